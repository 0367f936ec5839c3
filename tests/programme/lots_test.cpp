// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lotteries and fair division in a whole run.
#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <set>
#include <string>

#include "models/allocation/lottery/win_chances.hpp"
#include "models/programme/programme.hpp"
#include "tests/programme/small_scenarios.hpp"

namespace tranche {
namespace {

using small::run;

// One call; sector a of 12 and sector b of 12, each asking for one GPU of ten.
Scenario twoSectors(std::string order) {
    Scenario s = small::base(10, {2026, 6, 30});
    s.sectors = {small::applicants("a", 12, Distribution::constant(1)),
                 small::applicants("b", 12, Distribution::constant(1))};
    s.calls = {small::call("c", {2026, 1, 1}, {2026, 1, 31})};
    s.policy.award.order = std::move(order);
    return s;
}

std::set<std::uint64_t> winners(const ReplicationOutcome& o, std::uint16_t sector) {
    std::set<std::uint64_t> won;
    for (const Application& a : o.applications)
        if (a.sector == sector && a.granted > 0) won.insert(a.entity);
    return won;
}

std::map<std::uint64_t, std::tuple<Gpus, std::int16_t, float, Time>> applicants(const ReplicationOutcome& o) {
    std::map<std::uint64_t, std::tuple<Gpus, std::int16_t, float, Time>> asked;
    for (const Application& a : o.applications)
        if (a.attempt == 0 && !a.contest) asked[a.entity] = {a.requested, a.months, a.merit, a.submitted};
    return asked;
}

}  // namespace

TEST_CASE("the realised success of a lottery follows its weights within statistical error") {
    std::vector<Ticket> tickets(24, Ticket{1, 1});
    for (std::size_t i = 0; i < 12; ++i) tickets[i].weight = 4;
    const WinChances chances = winChances(tickets, 10, OnBlock::skip, 9, 20000);
    double expected = 0;  // winners of sector a
    for (std::size_t i = 0; i < 12; ++i) expected += chances.win[i];
    CHECK(expected > 6.5);
    const int runs = 400;
    for (const char* order : {"weighted_lottery", "lottery"}) {
        Scenario s = twoSectors(order);
        s.policy.award.weights = {{"a", 4}};
        double mean = 0;
        for (int r = 0; r < runs; ++r)
            mean += static_cast<double>(winners(run(s, 3, static_cast<std::uint64_t>(r)), 0).size()) / runs;
        // A run's number of winners has a standard deviation below 1.6, that of a hypergeometric law of 10 of 24.
        const double want = std::string(order) == "lottery" ? 5.0 : expected;
        CAPTURE(order);
        CHECK(std::abs(mean - want) < 4 * 1.6 / std::sqrt(runs));
    }
}

TEST_CASE("one applicant more changes nobody else's lot") {
    const Scenario s = twoSectors("lottery");
    Scenario more = s;
    more.sectors.push_back(small::applicants("giant", 5, Distribution::constant(11)));  // never fits: skipped
    for (std::uint64_t r = 0; r < 20; ++r) {
        const ReplicationOutcome a = run(s, 1, r), b = run(more, 1, r);
        for (std::uint16_t sector = 0; sector < 2; ++sector) CHECK(winners(a, sector) == winners(b, sector));
        CHECK(winners(b, 2).empty());
    }
}

TEST_CASE("a seed of the lots changes who wins and not who applies") {
    Scenario s = twoSectors("lottery");
    const ReplicationOutcome a = run(s);
    s.policy.award.lottery.seed = 12345;
    const ReplicationOutcome b = run(s);
    CHECK(applicants(a) == applicants(b));
    CHECK(winners(a, 0) != winners(b, 0));
    CHECK(winners(b, 0) == winners(run(s), 0));
}

TEST_CASE("a partial lottery always funds above and never below and draws in between") {
    Scenario s = small::base(10, {2026, 6, 30});
    for (const auto& [id, merit, n] :
         {std::tuple{"high", 85.0, 4.0}, {"middle", 70.0, 12.0}, {"low", 55.0, 4.0}}) {
        s.sectors.push_back(small::applicants(id, n, Distribution::constant(1)));
        s.sectors.back().merit = Distribution::constant(merit);
    }
    s.calls = {small::call("c", {2026, 1, 1}, {2026, 1, 31})};
    s.policy.award.order = "partial_lottery";
    s.policy.award.lottery.fundAbove = 80;
    s.policy.award.lottery.rejectBelow = 60;
    std::map<std::uint64_t, int> won;
    for (std::uint64_t r = 0; r < 100; ++r) {
        const ReplicationOutcome o = run(s, 1, r);
        CHECK(winners(o, 0).size() == 4);
        CHECK(winners(o, 1).size() == 6);
        CHECK(winners(o, 2).empty());
        for (const Application& a : o.applications)
            if (a.sector == 2) CHECK(a.binding == Binding::minScore);
        for (const std::uint64_t entity : winners(o, 1)) ++won[entity];
    }
    CHECK(won.size() == 12);  // six of twelve each time: nobody always, nobody never
    for (const auto& [entity, times] : won) CHECK(std::abs(times - 50) <= 20);
}

TEST_CASE("the grey zone leaves a clear field to the score and draws among equals") {
    Scenario s = small::base(10, {2026, 6, 30});
    s.sectors = {small::applicants("best", 5, Distribution::constant(1)),
                 small::applicants("equal", 10, Distribution::constant(1)),
                 small::applicants("worst", 5, Distribution::constant(1))};
    s.sectors[0].merit = Distribution::constant(95);
    s.sectors[1].merit = Distribution::constant(70);
    s.sectors[2].merit = Distribution::constant(40);
    s.calls = {small::call("c", {2026, 1, 1}, {2026, 1, 31})};
    s.policy.review = {5, 4, {}};
    s.policy.award.order = "partial_lottery";
    s.policy.award.lottery.greyZone = 0.1;
    for (std::uint64_t r = 0; r < 20; ++r) {
        const ReplicationOutcome o = run(s, 1, r);
        CHECK(winners(o, 0).size() == 5);
        CHECK(winners(o, 1).size() == 5);
        CHECK(winners(o, 2).empty());
    }
}

TEST_CASE("every order meets the same applicants and keeps its books with every rule that divides") {
    const auto expected = applicants(run(small::everything()));
    for (const OrderRow& order : orderTable())
        for (const AwardRow& rule : awardTable()) {
            if (rule.division == Division::none && rule.name != "skip_fill") continue;
            Scenario s = small::everything();
            s.policy.award.order = std::string(order.name);
            s.policy.award.rule = std::string(rule.name);
            s.policy.award.weights = {{"startup", 3}};
            s.policy.award.lottery.fundAbove = 80;
            s.policy.award.lottery.rejectBelow = 50;
            s.policy.shares.unused = UnusedShare::release;
            INFO(s.policy.award.order << ", " << s.policy.award.rule);
            const ReplicationOutcome o = run(s);
            CHECK(o.stop == StopReason::horizon);
            CHECK(applicants(o) == expected);
            for (const Application& a : o.applications)
                if (a.granted > 0 && !a.contest) REQUIRE(a.granted >= a.viable);
        }
}

TEST_CASE("max-min cuts everyone to the same number of servers") {
    Scenario s = small::base(20, {2026, 6, 30});
    s.sectors = {small::applicants("a", 4, Distribution::constant(10))};
    s.sectors[0].viableShare = 0.3;
    s.calls = {small::call("c", {2026, 1, 1}, {2026, 1, 31})};
    s.policy.award.rule = "max_min";
    for (const Application& a : run(s).applications) CHECK(a.granted == 5);
    s.sectors[0].viableShare = 0.6;  // 6 each: only three can be viable
    std::multiset<Gpus> granted;
    for (const Application& a : run(s).applications) granted.insert(a.granted);
    CHECK(granted == std::multiset<Gpus>{0, 6, 7, 7});
}

}  // namespace tranche
