// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Power and storage that all grants share, in whole runs.
#include <doctest/doctest.h>

#include <array>

#include "tests/programme/small_scenarios.hpp"

namespace tranche {

TEST_CASE("EX-DRF in a whole run: GPUs 9 and storage 18, A of <1, 4> has three tasks, B of <3, 1> two") {
    Scenario s = small::base(9);
    s.sectors = {small::applicants("a", 1, Distribution::constant(30)),
                 small::applicants("b", 1, Distribution::constant(30))};
    for (SectorSpec& sector : s.sectors) sector.viableShare = 0.03;
    s.sectors[0].merit = Distribution::constant(80);
    s.sectors[1].merit = Distribution::constant(60);
    s.sectors[0].storageTbPerGpu = 4;
    s.sectors[1].storageTbPerGpu = 1.0 / 3;  // a task of three GPUs needs one
    s.calls = {small::call("c", {2026, 1, 10}, {2026, 1, 20})};
    s.policy.award.rule = "drf";
    s.policy.award.resources = ResourcesSpec{{}, 18};
    const ReplicationOutcome o = small::run(s);
    CHECK(o.applications.at(0).granted == 3);
    CHECK(o.applications.at(1).granted == 6);
    s.policy.award.resources.reset();  // GPUs alone: 5 and 4
    CHECK(small::run(s).applications.at(0).granted == 5);
}

TEST_CASE("power in use by earlier grants is gone until they end, and a refusal says power") {
    Scenario s = small::base(100);
    s.hardware[0].powerKw = 2;
    s.sectors = {small::applicants("a", 10, Distribution::constant(1), 3)};
    s.calls = {small::call("c1", {2026, 1, 10}, {2026, 1, 20}),
               small::call("c2", {2026, 2, 10}, {2026, 2, 20}),
               small::call("c3", {2026, 6, 10}, {2026, 6, 20})};
    s.policy.award.rule = "drf";
    s.policy.award.resources = ResourcesSpec{30, {}};  // for 15 GPUs
    std::array<int, 3> won{}, power{};
    for (const Application& a : small::run(s).applications) {
        won[a.call] += a.awarded != kNever;
        power[a.call] += a.binding == Binding::power;
    }
    CHECK(won == std::array<int, 3>{10, 5, 10});
    CHECK(power == std::array<int, 3>{0, 5, 0});
}

TEST_CASE("EX-GAVEL in a whole run of one pool a project, by the throughput of each sector's work") {
    Scenario s = small::base(7);
    s.hardware.push_back(small::model("b"));
    s.tranches.push_back(small::delivery("q", "b", 7, small::kStart));
    s.sectors = {small::applicants("p1", 1, Distribution::constant(14)),
                 small::applicants("p2", 1, Distribution::constant(14))};
    for (SectorSpec& sector : s.sectors) sector.viableShare = 0.1;
    s.sectors[0].throughput = {{"b", 4}};
    s.sectors[1].throughput = {{"b", 1.5}};
    s.calls = {small::call("c", {2026, 1, 10}, {2026, 1, 20})};
    s.policy.award.rule = "gavel";
    const ReplicationOutcome o = small::run(s);
    CHECK(o.applications.at(0).pool == 1);
    CHECK(o.applications.at(1).pool == 0);
    CHECK(o.applications.at(0).granted == 7);
    CHECK(o.applications.at(1).granted == 7);
}

}  // namespace tranche
