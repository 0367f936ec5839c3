// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "models/fleet/topology.hpp"
#include "tests/fleet/dice.hpp"
#include "tests/fleet/unit_reference.hpp"

using namespace tranche;
using namespace tranche::reference;

namespace {

std::vector<ScalableUnit> unitsOf(std::initializer_list<std::int32_t> free) {
    std::vector<ScalableUnit> units;
    for (const std::int32_t n : free) units.push_back({0, n, 32});
    return units;
}

void take(std::vector<ScalableUnit>& units, const std::vector<UnitPiece>& pieces) {
    for (const UnitPiece& piece : pieces) units[piece.unit].free -= piece.nodes;
}

}  // namespace

TEST_CASE("EX-RAIL: best-fit places 16 and then 32 nodes, worst-fit fails with 56 free") {
    auto units = unitsOf({20, 20, 32});
    auto placed = placeOnUnits(units, 16, UnitRule::bestFit, RailMode::hard, false);
    REQUIRE(placed);
    CHECK(*placed == std::vector<UnitPiece>{{0, 16}});
    take(units, *placed);
    placed = placeOnUnits(units, 32, UnitRule::bestFit, RailMode::hard, false);
    REQUIRE(placed);
    CHECK(*placed == std::vector<UnitPiece>{{2, 32}});

    units = unitsOf({20, 20, 32});
    placed = placeOnUnits(units, 16, UnitRule::worstFit, RailMode::hard, false);
    REQUIRE(placed);
    CHECK(*placed == std::vector<UnitPiece>{{2, 16}});
    take(units, *placed);
    CHECK(units[0].free + units[1].free + units[2].free == 56);
    CHECK_FALSE(placeOnUnits(units, 32, UnitRule::worstFit, RailMode::hard, false));
    placed = placeOnUnits(units, 32, UnitRule::worstFit, RailMode::soft, false);
    REQUIRE(placed);
    CHECK(placed->size() == 2);
    CHECK(railSlowdown(2, 32, 32) == doctest::Approx(1.05));
    CHECK(railSlowdown(2, 33, 32) == 1);
}

TEST_CASE(
    "EX-NVL: 128 GPUs in blocks of 64 on three racks leave 88, 16 of them stranded and one clean rack") {
    std::vector<Gpus> used(3, 0);
    REQUIRE(placeOnRacks(used, 128, 64));
    const RackState state = rackState(used, 64);
    CHECK(state.left == 88);
    CHECK(state.stranded == 16);
    CHECK(state.clean == 1);
    CHECK_FALSE(placeOnRacks(used, 128, 64));
    std::vector<Gpus> whole(3, 0);
    REQUIRE(placeOnRacks(whole, 128, 72));
    CHECK(whole == std::vector<Gpus>{72, 56, 0});
}

TEST_CASE("soft placement uses the fewest units of one cluster by enumeration") {
    Dice dice(7);
    for (int round = 0; round < 3000; ++round) {
        std::vector<ScalableUnit> units;
        const auto n = static_cast<std::uint32_t>(dice.below(6) + 1);
        for (std::uint32_t u = 0; u < n; ++u)
            units.push_back(
                {static_cast<std::uint32_t>(dice.below(2)), static_cast<std::int32_t>(dice.below(9)), 8});
        const auto nodes = static_cast<std::int32_t>(dice.below(30) + 1);
        std::size_t fewest = 99, fewestClean = 99;
        for (std::uint32_t set = 1; set < (1u << n); ++set) {
            std::int32_t room = 0;
            std::size_t count = 0;
            bool zero = false, one = false, clean = true;
            for (std::uint32_t u = 0; u < n; ++u) {
                if ((set >> u & 1) == 0) continue;
                room += units[u].free;
                ++count;
                (units[u].cluster == 0 ? zero : one) = true;
                clean = clean && units[u].free == 8;
            }
            if (room < nodes || (zero && one)) continue;
            fewest = std::min(fewest, count);
            if (clean || count == 1) fewestClean = std::min(fewestClean, count);
        }
        for (const UnitRule rule :
             {UnitRule::firstFit, UnitRule::bestFit, UnitRule::worstFit, UnitRule::align}) {
            const auto soft = placeOnUnits(units, nodes, rule, RailMode::soft, false);
            CHECK((soft ? soft->size() : 99) == fewest);
            const auto hard = placeOnUnits(units, nodes, rule, RailMode::hard, false);
            CHECK((hard ? hard->size() : 99) == fewestClean);
            if (!soft) continue;
            std::int32_t sum = 0;
            for (const UnitPiece& piece : *soft) {
                CHECK(piece.nodes <= units[piece.unit].free);
                sum += piece.nodes;
            }
            CHECK(sum == nodes);
        }
    }
}
