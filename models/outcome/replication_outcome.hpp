// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What one replication leaves behind: every application with its dates, the ladder at every sampling date (counts and
// exact GPU-time integrals), deliveries, the contest. Plain values, written by `programme`, read by the metric table.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "models/allocation/room.hpp"
#include "models/demand/application.hpp"
#include "models/fleet/rung.hpp"
#include "models/outcome/pool_gauges.hpp"
#include "models/outcome/power_history.hpp"
#include "models/procurement/purchases.hpp"
#include "sim/kernel/simulation.hpp"

namespace tranche {

inline constexpr std::int64_t kWasteUnits = 100;
// Where nodes have names (a policy with placement): totals of a pool over [0, date).
struct PlacementTotals {
    GpuTime open = 0;      // GPU-ms of healthy GPUs that are nobody's
    GpuTime largest = 0;   // GPU-ms of the largest gang that could have been placed on them
    double scattered = 0;  // GPU-ms of them, expected, that the next request cannot use where they are
    double scatteredClusters = 0;        // the same one level up: clusters in place of units and racks
    std::int64_t slowed256 = 0;          // 256ths of active GPU-ms lost to units beyond the fewest
    std::int64_t grants = 0, units = 0;  // placed, and the units they were placed on
    double slowdowns = 0;                // sum over those grants
};

// GPU h of active work lost to units beyond the fewest.
inline double slowedHours(const PlacementTotals& t) {
    return static_cast<double>(t.slowed256) / 256 / 3.6e6;
}

// dates x pools, row-major by date. integral: GPU-ms over [0, date).
struct LadderHistory {
    std::size_t pools = 0;
    std::vector<Time> dates;
    std::vector<std::array<Gpus, kRungs>> count;
    std::vector<std::array<GpuTime, kRungs>> integral;
    std::vector<GpuTime>
        claimed;  // dates x pools: GPU-ms claimed by grants, whether healthy GPUs served them or not
    std::vector<GaugeTimes> gauges;  // dates x pools
    // dates x pools; outcomes written by hand may leave these three empty.
    std::vector<std::int64_t> wasted;        // kWasteUnits-th GPU-ms lost to checkpoints and repeated work
    std::vector<GpuTime> unpowered;          // GPU-ms accepted but without power
    std::vector<Duration> shortTime;         // ms in which some grant had fewer GPUs than promised
    std::vector<GpuTime> standing;           // of it by standing holders of set-asides, who are no applicants
    std::vector<PlacementTotals> placement;  // dates x pools; empty: nodes have no names
    std::vector<std::int64_t> waiting;       // applications submitted, neither started nor gone, by date
    std::vector<Gpus> waitingGpus;
    const std::array<Gpus, kRungs>& countAt(std::size_t date, std::size_t pool) const {
        return count[date * pools + pool];
    }
    const std::array<GpuTime, kRungs>& integralAt(std::size_t date, std::size_t pool) const {
        return integral[date * pools + pool];
    }
};

struct TrancheDelivery {
    Time procured = kNever, firstInService = kNever, allInService = kNever;
};

// An application in a draw, in the order of the draw.
struct LotEntry {
    std::uint32_t application = 0;
    Band band = Band::draw;
    double weight = 1;
    std::int64_t key = 0;  // of its lot: ascending is the order within the band
    double chance = -1;    // to be awarded, over all draws of this round; below 0: not worked out
};

// A call's decision.
struct RoundOutcome {
    std::uint32_t call = 0;
    Time decided = 0;
    std::uint32_t inversions = 0;  // of merit: applications passed over
    std::uint32_t ranked = 0, funded = 0;
    Gpus offered = 0, awarded = 0;                // free or lent at the decision, all pools; awarded by it
    float lastScore = 0;                          // lowest funded
    bool proven = true;                           // a rule that promises an optimum has proved it
    std::uint32_t envious = 0;                    // applications with justified envy
    std::uint64_t envyPairs = 0, foleyPairs = 0;  // justified; of any score, by more than one server
    std::vector<LotEntry> lots;                   // where lots are drawn
};

struct ContestOutcome {
    bool decided = false;      // the last stage ran to its end inside the horizon
    bool bestTeamWon = false;  // the winner is the team with the highest true ability of all that entered
    GpuTime eliminated = 0;    // GPU-ms spent by teams that did not win
    GpuTime total = 0;
    GpuTime handOverIdle = 0;  // GPU-ms of the fleet kept by eliminated teams and not active
};

// What the supply side adds up itself.
struct SupplyOutcome {
    std::int64_t nodesLost = 0;                // failed beyond repair
    std::int64_t operatorDefaults = 0;         // tranches delayed by one
    std::vector<double> capitalKrwPerGpuYear;  // by pool, of what is owned; empty: as StudyFacts say
    struct Rental {
        std::size_t pool = 0;
        Gpus units = 0;
        Time from = 0, to = 0;
        Won cost = 0;  // of the whole term
    };
    std::vector<Rental> rentals;
    std::vector<BudgetYear> budgets;  // of each budget its years in a row
    Gpus unitsBought = 0, unitsRefreshed = 0, unitsLeased = 0, gpusReturned = 0;
    double meanExchangeRate = 0;  // [KRW/USD]
};

struct ReplicationOutcome {
    StopReason stop = StopReason::horizon;
    std::uint64_t events = 0;
    std::vector<Application> applications;
    LadderHistory ladder;
    std::vector<TrancheDelivery> tranches;
    std::vector<ContestOutcome> contests;
    std::vector<RoundOutcome> rounds;
    SupplyOutcome supply;
    PowerHistory power;
};

}  // namespace tranche
