// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/save_name.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace tranche::gui {

QString askWhere(QWidget* parent, const QString& name, const QStringList& kinds, int usual) {
    QSettings settings;
    const QString folder = settings.value(QStringLiteral("save/folder"), QDir::homePath()).toString();
    // The ending and not the kind, which is in the language of the day. What a table is saved as does not change what
    // its chart is saved as.
    QString kind = kinds.value(usual);
    const QString key = QStringLiteral("save/kind%1").arg(endingOf(kind));
    const QString last = settings.value(key).toString();
    for (const QString& one : kinds)
        if (!last.isEmpty() && endingOf(one) == last) kind = one;
    const QString file = askFileToWrite(parent, QCoreApplication::translate("SaveName", "Save"),
                                        QDir(folder).filePath(name + endingOf(kind)), kinds, kind);
    if (file.isEmpty()) return {};
    settings.setValue(QStringLiteral("save/folder"), QFileInfo(file).absolutePath());
    settings.setValue(key, QLatin1Char('.') + QFileInfo(file).suffix());
    return file;
}

}  // namespace tranche::gui
