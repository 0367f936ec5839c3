// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The knapsack made ready: options that can never be taken are gone, and projects with them; options of equal size and value are one choice,
// projects stand in the order of the ties. For the .cpp files of this solver only.
// Verified by: tests/allocation/knapsack_test.cpp.

#include <algorithm>
#include <compare>
#include <optional>
#include <vector>

#include "models/allocation/award/knapsack.hpp"

namespace tranche {

struct KnapsackChoice {
    Gpus gpus = 0;
    std::int64_t value = 0;
    std::vector<int> options;  // of the project, each in another pool
};

// Projects whose group's limit can bind, or all others.
struct KnapsackBlock {
    std::size_t first = 0, last = 0;  // positions
    Gpus limit = 0;                   // [units]
    std::uint16_t group = kNoGroup;   // kNoGroup: no limit but the capacity
};

struct KnapsackForm {
    KnapsackForm(const Knapsack&);

    const Knapsack& knapsack;
    std::vector<std::size_t> project;                  // by position
    std::vector<std::vector<KnapsackChoice>> choices;  // by position
    std::vector<KnapsackBlock> blocks;
    Gpus unit = 1;
    Gpus capacity = 0;  // [units] of all pools

    bool borrows(std::size_t position, std::uint16_t pool) const {
        return (knapsack.projects[project[position]].borrows >> pool & 1) == 1;
    }
    const KnapsackOption& option(std::size_t position, int index) const {
        return knapsack.projects[project[position]].options[static_cast<std::size_t>(index)];
    }
};

// What the pools still hold while awards are placed one by one.
class PoolLoads {
public:
    explicit PoolLoads(const KnapsackForm&);
    bool fits(std::uint16_t pool, bool borrows, Gpus gpus) const {
        return gpus <= all_[pool] && (borrows || gpus <= free_[pool]);
    }
    void take(std::uint16_t pool, bool borrows, Gpus gpus) {
        all_[pool] -= gpus;
        if (!borrows) free_[pool] -= gpus;
    }
    Gpus left(std::uint16_t pool, bool borrows) const {
        return borrows ? all_[pool] : std::min(all_[pool], free_[pool]);
    }
    auto operator<=>(const PoolLoads&) const = default;

private:
    std::vector<Gpus> all_, free_;  // left in all; left to those who do not borrow
};

using Selection = std::vector<int>;  // by position: index of the choice, -1 for none

// Values of the merged pools for every tail of the order; see knapsack.hpp.
class KnapsackBound {
public:
    explicit KnapsackBound(const KnapsackForm&);
    static std::size_t cells(const KnapsackForm&);
    std::int64_t best() const { return joined_[0].back(); }
    Selection selection() const;  // the first in the order of the ties of all that attain best()
    // No more can be had from this position on: its block has `group` units left, all together `capacity`.
    std::int64_t from(std::size_t block, std::size_t position, Gpus capacity, Gpus group) const;

private:
    std::int64_t value(std::size_t block, std::size_t position, Gpus units) const;
    std::int64_t join(std::size_t block, std::size_t position, Gpus capacity, Gpus group) const;
    void fill(std::size_t block);
    Selection trace(std::size_t block, Gpus units) const;
    const KnapsackForm& form_;
    std::vector<std::vector<std::int64_t>> tails_;   // by block: (position, units)
    std::vector<std::vector<std::int64_t>> joined_;  // by block: this and the later blocks, by units
};

struct KnapsackPlaces {
    Selection selection;
    std::vector<int> option;  // by position
};

// By decreasing value per GPU, by rank among equals, as far as there is room: for what is too large for any table.
KnapsackPlaces greedyKnapsack(const KnapsackForm&);
// In the order of the ties, whatever of the rest still fits.
void fillUp(const KnapsackForm&, KnapsackPlaces&);
// Pools for a selection, largest first; what finds none is left out of the selection.
KnapsackPlaces packKnapsack(const KnapsackForm&, const Selection&);
// The first optimal selection worth at least `least`; nothing when the loads ran out first.
std::optional<KnapsackPlaces> searchKnapsack(const KnapsackForm&, const KnapsackBound&, std::int64_t least,
                                             std::size_t maxLoads);
// Nothing when the table would be larger than this.
std::optional<KnapsackPlaces> tableKnapsack(const KnapsackForm&, std::size_t maxCells);

}  // namespace tranche
