// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/work/applications_worker.hpp"

#include <exception>

#include "gui/presentation/words.hpp"

namespace tranche::gui {

SimulatedRun::SimulatedRun(Loaded scenario, std::int64_t replication)
    : loaded(std::move(scenario)),
      setting(loaded->scenario),
      key{static_cast<std::uint64_t>(loaded->scenario.experiment.seed),
          static_cast<std::uint64_t>(replication)} {}

void ApplicationsWorker::simulate(Loaded scenario, std::int64_t replication) {
    if (last_ && last_->loaded == scenario &&
        last_->key.replication == static_cast<std::uint64_t>(replication)) {
        Q_EMIT simulated(last_);
        return;
    }
    run_.start([this, scenario = std::move(scenario), replication](const TaskThread::Context& context) {
        try {
            auto run = std::make_shared<SimulatedRun>(scenario, replication);
            Spectator spectator;
            spectator.cancel = &context.cancelled();
            run->outcome = tranche::simulate(run->setting, run->key, spectator);
            if (run->outcome.stop == StopReason::cancelled) return;
            context.post([this, run] {
                last_ = run;
                Q_EMIT simulated(run);
            });
        } catch (const std::exception& fault) {
            context.post([this, why = qs(fault.what())] { Q_EMIT failed(why); });
        }
    });
}

void ApplicationsWorker::explain(Simulated run, std::uint32_t project) {
    explanation_.start([this, run = std::move(run), project](const TaskThread::Context& context) {
        try {
            auto found = std::make_shared<const Explanation>(
                tranche::explain(run->loaded->scenario, run->key, project, run->outcome));
            context.post([this, run, found] { Q_EMIT explained(run, found); });
        } catch (const std::exception& fault) {
            context.post([this, why = qs(fault.what())] { Q_EMIT failed(why); });
        }
    });
}

}  // namespace tranche::gui
