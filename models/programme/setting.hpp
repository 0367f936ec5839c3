// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A checked scenario made ready to run: names resolved to indices, dates to instants, laws precomputed. Immutable,
// so all replications on all threads share one. Build once: O(size of the scenario).
// Throws ContractViolation for a scenario that checkScenario would refuse. Verified by: tests/programme/setting_test.cpp.

#include <array>
#include <map>
#include <string>
#include <vector>

#include "models/allocation/award/award_rule.hpp"
#include "models/allocation/order/order_rule.hpp"
#include "models/demand/arrival_rate.hpp"
#include "models/demand/call_calendar.hpp"
#include "models/demand/demand_years.hpp"
#include "models/demand/request.hpp"
#include "models/fleet/capacity_ledger.hpp"
#include "models/procurement/network.hpp"
#include "models/procurement/purchases.hpp"
#include "models/programme/intervention.hpp"
#include "models/programme/placement_setting.hpp"
#include "models/scenario/scenario.hpp"
#include "sim/random/stream.hpp"

namespace tranche {

inline constexpr std::uint32_t kNoSite = 0xffffffff;

struct PoolSetting {
    std::string id;
    std::uint32_t model = 0;  // index in Scenario::hardware
    Gpus quantum = 1;
    Gpus cap = kNoLimit;          // per project, floored to the quantum
    Gpus units = 0;               // government GPUs, all tranches
    std::uint32_t firstNode = 0;  // nodes of a pool are numbered in a row
    std::uint32_t nodes = 0;
    double listPrice = 0;  // [KRW/GPU h]
    std::uint64_t entity = 0;
    std::int64_t watts = 0;        // of one GPU at full load
    std::uint8_t type = 0;         // 0: the GPU model of the first pool, 1: another
    std::uint32_t site = kNoSite;  // index in Scenario::sites
    std::int64_t nodeWatts = 0;    // [W] IT, at full load
    std::int64_t spareNodes = 0;   // switched off until a node fails
};

// GPUs of a firm.
struct FleetSetting {
    Gpus quantum = 1;
    Watts serverWatts = 0;         // [W] IT, at full load
    std::uint32_t site = kNoSite;  // index in Scenario::sites
    std::size_t factor = npos;     // of the delay; index in Scenario::delayFactors
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

struct CallSetting {
    Call call;
    std::uint64_t pools = 0;            // bit p: on offer
    std::vector<std::uint8_t> sectors;  // 1: may apply
    std::uint64_t entity = 0;
};

struct SectorSetting {
    std::uint16_t group = kNoGroup;  // share group
    bool capExempt = false;
    double bonus = 0;
    double weight = 1;  // in lotteries and fair division
    std::uint64_t entity = 0;
    Time firstCall = kNever;              // opening of the first call it may apply to
    std::uint32_t firstOrganisation = 0;  // organisations are numbered in a row
    double subsidy = 0, youngShare = 0;
    double comes = 1, youngComes = 1;         // probability of applying at the posted price
    std::uint64_t tiers = ~std::uint64_t{0};  // bit t: may use tier t
    bool inReserve = false;                   // its applicants may be members of the reserve
    std::int64_t gigabytes = 0;               // of storage with every GPU
    std::array<double, 2> throughput{1, 1};   // of one GPU by type
    std::uint16_t preference = 0;             // list of pools
    AskModel ask;
    std::optional<ArrivalRate> rate;  // of a stream that is more than a constant rate
    std::vector<std::pair<std::uint64_t, std::uint32_t>>
        traced;  // entity and index of recorded applications, ascending
    bool fluidUse = false;
};

struct SetAsideSetting {
    PoolIndex pool = 0;
    Time handover = 0, until = kNever;
    Duration margin = 0;
    Time firm =
        0;  // lend_preemptible: from here on lent only to grants that end in time; the notice to the others
    Time returns() const { return handover - margin; }
};

struct ContestSetting {
    std::uint16_t sector = 0;
    std::uint16_t setAside = 0;
    std::uint64_t entity = 0;
    std::vector<Time> from;  // by stage
    Time ends = 0;
};

class Setting {
public:
    explicit Setting(Scenario);

    Scenario scenario;
    Calendar calendar;
    Time end = 0;                         // half-open horizon
    Time measureFrom = 0, measureTo = 0;  // half-open window
    MilestoneNetwork network;
    std::vector<PoolSetting> pools;
    std::vector<PoolIndex> poolOfTranche;  // then of leases, then of what replaces each tranche
    std::vector<FleetSetting> fleets;      // as Scenario::privateFleets
    // What is bought and rented on terms that are drawn; views of `scenario`.
    SupplyTerms terms() const;
    std::vector<SectorSetting> sectors;
    std::vector<CallSetting> calls;
    std::vector<SetAsideSetting> setAsides;
    std::vector<ContestSetting> contests;
    std::vector<Time> samples;  // 0, month starts, window ends, target days, the end; ascending
    const AwardRow* awardRule = nullptr;
    const OrderRow* order = nullptr;
    std::vector<const OrderRow*> ties;
    bool lots = false;                                    // drawn at decisions
    std::vector<std::vector<std::uint16_t>> preferences;  // of pools; the first is as listed
    std::vector<Gpus> protectedGpus;                      // by class of requests; empty: no protection
    Time protectionEnds = kNever;
    QueuePolicy queue;           // of rolling intake
    FairShareAccounts accounts;  // empty, with its half-life
    std::uint64_t allPools = 0;
    bool anyReadiness = false;  // of some model in use
    std::uint32_t organisations = 0;
    std::optional<BudgetSpec> budget;           // with its preset filled in
    std::optional<Intervention> intervention;   // none in a run as it is
    std::optional<PlacementSetting> placement;  // none: pools count GPUs
    bool partsRefused = false;                  // some sector may refuse a part of its request
    Time reserveReverts = kNever;               // a held reserve, from then on
    DemandYears demandYears;                    // none: every year alike
};

// A stable mix of two identities; no two small integers collide with one hashed name in practice (checked at load).
constexpr std::uint64_t combine(std::uint64_t a, std::uint64_t b) {
    std::uint64_t x = a ^ (b + 0x9e3779b97f4a7c15ULL + (a << 12) + (a >> 4));
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

}  // namespace tranche
