// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the network says by itself, without demand: dates and slack at median durations, then by replication how
// likely each date is, which milestones decide it, and how many GPUs of the government serve when.
//   criticality   share of replications in which a milestone lies on a critical path (ties: on any) to the start of
//                 service of its own tranche; `programmeCriticality`: to the last start of service of all tranches
//                 (Van Slyke 1963). Both look at the milestone `in_service_at`, before lots and retests.
//   cruciality    Spearman correlation of its duration, risks included, with the day its tranche serves in full
//                 (NaN when either is certain)
//   significance  E[d / (d + slack) * T / E[T]], T the last start of service since the epoch (Williams 1992)
// Replication r draws with RunKey{seed, r}, as a simulation does, and the answer does not depend on `threads`.
// Quantiles: type 7 (Hyndman and Fan 1996); proportions: Wilson. Retirement is not counted: units delivered.
// O(replications (tranches (V + E) + V log replications)); memory O(replications (V + lots + months)).
// Verified by: tests/procurement/plan_test.cpp (EX-MERGE: mean 14, criticality 1/2 each, P(by 14) 1/2).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/procurement/delay_attribution.hpp"
#include "models/procurement/network.hpp"
#include "models/procurement/purchases.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/statistics/interval.hpp"

namespace tranche {

struct DeliveryTarget {  // at least `units` of the government in service by the end of day `by`
    Gpus units = 0;
    Date by;
};

struct PlanRequest {
    std::size_t replications = 1000;  // at least 1
    std::uint64_t seed = 0;
    Date horizon;  // last day of the fan
    std::vector<DeliveryTarget> targets;
    int threads = 0;  // 0: as many as the machine has
    double confidence = 0.95;
    const SupplyTerms* terms = nullptr;  // none: all is bought as written
};

// Means over replications of one year of one budget, or of its whole.
struct BudgetPlan {
    std::string budget;
    int year = 0;
    double appropriated = 0, committed = 0, cash = 0, lapsed = 0, shortfall = 0;  // [KRW]
};

struct DateSpread {
    Time mean = 0, p10 = 0, p50 = 0, p90 = 0;
};

struct MilestonePlan {
    std::string tranche, milestone;
    bool fixed = false;                      // has happened
    Time medianStart = 0, medianFinish = 0;  // critical path method at median durations, no risks
    Duration slack = 0,
             programmeSlack = 0;  // to service of its tranche; of the last tranche; kNever: leads to none
    DateSpread start, finish;
    double criticality = 0, programmeCriticality = 0, cruciality = 0, significance = 0;
};

struct RiskPlan {
    std::string tranche, risk, milestone;
    double strikeShare = 0;  // of replications, at least once
    double meanStrikes = 0;
};

struct DelayPlan {
    Date planned;
    double p10Days = 0, p50Days = 0, p90Days = 0;
    std::int64_t onTime = 0;  // replications in which every lot serves by the end of the planned day
    double onTimeShare = 0;
    Interval onTimeInterval;
    double shortfallGpuDays = 0;  // mean of government GPUs x days late, up to the horizon
    DelayAttribution attribution;
};

struct TranchePlan {
    std::string id, pool;
    Gpus units = 0, operatorUnits = 0;   // government's; operator's; at most, where a budget decides
    double bought = 0, meanCostKrw = 0;  // with terms: means over replications, the operator's included
    Time medianInService = 0;            // critical path method at median durations, milestone in_service_at
    DateSpread procured, installed, inService;  // the last two of the last lot
    double inHorizon = 0;                       // share of replications that serve in full by the horizon
    std::optional<DelayPlan> delay;
};

struct TargetPlan {
    DeliveryTarget target;
    std::int64_t met = 0;  // replications
    double probability = 0;
    Interval interval;
};

struct FanPoint {  // government GPUs in service at 00:00 of `date`
    Date date;
    double mean = 0, p05 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0;
};

struct PlanReport {
    std::size_t replications = 0;
    std::uint64_t seed = 0;
    double confidence = 0;
    std::vector<MilestonePlan> milestones;  // in file order, as all lists
    std::vector<RiskPlan> risks;
    std::vector<TranchePlan> tranches;
    std::vector<TargetPlan> targets;
    std::vector<BudgetPlan> budgets;  // with terms
    std::vector<FanPoint> fan;        // the epoch and every first of a month up to the horizon
};

PlanReport planProcurement(const MilestoneNetwork&, const Calendar&, const PlanRequest&);

}  // namespace tranche
