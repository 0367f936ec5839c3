// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/save_name.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

namespace tranche::gui {
namespace {

QString endingOf(const QString& kind) {
    const qsizetype star = kind.lastIndexOf(QLatin1Char('*'));
    return kind.mid(star + 1).remove(QLatin1Char(')'));
}

}  // namespace

QString withEnding(const QString& file, const QString& kind) {
    if (file.isEmpty() || !QFileInfo(file).suffix().isEmpty()) return file;
    return file + endingOf(kind);
}

QString askWhere(QWidget* parent, const QString& name, const QStringList& kinds, int usual) {
    QSettings settings;
    const QString folder = settings.value(QStringLiteral("save/folder"), QDir::homePath()).toString();
    QString kind = kinds.value(usual);
    const QString offered = QDir(folder).filePath(name + endingOf(kind));
    const QString chosen =
        QFileDialog::getSaveFileName(parent, QCoreApplication::translate("SaveName", "Save"), offered,
                                     kinds.join(QStringLiteral(";;")), &kind);
    if (chosen.isEmpty()) return {};
    settings.setValue(QStringLiteral("save/folder"), QFileInfo(chosen).absolutePath());
    return withEnding(chosen, kind);
}

}  // namespace tranche::gui
