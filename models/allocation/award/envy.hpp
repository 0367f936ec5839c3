// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Envy in what a round has awarded (Foley 1967). What another's grant is worth to a project: its GPUs, at most the request,
// and nothing in a pool that the project may not use. i envies j when j's grant is worth more to it than its own.
//   envious         projects that envy one with a lower score: justified envy (compared to 1e-6 points)
//   justifiedPairs  such pairs
//   pairs           pairs of any score in which the other's grant is worth more than one server above the own
// Input: candidates in any order, a decision for each. A candidate has at most 64 pools.
// O(n pools log n). Verified by: tests/allocation/envy_test.cpp (all pairs on random rounds).

#include <cstdint>
#include <span>

#include "models/allocation/award/award_rule.hpp"

namespace tranche {

struct EnvyCount {
    std::uint32_t envious = 0;
    std::uint64_t justifiedPairs = 0, pairs = 0;
};

EnvyCount countEnvy(std::span<const Candidate>, std::span<const Decision>, std::span<const PoolRoom>);

}  // namespace tranche
