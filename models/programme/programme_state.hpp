// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// All that one replication knows at an instant; what happens to it is in programme.hpp. A plain value.

#include <map>
#include <optional>
#include <vector>

#include "models/allocation/life/use_window.hpp"
#include "models/allocation/queue/pool_scheduler.hpp"
#include "models/demand/request.hpp"
#include "models/outcome/replication_outcome.hpp"
#include "models/procurement/deliveries.hpp"
#include "models/programme/demand_state.hpp"
#include "models/programme/placing.hpp"
#include "models/programme/run_state.hpp"
#include "models/programme/setting.hpp"
#include "models/programme/supply_state.hpp"
#include "sim/kernel/simulation.hpp"

namespace tranche {

struct ProgrammeState {
    using Index = std::uint32_t;  // of an application
    using Claim = QuotaClaim;
    static constexpr std::uint32_t kNoClaim = 0xffffffff;

    ProgrammeState(const Setting& setting, RunKey key)
        : setting_(&setting),
          key_(key),
          requests_(key, setting.calendar, setting.scenario.serverGpus),
          ledger_(setting.pools.size()),
          gauges_(setting.pools.size()) {}

    const Setting* setting_;
    RunKey key_;
    Simulation* sim_ = nullptr;  // of the event being handled
    Requests requests_;
    CapacityLedger ledger_;
    PoolGauges gauges_;
    std::vector<UseWindow> uses_;  // by application, where grants are recalled
    ReplicationOutcome out_;
    std::vector<Delivery> deliveries_;

    std::vector<Gpus> committed_;        // by pool: awarded or running grants, nominal
    std::vector<Gpus> standing_;         // by pool: held by standing holders
    std::vector<GpuTime> standingTime_;  // by pool: [GPU ms] until standingSince_
    std::vector<Time> standingSince_;
    std::vector<Gpus> retiringGpus_;                    // by pool: past their life, still granted
    std::vector<std::vector<std::uint32_t>> retiring_;  // by pool: nodes
    std::vector<std::uint32_t> nextNode_;               // by pool
    std::vector<NodeState> nodes_;
    std::vector<NodeDetail> nodeDetail_;
    std::vector<SpareState> spares_;  // by pool
    RepairShop shop_;
    std::vector<Amount> wasted_;          // by pool: kWasteUnits-th GPUs
    std::vector<std::int64_t> wastedOf_;  // by application: its part of them
    std::vector<SiteState> sites_;
    std::vector<FleetState> fleets_;             // private
    std::vector<FleetArrival> privateArrivals_;  // by event
    std::vector<std::uint64_t> outages_;         // by outage and pool, 64 a row: so far
    std::vector<std::uint32_t> nodeDraws_;
    std::vector<std::uint16_t> nodePool_;
    std::vector<std::uint32_t> firstNodeOfDelivery_;
    std::vector<Gpus> groupUse_;    // by share group
    std::vector<Gpus> groupHeld_;   // scratch
    Gpus onOffer_ = 0;              // scratch
    Gpus offered_ = 0;              // scratch: nominal capacity outside set-asides, granted or free
    Gpus atRound_ = 0;              // scratch: on offer at the call's decision
    Gpus reserveHeld_ = 0;          // what counts against the reserve
    Gpus reserveLeft_ = 0;          // scratch
    std::vector<Gpus> classHeld_;   // by class of the protection
    std::int64_t storageHeld_ = 0;  // [GB]
    std::vector<Time> readUntil_;   // by call: when the panel has read it; kNever: not yet known
    Time panelFreeAt_ = 0;
    Room before_;  // of the round that is decided, where its lots are looked at
    std::vector<std::int64_t> organisationGrants_;  // by organisation: awarded or running
    std::vector<Gpus> organisationGpus_;
    std::map<std::uint32_t, std::vector<Index>> standingAside_;  // of rolling intake, by organisation
    std::vector<Gpus> asideMost_;  // by set-aside: what it keeps once a contest has given up the rest
    std::vector<Gpus> asideHold_, asideUse_, asideLent_, asideStanding_, asideActive_;  // by set-aside

    std::vector<std::vector<Index>> submitted_;  // by call
    std::vector<std::uint64_t> arrivals_;        // by sector: stream arrivals so far
    std::optional<PoolScheduler> rolling_;
    std::vector<Lent> announcedLent_;            // by pool
    std::vector<std::uint32_t> sectorAccounts_;  // of fair share
    std::vector<std::uint32_t> accounts_;        // by project, kNoAccount: none yet
    std::vector<PoolOption> options_;            // scratch
    std::vector<PoolStart> started_;             // scratch
    Time wantedPass_ = -1;
    std::vector<Index> list_;  // waiting list
    std::vector<Claim> claims_;
    std::vector<Gpus> claimed_;        // by pool: kept for claims
    std::vector<Index> lane_;          // of tiers: decided, not yet served, first come first
    std::vector<Gpus> tierHeld_;       // by tier
    Room room_;                        // scratch
    std::vector<Candidate> ranked_;    // scratch
    std::vector<Decision> decisions_;  // scratch
    std::optional<Placing> placing_;   // none: nodes have no names
    Time passAt_ = -1;
    std::int64_t waiting_ = 0;
    Gpus waitingGpus_ = 0;
    Duration waitingTime_ = 0;  // [application ms] until waitingSince_
    Time waitingSince_ = 0;
    std::vector<ContestState> contests_;
    DemandState demand_;
};

}  // namespace tranche
