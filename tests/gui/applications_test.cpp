// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QtTest>

#include "gui/pages/applications_panel.hpp"
#include "gui/pages/explanation_tree.hpp"
#include "gui/presentation/application_table.hpp"
#include "gui/presentation/explanation_text.hpp"

namespace tranche::gui {
namespace {

Loaded korea() {
    ScenarioRequest request;
    request.file = TRANCHE_SOURCE_DIR "/scenarios/korea-2030.yaml";
    LoadResult result = loadScenario(request);
    return result.loaded ? std::make_shared<const LoadedScenario>(*std::move(result.loaded)) : nullptr;
}

}  // namespace

class ApplicationsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTableIsThatOfTheCommand() {
        const Loaded scenario = korea();
        QVERIFY(scenario);
        SimulatedRun run(scenario, 0);
        run.outcome = simulate(run.setting, run.key);
        const TableData all = applicationTable(run.setting, run.outcome, QString());
        QCOMPARE(all.rows.size(), run.outcome.applications.size());
        std::size_t parts = 0;
        for (const SectorSpec& sector : scenario->scenario.sectors) {
            const QString key = QStringLiteral("sector:%1").arg(QString::fromStdString(sector.id));
            std::size_t sizes = 0;
            for (int size = 0; size < 5; ++size)
                sizes += applicationTable(run.setting, run.outcome,
                                          QStringLiteral("%1&size:%2").arg(key).arg(size))
                             .rows.size();
            const std::size_t here = applicationTable(run.setting, run.outcome, key).rows.size();
            QCOMPARE(sizes, here);
            parts += here;
        }
        QCOMPARE(parts, all.rows.size());

        // Those who wait on a sampling date are as many as the run counted.
        const LadderHistory& ladder = run.outcome.ladder;
        for (std::size_t i = 0; i < ladder.dates.size(); i += 7) {
            const Date date = run.setting.calendar.date(ladder.dates[i]);
            if (run.setting.calendar.at(date) != ladder.dates[i]) continue;
            const QString key = QStringLiteral("month:%1").arg(QString::fromStdString(formatDate(date)));
            QCOMPARE(static_cast<std::int64_t>(applicationTable(run.setting, run.outcome, key).rows.size()),
                     ladder.waiting[i]);
        }
    }

    void aStrangeKeyShowsAll() {
        const Loaded scenario = korea();
        const Setting setting(scenario->scenario);
        const ApplicationFilter filter =
            filterOf(QStringLiteral("sector:nobody&month:x&size:99&&:"), setting);
        QVERIFY(!filter.sector && !filter.waitingAt && !filter.size);
    }

    void aTeamOfTheContestIsNotExplained() {
        const Loaded scenario = korea();
        SimulatedRun run(scenario, 0);
        run.outcome = simulate(run.setting, run.key);
        const TableData all = applicationTable(run.setting, run.outcome, QString());
        int teams = 0;
        for (std::size_t i = 0; i < run.outcome.applications.size(); ++i) {
            const Application& a = run.outcome.applications[i];
            QCOMPARE(all.keys[static_cast<qsizetype>(i)].isEmpty(), a.contest);
            if (!a.contest || ++teams > 1) continue;
            const Explanation found = tranche::explain(scenario->scenario, run.key, a.project, run.outcome);
            QVERIFY(found.attempts.empty() && found.changes.empty());
            QVERIFY(explanationText(found, run.setting, run.key).title.isEmpty());
        }
        QVERIFY(teams > 0);
        const Explanation nobody = tranche::explain(scenario->scenario, run.key, 4'000'000, run.outcome);
        QVERIFY(nobody.attempts.empty() && nobody.changes.empty());

        ApplicationsPanel panel;
        QWidget* widget = &panel;
        widget->show();
        panel.show(scenario, QString());
        QTRY_VERIFY_WITH_TIMEOUT(panel.table()->model()->rowCount() > 50, 60'000);
        for (int row = 0; row < panel.table()->model()->rowCount(); ++row)
            if (all.keys[row].isEmpty()) {
                panel.table()->selectRow(row);
                break;
            }
        QVERIFY(panel.table()->currentIndex().isValid());
        QCOMPARE(panel.explanation()->topLevelItem(0)->text(0),
                 QStringLiteral("A team of the national contest: no call decided this."));
    }

    void choosingAnApplicationExplainsIt() {
        ApplicationsPanel panel;
        panel.resize(1200, 400);
        QWidget* widget = &panel;
        widget->show();
        panel.show(korea(), QStringLiteral("sector:startup"));
        QTRY_VERIFY_WITH_TIMEOUT(panel.table()->model()->rowCount() > 50, 30'000);
        panel.table()->setFocus();
        QTest::keyClick(panel.table(), Qt::Key_Down);
        QTRY_VERIFY_WITH_TIMEOUT(panel.explanation()->topLevelItemCount() >= 3, 120'000);
        QVERIFY(panel.explanation()->topLevelItem(0)->text(0).startsWith(QLatin1String("Project ")));
    }

    void anExplanationCanBeCancelled() {
        const Loaded scenario = korea();
        SimulatedRun run(scenario, 0);
        run.outcome = simulate(run.setting, run.key);
        const std::atomic<bool> up = true;
        const Explanation none = tranche::explain(scenario->scenario, run.key, 0, run.outcome, &up);
        QVERIFY(none.cancelled && none.changes.empty());
        QVERIFY(!none.attempts.empty());
    }

    void onlyTheNewestRequestIsAnswered() {
        const Loaded one = korea(), other = korea();
        ApplicationsWorker worker;
        std::vector<Simulated> came;
        connect(&worker, &ApplicationsWorker::simulated, this,
                [&](const Simulated& run) { came.push_back(run); });
        QSignalSpy explained(&worker, &ApplicationsWorker::explained);
        worker.simulate(one, 0);
        QTRY_COMPARE_WITH_TIMEOUT(came.size(), 1UL, 60'000);
        worker.explain(came[0], 0);
        worker.simulate(other, 0);
        worker.simulate(one, 0);  // there already
        QCOMPARE(came.size(), 2UL);
        QVERIFY(!worker.isRunning());
        QTest::qWait(500);
        QCOMPARE(came.size(), 2UL);
        QCOMPARE(explained.count(), 0);
    }

    void theSearchCountsAndSavesWhatIsListed() {
        ApplicationsPanel panel;
        QVERIFY(!panel.allButton()->isEnabled() && !panel.saveButton()->isEnabled());
        panel.show(korea(), QString());
        QVERIFY(!panel.saveButton()->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(panel.saveButton()->isEnabled(), 60'000);
        QVERIFY(panel.allButton()->isEnabled());
        const std::size_t all = panel.listed().rows.size();
        panel.search()->setText(QStringLiteral("rejected"));
        const std::size_t some = panel.listed().rows.size();
        QVERIFY(some > 0 && some < all);
        QCOMPARE(static_cast<int>(some), panel.table()->model()->rowCount());
        QVERIFY(panel.heading()->text().contains(
            QStringLiteral("%1 of %2 in").arg(QLocale().toString(some), QLocale().toString(all))));
        panel.search()->setText(QStringLiteral("nothing has this"));
        QVERIFY(!panel.saveButton()->isEnabled());
    }

    void thePanelFollowsTheScenario() {
        ApplicationsPanel panel;
        panel.show(korea(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(!panel.isWorking() && panel.saveButton()->isEnabled(), 60'000);
        panel.scenarioChanged(korea());
        QVERIFY(panel.heading()->text().endsWith(QLatin1String("(of an earlier version)")));
        QWidget* widget = &panel;
        widget->show();  // seen: simulated again
        QVERIFY(!panel.saveButton()->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(panel.saveButton()->isEnabled(), 60'000);
        QVERIFY(!panel.heading()->text().contains(QLatin1String("earlier")));
        panel.scenarioChanged(korea());
        QVERIFY(panel.isWorking());
        QTRY_VERIFY_WITH_TIMEOUT(panel.saveButton()->isEnabled(), 60'000);
        panel.show(korea(), QString(), QStringLiteral("first-come"));  // of a comparison
        QTRY_VERIFY_WITH_TIMEOUT(panel.saveButton()->isEnabled(), 60'000);
        panel.scenarioChanged(korea());
        QVERIFY(!panel.isWorking());
    }

    void longTextsOfAnExplanationWrap() {
        ExplanationTree tree;
        tree.resize(400, 600);
        tree.show();
        ExplanationText text;
        text.parts.push_back(
            {QStringLiteral("Attempt 1"),
             {{QStringLiteral("a"), QStringLiteral("short")},
              {QStringLiteral("b"), QStringLiteral("many words of one fact ").repeated(12)}}});
        tree.setExplanation(text);
        QTest::qWait(50);
        QTreeWidgetItem* part = tree.topLevelItem(1);
        const int one = tree.visualItemRect(part->child(0)).height();
        const int more = tree.visualItemRect(part->child(1)).height();
        QVERIFY2(more > 3 * one, qPrintable(QStringLiteral("%1 %2").arg(one).arg(more)));
        QCOMPARE(part->child(1)->data(1, Qt::AccessibleTextRole).toString(), part->child(1)->text(1));
    }

    void theExplanationSaysWhatTheCommandSays() {
        const Loaded scenario = korea();
        SimulatedRun run(scenario, 0);
        run.outcome = simulate(run.setting, run.key);
        std::uint32_t project = 0;
        for (const Application& a : run.outcome.applications)
            if (a.status == Status::rejected) {
                project = a.project;
                break;
            }
        const Explanation found = tranche::explain(scenario->scenario, run.key, project, run.outcome);
        const ExplanationText text = explanationText(found, run.setting, run.key);
        QCOMPARE(text.parts.size(), found.attempts.size());
        QCOMPARE(text.changes.rows.size(), found.changes.size());
        QProcess command;
        command.start(
            QStringLiteral(TRANCHE_PROGRAM),
            {QStringLiteral("explain"), QStringLiteral(TRANCHE_SOURCE_DIR "/scenarios/korea-2030.yaml"),
             QStringLiteral("--project"), QString::number(project)});
        QVERIFY(command.waitForFinished(120'000));
        const QString said = QString::fromUtf8(command.readAllStandardOutput());
        for (const auto& [name, fact] : text.parts[0].facts)
            if (name == QLatin1String("submitted") || name == QLatin1String("decided"))
                QVERIFY2(said.contains(fact), qPrintable(fact));
    }
};

}  // namespace tranche::gui

QTEST_MAIN(tranche::gui::ApplicationsTest)
#include <applications_test.moc>
