// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/gangs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "tests/fleet/dice.hpp"
#include "tests/fleet/unit_reference.hpp"

using namespace tranche;

namespace {

ResourceTree tree(std::initializer_list<std::int32_t> clusters, std::int32_t unitNodes = 32,
                  std::int32_t rackNodes = 0, std::int32_t spares = 0) {
    std::vector<ClusterShape> shapes;
    for (const std::int32_t nodes : clusters) shapes.push_back({0, nodes, unitNodes, rackNodes, spares});
    return ResourceTree(shapes);
}

GangPolicy policy(const char* rule, RailMode rail = RailMode::hard, bool allowSpan = false) {
    return {findGangRule(rule), rail, allowSpan};
}

Gangs allFree(const ResourceTree& t, const GangPolicy& p) {
    Gangs gangs(t, p);
    for (std::uint32_t c = 0; c < t.cells().size(); ++c) gangs.open(c, t.cells()[c].nodes);
    return gangs;
}

std::vector<CellPiece> place(Gangs& gangs, std::int32_t nodes) {
    std::vector<CellPiece> pieces;
    if (gangs.choose(nodes, Reach::open, pieces)) gangs.take(pieces);
    return pieces;
}

using Pieces = std::vector<std::pair<std::uint32_t, std::int32_t>>;
Pieces plain(const std::vector<CellPiece>& pieces) {
    Pieces result;
    for (const CellPiece& p : pieces) result.emplace_back(p.cell, p.nodes);
    return result;
}

}  // namespace

TEST_CASE("a cluster of 255 nodes is seven units of 32 and one of 31") {
    const ResourceTree t = tree({255, 32});
    CHECK(t.units().size() == 9);
    CHECK(t.units()[7].usable == 31);
    CHECK(t.units()[8].cluster == 1);
    CHECK(t.cellOf(254) == 7);
    CHECK(t.cellOf(255) == 8);
    CHECK(t.largestCluster() == 255);
}

TEST_CASE("EX-RAIL on gangs: best_fit places 16 and then 32 nodes, worst_fit fails with 56 free") {
    const ResourceTree t = tree({20, 20, 32});
    const GangPolicy best = policy("best_fit"), worst = policy("worst_fit");
    Gangs a = allFree(t, best);
    CHECK(plain(place(a, 16)) == Pieces{{0, 16}});
    CHECK(plain(place(a, 32)) == Pieces{{2, 32}});
    Gangs b = allFree(t, worst);
    CHECK(plain(place(b, 16)) == Pieces{{2, 16}});
    CHECK(b.openNodes() == 56);
    CHECK_FALSE(b.fits(32, Reach::open));
    CHECK(b.most(56, Reach::open) == 20);
    CHECK(place(b, 32).empty());
    const GangPolicy soft = policy("worst_fit", RailMode::soft, true);
    Gangs c = allFree(t, soft);
    place(c, 16);
    CHECK(c.unitsOf(place(c, 32)) == 2);
}

TEST_CASE("EX-NVL on gangs: 128 GPUs in blocks of 64 leave 88, 16 of them stranded and one clean rack") {
    const ResourceTree t = tree({54}, 144, 18, 2);
    const GangPolicy p = policy("first_fit");
    Gangs gangs = allFree(t, p);
    gangs.mix().add(128 / 4);
    CHECK(plain(place(gangs, 32)) == Pieces{{0, 16}, {1, 16}});
    CHECK(gangs.openNodes() * 4 == 88);
    CHECK(gangs.fragmentation() * 4 == 16);
    CHECK(gangs.most(1000, Reach::open) == 16);
    CHECK_FALSE(gangs.fits(17, Reach::open));
    const ResourceTree all = tree({54}, 144, 18, 0);
    Gangs whole = allFree(all, p);
    CHECK(plain(place(whole, 32)) == Pieces{{0, 18}, {1, 14}});
}

TEST_CASE("EX-FGD on units: the lower of the two units of 4 takes a gang of 4") {
    const ResourceTree t = tree({8, 8, 8, 8}, 8);
    const GangPolicy p = policy("fgd");
    Gangs gangs = allFree(t, p);
    const std::array<std::int32_t, 4> used{0, 4, 4, 6};
    for (std::uint32_t c = 0; c < 4; ++c) {
        gangs.open(c, -used[c]);
        gangs.taken(c, used[c]);
    }
    gangs.mix().add(8, 5);
    gangs.mix().add(4, 3);
    gangs.mix().add(2, 2);
    CHECK(gangs.fragmentation() == doctest::Approx(5.6).epsilon(1e-12));
    Gangs first = gangs;
    std::vector<CellPiece> onFirst{{0, 4, 0}};
    first.take(onFirst);
    CHECK(first.fragmentation() == doctest::Approx(7.6).epsilon(1e-12));
    CHECK(plain(place(gangs, 4)) == Pieces{{1, 4}});
    CHECK(gangs.fragmentation() == doctest::Approx(3.6).epsilon(1e-12));
}

TEST_CASE("without racks gangs lie where the plain reference puts them") {
    Dice dice(11);
    const std::pair<const char*, reference::UnitRule> rules[]{{"first_fit", reference::UnitRule::firstFit},
                                                              {"best_fit", reference::UnitRule::bestFit},
                                                              {"worst_fit", reference::UnitRule::worstFit},
                                                              {"align", reference::UnitRule::align}};
    const ResourceTree t = tree({24, 16, 32}, 8);
    int placed = 0, several = 0;
    for (int round = 0; round < 4000; ++round) {
        const auto& [name, rule] = rules[dice.below(4)];
        const RailMode rail = dice.chance(0.5) ? RailMode::hard : RailMode::soft;
        const GangPolicy p = policy(name, rail, dice.chance(0.3));
        Gangs gangs = allFree(t, p);
        std::vector<reference::ScalableUnit> units;
        for (std::uint32_t c = 0; c < t.cells().size(); ++c) {
            const auto used = dice.chance(0.4) ? 0 : static_cast<std::int32_t>(dice.below(9));
            gangs.open(c, -used);
            gangs.taken(c, used);
            units.push_back({t.units()[c].cluster, 8 - used, 8});
        }
        const auto nodes = static_cast<std::int32_t>(dice.below(40) + 1);
        const auto expected = reference::placeOnUnits(units, nodes, rule, rail, p.allowSpan);
        std::vector<CellPiece> pieces;
        const bool fits = gangs.choose(nodes, Reach::open, pieces);
        REQUIRE(fits == expected.has_value());
        if (!fits) continue;
        Pieces want;
        for (const reference::UnitPiece& piece : *expected) want.emplace_back(piece.unit, piece.nodes);
        CHECK(plain(pieces) == want);
        ++placed;
        several += pieces.size() > 1;
    }
    CHECK(placed > 1000);
    CHECK(several > 300);
}

TEST_CASE("every placement row places gangs whole, within units and racks, and undoing restores the room") {
    Dice dice(12);
    for (const GangRule& rule : gangTable()) {
        CAPTURE(std::string(rule.name));
        for (int round = 0; round < 300; ++round) {
            const bool racks = dice.chance(0.5);
            const auto spares = static_cast<std::int32_t>(racks ? dice.below(2) : 0);
            const ResourceTree t = racks ? tree({14, 9, 26}, 12, 4, spares) : tree({14, 9, 26}, 8);
            const GangPolicy p{&rule, dice.chance(0.5) ? RailMode::hard : RailMode::soft, dice.chance(0.5)};
            Gangs gangs = allFree(t, p);
            for (std::uint32_t c = 0; c < t.cells().size(); ++c)
                if (dice.chance(0.3)) {
                    const auto held = static_cast<std::int32_t>(dice.below(t.cells()[c].nodes + 1));
                    gangs.open(c, -held);
                    gangs.held(c, held);
                }
            for (int step = 0; step < 12; ++step) {
                const auto nodes = static_cast<std::int32_t>(dice.below(20) + 1);
                gangs.mix().add(nodes);
                const Reach reach = dice.chance(0.3) ? Reach::held : Reach::open;
                const Gangs before = gangs;
                std::vector<CellPiece> pieces;
                const bool fits = gangs.choose(nodes, reach, pieces);
                CHECK(fits == gangs.fits(nodes, reach));
                if (!fits) {
                    CHECK(pieces.empty());
                    continue;
                }
                std::int32_t sum = 0, rests = 0;
                std::vector<std::uint32_t> clusters, cells;
                for (const CellPiece& piece : pieces) {
                    CHECK(piece.nodes <= gangs.placeable(piece.cell, reach));
                    const ResourceTree::Unit& unit = t.units()[t.cells()[piece.cell].unit];
                    if (unit.block > 0) rests += piece.nodes < unit.block;
                    clusters.push_back(unit.cluster);
                    cells.push_back(piece.cell);
                    sum += piece.nodes;
                }
                CHECK(sum == nodes);
                CHECK(rests <= 1);
                std::sort(cells.begin(), cells.end());
                CHECK(std::adjacent_find(cells.begin(), cells.end()) == cells.end());
                if (!p.allowSpan)
                    CHECK(std::count(clusters.begin(), clusters.end(), clusters[0]) ==
                          static_cast<std::ptrdiff_t>(clusters.size()));
                if (p.rail == RailMode::hard && nodes <= t.largestUnit()) CHECK(gangs.unitsOf(pieces) == 1);
                const std::int32_t open = gangs.openNodes();
                gangs.take(pieces);
                Gangs back = gangs;
                back.undo(pieces);
                CHECK(back.openNodes() == open);
                for (std::uint32_t c = 0; c < t.cells().size(); ++c)
                    for (const Reach r : {Reach::open, Reach::held})
                        CHECK(back.placeable(c, r) == before.placeable(c, r));
            }
        }
    }
}
