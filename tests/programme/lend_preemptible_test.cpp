// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A set-aside that is lent to any grant until its hand-over: who is told, who goes, what comes back.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/programme/small_scenarios.hpp"

using namespace tranche;

namespace {

using small::at;
using small::run;

const Time kDecision = at({2026, 2, 11}) - 1, kHandover = at({2026, 6, 1}), kNotice = at({2026, 5, 18});

// 10 GPUs, six of them set aside until June. Two grants of four, from 10 February: one on the free GPUs, one on the loan.
Scenario loan(double months = 6) {
    Scenario s = small::base(10);
    s.sectors = {small::applicants("own", 1, Distribution::constant(4), 6),
                 small::applicants("loan", 1, Distribution::constant(4), months)};
    s.sectors[0].merit = Distribution::constant(90);
    s.sectors[1].merit = Distribution::constant(80);
    s.calls = {small::call("c", {2026, 1, 1}, {2026, 1, 31})};
    SetAsideSpec aside;
    aside.id = "national";
    aside.pool = "p";
    aside.gpus = 6;
    aside.handover = Date{2026, 6, 1};
    aside.idle = IdleRule::lendPreemptible;
    aside.marginDays = 0;
    aside.preemption = PreemptionSpec{};
    s.setAsides = {aside};
    return s;
}

const Application& of(const ReplicationOutcome& o, std::uint16_t sector, std::uint16_t attempt = 0) {
    return *std::find_if(o.applications.begin(), o.applications.end(),
                         [&](const Application& a) { return a.sector == sector && a.attempt == attempt; });
}

GpuTime gauge(const ReplicationOutcome& o, Gauge g) {
    return o.ladder.gauges.back()[static_cast<std::size_t>(g)];
}

}  // namespace

TEST_CASE("any grant may borrow, and who still runs at the hand-over is preempted then") {
    const ReplicationOutcome o = run(loan());
    const Application& a = of(o, 1);
    CHECK(a.started == kDecision);
    CHECK(a.status == Status::recalled);
    CHECK(a.binding == Binding::preempted);
    CHECK(a.ended == kHandover);
    CHECK(a.delivered == 4 * (kHandover - kDecision));
    CHECK(of(o, 0).status == Status::ended);
    CHECK(gauge(o, Gauge::lent) == 4 * (kHandover - kDecision));
    CHECK(gauge(o, Gauge::setAsideIdle) ==
          6 * kDecision + 2 * (kHandover - kDecision) + 6 * (at({2027, 1, 1}) - kHandover));
}

TEST_CASE("borrowers are told the notice before, and their records say so") {
    Scenario s = loan();
    s.horizon.end = {2026, 5, 17};
    CHECK(of(run(s), 1).binding == Binding::none);
    s.horizon.end = {2026, 5, 18};
    const ReplicationOutcome o = run(s);
    CHECK(of(o, 1).status == Status::running);
    CHECK(of(o, 1).binding == Binding::notice);
    CHECK(of(o, 1).leavesAt == kHandover);
    CHECK(of(o, 0).binding == Binding::none);
}

TEST_CASE("a borrower that ends by itself in time, or at that very instant, is not preempted") {
    CHECK(of(run(loan(3)), 1).status == Status::ended);
    Scenario s = loan();
    s.sectors[1].days = Distribution::constant(toDays(kHandover - kDecision));
    const ReplicationOutcome o = run(s);
    CHECK(of(o, 1).ended == kHandover);
    CHECK(of(o, 1).status == Status::ended);
    CHECK(of(o, 1).binding == Binding::none);
}

TEST_CASE("a borrower moves to free GPUs of the pool, at the notice or on the day, and runs on") {
    Scenario s = loan();
    s.sectors[0].months = Distribution::constant(3);  // to 10 May
    const ReplicationOutcome early = run(s);
    CHECK(of(early, 1).status == Status::ended);
    CHECK(of(early, 1).ended == small::kCalendar.addMonths(kDecision, 6));
    CHECK(gauge(early, Gauge::lent) == 4 * (kNotice - kDecision));
    s.sectors[0].days = Distribution::constant(100);  // between the notice and the day
    const ReplicationOutcome late = run(s);
    CHECK(of(late, 0).ended > kNotice);
    CHECK(of(late, 1).status == Status::ended);
    CHECK(of(late, 1).binding == Binding::none);
    CHECK(gauge(late, Gauge::lent) == 4 * (kHandover - kDecision));
}

TEST_CASE("from the notice on nothing is lent that would not end in time") {
    Scenario s = loan();
    s.calls[0].decisionDays = 106;  // 17 May
    CHECK(of(run(s), 1).started < kNotice);
    CHECK(of(run(s), 1).status == Status::recalled);
    s.calls[0].decisionDays = 107;  // the last instant of 18 May
    CHECK(of(run(s), 1).started == kNever);
    s.calls[0].decisionDays = 50;
    CHECK(of(run(s), 1).started != kNever);
    s.setAsides[0].preemption->minRunDays = 90;  // no loan that could end younger
    CHECK(of(run(s), 1).started == kNever);
}

TEST_CASE("with a margin all is back so many days before the hand-over") {
    Scenario s = loan();
    s.setAsides[0].marginDays = 7;
    CHECK(of(run(s), 1).ended == at({2026, 5, 25}));
}

TEST_CASE("checkpoint and restart are granted and not active, and the work comes out whole") {
    Scenario s = loan();
    s.policy.waitingList.days = 300;
    s.setAsides[0].preemption->compensation = Compensation::time;
    s.setAsides[0].preemption->checkpointHours = 48;
    s.setAsides[0].preemption->restartHours = 12;
    const ReplicationOutcome o = run(s);
    const Application &first = of(o, 1), &second = of(o, 1, 1);
    constexpr Duration hour = kDay / 24;
    CHECK(first.ended == kHandover);
    CHECK(first.used == 4 * (kHandover - kDecision - 48 * hour));
    CHECK(second.project == first.project);
    CHECK(second.submitted == kHandover);
    CHECK(second.mayReclaim == kHandover + 7 * kDay);
    CHECK(second.duration == first.ends - kHandover + 60 * hour);
    REQUIRE(second.status == Status::ended);
    CHECK(second.started == of(o, 0).ended);
    CHECK(second.firstUse == second.started + 12 * hour);
    CHECK(first.used + second.used == 4 * (first.ends - kDecision));
    CHECK(gauge(o, Gauge::saving) == 4 * 60 * hour);
    GpuTime used = 0;
    for (const Application& a : o.applications) used += a.used;
    CHECK(used == small::total(o, Rung::active));
}

TEST_CASE("an award on borrowed GPUs that is not signed by the hand-over is taken back") {
    Scenario s = loan();
    s.calls[0].agreementDays = Distribution::constant(120);
    const ReplicationOutcome o = run(s);
    CHECK(of(o, 1).status == Status::rejected);
    CHECK(of(o, 1).binding == Binding::preempted);
    CHECK(of(o, 1).ended == kHandover);
    CHECK(of(o, 1).granted == 0);
    CHECK(of(o, 0).started != kNever);
}

TEST_CASE("loans of rounds and queues are back on the day, whatever else goes on") {
    std::size_t gone = 0, lentFor = 0;
    for (std::uint64_t seed = 1; seed <= 24; ++seed) {
        Scenario s = small::everything();
        s.setAsides[0].idle = IdleRule::lendPreemptible;
        PreemptionSpec rule;
        rule.noticeDays = static_cast<std::int64_t>(seed % 3) * 20;
        rule.compensation = seed % 2 ? Compensation::time : Compensation::none;
        rule.checkpointHours = rule.noticeDays > 0 ? 30 : 0;
        rule.restartHours = 8;
        s.setAsides[0].preemption = rule;
        s.sectors[1].stream->perDay = 1.5;
        if (seed % 4 == 3) {
            s.policy.intake.mode = IntakeMode::rolling;
            s.policy.intake.queue.emplace();
            s.policy.intake.queue->policy = seed % 8 == 3 ? "easy" : "conservative";
            s.policy.eligibility.minScore = 0;
            s.policy.waitingList.days = 0;
        }
        const Time back = Calendar(s.horizon.start).at({2026, 12, 25});
        const ReplicationOutcome o = run(s, seed);
        CHECK(o.stop == StopReason::horizon);
        for (const Application& a : o.applications) {
            if (a.contest) continue;
            const bool there = a.started != kNever && a.ended > back;
            if (there) CHECK(a.borrowed == 0);
            if (a.status == Status::recalled && a.binding == Binding::preempted) {
                ++gone;
                CHECK(a.ended == back);
                CHECK(a.ends > back);
            }
        }
        for (std::size_t p = 0; p < o.ladder.pools; ++p)
            lentFor += o.ladder.gauges[o.ladder.gauges.size() - o.ladder.pools + p]
                                      [static_cast<std::size_t>(Gauge::lent)] > 0;
    }
    CHECK(gone > 0);
    CHECK(lentFor > 12);
}
