// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Caps of power inside whole runs: what has no power is stranded, not idle.
#include <doctest/doctest.h>

#include "models/outcome/metric_table.hpp"
#include "models/programme/study.hpp"
#include "tests/programme/small_scenarios.hpp"

namespace tranche {
namespace {

using small::at;
using small::countAt;
using small::run;
using small::total;

// 100 GPUs of 1 kW, one a node, PUE 1.25.
Scenario capped(std::vector<CapStepSpec> powerKw) {
    Scenario s = small::base(100);
    s.hardware[0].powerKw = 1;
    s.tranches[0].site = "site";
    SiteSpec site;
    site.id = "site";
    site.powerKw = std::move(powerKw);
    s.sites = {site};
    return s;
}

Scenario withGrant(Scenario s, Gpus gpus, double months = 12) {
    s.sectors.push_back(small::applicants("x", 1, Distribution::constant(static_cast<double>(gpus)), months));
    s.sectors.back().serversMax = 100000;
    s.calls.push_back(small::call("c", {2026, 1, 1}, {2026, 1, 10}));
    return s;
}

double metric(const Scenario& s, std::string_view name) {
    const Setting setting(s);
    const StudyFacts facts = studyFacts(setting);
    const auto slots = metricSlots(facts);
    const std::ptrdiff_t slot = findSlot(slots, name);
    REQUIRE(slot >= 0);
    return evaluate(slots, MetricView(simulate(setting, {1, 0}), facts))[static_cast<std::size_t>(slot)];
}

}  // namespace

TEST_CASE("a cap turns accepted GPUs into unpowered ones, not into idle ones") {
    const Scenario s = capped({{{2026, 1, 1}, 50}});  // 40 kW of IT
    const ReplicationOutcome o = run(s), free = run(small::base(100));
    CHECK(countAt(o, {2026, 6, 1}, Rung::installed) == 100);
    CHECK(countAt(o, {2026, 6, 1}, Rung::poweredOff) == 60);
    CHECK(countAt(o, {2026, 6, 1}, Rung::free) == 40);
    CHECK(countAt(free, {2026, 6, 1}, Rung::free) == 100);
    CHECK(o.ladder.unpowered.back() == 60 * 365 * kDay);
    CHECK(metric(s, "gpu_hours.unpowered") == 60 * 365 * 24.0);
    CHECK(metric(s, "ladder.energised") == doctest::Approx(.4));
    CHECK(metric(s, "gpu_hours.free") == 40 * 365 * 24.0);
}

TEST_CASE("as the cap grows GPUs are energised in the order of their acceptance") {
    Scenario s = capped({{{2026, 1, 1}, 50}, {{2026, 4, 1}, 100}, {{2026, 7, 1}, 1000}});
    s.tranches.push_back(small::delivery("q", "g", 30, {2026, 2, 1}));
    s.tranches[1].site = "site";
    const ReplicationOutcome o = run(s);
    CHECK(countAt(o, {2026, 3, 1}, Rung::available, 0) == 40);
    CHECK(countAt(o, {2026, 3, 1}, Rung::available, 1) == 0);
    CHECK(countAt(o, {2026, 4, 1}, Rung::available, 0) == 80);
    CHECK(countAt(o, {2026, 4, 1}, Rung::available, 1) == 0);
    CHECK(countAt(o, {2026, 7, 1}, Rung::available, 0) == 100);
    CHECK(countAt(o, {2026, 7, 1}, Rung::available, 1) == 30);
    CHECK(o.ladder.unpowered[o.ladder.unpowered.size() - 2] == (60 * 90 + 20 * 91) * kDay);
    CHECK(o.ladder.unpowered.back() == 30 * 150 * kDay);
}

TEST_CASE("what has no power is not granted, and is as soon as it has") {
    Scenario s = withGrant(capped({{{2026, 1, 1}, 50}, {{2026, 4, 1}, 125}}), 60, 3);
    CHECK(run(s).applications[0].status == Status::rejected);
    s.policy.waitingList.days = 200;
    CHECK(run(s).applications[0].started == at({2026, 4, 1}));
}

TEST_CASE("a cap that falls takes free GPUs first, then grants run short, and get them back when it grows") {
    Scenario s = withGrant(
        capped({{{2026, 1, 1}, 125}, {{2026, 3, 1}, 75}, {{2026, 5, 1}, 50}, {{2026, 7, 1}, 125}}), 60);
    const ReplicationOutcome o = run(s);
    CHECK(countAt(o, {2026, 2, 1}, Rung::free) == 40);
    CHECK(countAt(o, {2026, 3, 1}, Rung::free) == 0);
    CHECK(countAt(o, {2026, 3, 1}, Rung::granted) == 60);
    CHECK(countAt(o, {2026, 5, 1}, Rung::granted) == 40);
    CHECK(countAt(o, {2026, 7, 1}, Rung::granted) == 60);
    CHECK(total(o, Rung::granted) == o.applications[0].delivered - 20 * 61 * kDay);
    CHECK(o.ladder.unpowered.back() == (40 * 61 + 60 * 61) * kDay);
}

TEST_CASE("cooling caps as power does, and GPUs that retire make room for those that wait") {
    Scenario s = capped({});
    s.sites[0].coolingKw = {{{2026, 1, 1}, 100}};
    s.tranches[0].lifeYears = 0.5;
    s.tranches.push_back(small::delivery("q", "g", 50, {2026, 2, 1}));
    s.tranches[1].site = "site";
    const ReplicationOutcome o = run(s);
    CHECK(countAt(o, {2026, 6, 1}, Rung::poweredOff, 1) == 50);
    CHECK(countAt(o, {2026, 7, 1}, Rung::retired, 0) == 100);
    CHECK(countAt(o, {2026, 7, 1}, Rung::available, 1) == 50);
    CHECK(o.ladder.unpowered.back() == 50 * 150 * kDay);
}

TEST_CASE("GPUs without power neither fail nor serve, and leave at the end of their life") {
    Scenario s = capped({{{2027, 6, 1}, 50}});
    s.operations.failuresPer1000NodeDays = 50;
    s.tranches[0].lifeYears = 0.5;
    const ReplicationOutcome o = run(s);
    CHECK(total(o, Rung::down) == 0);
    CHECK(countAt(o, {2026, 7, 1}, Rung::retired) == 100);
    CHECK(o.ladder.unpowered.back() == 100 * 181 * kDay);
}

TEST_CASE(
    "under everything at once, caps that rise and fall keep every law, and a wide cap changes nothing") {
    Scenario s = small::everything();
    s.hardware[0].powerKw = s.hardware[1].powerKw = 1;
    SiteSpec site;
    site.id = "site";
    s.sites = {site};
    for (TrancheSpec& tranche : s.tranches) tranche.site = "site";
    for (std::uint64_t r = 0; r < 5; ++r) {
        const ReplicationOutcome wide = run(s, 4, r), none = run(small::everything(), 4, r);
        CHECK(wide.ladder.integral == none.ladder.integral);
    }
    s.sites[0].powerKw = {
        {{2026, 1, 1}, 600}, {{2026, 6, 1}, 2500}, {{2027, 2, 1}, 1200}, {{2027, 9, 1}, 4000}};
    s.operations.spareNodes = {{"h", 5}, {"b", 4}};
    s.operations.swapHours = Distribution::exponential(10);
    s.operations.repairCrews = 2;
    s.operations.permanentLossPerYear = 0.1;
    s.operations.infantShape = 0.5;
    s.operations.infantDays = 60;
    s.operations.commonOutages = {{"rack", {}, 6, 9, Distribution::uniform(5, 50)}};
    for (std::uint64_t r = 0; r < 20; ++r) {  // the ledger throws when a law fails
        const ReplicationOutcome o = run(s, 4, r);
        CHECK(o.ladder.unpowered.back() > 0);
        CHECK(total(o, Rung::procured) ==
              total(o, Rung::notArrived) + total(o, Rung::installed) + total(o, Rung::retired));
    }
}

}  // namespace tranche
