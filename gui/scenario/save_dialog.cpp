// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/save_dialog.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QRegularExpression>

namespace tranche::gui {
namespace {

bool mayReplace(QWidget* parent, const QString& title, const QString& file) {
    QMessageBox box(
        QMessageBox::Warning, title,
        QCoreApplication::translate("SaveName", "%1 is there already.").arg(QDir::toNativeSeparators(file)),
        QMessageBox::Yes | QMessageBox::No, parent);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(QCoreApplication::translate("SaveName", "Replace it?"));
    box.setDefaultButton(QMessageBox::No);
    box.setEscapeButton(QMessageBox::No);
    return box.exec() == QMessageBox::Yes;
}

}  // namespace

QString endingOf(const QString& kind) {
    static const QRegularExpression pattern(QStringLiteral("\\(\\*(\\.[^\\s*)]+)"));
    return pattern.match(kind).captured(1);
}

QString withEnding(const QString& file, const QString& kind) {
    if (file.isEmpty() || !QFileInfo(file).suffix().isEmpty()) return file;
    return file + endingOf(kind);
}

QString askFileToWrite(QWidget* parent, const QString& title, const QString& start, const QStringList& kinds,
                       QString kind) {
    QFileDialog dialog(parent, title, QFileInfo(start).absolutePath());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setFileMode(QFileDialog::AnyFile);
    dialog.setOption(QFileDialog::DontConfirmOverwrite);  // asked below, when the name is whole
    dialog.setNameFilters(kinds);
    if (!kind.isEmpty()) dialog.selectNameFilter(kind);
    dialog.selectFile(start);
    while (dialog.exec() == QDialog::Accepted) {
        const QString chosen = dialog.selectedFiles().value(0);
        kind = dialog.selectedNameFilter();
        const QString file = withEnding(chosen, endingOf(kind).isEmpty() ? kinds.value(0) : kind);
        if (file.isEmpty()) return {};
        if (!QFileInfo::exists(file) || mayReplace(parent, title, file)) return file;
    }
    return {};
}

}  // namespace tranche::gui
