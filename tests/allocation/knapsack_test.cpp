// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <array>
#include <numeric>

#include "models/allocation/award/knapsack.hpp"
#include "tests/allocation/knapsack_enumeration.hpp"
#include "tests/allocation/rounds.hpp"

namespace tranche {
namespace {

constexpr KnapsackLimits kNoSearch{std::size_t{1} << 24, 0, std::size_t{1} << 27};
constexpr KnapsackLimits kNoTable{std::size_t{1} << 24, 1'000'000, 0};
constexpr KnapsackLimits kNothing{0, 0, 0};

Knapsack onePool(Gpus free, const std::vector<std::pair<Gpus, std::int64_t>>& projects) {
    Knapsack k;
    k.pools = {{free, 0}};
    for (const auto& [gpus, value] : projects) k.projects.push_back({kNoGroup, 0, {{0, gpus, value}}});
    return k;
}

// Rounds of one to three pools, loans and groups, with few values so that many selections tie.
Knapsack randomKnapsack(std::uint64_t number) {
    Dice dice(number);
    Knapsack k;
    const std::int64_t pools = 1 + dice.below(3);
    for (std::int64_t p = 0; p < pools; ++p)
        k.pools.push_back({dice.below(12), dice.chance(0.3) ? dice.below(8) : 0});
    const std::int64_t groups = dice.below(3);
    for (std::int64_t g = 0; g < groups; ++g) k.groupLeft.push_back(dice.below(14));
    const std::int64_t n = dice.below(9);
    const bool sizesDiffer = dice.chance(0.3);
    k.roomiestFirst = dice.chance(0.5);
    for (std::int64_t i = 0; i < n; ++i) {
        KnapsackProject project;
        if (groups > 0 && dice.chance(0.8)) project.group = static_cast<std::uint16_t>(dice.below(groups));
        project.borrows = static_cast<std::uint64_t>(dice.below(8));
        const Gpus gpus = 1 + dice.below(7);
        const std::int64_t value = dice.below(6) - 1;
        for (std::int64_t p = 0; p < pools; ++p)
            if (dice.chance(0.8))
                project.options.push_back({static_cast<std::uint16_t>(p),
                                           sizesDiffer ? 1 + dice.below(7) : gpus,
                                           sizesDiffer && dice.chance(0.5) ? dice.below(6) : value});
        k.projects.push_back(project);
    }
    return k;
}

}  // namespace

TEST_CASE("of equal sums the one with the best-ranked project is funded") {
    CHECK(solveKnapsack(onePool(6, {{6, 10}, {5, 10}})).option == std::vector<int>{0, -1});
    CHECK(solveKnapsack(onePool(6, {{3, 5}, {6, 10}, {3, 5}})).option == std::vector<int>{0, -1, 0});
    CHECK(solveKnapsack(onePool(6, {{3, 0}, {6, -1}, {3, 5}})).option == std::vector<int>{0, -1, 0});
}

TEST_CASE("no project, no pool, no room: nothing is funded, and that is proven") {
    CHECK(solveKnapsack({}).proven);
    CHECK(solveKnapsack(onePool(0, {{1, 5}})).option == std::vector<int>{-1});
    CHECK(solveKnapsack(onePool(-3, {{1, 5}})).proven);
}

TEST_CASE("every route finds the optimum of all selections, and of those the first by rank") {
    std::array<int, 4> routes{};
    for (std::uint64_t number = 0; number < 6000; ++number) {
        const Knapsack k = randomKnapsack(number);
        const Enumerated best = enumerate(k);
        for (const KnapsackLimits& limits : {KnapsackLimits{}, kNoSearch, kNoTable}) {
            INFO("instance " << number);
            const KnapsackAnswer a = solveKnapsack(k, limits);
            REQUIRE(a.proven);
            REQUIRE(a.value == best.value);
            REQUIRE(feasible(k, a.option));
            REQUIRE(sizesOf(k, a.option) == best.sizes);
            ++routes[static_cast<std::size_t>(a.route)];
        }
    }
    CHECK(routes[static_cast<std::size_t>(KnapsackRoute::relaxation)] > 5000);
    CHECK(routes[static_cast<std::size_t>(KnapsackRoute::search)] > 500);
    CHECK(routes[static_cast<std::size_t>(KnapsackRoute::table)] > 200);
}

TEST_CASE("without any room for tables the answer is feasible, wastes nothing and says it is not proven") {
    int short_ = 0;
    for (std::uint64_t number = 0; number < 2000; ++number) {
        const Knapsack k = randomKnapsack(number);
        const KnapsackAnswer a = solveKnapsack(k, kNothing);
        REQUIRE(feasible(k, a.option));
        const std::int64_t best = enumerate(k).value;
        REQUIRE(a.value <= best);
        if (a.proven) {  // no limit can bind: one cell of a table is all it takes
            REQUIRE(a.value == best);
            continue;
        }
        REQUIRE(a.route == KnapsackRoute::repaired);
        short_ += a.value < best;
        for (std::size_t i = 0; i < a.option.size(); ++i) {
            if (a.option[i] >= 0) continue;
            for (std::size_t o = 0; o < k.projects[i].options.size(); ++o) {
                if (k.projects[i].options[o].value < 0) continue;
                std::vector<int> more = a.option;
                more[i] = static_cast<int>(o);
                REQUIRE_FALSE(feasible(k, more));
            }
        }
    }
    CHECK(short_ > 50);
}

TEST_CASE("a packing that fails is answered by the table of two capacities") {
    // Merged, 3 + 3 + 2 fill 4 + 4; apart, only one 3 goes into each and the 2 into neither.
    Knapsack k;
    k.pools = {{4, 0}, {4, 0}};
    for (const Gpus gpus : {3, 3, 2}) k.projects.push_back({kNoGroup, 0, {{0, gpus, gpus}, {1, gpus, gpus}}});
    const KnapsackAnswer a = solveKnapsack(k, kNoSearch);
    CHECK(a.route == KnapsackRoute::table);
    CHECK(a.value == 6);
    CHECK(a.option[2] == -1);
    CHECK(solveKnapsack(k).route == KnapsackRoute::search);
}

TEST_CASE("514 proposals for 287 and 255 nodes: three routes agree") {
    Knapsack k;
    k.pools = {{287, 0}, {255, 0}};
    Dice dice(7);
    for (int i = 0; i < 514; ++i) {
        const Gpus gpus = 1 + dice.below(4) * dice.below(9);
        const std::int64_t merit = 100'000'000 - i * 77'777;
        k.projects.push_back({kNoGroup, 0, {{0, gpus, merit * gpus}, {1, gpus, merit * gpus}}});
    }
    const KnapsackAnswer a = solveKnapsack(k);
    CHECK(a.proven);
    CHECK(feasible(k, a.option));
    Knapsack merged = k;  // an upper bound, and here the same
    merged.pools = {{542, 0}};
    for (KnapsackProject& p : merged.projects) p.options.pop_back();
    CHECK(solveKnapsack(merged).value == a.value);
    Knapsack table =
        k;  // one project only the first pool takes, too large for it beside others: no packing bound
    CHECK(solveKnapsack(table, KnapsackLimits{0, 0, std::size_t{1} << 27}).value == a.value);
}

}  // namespace tranche
