// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rolling intake under queue policies: the grants of a programme start as the jobs of a trace do.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "models/programme/replay.hpp"
#include "tests/fleet/dice.hpp"
#include "tests/programme/small_scenarios.hpp"

using namespace tranche;

namespace {

ReplicationOutcome run(const Scenario& s, std::uint64_t seed = 1) {
    return simulate(Setting(s), {seed, 0});
}

Scenario withQueue(Scenario s, const char* policy) {
    s.policy.intake.mode = IntakeMode::rolling;
    s.policy.intake.queue = QueueSpec{};
    s.policy.intake.queue->policy = policy;
    return s;
}

SectorSpec once(std::string id, Date on, Gpus servers, double days) {
    SectorSpec spec = small::stream(std::move(id), 0, Distribution::constant(days));
    spec.stream.reset();
    spec.adoption = AdoptionSpec{1, 1e6, 0, on};
    spec.servers = Distribution::constant(static_cast<double>(servers));
    spec.serversMax = 100;
    return spec;
}

double startDay(const ReplicationOutcome& o, std::size_t sector) {
    for (const Application& a : o.applications)
        if (a.sector == sector) return a.started == kNever ? -1 : std::round(toDays(a.started));
    return -2;
}

}  // namespace

TEST_CASE("grants of rolling intake start as the jobs of a trace do under every queue policy") {
    std::size_t seen = 0, waited = 0;
    for (const QueuePolicyRow& row : queuePolicyTable()) {
        // Shares are of applicants in a programme and of users in groups in a trace.
        if (findQueueOrder(row.order)->shares != ShareUse::none) continue;
        for (std::uint64_t number = 0; number < 12; ++number) {
            Dice dice(number);
            const Gpus gpus = 4 + dice.below(30);
            Scenario s = withQueue(small::queue(gpus, {2026, 3, 31}), std::string(row.name).c_str());
            s.sectors.clear();
            for (int k = 0; k < 2; ++k) {
                SectorSpec sector = small::stream("s" + std::to_string(k), 1 + 4 * dice.uniform(),
                                                  Distribution::discrete({1, 2, 3, 7}, {1, 1, 1, 1}));
                sector.servers = Distribution::lognormal(2, 1.2);
                sector.serversMax = gpus;
                s.sectors.push_back(sector);
            }
            const ReplicationOutcome o = run(s, number);
            std::vector<std::size_t> order;
            for (std::size_t i = 0; i < o.applications.size(); ++i)
                if (o.applications[i].submitted != kNever) order.push_back(i);
            std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
                return o.applications[a].submitted < o.applications[b].submitted;
            });
            std::vector<TraceJob> jobs;
            for (const std::size_t i : order) {
                TraceJob job;
                job.submit = o.applications[i].submitted;
                job.size = o.applications[i].requested;
                job.runtime = job.estimate = o.applications[i].duration;
                jobs.push_back(job);
            }
            ReplayRequest request;
            request.jobs = jobs;
            request.gpus = gpus;
            request.policy = queuePolicy(*s.policy.intake.queue, kDay);
            const ReplayResult expected = replayTrace(request);
            const Time end = small::at({2026, 4, 1});
            for (std::size_t k = 0; k < order.size(); ++k) {
                const Application& a = o.applications[order[k]];
                INFO(row.name << ", instance " << number << ", job " << k);
                if (expected.jobs[k].start >= end) {
                    REQUIRE(a.started == kNever);
                    continue;
                }
                REQUIRE(a.started == expected.jobs[k].start);
                ++seen;
                waited += a.started > a.submitted;
            }
        }
    }
    CHECK(seen > 20000);
    CHECK(waited > 2000);
}

TEST_CASE("EASY fills around a head that waits for its share as around one that waits for GPUs") {
    Scenario s = withQueue(small::queue(10), "easy");
    // Group x may hold 5 of 10. Its second request waits for the first; y goes past, x's own third does not.
    s.policy.shares.groups = {{"x", {"a", "b", "d"}, 0.5}, {"y", {"c"}, 0.5}};
    s.sectors = {once("a", {2026, 1, 1}, 4, 30), once("b", {2026, 1, 2}, 3, 10),
                 once("c", {2026, 1, 3}, 5, 60), once("d", {2026, 1, 4}, 1, 60)};
    ReplicationOutcome o = run(s);
    CHECK(startDay(o, 0) == 0);
    CHECK(startDay(o, 1) == 30);
    CHECK(startDay(o, 2) == 2);
    CHECK(startDay(o, 3) == 3);  // 4 + 1 within 5; b finds 3 + 1 + 1 there on day 30
    s.sectors[3].servers = Distribution::constant(1);
    s.policy.intake.queue->policy = "fcfs";
    o = run(s);
    CHECK(startDay(o, 2) == 30);
    s.policy.intake.queue->policy = "easy";
    s.sectors[1].servers = Distribution::constant(5);
    o = run(s);
    CHECK(startDay(o, 1) == 30);
    CHECK(startDay(o, 3) == 40);  // would hold up b, whose share it needs
}

TEST_CASE("what a set-aside lends goes to grants that end before it is taken back and to no others") {
    Scenario s = withQueue(small::queue(10), "easy");
    SetAsideSpec aside;
    aside.id = "national";
    aside.pool = s.tranches.front().id;
    aside.gpus = 6;
    aside.handover = Date{2026, 3, 1};
    aside.idle = IdleRule::lendUntilHandover;
    aside.marginDays = 5;
    s.setAsides = {aside};
    // To 24 February are 54 days.
    s.sectors = {once("a", {2026, 1, 1}, 4, 300), once("b", {2026, 1, 2}, 3, 60),
                 once("c", {2026, 1, 3}, 3, 50)};
    const ReplicationOutcome o = run(s);
    CHECK(startDay(o, 0) == 0);
    CHECK(startDay(o, 1) == 300);  // the head, reserved where a ends
    CHECK(startDay(o, 2) == 2);
    CHECK(o.applications[2].borrowed == 0);  // given back at its end
    s.sectors[2].days = Distribution::constant(53);
    CHECK(startDay(run(s), 2) == 360);  // after b, from what is not set aside
}

TEST_CASE("a request beyond all that will ever be there is turned away at intake and holds up nobody") {
    Scenario s = withQueue(small::queue(10), "fcfs");
    s.sectors = {once("a", {2026, 1, 1}, 11, 30), once("b", {2026, 1, 2}, 10, 30)};
    const ReplicationOutcome o = run(s);
    CHECK(o.applications[0].status == Status::ineligible);
    CHECK(o.applications[0].binding == Binding::capacity);
    CHECK(startDay(o, 1) == 1);
}

TEST_CASE("recall, no-shows, patience, failures and shares keep every law under every queue policy") {
    for (const QueuePolicyRow& row : queuePolicyTable())
        for (std::uint64_t number = 0; number < 2; ++number) {
            Dice dice(number + 77);
            Scenario s = withQueue(small::queue(24), std::string(row.name).c_str());
            s.tranches.push_back(small::delivery("late", "g", 16, {2026, 3, 15}, 0.4));
            s.operations.failuresPer1000NodeDays = 20;
            s.operations.spareShare = 0.1;
            RecallSpec recall;
            recall.action = dice.chance(0.5) ? RecallAction::shrink : RecallAction::revoke;
            s.policy.recall = recall;
            s.policy.shares.groups = {{"x", {"s0"}, 0.4}, {"y", {"s1"}, 0.6}};
            s.policy.award.pools = dice.chance(0.5) ? PoolChoice::roomiest : PoolChoice::listed;
            SetAsideSpec aside;
            aside.id = "national";
            aside.pool = s.tranches.front().id;
            aside.gpus = 8;
            aside.handover = Date{2026, 5, 1};
            aside.idle = IdleRule::lendUntilHandover;
            s.setAsides = {aside};
            s.sectors.clear();
            for (int k = 0; k < 2; ++k) {
                SectorSpec sector = small::stream("s" + std::to_string(k), 0.3 + dice.uniform(),
                                                  Distribution::exponential(40));
                sector.servers = Distribution::lognormal(2, 1);
                sector.serversMax = 20;
                sector.noShow = 0.1;
                sector.patienceDays = Distribution::exponential(60);
                sector.use.plateau = Distribution::uniform(0, 1);
                sector.use.activationDays = Distribution::exponential(10);
                s.sectors.push_back(sector);
            }
            INFO(row.name << ", instance " << number);
            const ReplicationOutcome o = run(s, number);  // conservation after every event
            CHECK(o.stop == StopReason::horizon);
            const auto started = std::count_if(o.applications.begin(), o.applications.end(),
                                               [](const Application& a) { return a.started != kNever; });
            CHECK(started > 10);
        }
}

TEST_CASE("fair share lets the sector that has used little go first") {
    for (const char* policy : {"fair-share", "fair-tree"}) {
        Scenario s = withQueue(small::queue(10), policy);
        // Heavy has the machine for 20 days; then one more of it, and one of light that came later.
        s.sectors = {once("heavy", {2026, 1, 1}, 10, 20), once("light", {2026, 1, 6}, 10, 5)};
        s.sectors[0].adoption->market = 2;
        const ReplicationOutcome o = run(s);
        INFO(policy);
        REQUIRE(o.applications.size() == 3);
        std::vector<double> heavy;
        for (const Application& a : o.applications)
            if (a.sector == 0) heavy.push_back(std::round(toDays(a.started)));
        std::sort(heavy.begin(), heavy.end());
        CHECK(heavy == std::vector<double>{0, 25});
        CHECK(startDay(o, 1) == 20);
        s.policy.intake.queue->policy = "fcfs";
        CHECK(startDay(run(s), 1) == 40);
    }
}
