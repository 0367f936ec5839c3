// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QSignalSpy>
#include <QtTest>

#include "gui/work/compare_worker.hpp"
#include "gui/work/study_worker.hpp"
#include "models/report/csv.hpp"

namespace tranche::gui {
namespace {

Loaded korea(const std::vector<std::string>& overrides = {}) {
    ScenarioRequest request;
    request.file = TRANCHE_SOURCE_DIR "/scenarios/korea-2030.yaml";
    request.overrides = overrides;
    LoadResult result = loadScenario(request);
    return result.loaded ? std::make_shared<const LoadedScenario>(*std::move(result.loaded)) : nullptr;
}

}  // namespace

class StudyWorkerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bandsNarrowAndTheNumbersAreThoseOfTheCommand() {
        const Loaded scenario = korea();
        QVERIFY(scenario);
        StudyWorker worker;
        std::vector<std::int64_t> counts;
        Run last;
        bool whole = false;
        connect(&worker, &StudyWorker::shown, this, [&](Run run, bool isWhole) {
            counts.push_back(run->replications);
            last = run;
            whole = isWhole;
        });
        QSignalSpy stopped(&worker, &StudyWorker::stopped);
        QSignalSpy progressed(&worker, &StudyWorker::progressed);
        worker.start(scenario);
        QVERIFY(worker.isRunning() && counts.empty());  // start() does not wait
        QVERIFY(stopped.wait(120'000));
        QVERIFY(whole);
        QVERIFY(counts.size() >= 4);
        QVERIFY(std::is_sorted(counts.begin(), counts.end()));
        QVERIFY(progressed.count() > 0);

        QTemporaryDir folder;
        QProcess command;
        command.start(QStringLiteral(TRANCHE_PROGRAM),
                      {QStringLiteral("run"), QStringLiteral(TRANCHE_SOURCE_DIR "/scenarios/korea-2030.yaml"),
                       QStringLiteral("--out"), folder.path(), QStringLiteral("--quiet")});
        QVERIFY(command.waitForFinished(120'000));
        QCOMPARE(command.exitCode(), 0);
        QFile metrics(folder.filePath(QStringLiteral("metrics.csv"))),
            series(folder.filePath(QStringLiteral("timeseries.csv")));
        QVERIFY(metrics.open(QIODevice::ReadOnly) && series.open(QIODevice::ReadOnly));
        QCOMPARE(QByteArray::fromStdString(metricsCsv(*last)), metrics.readAll());
        QCOMPARE(QByteArray::fromStdString(timeseriesCsv(*last)), series.readAll());
    }

    void cancelStopsAndKeepsWhatIsDone() {
        const Loaded scenario =
            korea({"experiment.replications.min=2000", "experiment.replications.max=2000"});
        QVERIFY(scenario);
        StudyWorker worker;
        QSignalSpy stopped(&worker, &StudyWorker::stopped), shown(&worker, &StudyWorker::shown);
        worker.start(scenario);
        QVERIFY(shown.wait(60'000));
        worker.cancel();
        QVERIFY(worker.isRunning() && stopped.isEmpty());  // cancel() does not wait
        QVERIFY(stopped.wait(60'000));
        QCOMPARE(stopped[0][0].toBool(), true);
        QVERIFY(!worker.isRunning());
    }

    void theNewestScenarioWinsAndNothingOldArrives() {
        StudyWorker worker;
        const Loaded slow = korea({"experiment.replications.min=2000", "experiment.replications.max=2000"});
        const Loaded quick = korea({"experiment.replications.min=2", "experiment.replications.max=2",
                                    "experiment.replications.until=null", "experiment.seed=77"});
        QVERIFY(slow && quick);
        std::vector<std::uint64_t> seeds;
        connect(&worker, &StudyWorker::shown, this,
                [&](const Run& run, bool) { seeds.push_back(run->seed); });
        QSignalSpy stopped(&worker, &StudyWorker::stopped);
        for (int i = 0; i < 5; ++i) worker.start(slow);
        worker.start(quick);
        seeds.clear();
        QVERIFY(stopped.wait(60'000));
        QVERIFY(!seeds.empty());
        for (const std::uint64_t seed : seeds) QCOMPARE(seed, 77ULL);
    }

    void aTaskCancelledBeforeItBeganSaysSo() {
        const Loaded slow = korea({"experiment.replications.min=2000", "experiment.replications.max=2000"});
        StudyWorker worker;
        QSignalSpy stopped(&worker, &StudyWorker::stopped);
        worker.start(slow);
        worker.start(slow);
        worker.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, 60'000);
        QCOMPARE(stopped[0][0].toBool(), true);
        QVERIFY(!worker.isRunning());

        CompareWorker comparing;
        QSignalSpy ended(&comparing, &CompareWorker::stopped);
        CompareWish wish;
        wish.scenarios = {
            {QStringLiteral(TRANCHE_SOURCE_DIR "/scenarios/korea-2030.yaml"), std::nullopt, {}}};
        wish.policies = {QStringLiteral("korea-2026"), QStringLiteral("first-come")};
        wish.replications = 2000;
        comparing.start(wish);
        comparing.start(wish);
        comparing.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 60'000);
        QVERIFY(!comparing.isRunning());
    }

    void whatATaskThrowsIsTold() {
        TaskThread thread;
        QSignalSpy failed(&thread, &TaskThread::failed), ended(&thread, &TaskThread::ended);
        thread.start([](const TaskThread::Context&) { throw std::runtime_error("no luck"); });
        QVERIFY(ended.wait(60'000));
        QCOMPARE(failed.count(), 1);
        QCOMPARE(failed[0][0].toString(), QStringLiteral("no luck"));
        thread.start([](const TaskThread::Context&) { throw 7; });
        QVERIFY(ended.wait(60'000));
        QCOMPARE(failed.count(), 2);
        QVERIFY(!thread.isRunning());
    }

    void closingWhileItRunsWaitsForTheThread() {
        const Loaded scenario = korea();
        {
            StudyWorker worker;
            worker.start(scenario);
        }
        QVERIFY(true);  // no crash, no thread left behind
    }
};

}  // namespace tranche::gui

QTEST_GUILESS_MAIN(tranche::gui::StudyWorkerTest)
#include <study_worker_test.moc>
