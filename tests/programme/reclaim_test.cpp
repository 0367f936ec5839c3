// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A group takes back what it has lent: whom, when, and what becomes of them.

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/programme/small_scenarios.hpp"

using namespace tranche;

namespace {

// 10 GPUs, half for x, half for y. The first call brings eight of x, one GPU each, so three are borrowed; the second a
// request of y for four, of which two are free.
Scenario lent() {
    Scenario s = small::base(10);
    s.policy.award.rule = "skip_fill";
    s.calls = {small::call("first", {2026, 1, 10}, {2026, 1, 20}),
               small::call("second", {2026, 3, 1}, {2026, 3, 10})};
    s.calls[0].sectors = {"a"};
    s.calls[1].sectors = {"b"};
    s.sectors = {small::applicants("a", 8, Distribution::constant(1), 6),
                 small::applicants("b", 1, Distribution::constant(4), 3)};
    s.policy.shares.groups = {{"x", {"a"}, 0.5}, {"y", {"b"}, 0.5}};
    s.policy.shares.unused = UnusedShare::lend;
    s.policy.shares.reclaim = ReclaimSpec{};
    return s;
}

const Time kDecision = small::at({2026, 3, 21}) - 1;

const Application& claimant(const ReplicationOutcome& o) {
    return *std::find_if(o.applications.begin(), o.applications.end(),
                         [](const Application& a) { return a.sector == 1; });
}

std::vector<const Application*> preempted(const ReplicationOutcome& o) {
    std::vector<const Application*> list;
    for (const Application& a : o.applications)
        if (a.status == Status::recalled && a.binding == Binding::preempted) list.push_back(&a);
    return list;
}

}  // namespace

TEST_CASE("a group takes back as much of its quota as its request lacks, after the notice") {
    const ReplicationOutcome o = small::run(lent());
    const Application& y = claimant(o);
    CHECK(y.decided == kDecision);
    CHECK(y.awarded == kDecision + 14 * kDay);
    CHECK(y.granted == 4);
    const auto ended = preempted(o);
    REQUIRE(ended.size() == 2);  // two are free
    for (const Application* a : ended) {
        CHECK(a->sector == 0);
        CHECK(a->ended == kDecision + 14 * kDay);
    }
    CHECK(std::count_if(o.applications.begin(), o.applications.end(), [](const Application& a) {
              return a.sector == 0 && a.status == Status::ended && a.ended > a.started + 150 * kDay;
          }) == 6);
}

TEST_CASE("without reclaim borrowers keep it and a request beyond the quota takes nothing back") {
    Scenario s = lent();
    s.policy.shares.reclaim.reset();
    CHECK(claimant(small::run(s)).awarded == kNever);
    s = lent();
    s.sectors[1].servers = Distribution::constant(6);  // more than the 5 of its quota
    CHECK(claimant(small::run(s)).awarded == kNever);
    CHECK(preempted(small::run(s)).empty());
    s = lent();
    s.policy.shares.reclaim->minRunDays = 100;
    CHECK(preempted(small::run(s)).empty());
}

TEST_CASE("who gives up during the notice ends nobody's grant") {
    Scenario s = lent();
    s.sectors[1].patienceDays =
        Distribution::constant(25);  // submitted from 1 to 10 March, decided on the 20th
    const ReplicationOutcome o = small::run(s);
    const Application& y = claimant(o);
    CHECK(y.status == Status::withdrawn);
    CHECK(y.ended > kDecision);
    CHECK(y.ended < kDecision + 14 * kDay);
    CHECK(preempted(o).empty());
    for (const Application& a : o.applications)
        if (a.sector == 0) CHECK(a.status == Status::ended);
}

TEST_CASE("a preempted grant comes back for the time it has lost and may not preempt at once") {
    Scenario s = lent();
    s.policy.waitingList.days = 300;
    s.policy.shares.reclaim->compensation = Compensation::time;
    s.policy.shares.reclaim->restartHours = 12;
    const ReplicationOutcome o = small::run(s);
    const auto ended = preempted(o);
    REQUIRE(ended.size() == 2);
    for (const Application* victim : ended) {
        const Application* back = nullptr;
        for (const Application& a : o.applications)
            if (a.entity == victim->entity && a.attempt == victim->attempt + 1) back = &a;
        REQUIRE(back != nullptr);
        CHECK(back->project == victim->project);
        CHECK(back->duration == victim->ends - victim->ended + 12 * 3600 * 1000);
        CHECK(back->mayReclaim == victim->ended + 7 * kDay);
        CHECK(back->started != kNever);  // when y has ended
        CHECK(back->started >= claimant(o).ended);
    }
}

TEST_CASE("reclaims lower what is borrowed and every run ends") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        Scenario s = small::everything();
        s.policy.award.rule = "skip_fill";
        s.policy.shares.unused = UnusedShare::lend;
        ReclaimSpec reclaim;
        reclaim.noticeDays = static_cast<std::int64_t>(seed % 3) * 20;
        reclaim.compensation = seed % 2 ? Compensation::time : Compensation::none;
        s.policy.shares.reclaim = reclaim;
        s.sectors[1].stream->perDay = 1.5;
        const ReplicationOutcome o = small::run(s, seed);
        CHECK(o.stop == StopReason::horizon);
        for (const Application& a :
             o.applications)  // nobody is preempted twice in a project without having run
            if (a.binding == Binding::preempted && a.status == Status::recalled) CHECK(a.started < a.ended);
    }
    std::size_t reclaims = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        Scenario s = small::everything();
        s.policy.award.rule = "skip_fill";
        s.policy.shares.unused = UnusedShare::lend;
        s.policy.shares.reclaim = ReclaimSpec{};
        reclaims += preempted(small::run(s, seed)).size();
    }
    CHECK(reclaims > 0);
}
