// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outcome/replication_record.hpp"

#include <algorithm>
#include <utility>

#include "models/outcome/fairness.hpp"

namespace tranche {

ReplicationRecord recordOf(ReplicationOutcome&& outcome, const StudyFacts& facts,
                           std::span<const MetricSlot> slots) {
    ReplicationRecord record;
    {
        const MetricView view(outcome, facts);
        record.values = evaluate(slots, view);
        for (std::size_t s = 0; s <= facts.sectors.size(); ++s) {
            const Cohort& cohort = view.cohorts[s];
            record.waits.push_back(waitRecord(view.waits[s], cohort.waitsOf, facts));
            record.lorenz.push_back(lorenzCurve(cohort.satisfaction, kLorenzParts));
        }
    }
    const std::vector<Time>& dates = outcome.ladder.dates;
    record.startedWaitDays.assign(dates.size(), 0);
    record.startedCount.assign(dates.size(), 0);
    for (const Application& a : outcome.applications) {
        if (a.started == kNever || a.contest) continue;
        const auto after = std::upper_bound(dates.begin(), dates.end(), a.started);
        const auto interval = static_cast<std::size_t>(after - dates.begin()) - 1;
        record.startedWaitDays[interval] += toDays(a.started - a.submitted);
        ++record.startedCount[interval];
    }
    record.ladder = std::move(outcome.ladder);
    record.power = std::move(outcome.power);
    record.budgets = std::move(outcome.supply.budgets);
    record.tranches = std::move(outcome.tranches);
    record.events = outcome.events;
    return record;
}

}  // namespace tranche
