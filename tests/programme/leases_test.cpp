// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rented, refreshed and budgeted GPUs, costs and readiness inside whole runs.
#include <doctest/doctest.h>

#include <cmath>

#include "models/fleet/reliability.hpp"
#include "models/outcome/metric_table.hpp"
#include "models/procurement/depreciation.hpp"
#include "models/programme/study.hpp"
#include "tests/programme/small_scenarios.hpp"

namespace tranche {
namespace {

using small::at;
using small::countAt;
using small::run;
using small::total;

LeaseSpec lease(Gpus gpus, Date from, std::int64_t months) {
    LeaseSpec l;
    l.id = "rent";
    l.gpu = "g";
    l.gpus = gpus;
    l.from = from;
    l.months = months;
    l.krwPerGpuMonth = 1'000'000;
    return l;
}

Scenario withGrant(Scenario s, Gpus gpus, double months = 12) {
    s.sectors.push_back(small::applicants("x", 1, Distribution::constant(static_cast<double>(gpus)), months));
    s.sectors.back().serversMax = 100000;
    s.calls.push_back(small::call("c", {2026, 1, 1}, {2026, 1, 10}));
    return s;
}

double metric(const Scenario& s, std::string_view name) {
    const Setting setting(s);
    StudyFacts facts = studyFacts(setting);
    const auto slots = metricSlots(facts);
    const std::ptrdiff_t slot = findSlot(slots, name);
    CAPTURE(name);
    REQUIRE(slot >= 0);
    return evaluate(slots, MetricView(simulate(setting, {1, 0}), facts))[static_cast<std::size_t>(slot)];
}

}  // namespace

TEST_CASE(
    "rented GPUs serve from the end of the notice to the end of the term, and go back even from grants") {
    Scenario s = withGrant(small::base(20), 50);
    s.leases = {lease(40, {2026, 1, 1}, 6)};
    s.leases[0].pool = "p";
    const ReplicationOutcome o = run(s);
    CHECK(countAt(o, {2026, 3, 1}, Rung::granted) == 50);
    CHECK(countAt(o, {2026, 7, 1}, Rung::installed) == 20);
    CHECK(countAt(o, {2026, 7, 1}, Rung::granted) == 20);  // 30 short
    CHECK(countAt(o, {2026, 7, 1}, Rung::retired) == 40);
    CHECK(o.supply.gpusReturned == 40);
    CHECK(metric(s, "gpus.returned") == 40);
    CHECK(metric(s, "cost.lease_bn_krw") == doctest::Approx(.24).epsilon(1e-12));
}

TEST_CASE("a lease without a pool of its tranches has one of its own") {
    Scenario s = withGrant(small::base(20), 50);
    s.leases = {lease(60, {2026, 1, 5}, 24)};
    const ReplicationOutcome o = run(s);
    CHECK(countAt(o, {2026, 3, 1}, Rung::granted, 1) == 50);
    CHECK(Setting(s).pools[1].id == "rent");
    CHECK(countAt(o, {2026, 12, 1}, Rung::installed, 1) == 60);
}

TEST_CASE("what retires is replaced in a pool of its own, and the money decides how many there are") {
    Scenario s = small::base(80, {2027, 12, 31});
    s.hardware.push_back(small::model("new"));
    s.tranches[0].lifeYears = 1;
    s.tranches[0].refresh = RefreshSpec{};
    s.tranches[0].refresh->gpu = "new";
    s.tranches[0].refresh->delayDays = Distribution::constant(31);
    s.tranches[0].refresh->perUnit = .5;
    PricePathSpec path;
    path.gpu = "new";
    path.krw = 50e6;
    s.prices = {path};
    CHECK(countAt(run(s), {2027, 1, 1}, Rung::retired, 0) == 80);
    CHECK(countAt(run(s), {2027, 2, 1}, Rung::available, 1) == 40);
    AppropriatedBudgetSpec budget;
    budget.id = "b";
    budget.appropriations = {{2027, 1'000'000'000}};
    s.budgets = {budget};
    s.tranches[0].refresh->budget = "b";
    CHECK(countAt(run(s), {2027, 2, 1}, Rung::available, 1) == 20);
    CHECK(metric(s, "gpus.replaced") == 20);
    CHECK(metric(s, "budget.cash_bn_krw@budget:b") == 1);
    CHECK(metric(s, "budget.cash_bn_krw@budget:b/2026") == 0);
    CHECK(metric(s, "budget.shortfall_bn_krw@budget:b/2027") == 1);
}

TEST_CASE("a tranche out of a budget brings what was bought, and costs that a year") {
    Scenario s = small::base(80);
    s.tranches[0].budget = "b";
    PricePathSpec path;
    path.gpu = "g";
    path.krw = 50e6;
    s.prices = {path};
    AppropriatedBudgetSpec budget;
    budget.id = "b";
    budget.appropriations = {{2026, 2'000'000'000}};
    s.budgets = {budget};
    s.tranches[0].lifeYears = 5;
    CHECK(countAt(run(s), {2026, 6, 1}, Rung::procured) == 40);
    CHECK(metric(s, "gpus.bought") == 40);
    CHECK(metric(s, "cost.capital_bn_krw") == doctest::Approx(2 * .230974798).epsilon(1e-8));
    s.operations.capital = CapitalCharge::straightLine;
    CHECK(metric(s, "cost.capital_bn_krw") == doctest::Approx(.4).epsilon(1e-12));
    s.budgets[0].appropriations = {{2026, 0}};
    CHECK(countAt(run(s), {2026, 6, 1}, Rung::procured) == 0);
}

TEST_CASE("the cost has its parts, and is divided by the rung asked for") {
    Scenario s = withGrant(small::base(100), 60);
    s.hardware[0].powerKw = 2;
    s.tranches[0].costKrw = 100 * 140'000'000LL;
    s.tranches[0].lifeYears = 5;
    s.operations.energyPriceKrwPerKwh = 0;
    const double capital = 14 * .230974798;
    CHECK(metric(s, "cost.krw_per_gpu_hour") * 1e-9 * metric(s, "gpu_hours.granted") ==
          doctest::Approx(capital).epsilon(1e-8));
    s.operations.spaceKrwPerKwYear = 1e6;
    s.operations.staffKrwPerGpuYear = 2e6;
    s.operations.networkKrwPerGpuYear = 3e6;
    s.operations.co2KgPerKwh = {{"2025", .5}, {"2026", .4}, {"2027", .1}};
    s.operations.costPer = {CostPer::procured, CostPer::active};
    CHECK(metric(s, "cost.space_bn_krw") == doctest::Approx(.2));
    CHECK(metric(s, "cost.staff_bn_krw") == doctest::Approx(.2));
    CHECK(metric(s, "cost.network_bn_krw") == doctest::Approx(.3));
    CHECK(metric(s, "cost.krw_per_procured_gpu_hour") ==
          doctest::Approx((capital + .7) * 1e9 / (100 * 8760)).epsilon(1e-8));
    CHECK(metric(s, "cost.stranded_bn_krw") == 0);
    CHECK(metric(s, "co2.kilotonnes") == doctest::Approx(metric(s, "energy.gwh") * .4).epsilon(1e-12));
    const auto slots = metricSlots(studyFacts(Setting(s)));
    CHECK(findSlot(slots, "cost.krw_per_installed_gpu_hour") == -1);
    CHECK(findSlot(metricSlots(studyFacts(Setting(small::base(1)))), "co2.kilotonnes") == -1);
}

TEST_CASE(
    "EX-COST as a run: 5,436.49 won of capital a delivered hour at .97 available and .7 of it granted") {
    Scenario s = small::base(1000);
    s.tranches[0].costKrw = 1000 * 140'000'000LL;
    s.tranches[0].lifeYears = 5;
    s.operations.energyPriceKrwPerKwh = 0;
    SetAsideSpec aside;
    aside.id = "a";
    aside.pool = "p";
    aside.gpus = 679;  // .97 x .7
    aside.standingUse = 1;
    s.setAsides = {aside};
    CHECK(metric(s, "cost.krw_per_gpu_hour") == doctest::Approx(5436.49).epsilon(1e-6));
    s.operations.capital = CapitalCharge::straightLine;
    CHECK(metric(s, "cost.krw_per_gpu_hour") == doctest::Approx(4707.43).epsilon(1e-4));
}

TEST_CASE("checkpoints cost a grant what Young and Daly say for its size, and nothing when they are free") {
    Scenario s = withGrant(small::base(256), 256, 6);
    s.hardware[0].nodeGpus = 8;
    s.operations.failuresPer1000NodeDays = hazardPerGpuHour(419, 16384, 54) * 8 * 24000;
    s.operations.repairHours = Distribution::constant(1e-3);
    s.operations.efficiency = .5;
    const double before = metric(s, "ladder.efficiency");
    CHECK(before == .5);
    s.operations.checkpointMinutes = 5;
    CHECK(metric(s, "ladder.efficiency") == doctest::Approx(.5 * (1 - .0290)).epsilon(2e-4));
    CHECK(metric(s, "gpu_hours.checkpoints") ==
          doctest::Approx(.0290 * metric(s, "gpu_hours.active")).epsilon(3e-3));
}

TEST_CASE(
    "who cannot use a model is not given it, more can as it gets ready, and a port delays the first use") {
    Scenario s = small::base(10000, {2027, 12, 31});
    s.hardware[0].kind = AcceleratorKind::npu;
    s.hardware[0].readiness = ReadinessSpec{};
    s.hardware[0].readiness->steps = {{{2026, 1, 1}, .2}, {{2027, 1, 1}, .6}};
    s.hardware[0].readiness->portDays = Distribution::constant(45);
    s.sectors = {small::applicants("x", 400, Distribution::constant(1), 1)};
    s.calls = {small::call("early", {2026, 1, 1}, {2026, 1, 2}, 1),
               small::call("late", {2027, 2, 1}, {2027, 2, 2}, 1)};
    const ReplicationOutcome o = run(s);
    int first = 0, second = 0;
    for (const Application& a : o.applications) {
        (a.call == 0 ? first : second) += a.awarded != kNever;
        if (a.awarded == kNever) CHECK(a.binding == Binding::noPool);
        if (a.firstUse != kNever) CHECK(a.firstUse == a.started + 45 * kDay);
    }
    CHECK(std::abs(first - 400 * .2) < 4 * std::sqrt(400 * .2 * .8));
    CHECK(std::abs(second - 400 * .6) < 4 * std::sqrt(400 * .6 * .4));
    // With a GPU beside it those are served there.
    s.hardware.push_back(small::model("gpu"));
    s.tranches.push_back(small::delivery("q", "gpu", 10000, small::kStart));
    for (const Application& a : run(s).applications) CHECK(a.awarded != kNever);
    s.policy.intake.mode = IntakeMode::rolling;
    s.policy.award.order = "fcfs";
    s.calls.clear();
    s.sectors = {small::stream("y", 1, Distribution::constant(3))};
    s.tranches.pop_back();
    int served = 0, refused = 0;
    for (const Application& a : run(s).applications) (a.awarded != kNever ? served : refused) += 1;
    CHECK(served > 100);
    CHECK(refused > 100);
}

TEST_CASE("throughput by class of work and by operator is a row where it differs") {
    Scenario s = small::base(100);
    CHECK(metric(s, "capacity.h200_equivalent") == 100);
    s.hardware[0].performance = WorkPerformance{.1, .5, 0};
    CHECK(metric(s, "capacity.h200_inference") == 50);
    CHECK(metric(s, "capacity.h200_training") == doctest::Approx(10));
    CHECK(metric(s, "capacity.h200_simulation@pool:p") == 0);
    s.tranches[0].operatedBy.performance = .9;
    CHECK(metric(s, "capacity.h200_equivalent") == 90);
    CHECK(metric(s, "capacity.h200_inference") == 45);
}

TEST_CASE("a study says so when the money does not buy what was planned") {
    const auto warned = [](Won appropriated) {
        Scenario s = small::base(800);
        s.experiment.replications = {2, 2, {}};
        s.budgets.push_back({});
        s.budgets[0].id = "money";
        s.budgets[0].appropriations = {{s.horizon.start.year, appropriated}};
        s.tranches[0].budget = "money";
        s.tranches[0].costKrw = 80'000'000'000;
        for (const std::string& w : runStudy(Setting(s), {}).summary.warnings)
            if (w.find("were bought on average") != std::string::npos) return w;
        return std::string();
    };
    CHECK(warned(80'000'000'000) == "");
    CHECK(warned(300'000'000) != "");
}

}  // namespace tranche
