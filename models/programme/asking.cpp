// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an applicant asks for: its draws, what a trace recorded of it, what efficiency and good years make of it, and what
// past awards have taught it to state.
#include <algorithm>
#include <cmath>

#include "models/programme/programme.hpp"

namespace tranche {

void Programme::ask(Application& a) {
    const SectorSpec& spec = setting_->scenario.sectors[a.sector];
    const SectorSetting& sector = setting_->sectors[a.sector];
    double factor = 1;
    if (!demand_.sizes[a.sector].none()) factor *= demand_.sizes[a.sector].factor(now());
    if (!demand_.efficiency[a.sector].none()) factor *= demand_.efficiency[a.sector].gpus(now());
    requests_.draw(a, spec, now(), sector.ask, factor);
    const auto traced =
        std::lower_bound(sector.traced.begin(), sector.traced.end(), a.entity,
                         [](const auto& item, std::uint64_t entity) { return item.first < entity; });
    if (traced != sector.traced.end() && traced->first == a.entity) {
        const TracedApplication& recorded = spec.trace->applications[traced->second];
        const Gpus server = setting_->scenario.serverGpus;
        a.requested = ceilToQuantum(recorded.gpus, server);
        a.viable = ceilToQuantum(
            static_cast<Gpus>(std::ceil(static_cast<double>(recorded.gpus) * spec.viableShare - 1e-9)),
            server);
        a.months = recorded.months;
        a.duration = recorded.months > 0 ? setting_->calendar.addMonths(now(), recorded.months) - now()
                                         : std::max<Duration>(1, fromDays(recorded.days));
        if (recorded.merit)
            a.merit =
                static_cast<float>(*recorded.merit + spec.reapply.meritGain * (a.attempt - a.firstAttempt));
    }
    if (auto& asking = demand_.asking[a.sector]) {
        asking->close(now());
        a.needs = a.requested;
        a.requested = asking->stated(learner(a), a.needs, spec.serversMax * setting_->scenario.serverGpus,
                                     setting_->scenario.serverGpus);
    }
}

Behaviour Programme::conduct(const Application& a) const {
    return requests_.behaviour(a.entity, a.attempt, setting_->sectors[a.sector].ask);
}

std::uint64_t Programme::learner(const Application& a) const {
    switch (setting_->scenario.sectors[a.sector].gaming->memory) {
        case GamingMemory::sector:
            return 0;
        case GamingMemory::organisation:
            return a.organisation;
        case GamingMemory::applicant:
            break;
    }
    return a.entity;
}

void Programme::learn(const Application& a) {
    if (auto& asking = demand_.asking[a.sector]; asking && !a.contest)
        asking->learn(learner(a), a.needs, a.requested, a.granted, now());
}

}  // namespace tranche
