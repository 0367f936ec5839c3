// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/work/study_worker.hpp"

#include <algorithm>
#include <cmath>

#include "gui/presentation/words.hpp"
#include "models/report/complete_summary.hpp"

namespace tranche::gui {
namespace {

// Progress comes with every replication; the screen needs no more than this.
constexpr qint64 kEveryMs = 60;

// How many replications it will be: widths fall with the root of their number.
double expected(const StudyProgress& progress, const ExperimentSpec& experiment) {
    const auto least = static_cast<double>(experiment.replications.min);
    const auto most = static_cast<double>(progress.atMost);
    const auto done = static_cast<double>(progress.done);
    if (progress.wanted <= 0) return most;
    if (progress.relativeHalfWidth <= 0 || done < 3) return least;
    const double ratio = progress.relativeHalfWidth / progress.wanted;
    return std::max(done, std::clamp(std::ceil(done * ratio * ratio), least, most));
}

}  // namespace

StudyWorker::StudyWorker(QObject* parent) : QObject(parent) {
    connect(&thread_, &TaskThread::failed, this, &StudyWorker::failed);
    connect(&thread_, &TaskThread::ended, this, [this] { Q_EMIT stopped(cancelled_); });
}

void StudyWorker::start(Loaded scenario) {
    scenario_ = scenario;
    cancelled_ = true;  // unless it says otherwise
    Q_EMIT started();
    thread_.start([this, scenario = std::move(scenario)](const TaskThread::Context& context) {
        QElapsedTimer clock;
        clock.start();
        qint64 last = -kEveryMs;
        StudyOptions options;
        options.cancel = &context.cancelled();
        options.progress = [&](const StudyProgress& progress) {
            const qint64 now = clock.elapsed();
            if (now - last < kEveryMs && progress.done < progress.atMost) return;
            last = now;
            const auto done = static_cast<double>(progress.done),
                       all = expected(progress, scenario->scenario.experiment);
            const double left =
                progress.done > 0 ? static_cast<double>(now) / 1000 * (all - done) / done : -1;
            context.post([this, progress, left, all] {
                Q_EMIT progressed(progress.done, static_cast<qint64>(all), left);
            });
        };
        options.interim = [&](const RunSummary& summary) {
            if (context.cancelled()) return;
            auto run = std::make_shared<RunSummary>(summary);
            context.post([this, run] { Q_EMIT shown(run, false); });
        };
        const Setting setting(scenario->scenario);
        StudyResult result = runStudy(setting, options);
        const bool cancelled = result.stop == StudyStop::cancelled;
        auto run = std::make_shared<RunSummary>(std::move(result.summary));
        completeSummary(*scenario, *run);
        context.post([this, run, cancelled] {
            cancelled_ = cancelled;
            if (run->replications > 0) Q_EMIT shown(run, true);
        });
    });
}

}  // namespace tranche::gui
