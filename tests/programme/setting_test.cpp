// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "sim/kernel/contract.hpp"
#include "tests/programme/small_scenarios.hpp"

namespace tranche {

TEST_CASE("tranches of one pool add up, caps are whole servers, nodes are numbered in a row") {
    Scenario s = small::everything();
    s.policy.eligibility.caps = {{"H", 250}, {"B", 128}};
    s.tranches[1].operatedBy.ownUnits = 160;
    const Setting setting(s);
    REQUIRE(setting.pools.size() == 2);
    const auto& pools = setting.poolOfTranche;  // tranches first, then leases and replacements
    CHECK(std::vector<PoolIndex>(pools.begin(), pools.begin() + 3) == std::vector<PoolIndex>{0, 1, 1});
    CHECK(setting.pools[0].units == 800);
    CHECK(setting.pools[1].units == 960 - 160 + 640);
    CHECK(setting.pools[0].cap == 248);
    CHECK(setting.pools[1].cap == 128);
    CHECK(setting.pools[0].firstNode == 0);
    CHECK(setting.pools[1].firstNode == 100);
    CHECK(setting.pools[1].nodes == 180);
    CHECK(setting.allPools == 0b11);
}

TEST_CASE("dates become instants: the horizon and the window are half-open, both last days included") {
    Scenario s = small::everything();
    s.measure = {Date{2026, 7, 1}, Date{2027, 6, 30}};
    const Setting setting(s);
    CHECK(setting.end == small::at({2028, 7, 1}));
    CHECK(setting.measureFrom == small::at({2026, 7, 1}));
    CHECK(setting.measureTo == small::at({2027, 7, 1}));
    CHECK(setting.contests[0].ends == small::at({2028, 4, 1}));
    CHECK(setting.setAsides[0].handover == small::at({2027, 1, 1}));
    CHECK(setting.setAsides[0].until == kNever);
}

TEST_CASE(
    "the ladder is sampled at the start, at every month's first, at the ends of the window and at the end") {
    Scenario s = small::everything();
    s.measure = {Date{2026, 7, 15}, {}};
    const Setting setting(s);
    const std::vector<Time>& t = setting.samples;
    CHECK(t.front() == 0);
    CHECK(t.back() == setting.end);
    CHECK(std::is_sorted(t.begin(), t.end()));
    CHECK(std::set<Time>(t.begin(), t.end()).size() == t.size());
    CHECK(std::count(t.begin(), t.end(), small::at({2026, 7, 15})) == 1);
    CHECK(std::count(t.begin(), t.end(), small::at({2028, 2, 1})) == 1);
    CHECK(t.size() == 30 + 1 + 1);
}

TEST_CASE("calls know who may apply and what is on offer") {
    Scenario s = small::everything();
    s.calls = {small::call("one", {2026, 5, 5}, {2026, 5, 9})};
    s.calls[0].pools = {"b"};
    const Setting setting(s);
    const auto one = std::find_if(setting.calls.begin(), setting.calls.end(),
                                  [](const CallSetting& c) { return c.call.spec.id == "one"; });
    REQUIRE(one != setting.calls.end());
    CHECK(one->pools == 0b10);
    CHECK(one->sectors == std::vector<std::uint8_t>{1, 1, 1, 1});
    CHECK(setting.calls[0].pools == 0b11);
    CHECK(setting.calls[0].sectors == std::vector<std::uint8_t>{1, 1, 1, 0});
    CHECK(setting.sectors[0].firstCall == small::at({2026, 1, 10}));
    CHECK(setting.sectors[0].group == 0);
    CHECK(setting.sectors[1].group == 1);
    CHECK(setting.sectors[3].group == kNoGroup);
    CHECK(setting.sectors[1].bonus == 3);
}

TEST_CASE("a name that does not resolve violates the contract: the check comes first") {
    Scenario s = small::everything();
    s.setAsides[0].pool = "nowhere";
    CHECK_THROWS_AS(Setting{s}, ContractViolation);
    s = small::everything();
    s.policy.award.rule = "by_mood";
    CHECK_THROWS_AS(Setting{s}, ContractViolation);
    s = small::everything();
    s.contests[0].sector = "nobody";
    CHECK_THROWS_AS(Setting{s}, ContractViolation);
}

TEST_CASE("identities mixed from two do not collide among a thousand by a thousand") {
    std::vector<std::uint64_t> all;
    for (std::uint64_t a = 0; a < 1000; ++a)
        for (std::uint64_t b = 0; b < 1000; ++b) all.push_back(combine(hash64("sector") + a, b));
    for (std::uint64_t b = 0; b < 100000; ++b) all.push_back(combine(hash64("other"), b));
    std::sort(all.begin(), all.end());
    CHECK(std::adjacent_find(all.begin(), all.end()) == all.end());
}

}  // namespace tranche
