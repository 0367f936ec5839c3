// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Protection levels in whole runs: rounds, the waiting list, a queue.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/programme/small_scenarios.hpp"

namespace tranche {
namespace {

// EX-LITTLEWOOD: 60 against 100, whose demand is 0 to 9 with a tenth each: three are protected.
ProtectionSpec littlewood() {
    ProtectionSpec spec;
    spec.classes.resize(2);
    spec.classes[0].id = "high";
    spec.classes[0].sectors = {"high"};
    spec.classes[0].value = 100;
    spec.classes[0].demand = std::vector<double>(10, 0.1);
    spec.classes[1].id = "low";
    spec.classes[1].value = 60;
    return spec;
}

Scenario round(Gpus gpus, double low, double high) {
    Scenario s = small::base(gpus);
    s.sectors = {small::applicants("low", low, Distribution::constant(1)),
                 small::applicants("high", high, Distribution::constant(1))};
    s.calls = {small::call("c", {2026, 1, 10}, {2026, 1, 20})};
    s.policy.shares.protection = littlewood();
    return s;
}

struct Winners {
    int low = 0, high = 0, protectedFrom = 0;
    bool operator==(const Winners&) const = default;
};

Winners won(const Scenario& s, std::uint64_t seed = 1) {
    Winners result;
    for (const Application& a : small::run(s, seed).applications) {
        if (a.awarded != kNever) ++(a.sector == 0 ? result.low : result.high);
        result.protectedFrom += a.binding == Binding::protection;
    }
    return result;
}

}  // namespace

TEST_CASE("EX-LITTLEWOOD in a round: with four left a low request is granted, with three it is refused") {
    CHECK(won(round(4, 1, 0)) == Winners{1, 0, 0});
    CHECK(won(round(3, 1, 0)) == Winners{0, 0, 1});
    CHECK(won(round(10, 10, 0)) == Winners{7, 0, 3});
}

TEST_CASE("the better class may have all, and what it takes is not protected any more") {
    CHECK(won(round(10, 0, 12)) == Winners{0, 10, 0});
    CHECK(won(round(10, 10, 2)) == Winners{5, 2, 5});  // eight are left for the low, three of them protected
    CHECK(won(round(10, 10, 10)) == Winners{0, 10, 0});  // nothing is left, so nothing is protected either
}

TEST_CASE("protection is the same under every award rule that gives whole requests for one GPU") {
    for (const AwardRow& rule : awardTable()) {
        Scenario s = round(10, 10, 2);
        s.policy.award.rule = std::string(rule.name);
        CAPTURE(s.policy.award.rule);
        CHECK(won(s).low == 5);
        CHECK(won(s).high == 2);
    }
}

TEST_CASE("from the day on which it ends nothing is protected") {
    Scenario s = round(10, 10, 0);
    s.policy.shares.protection->until = Date{2026, 1, 25};  // the decision is on the 31st
    CHECK(won(s) == Winners{10, 0, 0});
    s.policy.shares.protection->until = Date{2026, 3, 1};
    CHECK(won(s) == Winners{7, 0, 3});
}

TEST_CASE("classes by score: who is above the line is not refused for the sake of those above it") {
    Scenario s = round(10, 10, 0);
    auto& classes = s.policy.shares.protection->classes;
    classes[0].sectors.clear();
    classes[0].minScore = 70;
    s.sectors[0].merit = Distribution::constant(75);
    CHECK(won(s) == Winners{10, 0, 0});
    s.sectors[0].merit = Distribution::constant(65);
    CHECK(won(s) == Winners{7, 0, 3});
}

TEST_CASE("three classes by EMSRb protect ever more") {
    ProtectionSpec spec;
    for (const auto& [id, value, mean, sd] :
         {std::tuple{"a", 100.0, 17.3, 5.8}, {"b", 60.0, 45.1, 15.0}, {"c", 40.0, 73.6, 17.4}}) {
        spec.classes.push_back({id, {}, {}, value, mean, sd, {}});
    }
    const std::vector<Gpus> levels = protectedGpus(spec);
    CHECK(levels[0] == 0);
    CHECK(levels[1] == 16);  // 17.3 + 5.8 z(0.4) = 15.83
    CHECK(levels[2] == 60);  // 62.4 + 16.08 z(1 - 40 / 71.09) = 59.86
    spec.unitGpus = 8;
    CHECK(protectedGpus(spec)[1] == 127);
}

TEST_CASE("on the waiting list a low request waits until more than what is protected is left") {
    Scenario s = round(3, 1, 0);
    s.policy.waitingList.days = 200;
    s.tranches.push_back(small::delivery("more", "g", 1, {2026, 4, 1}));
    s.tranches[1].pool = "p";
    const ReplicationOutcome o = small::run(s);
    REQUIRE(o.applications.size() == 1);
    CHECK(o.applications[0].awarded == small::at({2026, 4, 1}));
    s.tranches.pop_back();
    CHECK(small::run(s).applications[0].awarded == kNever);
    CHECK(small::run(s).applications[0].binding == Binding::protection);
}

TEST_CASE("in a queue low requests leave three free, which high requests take") {
    Scenario s = small::queue(10);
    s.sectors = {small::stream("low", 2, Distribution::exponential(30)),
                 small::stream("high", 0.02, Distribution::exponential(30))};
    s.policy.shares.protection = littlewood();
    std::int64_t high = 0, delayed = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const ReplicationOutcome o = small::run(s, seed);
        std::int64_t lowWaits = 0;
        for (const Application& a : o.applications) {
            if (a.sector == 1) {
                ++high;
                delayed += a.started != a.submitted;
                continue;
            }
            lowWaits += a.started == kNever;
            if (a.started == kNever) continue;
            Gpus held = 1;  // by all at the start of a low one, itself included
            for (const Application& b : o.applications)
                held += b.started != kNever && b.ends > a.started &&
                        (b.started < a.started || (b.started == a.started && b.sector == 1));
            REQUIRE(held <= 7);
        }
        REQUIRE(lowWaits > 0);
    }
    CHECK(high > 80);
    CHECK(delayed * 10 < high);  // three servers and an offered load of 0.6
}

}  // namespace tranche
