// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Use that changes inside grants, in whole runs.

#include <doctest/doctest.h>

#include <cmath>

#include "models/demand/use_process.hpp"
#include "models/outcome/metric_table.hpp"
#include "models/programme/study.hpp"
#include "tests/programme/small_scenarios.hpp"

using namespace tranche;

namespace {

UseSpec bursts() {
    UseSpec use;
    use.activationDays = Distribution::exponential(10);
    use.plateau = Distribution::beta(5, 2.5);
    use.rampDays = Distribution::constant(20);
    use.experiments = ExperimentsSpec{5, 3, 0.2, 64};
    use.surge = SurgeSpec{14, 1.2};
    return use;
}

Scenario grants() {
    Scenario s = small::base(4000000);
    s.calls = {small::call("one", {2026, 1, 5}, {2026, 1, 20})};
    s.sectors = {small::applicants("a", 3000, Distribution::constant(1000), 6)};
    s.sectors[0].serversMax = 1000;
    s.sectors[0].use = bursts();
    return s;
}

}  // namespace

TEST_CASE("GPU time at work over whole grants is what the process expects") {
    const Scenario s = grants();
    double used = 0, delivered = 0, squares = 0;
    int n = 0;
    for (const Application& a : small::run(s).applications) {
        if (a.status != Status::ended) continue;
        const double share = static_cast<double>(a.used) / static_cast<double>(a.delivered);
        used += share;
        squares += share * share;
        delivered += toDays(a.duration);
        ++n;
        CHECK(a.walk == 0xffffffff);
    }
    CHECK(n == 3000);
    const double mean = used / n, error = std::sqrt((squares / n - mean * mean) / n);
    const double truth = expectedWork(s.sectors[0].use, delivered / n);
    CAPTURE(mean);
    CAPTURE(truth);
    CHECK(std::abs(mean - truth) < 4 * error + 1e-3);
}

TEST_CASE("the ledger saw as much active as the grants used, and a run costs few events a grant") {
    const auto outcome = small::run(grants());
    GpuTime used = 0;
    for (const Application& a : outcome.applications) used += a.used;
    CHECK(small::total(outcome, Rung::active) == used);
    CHECK(outcome.events < 3000 * (64 + 12) + 1000);
    const auto again = small::run(grants());
    CHECK(again.events == outcome.events);
}

TEST_CASE("dummy load keeps a grant whose use changes from its recall, and does no work") {
    Scenario s = grants();
    s.sectors[0].use = UseSpec{};
    s.sectors[0].use.plateau = Distribution::constant(0.2);
    s.sectors[0].use.surge = SurgeSpec{1, 1.5};
    s.sectors[0].viableShare = 0.25;
    s.policy.recall = RecallSpec{};
    const auto honest = small::run(s);
    s.sectors[0].use.dummyLoad = 1;
    const auto dummy = small::run(s);
    Gpus recalled = 0, kept = 0;
    for (const Application& a : honest.applications) recalled += a.recalledGpus;
    for (const Application& a : dummy.applications) {
        kept += a.recalledGpus;
        if (a.status == Status::ended) CHECK(a.used > a.delivered / 2);
    }
    CHECK(recalled > 0);
    CHECK(kept == 0);
    const Setting setting(s);
    const StudyFacts facts = studyFacts(setting);
    const auto slots = metricSlots(facts);
    const auto values = evaluate(slots, MetricView(dummy, facts));
    CHECK(values[static_cast<std::size_t>(findSlot(slots, "gpu_hours.dummy"))] > 0);
    CHECK(values[static_cast<std::size_t>(findSlot(slots, "ladder.effective"))] < 0.3);
}

TEST_CASE("an extension puts the surge off to the new last days") {
    UseSpec use;
    use.surge = SurgeSpec{10, 2};
    UseProcess process(use, {1, 0}, 1, 0, 0.3, 0, 100 * kDay);
    process.prolong(150 * kDay);
    CHECK(process.next() == 140 * kDay);
    process.advance();
    process.prolong(200 * kDay);  // begun: it goes on
    CHECK(process.work() == 0.6);
    CHECK(process.next() == kNever);
}

TEST_CASE("a process without ramp, bursts and surge uses what the plain form uses") {
    Scenario plain = grants();
    plain.sectors[0].use.rampDays.reset();
    plain.sectors[0].use.experiments.reset();
    plain.sectors[0].use.surge.reset();
    plain.sectors[0].use.plateau = Distribution::discrete({0.25, 0.75, 0.875}, {1, 1, 1});  // whole GPUs
    Scenario fluid = plain;
    fluid.sectors[0].use.surge = SurgeSpec{1, 1};  // changes nothing
    plain.policy.recall = fluid.policy.recall = RecallSpec{};
    const auto a = small::run(plain), b = small::run(fluid);
    REQUIRE(a.applications.size() == b.applications.size());
    std::size_t differ = 0;
    for (std::size_t i = 0; i < a.applications.size(); ++i) {
        CHECK(a.applications[i].delivered == b.applications[i].delivered);
        differ += a.applications[i].used != b.applications[i].used;
    }
    CHECK(differ == 0);
}
