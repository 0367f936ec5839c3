// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/programme/placement_setting.hpp"

#include <doctest/doctest.h>

#include "models/programme/setting.hpp"
#include "tests/programme/small_scenarios.hpp"

using namespace tranche;

TEST_CASE("clusters stand in the order of the tranches, and servers beyond those listed are one more") {
    Scenario s = small::base(100);
    s.tranches[0].topology = TopologySpec{"north", {40, 10}, 16};
    s.tranches.push_back(small::delivery("q", "g", 30, {2026, 6, 1}));
    s.tranches[1].pool = "p";
    s.tranches[1].topology = TopologySpec{"north", {}, {}};
    s.tranches.push_back(small::delivery("r", "g", 20, {2026, 7, 1}));
    s.tranches[2].pool = "p";
    s.policy.placement.emplace();
    const Setting setting(s);
    REQUIRE(setting.placement);
    const ResourceTree& tree = setting.placement->trees[0];
    REQUIRE(tree.clusters().size() == 5);
    CHECK(tree.clusters()[0].nodes == 40);
    CHECK(tree.clusters()[0].units == 3);
    CHECK(tree.clusters()[1].nodes == 10);
    CHECK(tree.clusters()[2].nodes == 50);
    CHECK(tree.clusters()[3].nodes == 30);
    CHECK(tree.clusters()[3].units == 1);
    CHECK(tree.clusters()[3].site == tree.clusters()[0].site);
    CHECK(tree.clusters()[4].site != tree.clusters()[0].site);
    CHECK(setting.placement->firstOfTranche == std::vector<std::uint32_t>{0, 100, 130});
}

TEST_CASE(
    "NVLink racks of 72 are 18 trays in units of 8 racks, and 64 usable GPUs leave two trays as spares") {
    Scenario s = small::base(1440);
    s.hardware[0].nodeGpus = 4;
    s.hardware[0].rackGpus = 72;
    s.policy.placement.emplace();
    s.policy.placement->nvlUsable = 64;
    const Setting setting(s);
    const ResourceTree& tree = setting.placement->trees[0];
    CHECK(tree.nodes() == 360);
    CHECK(tree.cells().size() == 20);
    CHECK(tree.cells()[0].usable == 16);
    CHECK(tree.units().size() == 3);
    CHECK(tree.unitNodes() == 144);
    CHECK(tree.units()[0].block == 16);
}
