// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/work/applications_worker.hpp"

namespace tranche::gui {

SimulatedRun::SimulatedRun(Loaded scenario, std::int64_t replication)
    : loaded(std::move(scenario)),
      setting(loaded->scenario),
      key{static_cast<std::uint64_t>(loaded->scenario.experiment.seed),
          static_cast<std::uint64_t>(replication)} {}

ApplicationsWorker::ApplicationsWorker(QObject* parent) : QObject(parent) {
    connect(&run_, &TaskThread::failed, this, &ApplicationsWorker::failed);
    connect(&explanation_, &TaskThread::failed, this, &ApplicationsWorker::explanationFailed);
}

void ApplicationsWorker::simulate(Loaded scenario, std::int64_t replication) {
    explanation_.forget();
    if (last_ && last_->loaded == scenario &&
        last_->key.replication == static_cast<std::uint64_t>(replication)) {
        run_.forget();
        Q_EMIT simulated(last_);
        return;
    }
    run_.start([this, scenario = std::move(scenario), replication](const TaskThread::Context& context) {
        auto run = std::make_shared<SimulatedRun>(scenario, replication);
        Spectator spectator;
        spectator.cancel = &context.cancelled();
        run->outcome = tranche::simulate(run->setting, run->key, spectator);
        if (run->outcome.stop == StopReason::cancelled) return;
        context.post([this, run] {
            last_ = run;
            Q_EMIT simulated(run);
        });
    });
}

void ApplicationsWorker::explain(Simulated run, std::uint32_t project) {
    explanation_.start([this, run = std::move(run), project](const TaskThread::Context& context) {
        auto found = std::make_shared<const Explanation>(
            tranche::explain(run->loaded->scenario, run->key, project, run->outcome, &context.cancelled()));
        if (!found->cancelled) context.post([this, run, found] { Q_EMIT explained(run, found); });
    });
}

}  // namespace tranche::gui
