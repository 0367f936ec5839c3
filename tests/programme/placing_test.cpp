// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Placement in whole runs: the worked examples, what waits for a place, and that nothing else changes.
#include "models/programme/placing.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "models/allocation/award/award_rule.hpp"
#include "models/outcome/metric_table.hpp"
#include "tests/programme/small_scenarios.hpp"

using namespace tranche;
using small::run;

namespace {

// Calls one after the other, each with one applicant of its own sector that asks for so many servers.
Scenario oneByOne(Gpus gpus, const std::vector<int>& requests, double months = 12) {
    Scenario s = small::base(gpus, {2026, 12, 31});
    int month = 1;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const std::string id = "s" + std::to_string(i);
        s.sectors.push_back(small::applicants(id, 1, Distribution::constant(requests[i]), months));
        s.sectors.back().serversMax = 1000;
        CallSpec call = small::call("c" + std::to_string(i), {2026, month, 2}, {2026, month, 5}, 1);
        call.sectors = {id};
        s.calls.push_back(call);
        ++month;
    }
    return s;
}

PlacementSpec spec(const char* rule, RailMode rail) {
    PlacementSpec p;
    p.rule = rule;
    p.rail = rail;
    return p;
}

const Application& of(const ReplicationOutcome& o, std::uint16_t sector) {
    for (const Application& a : o.applications)
        if (a.sector == sector) return a;
    FAIL("no such application");
    return o.applications[0];
}

double between(const ReplicationOutcome& o, Date from, Date to, double (*value)(const PlacementTotals&)) {
    const auto& dates = o.ladder.dates;
    const auto at = [&](Date d) {
        return static_cast<std::size_t>(std::find(dates.begin(), dates.end(), small::at(d)) - dates.begin());
    };
    return (value(o.ladder.placement[at(to)]) - value(o.ladder.placement[at(from)])) /
           static_cast<double>(small::at(to) - small::at(from));
}
double open(const PlacementTotals& t) {
    return static_cast<double>(t.open);
}
double largest(const PlacementTotals& t) {
    return static_cast<double>(t.largest);
}
double scattered(const PlacementTotals& t) {
    return t.scattered;
}

bool same(const ReplicationOutcome& a, const ReplicationOutcome& b) {
    if (a.applications.size() != b.applications.size() || a.events != b.events) return false;
    for (std::size_t i = 0; i < a.applications.size(); ++i) {
        const Application &x = a.applications[i], &y = b.applications[i];
        if (x.started != y.started || x.ended != y.ended || x.delivered != y.delivered ||
            x.units != y.units || x.binding != y.binding)
            return false;
    }
    return true;
}

}  // namespace

TEST_CASE(
    "EX-RAIL in a run: with hard rails worst_fit leaves 56 nodes free and no place for 32, best_fit places "
    "both") {
    Scenario s = oneByOne(72, {16, 32});
    s.tranches[0].topology = TopologySpec{"", {20, 20, 32}, {}};
    s.policy.placement = spec("worst_fit", RailMode::hard);
    const ReplicationOutcome worst = run(s);
    CHECK(of(worst, 0).status == Status::running);
    CHECK(of(worst, 1).status == Status::rejected);
    CHECK(of(worst, 1).binding == Binding::placement);
    CHECK(of(worst, 1).heldByPlacement);
    CHECK(between(worst, {2026, 3, 1}, {2026, 4, 1}, open) == 56);
    CHECK(between(worst, {2026, 3, 1}, {2026, 4, 1}, largest) == 20);
    s.policy.placement = spec("best_fit", RailMode::hard);
    const ReplicationOutcome best = run(s);
    CHECK(of(best, 0).status == Status::running);
    CHECK(of(best, 1).status == Status::running);
    CHECK(of(best, 1).units == 1);
    s.policy.placement = spec("worst_fit", RailMode::soft);
    s.policy.placement->allowSpan = true;
    const ReplicationOutcome soft = run(s);
    CHECK(of(soft, 1).units == 2);
    CHECK(of(soft, 1).slowdown == doctest::Approx(1.05));
}

TEST_CASE("EX-NVL in a run: 128 GPUs in blocks of 64 leave 88 free, 16 stranded, and 72 more have no place") {
    Scenario s = oneByOne(216, {128, 72, 64});
    s.hardware[0].nodeGpus = 4;
    s.hardware[0].rackGpus = 72;
    s.policy.placement = spec("first_fit", RailMode::hard);
    s.policy.placement->nvlUsable = 64;
    const ReplicationOutcome o = run(s);
    CHECK(of(o, 0).status == Status::running);
    CHECK(between(o, {2026, 2, 1}, {2026, 3, 1}, open) == 88);
    CHECK(of(o, 1).binding == Binding::placement);
    CHECK(of(o, 2).status == Status::running);
    s.policy.placement->nvlUsable = 72;
    CHECK(of(run(s), 1).status == Status::running);
}

TEST_CASE(
    "EX-FGD in a run: the mix is that of requests that wait and came, and the lower unit of 4 takes the gang "
    "of 4") {
    Scenario s = small::base(18, {2026, 12, 31});
    s.tranches[0].topology = TopologySpec{"", {8, 4, 4, 2}, {}};
    const auto add = [&](const char* id, double n, double servers, double merit) {
        s.sectors.push_back(small::applicants(id, n, Distribution::constant(servers), 11));
        s.sectors.back().merit = Distribution::constant(merit);
    };
    add("eights", 5, 8, 10);
    add("fours", 2, 4, 10);
    add("twos", 2, 2, 10);
    add("one", 1, 4, 90);
    s.calls = {small::call("c", {2026, 1, 2}, {2026, 1, 5}, 1)};
    s.policy.eligibility.minScore = 50;
    s.policy.placement = spec("fgd", RailMode::hard);
    const ReplicationOutcome o = run(s);
    CHECK(of(o, 3).started != kNever);
    CHECK(between(o, {2026, 3, 1}, {2026, 4, 1}, open) == 14);
    // Left: 8, 0, 4, 2 free, by 5 requests of 8, 3 of 4 and 2 of 2: 4 x .5 + 2 x .8.
    CHECK(between(o, {2026, 3, 1}, {2026, 4, 1}, scattered) == doctest::Approx(3.6).epsilon(1e-9));
}

TEST_CASE("what a grant leaves can be placed again, and a grant that has to wait for a place gets it then") {
    Scenario s = oneByOne(40, {20, 20, 32}, 3);
    for (std::size_t i = 0; i < 3; ++i)
        s.sectors[i].merit = Distribution::constant(90 - 10 * static_cast<double>(i));
    s.tranches[0].topology = TopologySpec{"", {}, {}};  // units of 32 and 8
    s.policy.placement = spec("best_fit", RailMode::hard);
    s.policy.waitingList.days = 300;
    const ReplicationOutcome o = run(s);
    const Application &first = of(o, 0), &second = of(o, 1), &third = of(o, 2);
    CHECK(first.started != kNever);
    CHECK(second.heldByPlacement);  // 20 free, as 12 and 8
    CHECK(second.started == first.ended);
    CHECK(third.started == second.ended);
}

TEST_CASE("without the block no node has a name, and its metrics are absent") {
    const ReplicationOutcome o = run(small::everything());
    CHECK(o.ladder.placement.empty());
    for (const Application& a : o.applications) {
        CHECK(a.units == 0);
        CHECK_FALSE(a.heldByPlacement);
    }
    StudyFacts facts;
    const auto counted = metricSlots(facts);
    CHECK(findSlot(counted, "placement.units") < 0);
    facts.places = true;
    const auto placed = metricSlots(facts);
    CHECK(findSlot(placed, "placement.units") >= 0);
    CHECK(placed.size() == counted.size() + 8);
}

TEST_CASE("where everything is one unit, placement on nodes decides as counting does") {
    Scenario s = small::everything();
    s.operations.failuresPer1000NodeDays = 0;
    s.tranches[0].lifeYears = 100;
    s.hardware[0].nodeGpus = s.hardware[1].nodeGpus = 8;
    const ReplicationOutcome counted = run(s);
    for (TrancheSpec& t : s.tranches) t.topology = TopologySpec{"one", {}, 100000};
    for (const GangRule& rule : gangTable()) {
        CAPTURE(std::string(rule.name));
        s.policy.placement = PlacementSpec{std::string(rule.name), RailMode::soft, 0.0, true, 72};
        const ReplicationOutcome o = run(s);
        REQUIRE(o.applications.size() == counted.applications.size());
        for (std::size_t i = 0; i < o.applications.size(); ++i) {
            const Application &a = o.applications[i], &b = counted.applications[i];
            CHECK(a.started == b.started);
            CHECK(a.ended == b.ended);
            CHECK(a.delivered == b.delivered);
        }
    }
}

TEST_CASE(
    "every placement row under every award rule runs to the end, gives the same twice and awards no gang in "
    "two units") {
    std::int64_t heldBack = 0, spread = 0;
    for (const GangRule& rule : gangTable())
        for (const AwardRow& award : awardTable()) {
            CAPTURE(std::string(rule.name));
            CAPTURE(std::string(award.name));
            for (const RailMode rail : {RailMode::hard, RailMode::soft}) {
                Scenario s = small::everything();
                for (TrancheSpec& t : s.tranches) t.topology = TopologySpec{"", {17, 30}, 12};
                s.policy.award.rule = award.name;
                s.policy.placement = spec(std::string(rule.name).c_str(), rail);
                const Setting setting(s);
                const ReplicationOutcome o = simulate(setting, {3, 0});
                CHECK(same(o, simulate(setting, {3, 0})));
                CHECK(o.stop == StopReason::horizon);
                for (const Application& a : o.applications) {
                    heldBack += a.heldByPlacement;
                    spread += a.units > 1;
                    if (a.pool == kNoPool || a.granted == 0) continue;
                    CHECK(a.units > 0);
                    if (rail == RailMode::hard && a.granted <= 12 * 8) CHECK(a.units == 1);
                }
            }
        }
    CHECK(heldBack > 100);
    CHECK(spread > 100);
}

TEST_CASE("a queue holds its head until its nodes lie together, under every queue policy") {
    std::int64_t large = 0, held = 0;
    for (const QueuePolicyRow& policy : queuePolicyTable()) {
        CAPTURE(std::string(policy.name));
        Scenario s = small::queue(40);
        s.policy.intake.queue.emplace();
        s.policy.intake.queue->policy = policy.name;
        s.tranches[0].topology = TopologySpec{"", {32, 8}, {}};
        s.policy.placement = spec("best_fit", RailMode::hard);
        s.sectors = {small::stream("a", 0.6, Distribution::exponential(12)),
                     small::stream("b", 0.05, Distribution::constant(20))};
        s.sectors[0].servers = Distribution::discrete({1, 6, 14, 22}, {.4, .3, .2, .1});
        s.sectors[1].servers = Distribution::discrete({30, 36}, {.8, .2});
        for (SectorSpec& sector : s.sectors) sector.serversMax = 1000;
        s.operations.failuresPer1000NodeDays = 3;
        s.operations.repairHours = Distribution::constant(40);
        const Setting setting(s);
        const ReplicationOutcome o = simulate(setting, {5, 0});
        CHECK(same(o, simulate(setting, {5, 0})));
        std::int64_t refused = 0;
        for (const Application& a : o.applications) {
            if (a.started != kNever) CHECK(a.units == 1);
            large += a.sector == 1 && a.started != kNever;
            held += a.heldByPlacement && a.started != kNever;
            refused += a.status == Status::ineligible && a.binding == Binding::placement;
        }
        CHECK(refused > 0);  // 36 nodes fit by count, never in one cluster of 32 or 8
    }
    CHECK(large > 0);
    CHECK(held > 20);
}

TEST_CASE("work on more units than needed is slowed, and the ladder's effective rung knows") {
    Scenario s = oneByOne(40, {20, 20});
    s.tranches[0].topology = TopologySpec{"", {}, {}};
    s.policy.placement = spec("best_fit", RailMode::soft);
    s.policy.placement->kappa = 0.25;
    for (SectorSpec& sector : s.sectors) {
        sector.use.activationDays = Distribution::constant(0);
        sector.use.plateau = Distribution::constant(1);
    }
    const ReplicationOutcome o = run(s);
    const Application& second = of(o, 1);
    CHECK(second.units == 2);
    CHECK(second.slowdown == doctest::Approx(1.25));
    const auto slowed = [](const PlacementTotals& t) { return static_cast<double>(t.slowed256) / 256; };
    CHECK(between(o, {2026, 3, 1}, {2026, 4, 1}, slowed) == doctest::Approx(20 * 0.2).epsilon(1e-3));
}
