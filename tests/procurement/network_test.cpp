// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/network.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "models/procurement/milestone_order.hpp"
#include "sim/kernel/contract.hpp"
#include "tests/procurement/example_tranches.hpp"

using namespace tranche;
using namespace tranche::examples;

TEST_CASE("an order puts the start of every arc before its end") {
    for (std::uint64_t number = 0; number < 200; ++number) {
        Dice dice(number);
        const std::size_t count = 1 + dice.below(30);
        std::vector<Arc> arcs;
        for (std::size_t i = 0; i < 2 * count; ++i) {
            const auto a = static_cast<std::uint32_t>(dice.below(count)),
                       b = static_cast<std::uint32_t>(dice.below(count));
            if (a != b) arcs.push_back({std::max(a, b), std::min(a, b)});
        }
        const MilestoneOrder result = orderMilestones(count, arcs);
        REQUIRE(result.cycles.empty());
        REQUIRE(result.order.size() == count);
        std::vector<std::size_t> position(count);
        for (std::size_t i = 0; i < count; ++i) position[result.order[i]] = i;
        for (const Arc& arc : arcs) REQUIRE(position[arc.from] < position[arc.to]);
    }
}

TEST_CASE("a cycle is given in the order of its arcs, and every knot gives one") {
    const std::vector<Arc> arcs{{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}, {4, 4}, {5, 6}, {6, 5}};
    const MilestoneOrder result = orderMilestones(7, arcs);
    CHECK(result.order.empty());
    REQUIRE(result.cycles.size() == 3);
    std::set<std::size_t> sizes;
    for (const auto& cycle : result.cycles) {
        sizes.insert(cycle.size());
        for (std::size_t i = 0; i < cycle.size(); ++i) {
            const std::uint32_t from = cycle[i], to = cycle[(i + 1) % cycle.size()];
            CHECK(std::any_of(arcs.begin(), arcs.end(),
                              [&](const Arc& a) { return a.from == from && a.to == to; }));
        }
    }
    CHECK(sizes == std::set<std::size_t>{1, 2, 3});
}

TEST_CASE("random graphs with a cycle never get an order, those without always do") {
    for (std::uint64_t number = 0; number < 300; ++number) {
        Dice dice(number);
        const std::size_t count = 2 + dice.below(8);
        std::vector<Arc> arcs;
        std::vector<std::vector<bool>> reach(count, std::vector<bool>(count, false));
        for (std::size_t i = 0; i < count; ++i) {
            arcs.push_back({static_cast<std::uint32_t>(dice.below(count)),
                            static_cast<std::uint32_t>(dice.below(count))});
            reach[arcs.back().from][arcs.back().to] = true;
        }
        for (std::size_t k = 0; k < count; ++k)  // Warshall
            for (std::size_t i = 0; i < count; ++i)
                for (std::size_t j = 0; j < count; ++j)
                    if (reach[i][k] && reach[k][j]) reach[i][j] = true;
        bool cyclic = false;
        for (std::size_t i = 0; i < count; ++i) cyclic = cyclic || reach[i][i];
        const MilestoneOrder result = orderMilestones(count, arcs);
        REQUIRE(result.cycles.empty() == !cyclic);
        REQUIRE(result.order.empty() == cyclic);
    }
}

TEST_CASE("predecessors, successors, lots and roles are found across tranches") {
    TrancheSpec first =
        purchase("p1", {milestone("tender", {}, 5), milestone("service", {"tender"}, 5)}, "service");
    first.procuredAt = "tender";
    TrancheSpec second = purchase(
        "p2", {milestone("service", {"p1.tender", "extra"}, 5), milestone("extra", {}, 1)}, "service");
    second.procuredAt = "p1.tender";
    second.lots = {{0.5, {}}, {0.5, {}}};
    second.pool = "shared";
    const std::vector<TrancheSpec> specs{first, second};
    const MilestoneNetwork net = network(specs);
    auto at = numbersByName(net);
    REQUIRE(net.milestones().size() == 4);
    const auto after = net.predecessors(at["p2.service"]);
    CHECK(std::set<std::size_t>(after.begin(), after.end()) == std::set{at["p1.tender"], at["p2.extra"]});
    const auto before = net.successors(at["p1.tender"]);
    CHECK(std::set<std::size_t>(before.begin(), before.end()) ==
          std::set{at["p1.service"], at["p2.service"]});
    CHECK(net.tranches()[1].procuredAt == at["p1.tender"]);
    CHECK(net.tranches()[1].firstLot == 1);
    CHECK(net.tranches()[1].lotCount == 2);
    CHECK(net.tranches()[0].pool == "p1");
    CHECK(net.tranches()[1].pool == "shared");
    CHECK(net.tranches()[1].units == 80);
}

TEST_CASE("unchecked tranches make no network") {
    const TrancheSpec spec = purchase("t", {milestone("a", {"b"}, 1), milestone("b", {"a"}, 1)}, "b");
    CHECK_THROWS_AS(network(spec), ContractViolation);
}
