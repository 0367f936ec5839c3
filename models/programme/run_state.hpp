// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a replication remembers of claims, loans and contests. Plain values; applications by index.
// Verified by: tests/programme/reclaim_test.cpp, tests/programme/fleet_life_test.cpp.

#include <cstdint>
#include <vector>

#include "models/fleet/capacity_ledger.hpp"
#include "models/quantities/quantities.hpp"

namespace tranche {

// Of a group that takes back its quota.
struct QuotaClaim {
    std::uint32_t application = 0;
    PoolIndex pool = 0;
    std::uint16_t group = 0;
    Gpus gpus = 0, kept = 0;  // wanted, and kept for it so far
    std::vector<std::uint32_t> victims;
    bool done = false;
};

struct Lent {  // what set-asides lend, as the scheduler knows it
    Time until = kNever;
    Gpus gpus = 0;
};

struct Team {
    std::uint32_t number;
    double ability;
    GpuTime compute;  // [GPU ms] so far
    std::uint32_t application;
    GpuTime delivered = 0, used = 0;  // of the application, when it was eliminated
    Time out = kNever;
};

struct ContestState {
    std::vector<Team> teams;    // in the running stage
    std::vector<Team> out;      // eliminated
    std::uint32_t entered = 0;  // teams so far
    double bestAbility = 0;
    bool any = false;
};

}  // namespace tranche
