// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the metric table about demand: oversubscription of calls, service by sector, what only some scenarios have.
#include <array>
#include <cmath>
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

double ratio(Gpus a, Gpus b) {
    return b > 0 ? static_cast<double>(a) / static_cast<double>(b) : std::numeric_limits<double>::quiet_NaN();
}

double served(const Cohort& c) {
    return c.needGpuHours - c.unmetRejected - c.unmetWithdrawn - c.unmetWaiting - c.unmetTrimmed;
}

// Total variation between the sectors' shares of what is served and of what is needed: 0 when all sectors have the same part
// of their need served, however large that part is. Undefined with one sector, or when nothing is served.
double sectorGap(View v) {
    const Cohort& all = cohort(v, 0);
    const double allServed = served(all);
    std::size_t withNeed = 0;
    double sum = 0;
    for (std::size_t s = 1; s <= v.facts.sectors.size(); ++s) {
        const Cohort& one = cohort(v, s);
        withNeed += one.needGpuHours > 0 ? 1 : 0;
        sum += std::abs(served(one) / allServed - one.needGpuHours / all.needGpuHours);
    }
    return withNeed >= 2 && allServed > 0 ? sum / 2 : std::numeric_limits<double>::quiet_NaN();
}

bool overAsking(const StudyFacts& f) {
    return f.overAsking;
}

}  // namespace

std::span<const MetricRow> demandMetrics() {
    static constexpr auto rows = std::to_array<MetricRow>({
        {"oversubscription", "ratio", "GPUs asked for / GPUs awarded", kDemand, Better::lower, true,
         "of the applications decided or withdrawn; those of the first call: 13,712 / 4,224 = 3.2",
         [](View v, Scope s) { return ratio(cohort(v, s).resolvedAsked, cohort(v, s).granted); }},
        {"fairness.sector_gap", "share", "Sector gap in need served", MetricScope::all, Better::lower, false,
         "1/2 sum over sectors of |share of the GPU-hours served - share of the GPU-hours needed|, once a "
         "project: the part of what is served that would have to go to another sector for all to be served "
         "in "
         "proportion to their need",
         [](View v, Scope) { return sectorGap(v); }},
        {"gaming.inflation", "ratio", "GPUs stated / GPUs needed", kDemand, Better::lower, false,
         "sum of requests / sum of true needs, 1: truthful",
         [](View v, Scope s) { return ratio(cohort(v, s).asked, cohort(v, s).needed); }, kMean, false,
         overAsking},
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
