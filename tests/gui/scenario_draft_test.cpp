// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/draft_store.hpp"

#include "gui/scenario/notice_bar.hpp"
#include "gui/scenario/scenario_page.hpp"
#include "tests/gui/scenario_setting.hpp"

using namespace tranche::gui;

class ScenarioDraftTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasNotSavedIsOfferedAfterACrash() {
        ScenarioSetting setting;
        const QString path = setting.write("a.yaml", "server_gpus: 8\n");
        {
            // A store that ends without dropping its draft is what a crash leaves.
            DraftStore crashed(setting.drafts);
            crashed.keep(path, path, QStringLiteral("server_gpus: 4\n"));
        }
        ScenarioPage page(setting.settings, setting.drafts);
        page.offerDrafts();
        QVERIFY(page.notice()->text().startsWith(QStringLiteral("a.yaml was not saved")));
        page.notice()->button(0)->click();
        QCOMPARE(page.document().plainText(), QStringLiteral("server_gpus: 4\n"));
        QCOMPARE(page.document().file(), path);
        QVERIFY(page.document().isModified());
        QVERIFY(page.document().save().saved);
        QCOMPARE(ScenarioSetting::bytes(path), QByteArray("server_gpus: 4\n"));
        page.document().drafts().flush();
        QVERIFY(DraftStore(setting.drafts).abandoned().empty());
    }

    void aDraftIsWrittenAMomentAfterAChangeAndGoesWithTheSave() {
        ScenarioSetting setting;
        ScenarioDocument document(setting.drafts);
        QCOMPARE(document.open(setting.write("a.yaml", "server_gpus: 8\n")), QString());
        document.setValue("server_gpus", "4");
        const auto drafts = [&] {
            return QDir(setting.drafts).entryList({QStringLiteral("*.draft")}).size();
        };
        QTRY_COMPARE(drafts(), 1);
        QVERIFY(DraftStore(setting.drafts).abandoned().empty());  // its document is open
        QVERIFY(document.save().saved);
        document.drafts().flush();
        QCOMPARE(drafts(), 0);
        document.setValue("server_gpus", "2");
        QTRY_COMPARE(drafts(), 1);
        document.text()->undo();
        QTRY_COMPARE(drafts(), 0);  // as saved again: nothing to keep
    }

    void aDiscardedDraftIsNotOfferedAgain() {
        ScenarioSetting setting;
        DraftStore(setting.drafts).keep({}, QStringLiteral("/x/y.yaml"), QStringLiteral("a: 1\n"));
        ScenarioPage page(setting.settings, setting.drafts);
        page.offerDrafts();
        page.notice()->button(1)->click();
        QVERIFY(DraftStore(setting.drafts).abandoned().empty());
        QVERIFY(page.notice()->text().isEmpty());
    }

    void aDamagedDraftIsPassedOver() {
        ScenarioSetting setting;
        QDir().mkpath(setting.drafts);
        setting.write("drafts/x.draft", "{\"text\": ");
        QVERIFY(DraftStore(setting.drafts).abandoned().empty());
    }
};

QTEST_MAIN(ScenarioDraftTest)
#include <scenario_draft_test.moc>
