// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// More time near the end of a grant: who asks, who gets it, and what it may not touch.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/programme/small_scenarios.hpp"

using namespace tranche;

namespace {

using small::at;
using small::run;

const Time kDecision = at({2026, 2, 11}) - 1, kEnd = small::kCalendar.addMonths(kDecision, 2);

// One grant of two months that always asks for 40 days more.
Scenario asking(ExtensionRule rule) {
    Scenario s = small::base(4);
    s.sectors = {small::applicants("x", 1, Distribution::constant(4))};
    s.sectors[0].extension = {1, Distribution::constant(40)};
    s.calls = {small::call("c", {2026, 1, 1}, {2026, 1, 31})};
    s.policy.extension.grant = rule;
    return s;
}

Application only(const Scenario& s) {
    return run(s).applications[0];
}

}  // namespace

TEST_CASE("an extension is asked for near the end, granted as the policy says, and counted") {
    const Application refused = only(asking(ExtensionRule::never));
    CHECK(refused.ended == kEnd);
    CHECK(refused.extensionsAsked == 1);
    CHECK(refused.extensions == 0);
    const Application longer = only(asking(ExtensionRule::automatic));
    CHECK(longer.ended == kEnd + 40 * kDay);
    CHECK(longer.delivered == 4 * (longer.ended - kDecision));
    CHECK(longer.extensionsAsked == 2);  // and once more, beyond max_times
    CHECK(longer.extensions == 1);
    Scenario s = asking(ExtensionRule::automatic);
    s.policy.extension.maxTimes = 3;
    s.policy.extension.maxDays = 10;
    CHECK(only(s).ended == kEnd + 30 * kDay);
    s.sectors[0].extension.probability = 0;
    CHECK(only(s).ended == kEnd);
    CHECK(only(s).extensionsAsked == 0);
}

TEST_CASE("a review extends whose new score is high enough") {
    Scenario s = asking(ExtensionRule::review);
    s.sectors[0].merit = Distribution::constant(70);
    CHECK(only(s).extensions == 1);
    s.policy.extension.minScore = 70.5;
    CHECK(only(s).extensions == 0);
    s.policy.review.noiseSd = 8;  // of five: 3.6 points
    int won = 0;
    for (std::uint64_t r = 0; r < 200; ++r) won += run(s, 1, r).applications[0].extensions;
    CHECK(won > 60);
    CHECK(won < 130);
}

TEST_CASE("with if_no_waiter a grant ends when somebody waits for its pool") {
    Scenario s = asking(ExtensionRule::ifNoWaiter);
    CHECK(only(s).extensions == 1);
    s.sectors[0].perCall->applicants = Distribution::constant(2);
    s.policy.waitingList.days = 300;
    const ReplicationOutcome o = run(s);
    const bool first = o.applications[0].started == kDecision;
    const Application &a = o.applications[first ? 0 : 1], &b = o.applications[first ? 1 : 0];
    CHECK(a.extensionsAsked == 1);
    CHECK(a.extensions == 0);
    CHECK(b.started == kEnd);
    CHECK(b.extensions == 1);  // nobody waits for it
    s.policy.extension.grant = ExtensionRule::automatic;
    const ReplicationOutcome longer = run(s);
    CHECK(longer.applications[first ? 1 : 0].started == kEnd + 40 * kDay);
}

TEST_CASE("a borrowed grant is not extended beyond the day it is due, nor one under notice at all") {
    Scenario s = asking(ExtensionRule::automatic);
    SetAsideSpec aside;
    aside.id = "national";
    aside.pool = "p";
    aside.gpus = 4;
    aside.handover = Date{2026, 5, 20};
    aside.idle = IdleRule::lendUntilHandover;
    aside.marginDays = 0;
    s.setAsides = {aside};
    CHECK(only(s).extensions == 1);
    CHECK(only(s).ended == at({2026, 5, 20}));  // kEnd + 40 days is the end of that day
    s.setAsides[0].handover = Date{2026, 5, 15};
    CHECK(only(s).ended == at({2026, 5, 15}));
    s.setAsides[0].idle = IdleRule::lendPreemptible;
    s.sectors[0].months = Distribution::constant(6);
    s.policy.extension.askDaysBefore = 90;  // 12 May, under notice
    const Application told = only(s);
    CHECK(told.ended == at({2026, 5, 15}));
    CHECK(told.extensions == 0);
    CHECK(told.extensionsAsked == 1);
}

TEST_CASE("a queue waits for who was extended, by every discipline") {
    for (const char* policy : {"fcfs", "first-fit", "easy", "conservative"}) {
        CAPTURE(policy);
        std::size_t extended = 0;
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            Scenario s = small::queue(8);
            s.policy.intake.queue.emplace();
            s.policy.intake.queue->policy = policy;
            s.sectors = {small::stream("x", 0.3, Distribution::uniform(5, 40))};
            s.sectors[0].servers = Distribution::uniform(1, 6);
            s.sectors[0].extension = {0.7, Distribution::uniform(1, 30)};
            s.policy.extension = {ExtensionRule::automatic, 3, 20, 2};
            const ReplicationOutcome o = run(s, seed);  // throws when more is granted than there is
            for (const Application& a : o.applications) {
                extended += a.extensions;
                if (a.status == Status::ended) CHECK(a.ended == a.ends);
            }
        }
        CHECK(extended > 50);
    }
}
