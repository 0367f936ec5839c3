// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the tests of the scenario page share: a folder of their own, settings and drafts in it, copies of what ships.

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "gui/scenario/scenario_document.hpp"

namespace tranche::gui {

struct ScenarioSetting {
    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    QString drafts = folder.filePath(QStringLiteral("drafts"));

    ScenarioSetting() { QStandardPaths::setTestModeEnabled(true); }

    static QString shipped(const char* name) {
        return QStringLiteral(TRANCHE_SOURCE_DIR "/scenarios/") + QLatin1String(name);
    }
    QString write(const char* name, const QByteArray& bytes) const {
        const QString path = folder.filePath(QLatin1String(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)) return {};
        file.write(bytes);
        return path;
    }
    static QByteArray bytes(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not there");
    }
};

// Until the text as it is now has been checked.
inline bool isSettled(ScenarioDocument& document) {
    return QTest::qWaitFor([&] { return document.isChecked(); }, 20000);
}

}  // namespace tranche::gui
