// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/placed_nodes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <vector>

#include "tests/fleet/dice.hpp"

using namespace tranche;

namespace {

const GangPolicy kPolicy{findGangRule("best_fit"), RailMode::soft, false};

ResourceTree smallTree() {
    const ClusterShape shapes[]{{0, 20, 8, 0, 0}, {0, 24, 12, 4, 1}};
    return ResourceTree(shapes);
}

}  // namespace

TEST_CASE("a grant that shrinks gives back where it has the fewest nodes of a unit") {
    const ResourceTree t = smallTree();
    PlacedNodes nodes(t, kPolicy);
    for (std::uint32_t n = 0; n < t.nodes(); ++n) nodes.arrive(n);
    std::vector<std::uint32_t> held;
    const CellPiece pieces[]{{0, 3, 0}, {1, 8, 0}};
    nodes.place(7, pieces, held);
    CHECK(nodes.unitsOf(held) == 2);
    nodes.release(held, 3);
    CHECK(nodes.unitsOf(held) == 1);
    CHECK(held.size() == 8);
    CHECK(nodes.owner(0) == PlacedNodes::kNobody);
    CHECK(nodes.owner(8) == 7);
}

TEST_CASE(
    "a grant keeps a failed node, a set-aside moves to another, and a node past its life takes no new "
    "grant") {
    const ClusterShape shape[]{{0, 4, 4, 0, 0}};
    const ResourceTree t(shape);
    PlacedNodes nodes(t, kPolicy);
    for (std::uint32_t n = 0; n < 4; ++n) nodes.arrive(n);
    std::vector<std::uint32_t> held;
    const CellPiece one[]{{0, 1, 0}};
    nodes.place(1, one, held);
    CHECK(held == std::vector<std::uint32_t>{0});
    nodes.settle(1, 0);
    CHECK(nodes.owner(3) == PlacedNodes::kHeld);
    nodes.fail(0);
    nodes.fail(3);
    nodes.settle(1, 0);
    CHECK(nodes.owner(0) == 1);
    CHECK(nodes.owner(2) == PlacedNodes::kHeld);
    CHECK(nodes.gangs().openNodes() == 1);
    nodes.close(1);
    nodes.close(0);
    CHECK(nodes.gangs().openNodes() == 0);
    CHECK(nodes.staying() == 1);
    nodes.repair(0);
    nodes.release(held, 1);
    CHECK(nodes.staying() == 0);
    CHECK(nodes.gangs().openNodes() == 0);
    nodes.leave(0);
    nodes.repair(3);
    CHECK(nodes.gangs().openNodes() == 1);
}

TEST_CASE(
    "through random lives of nodes and grants every node has one owner and the counts are those of the "
    "nodes") {
    const ResourceTree t = smallTree();
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        Dice dice(seed);
        PlacedNodes nodes(t, kPolicy);
        std::vector<bool> there(t.nodes()), up(t.nodes()), closed(t.nodes());
        std::map<std::uint32_t, std::vector<std::uint32_t>> grants;
        std::uint32_t next = 0;
        for (int step = 0; step < 200; ++step) {
            const auto n = static_cast<std::uint32_t>(dice.below(t.nodes()));
            switch (dice.below(6)) {
                case 0:
                    if (there[n]) break;
                    nodes.arrive(n);
                    there[n] = up[n] = true;
                    break;
                case 1:
                    if (!there[n]) break;
                    up[n] ? nodes.fail(n) : nodes.repair(n);
                    up[n] = !up[n];
                    break;
                case 2:
                    if (there[n] && !closed[n] && dice.chance(0.2)) {
                        nodes.close(n);
                        closed[n] = true;
                    }
                    break;
                case 3:
                    nodes.settle(static_cast<std::int32_t>(dice.below(12)),
                                 static_cast<std::int32_t>(dice.below(6)));
                    break;
                case 4: {
                    std::vector<CellPiece> pieces;
                    const Reach reach = dice.chance(0.5) ? Reach::open : Reach::held;
                    const auto wanted = static_cast<std::int32_t>(dice.below(12) + 1);
                    if (!nodes.gangs().choose(wanted, reach, pieces)) break;
                    auto& held = grants[next];
                    nodes.place(next++, pieces, held);
                    CHECK(held.size() == static_cast<std::size_t>(wanted));
                    for (const std::uint32_t h : held) CHECK((up[h] && !closed[h]));
                    break;
                }
                default:
                    if (grants.empty()) break;
                    auto it = grants.begin();
                    std::advance(it, dice.below(static_cast<std::int64_t>(grants.size())));
                    nodes.release(it->second, static_cast<std::size_t>(dice.below(
                                                  static_cast<std::int64_t>(it->second.size()) + 1)));
                    if (it->second.empty()) grants.erase(it);
            }
            std::vector<std::uint32_t> owner(t.nodes(), PlacedNodes::kNobody);
            for (const auto& [grant, held] : grants)
                for (const std::uint32_t h : held) {
                    REQUIRE(owner[h] == PlacedNodes::kNobody);
                    owner[h] = grant;
                }
            std::int32_t open = 0, staying = 0;
            for (std::uint32_t i = 0; i < t.nodes(); ++i) {
                if (nodes.granted(i) || owner[i] != PlacedNodes::kNobody) CHECK(nodes.owner(i) == owner[i]);
                open += up[i] && !closed[i] && nodes.owner(i) == PlacedNodes::kNobody;
                staying += closed[i] && nodes.granted(i);
            }
            CHECK(nodes.gangs().openNodes() == open);
            CHECK(nodes.staying() == staying);
        }
    }
}
