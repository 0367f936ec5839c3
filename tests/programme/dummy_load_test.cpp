// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Use it or lose it: the trailing window, who answers a warning with load that does no work, and what failures do not do.
#include <doctest/doctest.h>

#include <algorithm>

#include "models/outcome/metric_table.hpp"
#include "models/programme/study.hpp"
#include "tests/programme/small_scenarios.hpp"

using namespace tranche;

namespace {

using small::at;
using small::run;

const Time kDecision = at({2026, 2, 11}) - 1, kEnd = at({2027, 1, 1});

// EX-SHRINK: 64 GPUs, 24 of them in use.
Scenario idle() {
    Scenario s = small::base(64);
    s.hardware[0].nodeGpus = 8;
    s.sectors = {small::applicants("x", 1, Distribution::constant(64), 12)};
    s.sectors[0].serversMax = 100;
    s.sectors[0].viableShare = 0.1;
    s.sectors[0].use.plateau = Distribution::constant(0.375);
    s.calls = {small::call("c", {2026, 1, 1}, {2026, 1, 31})};
    s.policy.recall = RecallSpec{};
    return s;
}

double metric(const Setting& setting, const ReplicationOutcome& o, const char* key) {
    const StudyFacts facts = studyFacts(setting);
    const MetricView view(o, facts);
    for (const MetricRow& row : metricTable())
        if (row.key == key) return row.value(view, 0);
    return -1;
}

}  // namespace

TEST_CASE("dummy load from the warning on keeps the grant, busy and of no effect") {
    Scenario s = idle();
    s.sectors[0].use.dummyLoad = 1;
    const Setting setting(s);
    const ReplicationOutcome o = simulate(setting, {1, 0});
    const Application& a = o.applications[0];
    const Time warned = kDecision + 44 * kDay;
    CHECK(a.warnings == 1);
    CHECK(a.gaming);
    CHECK(a.held == 64);
    CHECK(a.recalledGpus == 0);
    CHECK(a.used == 24 * (warned - kDecision) + 64 * (kEnd - warned));
    CHECK(o.ladder.gauges.back()[static_cast<std::size_t>(Gauge::dummy)] == 40 * (kEnd - warned));
    // Active as if it were used, effective as before.
    const double real = static_cast<double>(24 * (kEnd - kDecision)) * s.operations.efficiency;
    const double procured = static_cast<double>(64 * kEnd);
    CHECK(metric(setting, o, "ladder.effective_use") == doctest::Approx(real / procured).epsilon(1e-12));
    CHECK(metric(setting, o, "ladder.occupancy") > 0.8);
    CHECK(metric(setting, o, "recalls.warned") == 1);
    CHECK(metric(setting, o, "recalls.gamed") == 1);
    // An honest grant of 64 is cut to 32 and does the same work.
    s.sectors[0].use.dummyLoad = 0;
    const Setting honest(s);
    const ReplicationOutcome h = simulate(honest, {1, 0});
    CHECK(h.applications[0].held == 32);
    CHECK(metric(honest, h, "ladder.effective_use") == doctest::Approx(real / procured).epsilon(1e-12));
    CHECK(metric(honest, h, "ladder.allocation") < metric(setting, o, "ladder.allocation"));
}

TEST_CASE("a warning answered too late in the window does not save the grant") {
    Scenario s = idle();
    s.sectors[0].use.dummyLoad = 1;
    s.sectors[0].use.plateau = Distribution::constant(0);
    s.policy.recall->graceDays = 4;  // 4 busy days of 14 are .29
    const Application a = run(s).applications[0];
    CHECK(a.gaming);
    CHECK(a.recalledGpus == 0);  // its p95 over 4 days of 14 is all of it: nothing to shrink
    s.policy.recall->action = RecallAction::revoke;
    CHECK(run(s).applications[0].status == Status::recalled);
    CHECK(run(s).applications[0].ended == kDecision + 48 * kDay);
}

TEST_CASE("as many games are played as the sector's probability says") {
    Scenario s = idle();
    s.sectors[0].use.dummyLoad = 0.3;
    int games = 0;
    for (std::uint64_t r = 0; r < 200; ++r) games += run(s, 1, r).applications[0].gaming;
    CHECK(games > 60 - 26);
    CHECK(games < 60 + 26);
}

TEST_CASE("failures do not count against use: who works on all it can is never warned") {
    Scenario s = idle();
    s.sectors[0].use.plateau = Distribution::constant(1);
    s.operations.failuresPer1000NodeDays = 300;
    s.operations.repairHours = Distribution::constant(240);
    const ReplicationOutcome o = run(s);
    CHECK(small::total(o, Rung::down) > 0);
    CHECK(small::total(o, Rung::granted) < o.applications[0].delivered);
    CHECK(o.applications[0].warnings == 0);
}

TEST_CASE("onboarding is exempt for as long as the policy says, and tells nothing of the use to keep") {
    Scenario s = idle();
    s.sectors[0].use.plateau = Distribution::constant(1);
    s.sectors[0].use.activationDays = Distribution::constant(30);
    CHECK(run(s).applications[0].warnings == 0);
    s.sectors[0].use.activationDays = Distribution::constant(50);  // warned at 44, at 58 eight days of 14
    CHECK(run(s).applications[0].warnings == 1);
    CHECK(run(s).applications[0].held == 64);
    s.sectors[0].use.activationDays = Distribution::constant(57);  // one day of 14, of full use
    CHECK(run(s).applications[0].held == 64);
    s.sectors[0].use.activationDays = Distribution::constant(59);  // none
    CHECK(run(s).applications[0].held == 8);
}
