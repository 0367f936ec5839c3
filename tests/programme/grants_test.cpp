// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rounds, waiting lists, patience, recall: instants and sizes checked by hand on scenarios of a handful of grants.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "tests/programme/small_scenarios.hpp"

namespace tranche {
namespace {

using small::at;
using small::run;

std::vector<const Application*> withStatus(const ReplicationOutcome& o, Status status) {
    std::vector<const Application*> list;
    for (const Application& a : o.applications)
        if (a.status == status) list.push_back(&a);
    return list;
}

std::int64_t started(const ReplicationOutcome& o) {
    return std::count_if(o.applications.begin(), o.applications.end(),
                         [](const Application& a) { return a.started != kNever; });
}

// One call from 1 to 31 January, decided ten days later, on 20 GPUs: 10 applicants for 4 GPUs each.
Scenario oneRound() {
    Scenario s = small::base(20);
    s.sectors = {small::applicants("x", 10, Distribution::constant(4))};
    s.calls = {small::call("c", {2026, 1, 1}, {2026, 1, 31})};
    return s;
}

const Time kDecision = at({2026, 2, 11}) - 1;

}  // namespace

TEST_CASE("a round awards the best until it is full, at its decision date, and rejects the others") {
    const ReplicationOutcome o = run(oneRound());
    REQUIRE(o.applications.size() == 10);
    float worstWinner = 1000, bestLoser = -1000;
    for (const Application& a : o.applications) {
        CHECK(a.decided == kDecision);
        CHECK(a.closed == at({2026, 2, 1}) - 1);
        CHECK(a.submitted >= at({2026, 1, 1}));
        CHECK(a.submitted <= a.closed);
        if (a.awarded != kNever) {
            worstWinner = std::min(worstWinner, a.score);
            CHECK(a.granted == 4);
            CHECK(a.started == kDecision);
            CHECK(small::kCalendar.isoDate(a.ended) == "2026-04-10");
        } else {
            bestLoser = std::max(bestLoser, a.score);
            CHECK(a.status == Status::rejected);
            CHECK(a.binding == Binding::capacity);
        }
    }
    CHECK(started(o) == 5);
    CHECK(worstWinner > bestLoser);
    CHECK(small::countAt(o, {2026, 3, 1}, Rung::granted) == 20);
    CHECK(small::countAt(o, {2026, 5, 1}, Rung::granted) == 0);
}

TEST_CASE(
    "GPUs accepted at the very instant of the decision are awarded, those of an instant later are not") {
    Scenario s = oneRound();
    s.tranches = {small::delivery("p", "g", 20, {2026, 2, 11})};  // one millisecond too late
    CHECK(started(run(s)) == 0);
    s.tranches = {small::delivery("p", "g", 20, {2026, 2, 10})};
    CHECK(started(run(s)) == 5);
}

TEST_CASE("a grant that ends at the instant of a decision makes room for it") {
    Scenario s = oneRound();
    s.sectors[0].days =
        Distribution::constant(28);  // from 10 February to 10 March, both at the last millisecond
    s.sectors[0].months = Distribution::constant(0);
    s.calls.push_back(small::call("d", {2026, 2, 12}, {2026, 2, 28}));
    const ReplicationOutcome o = run(s);
    CHECK(started(o) == 10);
    for (const Application& a : o.applications)
        if (a.call == 1 && a.started != kNever) CHECK(a.started == kDecision + 28 * kDay);
}

TEST_CASE("a submission at the closing instant belongs to the round") {
    Scenario s = oneRound();
    s.calls[0].rushDays = 1e-8;  // nearly a millisecond: many come at the last one
    s.calls[0].closes = {2026, 1, 1};
    s.sectors[0].perCall->applicants = Distribution::constant(2000);
    s.sectors[0].servers = Distribution::constant(1);
    const ReplicationOutcome o = run(s);
    const Time close = at({2026, 1, 2}) - 1;
    std::int64_t atClose = 0;
    for (const Application& a : o.applications) {
        CHECK(a.submitted <= close);
        CHECK(a.decided != kNever);
        atClose += a.submitted == close;
    }
    CHECK(atClose > 0);
}

TEST_CASE("who gives up at the very instant of the decision is still served") {
    Scenario s = oneRound();
    s.sectors[0].perCall->applicants = Distribution::constant(1);
    const Time submitted = run(s).applications[0].submitted;
    const auto patience = [&](Duration ms) {
        s.sectors[0].patienceDays = Distribution::constant(toDays(ms));
        return run(s).applications[0];
    };
    const Application served = patience(kDecision - submitted);
    CHECK(served.started == kDecision);
    const Application gone = patience(kDecision - submitted - 1);
    CHECK(gone.status == Status::withdrawn);
    CHECK(gone.binding == Binding::patience);
    CHECK(gone.ended == kDecision - 1);
}

TEST_CASE("who leaves between award and signature gives his GPUs back to the waiting list at that instant") {
    Scenario s = oneRound();
    s.tranches[0].units = 4;
    s.calls[0].agreementDays = Distribution::constant(30);
    s.policy.waitingList.days = 200;
    s.sectors[0].perCall->applicants = Distribution::constant(2);
    s.sectors[0].patienceDays = Distribution::constant(60);
    const ReplicationOutcome before = run(s);  // patient enough for one round of agreement
    s.sectors[0].patienceDays = Distribution::constant(20);
    const ReplicationOutcome o = run(s);
    const auto gone = withStatus(o, Status::withdrawn);
    REQUIRE(gone.size() == 2);
    CHECK(started(before) == 1);
    const Application& first = gone[0]->awarded == kDecision ? *gone[0] : *gone[1];
    CHECK(first.awarded == kDecision);
    CHECK(first.ended == first.submitted + 20 * kDay);
    CHECK(small::total(o, Rung::granted) == 0);
    CHECK(small::total(o, Rung::reserved) > 0);
    CHECK(small::countAt(o, {2026, 4, 1}, Rung::free) == 4);
}

TEST_CASE("a winner who does not sign frees his GPUs for the waiting list on that day") {
    Scenario s = oneRound();
    s.policy.waitingList.days = 100;
    s.sectors[0].noShow = 0.5;
    s.sectors[0].months = Distribution::constant(12);
    s.calls[0].agreementDays = Distribution::constant(10);
    for (std::uint64_t r = 0; r < 20; ++r) {
        const ReplicationOutcome o = run(s, 1, r);
        const auto missing = withStatus(o, Status::noShow);
        std::size_t later = 0;
        for (const Application& a : o.applications)
            if (a.awarded != kNever && a.awarded > kDecision) {
                ++later;
                CHECK((a.awarded - kDecision) % (10 * kDay) == 0);
            }
        for (const Application* a : missing) {
            CHECK(a->ended == a->awarded + 10 * kDay);
            CHECK(a->delivered == 0);
        }
        CHECK(later == std::min<std::size_t>(missing.size(), 5));
    }
}

TEST_CASE("the waiting list serves what comes free, and who is not served in time is rejected") {
    Scenario s = oneRound();
    s.policy.waitingList.days = 70;  // the first grants end after 59 days
    const ReplicationOutcome o = run(s);
    CHECK(started(o) == 10);
    for (const Application& a : o.applications)
        CHECK((a.awarded == kDecision || a.awarded == small::kCalendar.addMonths(kDecision, 2)));
    s.policy.waitingList.days = 58;
    const ReplicationOutcome late = run(s);
    CHECK(started(late) == 5);
    for (const Application* a : withStatus(late, Status::rejected)) CHECK(a->ended == kDecision + 58 * kDay);
    s.policy.waitingList.days = 59;  // GPUs come free at the instant at which the entry expires
    CHECK(started(run(s)) == 10);
}

TEST_CASE(
    "EX-AGE: aging of half a point a week lifts an entry past a newer one of 12 points more after 24 weeks") {
    // Two rounds; the first loser has 26 or 22 weeks' lead when four GPUs come free.
    const auto winnerIsOld = [](std::int64_t weeks) {
        Scenario s = small::base(4, {2027, 12, 31});
        SectorSpec holder = small::applicants("holder", 1, Distribution::constant(4)),
                   old = small::applicants("old", 1, Distribution::constant(4)),
                   young = small::applicants("young", 1, Distribution::constant(4));
        holder.merit = Distribution::constant(99);
        holder.days = Distribution::constant(static_cast<double>(weeks * 7 + 14));
        old.merit = Distribution::constant(80);
        young.merit = Distribution::constant(92);
        s.sectors = {holder, old, young};
        s.calls = {small::call("a", {2026, 1, 1}, {2026, 1, 31}),
                   small::call("b", addDays({2026, 1, 1}, weeks * 7), addDays({2026, 1, 31}, weeks * 7))};
        s.calls[0].sectors = {"holder", "old"};
        s.calls[1].sectors = {"young"};
        s.policy.waitingList = {1000, 0.5};
        const ReplicationOutcome o = run(s);
        REQUIRE(started(o) == 3);
        Time old_ = 0, young_ = 0;
        for (const Application& a : o.applications) {
            if (a.sector == 1) old_ = a.started;
            if (a.sector == 2) young_ = a.started;
        }
        return old_ < young_;
    };
    CHECK(winnerIsOld(26));
    CHECK(winnerIsOld(24));  // equal scores: the earlier submission
    CHECK_FALSE(winnerIsOld(22));
}

TEST_CASE(
    "EX-SHRINK: a grant of 64 with 24 in use is cut to 32 after window and grace, and the rest goes on") {
    Scenario s = small::base(64);
    s.hardware[0].nodeGpus = 8;
    s.sectors = {small::applicants("x", 1, Distribution::constant(64), 12)};
    s.sectors[0].serversMax = 100;
    s.sectors[0].viableShare = 0.1;
    s.sectors[0].use.plateau = Distribution::constant(0.375);
    s.calls = {small::call("c", {2026, 1, 1}, {2026, 1, 31})};
    s.policy.recall = RecallSpec{0.5, 14, 14, 30, 0.25, RecallAction::shrink};
    const ReplicationOutcome o = run(s);
    const Application& a = o.applications[0];
    CHECK(a.held == 32);
    CHECK(a.recalledGpus == 32);
    CHECK(a.active == 24);
    CHECK(a.binding == Binding::underUse);
    const Time cut = kDecision + (30 + 14 + 14) * kDay, end = at({2027, 1, 1});
    CHECK(a.delivered == 64 * (cut - kDecision) + 32 * (end - cut));
    CHECK(a.used == 24 * (end - kDecision));
    s.sectors[0].viableShare = 0.75;  // never below what is viable
    CHECK(run(s).applications[0].held == 48);
    s.sectors[0].use.plateau = Distribution::constant(0.5);  // not below the threshold
    CHECK(run(s).applications[0].held == 64);
    CHECK(run(s).applications[0].recalledGpus == 0);
}

TEST_CASE("a revoked grant ends at the recall, and its GPUs serve the waiting list at that instant") {
    Scenario s = oneRound();
    s.tranches[0].units = 4;
    s.sectors[0].perCall->applicants = Distribution::constant(2);
    s.sectors[0].months = Distribution::constant(6);
    s.sectors[0].use.plateau = Distribution::constant(0.25);
    s.policy.waitingList.days = 100;
    s.policy.recall = RecallSpec{0.5, 14, 14, 30, 0.25, RecallAction::revoke};
    const ReplicationOutcome o = run(s);
    const auto recalled = withStatus(o, Status::recalled);
    REQUIRE(recalled.size() == 2);
    const bool swapped = recalled[0]->started > recalled[1]->started;
    const Application &first = *recalled[swapped ? 1 : 0], &second = *recalled[swapped ? 0 : 1];
    CHECK(first.ended == kDecision + 58 * kDay);
    CHECK(first.delivered == 4 * 58 * kDay);
    CHECK(second.started == first.ended);
}

TEST_CASE("EX-REAPPLY: with success .31 and will .6 a project is submitted 1.7065 times") {
    Scenario s = small::base(100000);
    s.sectors = {small::sector("x")};
    s.sectors[0].servers = Distribution::constant(1);
    s.sectors[0].months = Distribution::constant(2);
    s.sectors[0].adoption = AdoptionSpec{4000, 5, 0, {2025, 12, 1}};
    s.sectors[0].reapply = {0.6, 0, 200, 0};
    s.sectors[0].merit = Distribution::constant(70);
    s.policy.review = {1, 10, {}};                        // each attempt meets a panel of its own
    s.policy.eligibility.minScore = 70 + 10 * 0.4958503;  // 31 % of N(70, 10) pass
    for (int month = 1; month <= 12; ++month)
        s.calls.push_back(small::call("c" + std::to_string(month), {2026, month, 1}, {2026, month, 10}, 2));
    const ReplicationOutcome o = run(s);
    std::int64_t submissions = 0, projects = 0, wins = 0;
    for (const Application& a : o.applications) {
        if (o.applications[a.project].needed > at({2026, 6, 1})) continue;  // all their attempts are over
        submissions += a.submitted != kNever;
        projects += &a == &o.applications[a.project];
        wins += a.awarded != kNever;
    }
    REQUIRE(projects > 3000);
    const double perProject = static_cast<double>(submissions) / static_cast<double>(projects);
    // The number of submissions is geometric with p = 1 - .69 x .6.
    const double p = 1 - .69 * .6, se = std::sqrt((1 - p) / (p * p) / static_cast<double>(projects));
    CHECK(std::abs(perProject - 1.7064846) < 4 * se);
    CHECK(static_cast<double>(wins) / static_cast<double>(submissions) == doctest::Approx(.31).epsilon(.06));
}

TEST_CASE("who is renewed applies anew as a project of its own, at the next call after the end") {
    Scenario s = oneRound();
    s.sectors[0].perCall->applicants = Distribution::constant(1);
    s.sectors[0].reapply.renewal = 1;
    s.calls.push_back(small::call("d", {2026, 5, 1}, {2026, 5, 20}));
    s.sectors[0].perCall.reset();
    s.sectors[0].adoption = AdoptionSpec{1, 10, 0, {2025, 1, 1}};
    const ReplicationOutcome o = run(s);
    REQUIRE(o.applications.size() == 3);
    CHECK(o.applications[1].project == 1);
    CHECK(o.applications[1].needed == o.applications[0].ended);
    CHECK(o.applications[1].call == 1);
    CHECK(o.applications[1].attempt == 1);
    CHECK(o.applications[1].firstAttempt == 1);
    CHECK(o.applications[2].status == Status::drafted);
    CHECK(o.applications[2].binding == Binding::noCall);
}

TEST_CASE("shares hold each group to its part, and released the rest goes to all in rank order") {
    Scenario s = small::base(100);
    SectorSpec a = small::applicants("a", 20, Distribution::constant(10)),
               b = small::applicants("b", 2, Distribution::constant(10));
    s.sectors = {a, b};
    s.calls = {small::call("c", {2026, 1, 1}, {2026, 1, 31})};
    s.policy.shares.groups = {{"ga", {"a"}, 0.62}, {"gb", {"b"}, 0.38}};
    const auto granted = [](const ReplicationOutcome& o, std::uint16_t sector) {
        Gpus sum = 0;
        for (const Application& x : o.applications) sum += x.sector == sector ? x.granted : 0;
        return sum;
    };
    ReplicationOutcome o = run(s);
    CHECK(granted(o, 0) == 60);
    CHECK(granted(o, 1) == 20);
    for (const Application* x : withStatus(o, Status::rejected)) CHECK(x->binding == Binding::share);
    for (const AwardRow& row : awardTable()) {
        s.policy.award.rule = std::string(row.name);
        s.policy.shares.unused = UnusedShare::release;
        o = run(s);
        CHECK(granted(o, 0) == 80);
        CHECK(granted(o, 1) == 20);
        s.policy.shares.unused = UnusedShare::hold;
        s.calls[0].shares = false;  // the split does not apply: 100 GPUs by rank alone
        CHECK(granted(run(s), 0) + granted(run(s), 1) == 100);
        s.calls[0].shares = true;
    }
}

TEST_CASE("in a call without split strict_cut ends the round for all at the first misfit") {
    Scenario s = small::base(10);
    SectorSpec big = small::applicants("big", 1, Distribution::constant(20)),
               small_ = small::applicants("small", 5, Distribution::constant(1));
    big.merit = Distribution::constant(90);
    small_.merit = Distribution::constant(80);
    s.sectors = {big, small_};
    s.calls = {small::call("c", {2026, 1, 1}, {2026, 1, 31})};
    s.policy.shares.groups = {{"g1", {"big"}, 0.5}, {"g2", {"small"}, 0.5}};
    s.policy.award.rule = "strict_cut";
    CHECK(started(run(s)) == 5);  // each group has a line of its own
    s.calls[0].shares = false;
    CHECK(started(run(s)) == 0);
}

TEST_CASE("the waiting list follows the split of its call and releases what shares leave") {
    Scenario s = small::base(10);
    SectorSpec a = small::applicants("a", 1, Distribution::constant(10));
    a.merit = Distribution::constant(50);
    s.sectors = {a, small::sector("b")};
    s.calls = {small::call("c", {2026, 1, 1}, {2026, 1, 31})};
    s.policy.shares.groups = {{"ga", {"a"}, 0.5}, {"gb", {"b"}, 0.5}};
    s.policy.waitingList.days = 300;
    s.tranches = {small::delivery("p", "g", 10, {2026, 6, 1})};  // comes after the decision
    CHECK(started(run(s)) == 0);
    s.policy.shares.unused = UnusedShare::release;
    CHECK(started(run(s)) == 1);
    s.policy.shares.unused = UnusedShare::hold;
    s.calls[0].shares = false;
    CHECK(started(run(s)) == 1);
}

TEST_CASE("the panel's score is merit, the mean of its reviewers' noise, and the sector's bonus") {
    Scenario s = oneRound();
    s.sectors[0].perCall->applicants = Distribution::constant(4000);
    s.policy.review = {4, 8, {{"x", 3}}};
    double sum = 0, squares = 0;
    for (const Application& a : run(s).applications) {
        const double noise = static_cast<double>(a.score) - static_cast<double>(a.merit) - 3;
        sum += noise;
        squares += noise * noise;
    }
    const double n = 4000, mean = sum / n, sd = std::sqrt(squares / n - mean * mean);
    CHECK(std::abs(mean) < 4 * 4 / std::sqrt(n));  // 8 / sqrt(4) = 4
    CHECK(std::abs(sd - 4) < 4 * 4 / std::sqrt(2 * n));
}

TEST_CASE("below the minimum score nobody wins, and the cap of every model on offer makes ineligible") {
    Scenario s = oneRound();
    s.policy.eligibility.minScore = 70;
    for (const Application& a : run(s).applications) {
        if (a.score < 70) CHECK((a.status == Status::rejected && a.binding == Binding::minScore));
        if (a.awarded != kNever) CHECK(a.score >= 70);
    }
    s.policy.eligibility.caps = {{"g", 3}};
    for (const Application& a : run(s).applications)
        CHECK((a.status == Status::ineligible && a.binding == Binding::cap));
    s.policy.eligibility.capExempt = {"x"};
    s.policy.eligibility.minScore = 0;
    CHECK(started(run(s)) == 5);
}

}  // namespace tranche
