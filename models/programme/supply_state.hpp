// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a replication remembers of nodes, spares, repair crews, sites and private fleets besides the ledger's counts.
// Plain values.
// Verified by: tests/programme/failures_test.cpp, tests/programme/power_test.cpp,
// tests/programme/private_fleets_test.cpp.

#include <cstdint>
#include <deque>
#include <vector>

#include "models/fleet/site_spec.hpp"
#include "sim/kernel/time.hpp"

namespace tranche {

enum class NodeState : std::uint8_t {
    absent,
    up,
    down,
    dark,      // accepted, without power
    spare,     // switched off until another fails
    swapping,  // a spare on its way into service
    retired,
};

enum class Crew : std::uint8_t { none, awaited, working };

struct NodeDetail {
    Time due = kNever;    // of its next failure, repair or swap; events of other dates are void
    Time since = kNever;  // first in service
    Duration repair = 0;  // drawn when it failed
    Crew crew = Crew::none;
};

// Spares of one pool. missing: nodes failed or lost for which neither a spare nor their repair has come.
struct SpareState {
    std::int64_t wanted = 0, have = 0;
    std::vector<std::uint32_t> shelf;
    std::int64_t down = 0, missing = 0, swapping = 0;
    std::int64_t out = 0;  // in service for nodes in repair: beyond the nominal capacity
};

// A whole number that changes at instants, and its integral over time.
struct Amount {
    std::int64_t value = 0, integral = 0;
    Time since = 0;
    std::int64_t until(Time now) const { return integral + value * (now - since); }
    void change(std::int64_t by, Time now) {
        integral = until(now);
        since = now;
        value += by;
    }
};

struct RepairShop {
    std::int64_t busy = 0;
    std::deque<std::uint32_t> queue;
};

// A node of the government, or some servers of a private fleet that came (or got power) together.
struct PowerClaim {
    std::uint32_t index = 0;  // of the node, or of the fleet
    bool isPrivate = false;
    std::int64_t servers = 1;
};

struct SiteState {
    PowerRamp ramp;
    std::vector<PowerClaim> on;      // in the order energised; may hold nodes long gone
    std::deque<PowerClaim> waiting;  // for power, first come first
    Watts privateLoad = 0;           // of servers of private fleets that have power
};

struct FleetState {
    Amount there, powered;  // [GPU]
};

struct FleetArrival {
    std::uint32_t fleet = 0;
    Gpus gpus = 0;
};

}  // namespace tranche
