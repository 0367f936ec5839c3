// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/scenario_document.hpp"

#include <QFileInfo>
#include <QTextBlock>
#include <QTextCursor>

#include "gui/scenario/file_references.hpp"
#include "gui/scenario/shipped_scenarios.hpp"
#include "tests/gui/scenario_setting.hpp"

using namespace tranche;
using namespace tranche::gui;

class ScenarioDocumentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        setting_ = std::make_unique<ScenarioSetting>();
        document_ = std::make_unique<ScenarioDocument>(setting_->drafts);
    }
    void cleanup() {
        document_.reset();
        setting_.reset();
    }

    void hostileFiles_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("opens");
        QTest::addColumn<QString>("says");
        QTest::newRow("invalid UTF-8") << QByteArray("scenario: \xff\xfe\n") << false << "not UTF-8";
        QTest::newRow("NUL") << QByteArray("scenario: a\0b\n", 14) << false << "U+0000";
        QTest::newRow("lone CR") << QByteArray("scenario: a\rb: 1\n") << false << "U+000d";
        QTest::newRow("line separator") << QByteArray("scenario: \xe2\x80\xa8\n") << false << "U+2028";
        QTest::newRow("17 MB") << QByteArray(17'000'000, ' ') << false << "larger than 16 MB";
        QTest::newRow("deep nesting")
            << "a: " + QByteArray(1000, '[') + QByteArray(1000, ']') << true << "nesting too deep";
        QTest::newRow("a tab") << QByteArray("horizon:\n\tstart: 2025-01-01\n") << true
                               << "a tab in the indentation";
        QTest::newRow("anchors") << QByteArray("a: &x [1]\nb: *x\n") << true << "the anchor";
        QTest::newRow("nothing") << QByteArray() << true << "an empty scenario";
        QTest::newRow("not a mapping") << QByteArray("- 1\n") << true << "a block of keys";
    }
    void hostileFiles() {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, opens);
        QFETCH(QString, says);
        QCOMPARE(document_->open(ScenarioSetting::shipped("validation/mmc.yaml")), QString());
        QVERIFY(isSettled(*document_));
        document_->setValue("tranches.servers.units", "5");
        const QString before = document_->plainText();
        const QString error = document_->open(setting_->write("hostile.yaml", bytes));
        QCOMPARE(error.isEmpty(), opens);
        if (!opens) {
            QVERIFY2(error.contains(says), qPrintable(error));
            QCOMPARE(document_->plainText(), before);
            QCOMPARE(document_->name(), QStringLiteral("mmc.yaml"));
            QVERIFY(document_->isModified());
            return;
        }
        QVERIFY(isSettled(*document_));
        const auto checked = document_->lastChecked();
        QVERIFY(!checked->loaded);
        QVERIFY(checked->issues.hasErrors());
        QVERIFY2(QString::fromStdString(formatIssues(checked->issues)).contains(says),
                 formatIssues(checked->issues).c_str());
        // What cannot be read is no ground for an edit, and stays.
        const QString text = document_->plainText();
        if (says != QStringLiteral("a block of keys"))
            QVERIFY(!document_->setValue("experiment.seed", "1").error.isEmpty());
        QCOMPARE(document_->plainText(), text);
    }

    void aFolderAndAMissingFileAreRefused() {
        QVERIFY(document_->open(setting_->folder.path()).contains(QStringLiteral("is not a file")));
        QVERIFY(document_->open(QStringLiteral("/nowhere.yaml")).contains(QStringLiteral("no file")));
        QVERIFY(!document_->isOpen());
        QVERIFY(!document_->setValue("a", "1").error.isEmpty());
    }

    void lineEndsAndMarkAreKept() {
        const QByteArray bytes = "\xef\xbb\xbf# \xea\xb0\x80\r\nscenario: a\r\nserver_gpus: 8\r\n";
        const QString path = setting_->write("windows.yaml", bytes);
        QCOMPARE(document_->open(path), QString());
        QCOMPARE(document_->setValue("server_gpus", "4").error, QString());
        QVERIFY(document_->save().saved);
        QByteArray wanted = bytes;
        QCOMPARE(ScenarioSetting::bytes(path), wanted.replace("8", "4"));
    }

    void hardSpacesAndRareLettersSurvive() {
        const QByteArray bytes =
            QStringLiteral("title: a\u00a0b \U0001f600 가나\nserver_gpus: 8 # \U0001f600\n").toUtf8();
        const QString path = setting_->write("rare.yaml", bytes);
        QCOMPARE(document_->open(path), QString());
        QCOMPARE(document_->setValue("server_gpus", "4").error, QString());
        QVERIFY(document_->save().saved);
        QByteArray wanted = bytes;
        QCOMPARE(ScenarioSetting::bytes(path), wanted.replace(": 8", ": 4"));
    }

    void aFileChangedByAnotherIsNotOverwritten() {
        const QString path = setting_->write("a.yaml", "server_gpus: 8\n");
        QCOMPARE(document_->open(path), QString());
        document_->setValue("server_gpus", "4");
        setting_->write("a.yaml", "server_gpus: 2\n");
        const SaveOutcome refused = document_->save();
        QVERIFY(!refused.saved);
        QVERIFY(refused.changedOnDisk);
        QCOMPARE(ScenarioSetting::bytes(path), QByteArray("server_gpus: 2\n"));
        QVERIFY(document_->save(true).saved);
        QCOMPARE(ScenarioSetting::bytes(path), QByteArray("server_gpus: 4\n"));
    }

    void aFailedSaveKeepsEverything() {
        QCOMPARE(document_->open(ScenarioSetting::shipped("validation/mmc.yaml")), QString());
        document_->setValue("server_gpus", "4");
        const SaveOutcome outcome = document_->saveAs(QStringLiteral("/nowhere/at/all.yaml"));
        QVERIFY(!outcome.saved);
        QVERIFY(outcome.error.contains(QStringLiteral("not saved")));
        QVERIFY(document_->isModified());
        QCOMPARE(document_->name(), QStringLiteral("mmc.yaml"));
    }

    void aLinkStaysALink() {
        const QString path = setting_->write("real.yaml", "server_gpus: 8\n");
        const QString link = setting_->folder.filePath(QStringLiteral("link.yaml"));
        QVERIFY(QFile::link(path, link));
        QCOMPARE(document_->open(link), QString());
        document_->setValue("server_gpus", "4");
        QVERIFY(document_->save().saved);
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(ScenarioSetting::bytes(path), QByteArray("server_gpus: 4\n"));
    }

    void changesInARowAreOneStepUntilSomethingElseHappens() {
        QCOMPARE(document_->open(setting_->write("a.yaml", "server_gpus: 8\nx: 1\n")), QString());
        for (const char* value : {"7", "6", "5"})
            QCOMPARE(document_->setValue("server_gpus", value).error, QString());
        document_->setValue("x", "2");
        document_->setValue("server_gpus", "4");
        QCOMPARE(document_->plainText(), QStringLiteral("server_gpus: 4\nx: 2\n"));
        QTextDocument* text = document_->text();
        text->undo();
        QCOMPARE(document_->plainText(), QStringLiteral("server_gpus: 5\nx: 2\n"));
        text->undo();
        QCOMPARE(document_->plainText(), QStringLiteral("server_gpus: 5\nx: 1\n"));
        text->undo();
        QCOMPARE(document_->plainText(), QStringLiteral("server_gpus: 8\nx: 1\n"));
        QVERIFY(!text->isUndoAvailable());
    }

    void changesWithTimeBetweenThemAreStepsOfTheirOwn() {
        QCOMPARE(document_->open(setting_->write("a.yaml", "server_gpus: 8\n")), QString());
        document_->setValue("server_gpus", "7");
        QTest::qWait(1100);
        document_->setValue("server_gpus", "6");
        document_->text()->undo();
        QCOMPARE(document_->plainText(), QStringLiteral("server_gpus: 7\n"));
        document_->text()->undo();
        QCOMPARE(document_->plainText(), QStringLiteral("server_gpus: 8\n"));
    }

    void theNewestTextWins() {
        QCOMPARE(document_->open(ScenarioSetting::shipped("korea-2030.yaml")), QString());
        QSignalSpy told(document_.get(), &ScenarioDocument::checked);
        for (int i = 0; i < 20; ++i) {
            document_->setValue("experiment.seed", std::to_string(100 + i));
            document_->checkNow();
        }
        QVERIFY(isSettled(*document_));
        QCOMPARE(document_->lastChecked()->loaded->scenario.experiment.seed, 119);
        QVERIFY(told.size() < 20);
    }

    void everyTemplateOpensWithoutFault() {
        const auto templates = scenarioTemplates();
        QVERIFY(templates.size() > 8);
        QVERIFY(templates.front().title.startsWith(QStringLiteral("50,000 GPUs by 2030")));
        for (const ScenarioTemplate& one : templates) {
            QCOMPARE(document_->newFromTemplate(one.file), QString());
            QVERIFY(isSettled(*document_));
            QVERIFY2(document_->lastChecked()->loaded, qPrintable(one.file));
            QVERIFY(document_->file().isEmpty());
            QVERIFY(!document_->save().saved);
        }
    }

    void aVariantSavedElsewhereStillFindsItsBase() {
        QCOMPARE(document_->newFromTemplate(ScenarioSetting::shipped("demand-surge.yaml")), QString());
        QVERIFY(isSettled(*document_));
        const std::string hash = document_->lastChecked()->loaded->hash;
        QCOMPARE(document_->setValue("tranches.naicc.units", "16000").error, QString());
        QVERIFY(document_->plainText().contains(
            QStringLiteral("tranches:\n  - id: naicc\n    units: {value: 16000, ")));
        QCOMPARE(document_->removeValue("tranches").error, QString());
        QCOMPARE(document_->saveAs(setting_->folder.filePath(QStringLiteral("mine.yaml"))).error, QString());
        QVERIFY(isSettled(*document_));
        QVERIFY(document_->lastChecked()->loaded);
        QCOMPARE(document_->lastChecked()->loaded->hash, hash);
    }

private:
    std::unique_ptr<ScenarioSetting> setting_;
    std::unique_ptr<ScenarioDocument> document_;
};

QTEST_MAIN(ScenarioDocumentTest)
#include <scenario_document_test.moc>
