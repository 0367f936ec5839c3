// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where the days between the announced and the real start of service of a tranche went. In each replication the
// critical path is walked back from service (ties: the alphabetically first milestone), and
//   delay = plan + sum over the path of (duration - median duration) + sum over the path of delays by risks + lots
// holds to the millisecond: `plan` is what the path would have taken at median durations beyond the announced date,
// `lots` what the last lot came and was accepted later than the milestone of service.
// O(V) a replication. Verified by: tests/procurement/attribution_test.cpp.

#include <cstdint>
#include <span>
#include <vector>

#include "models/procurement/sampling.hpp"

namespace tranche {

struct DelayCause {
    std::uint32_t milestone = 0;
    double durationDays = 0;  // mean over all replications, 0 where it is not on the path
    double riskDays = 0;      // idem
    double onPath = 0;        // share of replications
};

struct DelayAttribution {
    double meanDelayDays = 0;
    double planDays = 0;
    double lotDays = 0;
    std::vector<DelayCause> causes;  // that were ever on the path, largest mean first
};

// Of a tranche with an announced date; `medians` as medianDurations gives them; at least one sample.
DelayAttribution attributeDelay(const MilestoneNetwork&, std::uint32_t tranche,
                                std::span<const ProcurementSample>, std::span<const Duration> medians);

}  // namespace tranche
