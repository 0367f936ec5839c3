// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QSignalSpy>
#include <QtTest>

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
        QElapsedTimer clock;
        qint64 first = -1;
        connect(&worker, &StudyWorker::shown, this, [&](Run run, bool isWhole) {
            if (first < 0) first = clock.elapsed();
            counts.push_back(run->replications);
            last = run;
            whole = isWhole;
        });
        QSignalSpy stopped(&worker, &StudyWorker::stopped);
        QSignalSpy progressed(&worker, &StudyWorker::progressed);
        clock.start();
        worker.start(scenario);
        QVERIFY(clock.elapsed() < 50);  // start() does not wait
        QVERIFY(stopped.wait(120'000));
        QVERIFY(whole);
        QVERIFY(counts.size() >= 4);
        QVERIFY(std::is_sorted(counts.begin(), counts.end()));
        QVERIFY(progressed.count() > 0);
        qInfo("first numbers after %lld ms", first);

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
        QElapsedTimer clock;
        clock.start();
        worker.cancel();
        QVERIFY(clock.elapsed() < 50);
        QVERIFY(stopped.wait(20'000));
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
