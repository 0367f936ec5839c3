// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whole awards of the greatest total value: a knapsack with several pools, at most one award a project, and limits of
// share groups. Values are integers, so "equal" means equal.
//
// Ties: of all optimal selections the one that funds the best-ranked project in which they differ (lexicographic by
// rank; where limits of groups can bind, group by group in the order of their best-ranked project, in a group by rank).
// A project with several sizes has the size of its earlier option, of those with room for it alone. Which pool each one goes to is no part of the tie:
// whatever packing is found.
//
// Routes, each exact where it ends:
//   relaxation  dynamic programming over quanta with all pools merged into one: a table for every group, joined by the
//               split of the capacity between groups. With one pool this is the problem itself, O(n L + G C L). With
//               more it is an upper bound, and the answer as soon as its selection can be packed into the pools.
//   search      depth first in the order of the ties, bounded by that table, with sets of the pools' loads; stops after
//               a number of loads
//   table       dynamic programming over all capacities at once (two pools: a load of each), n times the product of the
//               capacities; only within a stated number of bytes
//   repaired    none of them ended: the packed part of the relaxation, filled up by rank; `proven` is false
// n projects, C the capacity and L a group's limit, in units of the greatest common divisor of all sizes.
// Bellman 1957; Kellerer, Pferschy, Pisinger, Knapsack Problems, 2004, chapters 2, 10, 11.
// Verified by: tests/allocation/knapsack_test.cpp (every selection of small instances).

#include <cstdint>
#include <vector>

#include "models/allocation/room.hpp"

namespace tranche {

struct KnapsackOption {
    std::uint16_t pool = 0;
    Gpus gpus = 0;
    std::int64_t value = 0;  // negative: never taken
};

struct KnapsackProject {
    std::uint16_t group = kNoGroup;
    std::uint64_t borrows = 0;            // bit p: may use what pool p lends
    std::vector<KnapsackOption> options;  // preferred first
};

struct KnapsackPool {
    Gpus free = 0, lendable = 0;
};

struct Knapsack {
    std::vector<KnapsackProject> projects;  // in rank order
    std::vector<KnapsackPool> pools;
    std::vector<Gpus> groupLeft;
    bool roomiestFirst = true;  // packing; false: the pool of the earliest option
};

struct KnapsackLimits {
    std::size_t boundCells = std::size_t{1} << 24;  // of 8 bytes
    std::size_t searchLoads = 20'000;
    std::size_t tableCells = std::size_t{1} << 27;  // of 1 byte
};

enum class KnapsackRoute : std::uint8_t { relaxation, search, table, repaired };

struct KnapsackAnswer {
    std::vector<int> option;  // by project: index of its option, -1 for none
    std::int64_t value = 0;
    bool proven = false;
    KnapsackRoute route = KnapsackRoute::repaired;
};

// Throws ContractViolation for a pool, a group or an option out of range, or sizes that are not positive.
KnapsackAnswer solveKnapsack(const Knapsack&, const KnapsackLimits& = {});

}  // namespace tranche
