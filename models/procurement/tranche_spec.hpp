// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a scenario says about one purchase: its milestones with uncertain durations, the risks that delay them, the lots
// it arrives in, its acceptance tests, and which milestones give the dates of the capacity ladder.
// Plain values, checked across structs by checkProcurement(); durations in calendar days, GPUs whole, money whole won.
// Source: PERT (Malcolm et al. 1959); failed tenders as a truncated geometric number of repeats; reference-class
// inflation (Flyvbjerg 2006). Verified by: tests/procurement/spec_test.cpp.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/fields/field_table.hpp"
#include "models/procurement/budget_spec.hpp"
#include "models/procurement/topology_spec.hpp"
#include "models/quantities/quantities.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/random/distribution.hpp"

namespace tranche {

// A cause of delay that several milestones share, also across tranches: a vendor's backlog, a licence regime.
struct DelayFactorSpec {
    std::string id;
    std::string help;
};

// Finish-to-start activity. It starts when every milestone of `after` has finished, `lagDays` later, and not before
// `notBefore`; without `after` at `notBefore`, else at the epoch.
struct MilestoneSpec {
    std::string id;
    std::vector<std::string> after;  // `milestone` of the same tranche, or `tranche.milestone`
    Distribution durationDays;
    double lagDays = 0;
    std::optional<Date> on;  // what really happened: finishes then, nothing is drawn
    std::optional<Date> notBefore;
    std::optional<std::string> factor;
    double loading = 0;  // one-factor Gaussian copula: z = loading F + sqrt(1 - loading^2) e
};

// Strikes with `probability`, each time delaying its milestone; after each strike it may strike again, `repeats` at most.
struct RiskSpec {
    std::string id;
    std::string milestone;
    double probability = 0;
    Distribution delayDays;
    int repeats = 1;
};

struct LotSpec {
    double share = 1;
    Distribution lagDays;  // after the dates of the tranche: both installation and service
};

// Each lot is tested by itself; each failure costs a retest, and after the last retest it is accepted.
// With beta GPUs, so many of the first lot serve first; the rest follows after the beta period at the earliest.
struct AcceptanceSpec {
    double passProbability = 1;
    Distribution retestDays;
    int maxRetests = 3;
    Gpus betaGpus = 0;  // 0: no beta period
    Distribution betaDays = Distribution::constant(0);
};

// Spread and default belong to the name: tranches of one operator share them.
struct OperatorSpec {
    std::string name;
    Gpus ownUnits = 0;       // kept by the operator in lieu of fees, never part of the government's pool
    double delaySigma = 0;   // of a lognormal factor, median 1, on every duration not yet known
    double priceFactor = 1;  // on the price of the day
    double performance = 1;  // throughput of its GPUs over what the catalogue says
    double defaultProbability = 0;                            // of failing between contract and delivery
    Distribution retenderDays = Distribution::constant(180);  // what a default costs
};

// What takes the place of the tranche's GPUs when they retire, bought at the price of that day.
struct RefreshSpec {
    std::string gpu;
    std::string pool;    // empty: the tranche's pool with "-refresh"
    double perUnit = 1;  // new GPUs for one retired
    double tradeIn = 0;  // share of the resale value that is credited
    Distribution delayDays = Distribution::constant(0);
    double lifeYears = 5;
    std::string budget;  // empty: bought whatever it costs
};

enum class LifeRule { technical, economic };

struct TrancheSpec {
    std::string id;
    std::string name;
    std::string gpu;  // GPU model
    Gpus units = 0;   // bought in all, the operator's included
    OperatorSpec operatedBy;
    std::vector<MilestoneSpec> milestones;
    std::vector<RiskSpec> risks;
    std::vector<LotSpec> lots;  // none: one lot without lag
    AcceptanceSpec acceptance;
    std::string procuredAt;          // milestone whose finish is the contract
    std::string installedAt;         // ... the hardware on the floor
    std::string inServiceAt;         // ... acceptance
    Won costKrw = 0;                 // of `units`; 0 with a price path: the price of the day
    std::optional<double> costUsd;   // [USD] as stated beside costKrw; only a check of it
    std::string budget;              // empty: bought in full, whatever there is; else `units` at most
    double budgetShare = 1;          // of what the budget has left at the contract
    std::int64_t contractYears = 1;  // years of appropriations that the contract may commit
    PaymentSpec payments;
    LifeRule retire = LifeRule::technical;
    std::optional<RefreshSpec> refresh;
    double lifeYears = 5;
    std::string pool;                      // empty: the tranche's id
    std::string site;                      // empty: none, with as much power as is needed
    std::optional<Date> plannedInService;  // as announced
    std::optional<TopologySpec> topology;  // none: one cluster
    double durationFactor = 1;             // every duration not yet known is multiplied by it
};

const Table<DelayFactorSpec>& fields(Tag<DelayFactorSpec>);
const Table<MilestoneSpec>& fields(Tag<MilestoneSpec>);
const Table<RiskSpec>& fields(Tag<RiskSpec>);
const Table<LotSpec>& fields(Tag<LotSpec>);
const Table<AcceptanceSpec>& fields(Tag<AcceptanceSpec>);
const Table<OperatorSpec>& fields(Tag<OperatorSpec>);
const Names<LifeRule>& names(Tag<LifeRule>);
const Table<RefreshSpec>& fields(Tag<RefreshSpec>);
const Table<TrancheSpec>& fields(Tag<TrancheSpec>);

// The pool a tranche delivers into.
inline const std::string& poolOf(const TrancheSpec& tranche) {
    return tranche.pool.empty() ? tranche.id : tranche.pool;
}

// The pool that its successors serve in.
inline std::string refreshPoolOf(const TrancheSpec& tranche) {
    return tranche.refresh->pool.empty() ? poolOf(tranche) + "-refresh" : tranche.refresh->pool;
}

}  // namespace tranche
