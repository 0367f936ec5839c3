// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAction>
#include <QKeySequence>

#include "gui/scenario/scenario_page.hpp"
#include "tests/gui/scenario_setting.hpp"

using namespace tranche::gui;

class ScenarioKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noButtonTakesTheLettersOfTheMenuBar() {
        ScenarioSetting setting;
        ScenarioPage page(setting.settings, setting.drafts);
        QVERIFY(page.openPath(ScenarioSetting::shipped("korea-2030.yaml")));
        QVERIFY(isSettled(page.document()));
        page.showField("tranches.naicc.units");
        for (const QAbstractButton* button : page.findChildren<QAbstractButton*>())
            for (const char letter : {'F', 'E', 'R', 'V', 'H'})
                QVERIFY2(QKeySequence::mnemonic(button->text()) !=
                             QKeySequence(QStringLiteral("Alt+") + QLatin1Char(letter)),
                         qPrintable(button->text()));
    }

    void saveAsHasAKey() {
        ScenarioSetting setting;
        ScenarioPage page(setting.settings, setting.drafts);
        QVERIFY(!page.action(QStringLiteral("save_as"))->shortcut().isEmpty());
    }
};

QTEST_MAIN(ScenarioKeysTest)
#include <scenario_keys_test.moc>
