// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tiers of hybrid intake, and rounds beside them.

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "tests/programme/small_scenarios.hpp"

using namespace tranche;

namespace {

// 10 GPUs; requests for one GPU and 10 days come at random; one call for requests of 4 GPUs and two months.
Scenario hybrid(std::optional<double> share = {}) {
    Scenario s = small::base(10);
    s.policy.intake.mode = IntakeMode::hybrid;
    TierSpec tier;
    tier.id = "fast";
    tier.maxGpuHours = 240;
    tier.decisionDays = 2;
    tier.share = share;
    s.policy.intake.tiers = {tier};
    s.policy.award.rule = "skip_fill";
    s.sectors = {small::stream("small", 0.5, Distribution::constant(10)),
                 small::applicants("large", 5, Distribution::constant(4))};
    s.calls = {small::call("c", {2026, 3, 1}, {2026, 3, 10})};
    return s;
}

// The most that a sector holds at once.
Gpus peak(const ReplicationOutcome& o, std::uint16_t sector) {
    Gpus most = 0;
    for (const Application& a : o.applications) {
        if (a.sector != sector || a.awarded == kNever) continue;
        Gpus held = 0;
        for (const Application& b : o.applications)
            if (b.sector == sector && b.awarded <= a.awarded && b.ended > a.awarded) held += b.granted;
        most = std::max(most, held);
    }
    return most;
}

}  // namespace

TEST_CASE("a small request is decided a fixed time after it comes and larger ones wait for the call") {
    const ReplicationOutcome o = small::run(hybrid());
    std::int64_t lane = 0, round = 0;
    for (const Application& a : o.applications) {
        if (a.decided == kNever) continue;
        if (a.sector == 0) {
            CHECK(a.tier == 0);
            CHECK(a.decided == a.submitted + 2 * kDay);
            ++lane;
        } else {
            CHECK(a.tier == Application::kNoTier);
            CHECK(a.decided ==
                  small::at({2026, 3, 21}) - 1);  // ten days after the last millisecond of the call
            ++round;
        }
    }
    CHECK(lane > 120);
    CHECK(round == 5);
}

TEST_CASE("a request a little above the limit of the tier goes to the rounds") {
    Scenario s = hybrid();
    s.policy.intake.tiers[0].maxGpuHours = 239.9;
    for (const Application& a : small::run(s).applications) CHECK(a.tier == Application::kNoTier);
    s.policy.intake.tiers[0].maxGpuHours.reset();
    s.policy.intake.tiers[0].maxGpus = 3;
    for (const Application& a : small::run(s).applications) CHECK((a.tier == 0) == (a.requested <= 3));
    s.policy.intake.tiers[0].maxMonths = 0.3;
    for (const Application& a : small::run(s).applications) CHECK(a.tier == Application::kNoTier);
}

TEST_CASE("a tier takes no more than its share and rounds leave it free") {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        Scenario s = hybrid(0.3);
        s.sectors[0].stream->perDay = 2;  // offered load 20 of 10 GPUs
        const ReplicationOutcome o = small::run(s, seed);
        CHECK(peak(o, 0) == 3);
        CHECK(peak(o, 1) == 4);  // 7 of 10 are left: one of 4, not two
        s.policy.intake.tiers[0].share = 0.2;
        CHECK(peak(small::run(s, seed), 0) == 2);
        CHECK(peak(small::run(s, seed), 1) == 8);
        s.policy.intake.tiers[0].share.reset();
        CHECK(peak(small::run(s, seed), 0) == 10);
    }
}

TEST_CASE("a lane serves first come first served and an unhappy one leaves when its patience ends") {
    Scenario s = hybrid(0.1);
    s.sectors[1].perCall.reset();
    s.sectors[0].patienceDays = Distribution::constant(25);
    const ReplicationOutcome o = small::run(s);
    std::vector<const Application*> served;
    std::int64_t left = 0;
    for (const Application& a : o.applications) {
        if (a.started != kNever) served.push_back(&a);
        left += a.status == Status::withdrawn;
        if (a.started != kNever) CHECK(a.started - a.submitted <= 25 * kDay);
    }
    for (std::size_t i = 1; i < served.size(); ++i) CHECK(served[i]->started >= served[i - 1]->started);
    CHECK(served.size() >= 34);  // one GPU, ten days each, and a queue
    CHECK(served.size() <= 37);
    CHECK(left > 50);
}

TEST_CASE("calls that open too soon after the last one held are not held") {
    Scenario s = small::base(100);
    CallSeriesSpec series;
    series.id = "q";
    series.firstOpens = {2026, 1, 10};
    series.everyMonths = 1;
    series.openDays = 10;
    s.callSeries = {series};
    s.sectors = {small::applicants("a", 1, Distribution::constant(1))};
    CHECK(Setting(s).calls.size() == 12);
    s.policy.intake.callEveryMonths = 6;
    const Setting twice(s);
    REQUIRE(twice.calls.size() == 2);
    CHECK(twice.calls[0].call.opens == small::at({2026, 1, 10}));
    CHECK(twice.calls[1].call.opens == small::at({2026, 7, 10}));
}
