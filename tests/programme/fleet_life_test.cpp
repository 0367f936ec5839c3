// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Supply inside whole runs: failures and repair, spares, retirement, set-asides, the contest.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "models/analytic/machine_repair.hpp"
#include "tests/programme/small_scenarios.hpp"

namespace tranche {
namespace {

using small::at;
using small::countAt;
using small::run;
using small::total;

std::vector<const Application*> teams(const ReplicationOutcome& o) {
    std::vector<const Application*> list;
    for (const Application& a : o.applications)
        if (a.contest) list.push_back(&a);
    return list;
}

SetAsideSpec setAside(Gpus gpus, std::optional<Date> handover = {}) {
    SetAsideSpec spec;
    spec.id = "national";
    spec.pool = "p";
    spec.gpus = gpus;
    spec.handover = handover;
    return spec;
}

// One applicant a call of a month, for `gpus` over `months`, decided ten days after closing, calls from January on.
Scenario calls(Scenario s, Gpus gpus, double months, std::vector<int> inMonths) {
    s.sectors.push_back(small::applicants("x", 1, Distribution::constant(static_cast<double>(gpus)), months));
    s.sectors.back().serversMax = 100000;
    for (const int m : inMonths)
        s.calls.push_back(small::call("c" + std::to_string(m), {2026, m, 1}, {2026, m, 10}));
    return s;
}

Time decision(int month) {
    return at({2026, month, 21}) - 1;
}

}  // namespace

TEST_CASE("mean availability under failures is mttf / (mttf + mttr), as for machines with a repairer each") {
    Scenario s = small::base(400, {2035, 12, 31});
    s.operations.failuresPer1000NodeDays = 20;  // mean time to failure 50 days
    for (const bool exponential : {true, false}) {
        s.operations.repairHours = exponential ? Distribution::exponential(120) : Distribution::constant(120);
        const double availability = 50.0 / 55;
        double sum = 0;
        const double machines = machineRepair(400, 400, 1.0 / 50, 1.0 / 5).availability;
        CHECK(machines == doctest::Approx(availability).epsilon(1e-9));
        constexpr int replications = 5;
        for (int r = 0; r < replications; ++r) {
            const ReplicationOutcome o = run(s, 3, static_cast<std::uint64_t>(r));
            sum += static_cast<double>(total(o, Rung::available)) /
                   static_cast<double>(total(o, Rung::installed));
        }
        // Alternating renewal: the time down has variance rate about (sd of a cycle's imbalance)^2 / cycle.
        const double days = 400 * 3652.0 * replications, cycle = 55;
        const double varUp = 50 * 50, varDown = exponential ? 25 : 0;
        const double variance = (25 * varUp + 2500 * varDown) / std::pow(cycle, 3) / days;
        CHECK(std::abs(sum / replications - availability) < 4 * std::sqrt(variance) + 2e-4);  // starts all up
    }
}

TEST_CASE(
    "a failure takes a free GPU before a granted one, and the grant gets its GPU back with the repair") {
    Scenario s = calls(small::base(10), 10, 6, {1});
    s.operations.failuresPer1000NodeDays = 5;
    s.operations.repairHours = Distribution::constant(48);
    const ReplicationOutcome o = run(s);
    const Application& a = o.applications[0];
    REQUIRE(a.status == Status::ended);
    // All ten are granted: whatever fails while the grant runs is its shortfall.
    CHECK(a.delivered == 10 * (a.ended - a.started));
    CHECK(total(o, Rung::granted) < a.delivered);
    s.tranches[0].units = 200;
    const ReplicationOutcome roomy = run(s);
    CHECK(total(roomy, Rung::down) > 0);
    CHECK(total(roomy, Rung::granted) == roomy.applications[0].delivered);
}

TEST_CASE("spares are rounded up to whole nodes and never granted") {
    Scenario s = calls(small::base(80), 80, 6, {1});
    s.hardware[0].nodeGpus = 8;
    s.operations.spareShare = 0.05;  // half a node of ten
    CHECK(run(s).applications[0].awarded == kNever);
    s = calls(small::base(80), 72, 6, {1});
    s.hardware[0].nodeGpus = 8;
    s.operations.spareShare = 0.05;
    CHECK(run(s).applications[0].granted == 72);
}

TEST_CASE("at the end of their life free nodes leave at once, granted ones when the grant lets them go") {
    Scenario s = calls(small::base(40, {2027, 12, 31}), 24, 12, {1});
    s.tranches[0].lifeYears = 0.5;  // to 1 July
    const ReplicationOutcome o = run(s);
    CHECK(o.applications[0].status == Status::ended);
    CHECK(o.applications[0].delivered == 24 * (o.applications[0].ended - o.applications[0].started));
    CHECK(countAt(o, {2026, 6, 1}, Rung::retired) == 0);
    CHECK(countAt(o, {2026, 7, 1}, Rung::retired) == 16);
    CHECK(countAt(o, {2027, 1, 1}, Rung::retired) == 16);
    CHECK(countAt(o, {2027, 2, 1}, Rung::retired) == 40);
    CHECK(total(o, Rung::granted) == o.applications[0].delivered);
}

TEST_CASE("capacity past its life is not granted again, and new nodes let the old ones go at once") {
    Scenario s = calls(small::base(40, {2027, 12, 31}), 24, 12, {1, 8});
    s.tranches[0].lifeYears = 0.5;
    CHECK(run(s).applications[1].status == Status::rejected);
    TrancheSpec fresh = small::delivery("q", "g", 30, {2026, 9, 1});
    fresh.pool = "p";
    s.tranches.push_back(fresh);
    const ReplicationOutcome o = run(s);
    CHECK(countAt(o, {2026, 9, 1}, Rung::retired) == 40);  // the grant moved to the new nodes
    CHECK(countAt(o, {2026, 9, 1}, Rung::granted) == 24);
    CHECK(countAt(o, {2026, 9, 1}, Rung::free) == 6);
    CHECK(o.applications[1].status == Status::rejected);
}

TEST_CASE("a node past its life that fails leaves instead of being repaired") {
    Scenario s = calls(small::base(40, {2027, 12, 31}), 40, 12, {1});
    s.tranches[0].lifeYears = 0.5;
    s.operations.failuresPer1000NodeDays = 5;
    s.operations.repairHours = Distribution::constant(10000);  // none is repaired before the grant ends
    const ReplicationOutcome o = run(s);
    const auto& last = o.ladder;
    for (std::size_t d = 0; d < last.dates.size(); ++d)
        if (last.dates[d] > at({2026, 7, 1}))
            CHECK(last.countAt(d, 0)[static_cast<std::size_t>(Rung::down)] == 0);
    CHECK(countAt(o, {2026, 12, 1}, Rung::retired) > 0);
    CHECK(countAt(o, {2026, 12, 1}, Rung::granted) < 40);
}

TEST_CASE("a set-aside is held idle from the first day of service and refused to others") {
    Scenario s = calls(small::base(100), 60, 2, {1});
    s.setAsides = {setAside(50, Date{2026, 9, 1})};
    const ReplicationOutcome o = run(s);
    CHECK(o.applications[0].status == Status::rejected);
    CHECK(countAt(o, {2026, 3, 1}, Rung::reserved) == 50);
    CHECK(total(o, Rung::reserved) == 50 * 365 * kDay);  // the cost of the set-aside
    s.setAsides[0].gpus = 1000;                          // never more than there is
    CHECK(countAt(run(s), {2026, 3, 1}, Rung::reserved) == 100);
}

TEST_CASE("a set-aside lends to grants that surely end a margin before the hand-over, and to no other") {
    Scenario s = calls(small::base(100), 60, 2, {1, 6});
    s.setAsides = {setAside(50, Date{2026, 9, 1})};
    s.setAsides[0].idle = IdleRule::lendUntilHandover;
    const ReplicationOutcome o = run(s);
    CHECK(o.applications[0].granted == 60);
    CHECK(o.applications[0].ended == small::kCalendar.addMonths(decision(1), 2));
    CHECK(o.applications[1].status == Status::rejected);  // from 20 June it would end too late
    CHECK(countAt(o, {2026, 3, 1}, Rung::reserved) == 40);
    CHECK(countAt(o, {2026, 4, 1}, Rung::reserved) == 50);
    // The margin decides: two months and a month for the agreement from 20 January end on 20 April.
    s.setAsides[0].handover = Date{2026, 5, 1};
    s.setAsides[0].marginDays = 7;
    CHECK(run(s).applications[0].granted == 60);
    s.setAsides[0].marginDays = 14;
    CHECK(run(s).applications[0].granted == 0);
}

TEST_CASE("lent GPUs are back in time even when the agreement takes longer than foreseen") {
    Scenario s = calls(small::base(100), 60, 2, {1});
    s.setAsides = {setAside(50, Date{2026, 5, 1})};
    s.setAsides[0].idle = IdleRule::lendUntilHandover;
    s.calls[0].agreementDays = Distribution::constant(60);
    const ReplicationOutcome o = run(s);
    CHECK(o.applications[0].started == decision(1) + 60 * kDay);
    CHECK(o.applications[0].ended == at({2026, 5, 1}) - 7 * kDay);
    CHECK(countAt(o, {2026, 5, 1}, Rung::reserved) == 50);
}

TEST_CASE(
    "two set-asides of one pool share what there is in the order listed, and only the lending one lends") {
    Scenario s = calls(small::base(100), 60, 2, {1});
    s.setAsides = {setAside(70, Date{2026, 12, 1}), setAside(70, Date{2026, 12, 1})};
    s.setAsides[1].id = "other";
    CHECK(countAt(run(s), {2026, 2, 1}, Rung::reserved) == 100);
    s.setAsides[1].idle = IdleRule::lendUntilHandover;
    CHECK(run(s).applications[0].status == Status::rejected);  // the second holds only 30
    Scenario t = calls(small::base(100), 30, 2, {1});
    t.setAsides = s.setAsides;
    const ReplicationOutcome o = run(t);
    CHECK(o.applications[0].granted == 30);
    CHECK(countAt(o, {2026, 2, 1}, Rung::reserved) == 70);
    // The loan came off the second: 30 less 30, and the first does not lend its 70.
    SectorSpec second = t.sectors[0];
    second.id = "y";
    second.servers = Distribution::constant(8);
    t.sectors.push_back(second);
    const ReplicationOutcome both = run(t);
    CHECK(std::count_if(both.applications.begin(), both.applications.end(),
                        [](const Application& a) { return a.awarded != kNever; }) == 1);
    t.calls.push_back(small::call("later", {2026, 2, 1}, {2026, 2, 2}));
    t.calls[0].sectors = {"x"};
    t.calls[1].sectors = {"y"};
    for (const Application& a : run(t).applications) CHECK((a.awarded != kNever) == (a.sector == 0));
}

TEST_CASE("after its last day a set-aside is open to all, at once to those on the waiting list") {
    Scenario s = calls(small::base(100), 60, 2, {1});
    s.setAsides = {setAside(50)};
    s.setAsides[0].until = Date{2026, 3, 31};
    s.policy.waitingList.days = 200;
    const ReplicationOutcome o = run(s);
    CHECK(o.applications[0].started == at({2026, 4, 1}));
    CHECK(total(o, Rung::reserved) == 50 * 90 * kDay);
}

TEST_CASE("a standing holder has the set-aside from the hand-over and uses its share of it") {
    Scenario s = small::base(100);
    s.setAsides = {setAside(60, Date{2026, 3, 1})};
    s.setAsides[0].standingUse = 0.75;
    const ReplicationOutcome o = run(s);
    const Duration held = at({2027, 1, 1}) - at({2026, 3, 1});
    CHECK(total(o, Rung::granted) == 60 * held);
    CHECK(total(o, Rung::active) == 45 * held);
    CHECK(total(o, Rung::reserved) == 60 * (at({2026, 3, 1}) - at({2026, 1, 1})));
}

namespace {

// EX-TOURN: 6,120 GPUs, 5, 4, 3, 2 teams, a stage every two months.
Scenario tournament() {
    Scenario s = small::base(6120);
    s.hardware[0].nodeGpus = 8;
    s.sectors = {small::sector("team")};
    s.setAsides = {setAside(6120)};
    ContestSpec contest;
    contest.id = "contest";
    contest.sector = "team";
    contest.setAside = "national";
    contest.stages = {{"s5", {2026, 1, 1}, 5, 0, {}, false},
                      {"s4", {2026, 3, 1}, 4, 0, {}, false},
                      {"s3", {2026, 5, 1}, 3, 0, {}, false},
                      {"s2", {2026, 7, 1}, 2, 0, {}, false}};
    contest.ends = {2026, 8, 31};
    s.contests = {contest};
    return s;
}

}  // namespace

TEST_CASE("EX-TOURN as a run: the stages share the set-aside, the rest is spare, one team wins") {
    const ReplicationOutcome o = run(tournament());
    const Gpus granted[] = {6120, 6112, 6120, 6112}, each[] = {1224, 1528, 2040, 3056};
    for (int k = 0; k < 4; ++k) {
        const Date middle{2026, 2 + 2 * k, 1};
        CHECK(countAt(o, middle, Rung::granted) == granted[k]);
        CHECK(countAt(o, middle, Rung::reserved) == 6120 - granted[k]);
    }
    CHECK(countAt(o, {2026, 9, 1}, Rung::granted) == 0);
    std::vector<std::vector<std::uint64_t>> stage(4);
    for (const Application* a : teams(o)) {
        CHECK(a->granted == each[a->attempt]);
        CHECK(a->status == Status::ended);
        stage[a->attempt].push_back(a->entity);
    }
    for (std::size_t k = 0; k < 4; ++k) {
        CHECK(stage[k].size() == 5 - k);
        for (const std::uint64_t team : stage[k])  // survivors were there before
            CHECK((k == 0 || std::count(stage[k - 1].begin(), stage[k - 1].end(), team) == 1));
    }
    REQUIRE(o.contests[0].decided);
    GpuTime all = 0;
    for (const Application* a : teams(o)) all += a->delivered;
    CHECK(all == o.contests[0].total);
    CHECK(all == total(o, Rung::granted));
    // The winner alone is not eliminated: it had a fifth, a fourth (in servers), a third and a half.
    const GpuTime winner = 1224 * 59 * kDay + 1528 * 61 * kDay + 2040 * 61 * kDay + 3056 * 62 * kDay;
    CHECK(o.contests[0].eliminated == all - winner);
}

TEST_CASE(
    "without noise and learning the best team always wins, with much noise seldom more often than by lot") {
    Scenario s = tournament();
    s.contests[0].noiseSd = 0;
    s.contests[0].learning = 0;
    int wins = 0, noisy = 0;
    for (std::uint64_t r = 0; r < 40; ++r) wins += run(s, 1, r).contests[0].bestTeamWon;
    CHECK(wins == 40);
    s.contests[0].noiseSd = 100;
    for (std::uint64_t r = 0; r < 100; ++r) noisy += run(s, 1, r).contests[0].bestTeamWon;
    CHECK(noisy < 20 + 4 * 4);  // one in five by lot
    CHECK(noisy > 4);
}

TEST_CASE(
    "an eliminated team keeps its GPUs until the hand-back, and the last team of the next stage waits for "
    "them") {
    Scenario s = tournament();
    s.contests[0].handBackDays = 14;
    const ReplicationOutcome o = run(s);
    std::vector<Time> starts;
    for (const Application* a : teams(o))
        if (a->attempt == 1) starts.push_back(a->started);
    std::sort(starts.begin(), starts.end());
    const Time stage = at({2026, 3, 1});
    REQUIRE(starts.size() == 4);
    CHECK(starts[2] == stage);
    CHECK(starts[3] == stage + 14 * kDay);
    for (const Application* a : teams(o)) {
        if (a->attempt == 0) CHECK((a->ended == stage || a->ended == stage + 14 * kDay));
        CHECK(a->delivered == a->granted * (a->ended - a->started));
    }
    GpuTime all = 0;
    for (const Application* a : teams(o)) all += a->delivered;
    CHECK(all == total(o, Rung::granted));
    CHECK(all == o.contests[0].total);  // what was used after the elimination counts too
}

TEST_CASE("a wildcard brings a newcomer beside the survivors") {
    Scenario s = tournament();
    s.contests[0].stages[1].wildcards = 1;
    const ReplicationOutcome o = run(s);
    std::vector<std::uint64_t> first, second;
    for (const Application* a : teams(o)) {
        if (a->attempt == 0) first.push_back(a->entity);
        if (a->attempt == 1) second.push_back(a->entity);
    }
    REQUIRE(second.size() == 4);
    const auto known = std::count_if(second.begin(), second.end(), [&](std::uint64_t team) {
        return std::count(first.begin(), first.end(), team) == 1;
    });
    CHECK(known == 3);
}

TEST_CASE("a leased stage uses no GPU of the fleet but counts for the teams") {
    Scenario s = tournament();
    s.contests[0].stages[0].leased = true;
    s.contests[0].stages[0].gpusPerTeam = 512;
    const ReplicationOutcome o = run(s);
    CHECK(countAt(o, {2026, 2, 1}, Rung::granted) == 0);
    CHECK(countAt(o, {2026, 2, 1}, Rung::reserved) == 6120);
    GpuTime leased = 0, fleet = 0;
    for (const Application* a : teams(o)) (a->pool == kNoPool ? leased : fleet) += a->delivered;
    CHECK(leased == 5 * 512 * 59 * kDay);
    CHECK(fleet == total(o, Rung::granted));
    CHECK(o.contests[0].total == leased + fleet);
}

TEST_CASE(
    "teams wait for a pool that is late, and teams whose GPUs never came in their stage are withdrawn") {
    Scenario s = tournament();
    s.tranches = {small::delivery("p", "g", 3056, {2026, 2, 1})};
    TrancheSpec second = small::delivery("q", "g", 3064, {2026, 4, 1});
    second.pool = "p";
    s.tranches.push_back(second);
    const ReplicationOutcome o = run(s);
    int late = 0, never = 0;
    for (const Application* a : teams(o)) {
        if (a->attempt == 0 && a->started != kNever) CHECK(a->started == at({2026, 2, 1}));
        if (a->attempt == 0 && a->started == kNever) {
            ++never;
            CHECK(a->status == Status::withdrawn);
            CHECK(a->ended == at({2026, 3, 1}));
            CHECK(a->delivered == 0);
        }
        late += a->attempt == 1 && a->started == at({2026, 4, 1});
    }
    CHECK(never == 3);  // 3,056 hold two teams of 1,224
    CHECK(late == 2);   // and two of 1,528
}

}  // namespace tranche
