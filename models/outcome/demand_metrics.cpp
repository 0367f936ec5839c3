// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the metric table about demand: oversubscription of calls, and what only some scenarios have.
#include <array>
#include <limits>

#include "models/outcome/metric_table.hpp"

namespace tranche {
namespace {

using View = const MetricView&;
using Scope = std::size_t;

constexpr auto kDemand = MetricScope::demand;
constexpr auto kMean = IntervalKind::mean;

const Cohort& cohort(View v, Scope s) {
    return v.cohorts[s];
}

// Rounds decided in the window.
double oversubscription(View v, Scope) {
    Gpus asked = 0, offered = 0;
    for (const RoundOutcome& round : v.outcome.rounds) {
        if (round.decided < v.facts.from || round.decided >= v.facts.to) continue;
        asked += round.asked;
        offered += round.offered;
    }
    return offered > 0 ? static_cast<double>(asked) / static_cast<double>(offered)
                       : std::numeric_limits<double>::quiet_NaN();
}

bool overAsking(const StudyFacts& f) {
    return f.overAsking;
}

}  // namespace

std::span<const MetricRow> demandMetrics() {
    static constexpr auto rows = std::to_array<MetricRow>({
        {"calls.oversubscription", "ratio", "GPUs asked for / on offer at the calls' decisions",
         MetricScope::all, Better::lower, false,
         "over the rounds decided in the window: GPUs of all that were ranked / GPUs free or lent then",
         oversubscription},
        {"gaming.inflation", "ratio", "GPUs stated / GPUs needed", kDemand, Better::lower, false,
         "sum of requests / sum of true needs, 1: truthful",
         [](View v, Scope s) {
             const Cohort& c = cohort(v, s);
             return c.needed > 0 ? static_cast<double>(c.asked) / static_cast<double>(c.needed)
                                 : std::numeric_limits<double>::quiet_NaN();
         },
         kMean, false, overAsking},
        {"gpus.needed", "GPUs", "GPUs truly needed", kDemand, Better::neither, false,
         "sum of needs behind the requests",
         [](View v, Scope s) { return static_cast<double>(cohort(v, s).needed); }, kMean, false, overAsking},
        {"gpus.stranded", "GPUs", "GPUs granted beyond the need", kDemand, Better::lower, false,
         "sum of max(0, awarded - needed)",
         [](View v, Scope s) { return static_cast<double>(cohort(v, s).stranded); }, kMean, false,
         overAsking},
    });
    return rows;
}

}  // namespace tranche
