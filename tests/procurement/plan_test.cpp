// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/plan.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "models/procurement/critical_path.hpp"
#include "models/procurement/deliveries.hpp"
#include "models/procurement/rank_correlation.hpp"
#include "sim/kernel/contract.hpp"
#include "tests/procurement/example_tranches.hpp"

using namespace tranche;
using namespace tranche::examples;

namespace {

PlanRequest request(std::size_t replications, std::vector<DeliveryTarget> targets = {}) {
    return {.replications = replications,
            .seed = 2026,
            .horizon = Date{2026, 12, 31},
            .targets = std::move(targets),
            .threads = 2,
            .confidence = 0.95};
}

// Everything a plan says, for comparison.
std::vector<double> numbers(const PlanReport& report) {
    std::vector<double> all;
    const auto add = [&](const DateSpread& spread) {
        for (const Time t : {spread.mean, spread.p10, spread.p50, spread.p90})
            all.push_back(static_cast<double>(t));
    };
    for (const MilestonePlan& m : report.milestones) {
        add(m.start);
        add(m.finish);
        for (const double x : {m.criticality, m.programmeCriticality, m.significance}) all.push_back(x);
        all.push_back(std::isnan(m.cruciality) ? -2 : m.cruciality);
    }
    for (const TranchePlan& t : report.tranches) {
        add(t.procured);
        add(t.inService);
        if (t.delay) all.push_back(t.delay->shortfallGpuDays);
    }
    for (const FanPoint& point : report.fan)
        all.insert(all.end(), {point.mean, point.p05, point.p50, point.p95});
    for (const TargetPlan& target : report.targets) all.push_back(target.probability);
    return all;
}

TrancheSpec uncertainCpm() {
    TrancheSpec spec = exCpm();
    for (MilestoneSpec& m : spec.milestones)
        m.durationDays = Distribution::lognormal(m.durationDays.quantile(0.5), 0.3);
    spec.plannedInService = Date{2026, 3, 1};
    spec.lots = {{0.5, {}}, {0.5, Distribution::uniform(0, 60)}};
    return spec;
}

}  // namespace

TEST_CASE("EX-MERGE by enumeration: mean 14, criticality one half each, done by 14 in one case of two") {
    const MilestoneNetwork net = network(exMerge());
    double mean = 0, byDay14 = 0, critical[2] = {};
    for (const Duration m : {8, 16}) {
        for (const Duration s : {10, 14}) {
            const std::uint32_t install = 2;
            const std::vector<Duration> durations{m * kDay, s * kDay, 0};
            const CriticalPath path = criticalPath(net, durations, {&install, 1});
            mean += toDays(path.finish) / 4;
            byDay14 += path.finish <= 14 * kDay ? 0.25 : 0;
            critical[0] += path.critical[0] ? 0.25 : 0;
            critical[1] += path.critical[1] ? 0.25 : 0;
        }
    }
    CHECK(mean == 14);
    CHECK(byDay14 == 0.5);
    CHECK(critical[0] == 0.5);
    CHECK(critical[1] == 0.5);
}

TEST_CASE("EX-MERGE by simulation agrees within four standard errors") {
    constexpr std::size_t n = 20000;
    const Date day14 = addDays(kEpoch, 14);
    const PlanReport report = planProcurement(network(exMerge()), Calendar(kEpoch),
                                              request(n, {{80, day14}, {80, addDays(day14, -1)}}));
    const double se = 0.5 / std::sqrt(static_cast<double>(n));
    CHECK(std::abs(toDays(report.tranches[0].inService.mean) - 14) < 4 * std::sqrt(6.0) / std::sqrt(1.0 * n));
    for (std::size_t m : {0U, 1U}) {
        CHECK(std::abs(report.milestones[m].criticality - 0.5) < 4 * se);
        CHECK(report.milestones[m].programmeCriticality == report.milestones[m].criticality);
    }
    CHECK(report.milestones[0].criticality + report.milestones[1].criticality == doctest::Approx(1));
    CHECK(report.milestones[2].criticality == 1);
    CHECK(std::abs(report.targets[0].probability - 0.5) < 4 * se);
    CHECK(report.targets[0].interval.low < report.targets[0].probability);
    CHECK(report.targets[0].interval.high > report.targets[0].probability);
    CHECK(std::abs(report.targets[1].probability - 0.25) < 4 * se);  // day 10 only
    // Significance of manufacture: (8/14 + 8/18 slack-free shares) by hand, weighted by the finish over its mean:
    // (8,10): 8/10 x 10/14; (8,14): 8/14 x 14/14; (16,.): 1 x 16/14 twice.
    CHECK(report.milestones[0].significance == doctest::Approx((8 + 8 + 16 + 16) / 14.0 / 4).epsilon(0.02));
}

TEST_CASE("EX-MERGE with durations that follow one factor: 10 or 16, mean 13") {
    constexpr std::size_t n = 20000;
    const MilestoneNetwork net = network(exMergeCorrelated(), backlog());
    const PlanReport report = planProcurement(net, Calendar(kEpoch), request(n, {{80, addDays(kEpoch, 10)}}));
    CHECK(std::abs(toDays(report.tranches[0].inService.mean) - 13) < 4 * 3 / std::sqrt(1.0 * n));
    CHECK(report.tranches[0].inService.p10 == 10 * kDay);
    CHECK(report.tranches[0].inService.p90 == 16 * kDay);
    CHECK(std::abs(report.targets[0].probability - 0.5) < 4 * 0.5 / std::sqrt(1.0 * n));
    CHECK(report.milestones[0].cruciality == doctest::Approx(1));
}

TEST_CASE("the plan at medians is EX-CPM, and certain durations make every quantile the plan") {
    const PlanReport report = planProcurement(network(exCpm()), Calendar(kEpoch), request(20));
    CHECK(report.tranches[0].medianInService == 47 * kWeek);
    CHECK(report.milestones[3].slack == 8 * kWeek);
    CHECK(report.milestones[6].slack == 3 * kWeek);
    CHECK(report.milestones[7].programmeSlack == 11 * kWeek);
    for (const MilestonePlan& m : report.milestones) {
        CHECK(m.finish.p10 == m.medianFinish);
        CHECK(m.finish.p90 == m.medianFinish);
        CHECK(m.start.mean == m.medianStart);
        CHECK(m.criticality == (m.slack == 0 ? 1 : 0));
        CHECK(std::isnan(m.cruciality));
    }
}

TEST_CASE("only the tranche that serves last decides the programme") {
    const std::vector<TrancheSpec> specs{purchase("early", {milestone("a", {}, 5)}, "a"),
                                         purchase("late", {milestone("b", {}, 9)}, "b")};
    const PlanReport report = planProcurement(network(specs), Calendar(kEpoch), request(5));
    CHECK(report.milestones[0].criticality == 1);
    CHECK(report.milestones[0].programmeCriticality == 0);
    CHECK(report.milestones[0].slack == 0);
    CHECK(report.milestones[0].programmeSlack == 4 * kDay);
    CHECK(report.milestones[1].programmeCriticality == 1);
}

TEST_CASE("a plan does not depend on threads nor on the order of the file") {
    const Calendar calendar(kEpoch);
    Dice dice(5);
    std::vector<TrancheSpec> specs{uncertainCpm(), randomTranche(dice, "other", 12, 0.3)};
    PlanRequest ask = request(300, {{80, Date{2026, 4, 1}}, {160, Date{2026, 9, 1}}});
    ask.threads = 1;
    const PlanReport one = planProcurement(network(specs), calendar, ask);
    ask.threads = 4;
    CHECK(numbers(planProcurement(network(specs), calendar, ask)) == numbers(one));

    std::swap(specs[0], specs[1]);
    PlanReport turned = planProcurement(network(specs), calendar, ask);
    std::swap(turned.tranches[0], turned.tranches[1]);
    std::rotate(turned.milestones.begin(), turned.milestones.begin() + 12, turned.milestones.end());
    CHECK(numbers(turned) == numbers(one));
}

TEST_CASE("fan, targets and delay agree with the deliveries counted one by one") {
    const MilestoneNetwork net = network(uncertainCpm());
    const Calendar calendar(kEpoch);
    const PlanReport report = planProcurement(net, calendar, request(200, {{40, Date{2026, 3, 31}}}));
    const auto served = [&](std::uint64_t r, Time until) {
        Gpus units = 0;
        for (const Delivery& d : deliverySchedule(net, sampleProcurement(net, {2026, r})))
            if (d.kind == DeliveryKind::inService && d.time < until) units += d.units;
        return units;
    };
    std::int64_t met = 0;
    double mean = 0, late = 0;
    for (std::uint64_t r = 0; r < 200; ++r) {
        met += served(r, calendar.at({2026, 4, 1})) >= 40 ? 1 : 0;
        mean += static_cast<double>(served(r, calendar.at({2026, 5, 1}) + 1)) / 200;
        for (std::int64_t day = 0; calendar.at({2026, 3, 1}) + day * kDay < calendar.at({2027, 1, 1}); ++day)
            late += static_cast<double>(80 - served(r, calendar.at({2026, 3, 1}) + day * kDay)) / 200;
    }
    CHECK(report.targets[0].met == met);
    REQUIRE(report.fan.size() == 20);  // 1 May 2025 to 1 December 2026
    CHECK(report.fan[0].date == kEpoch);
    CHECK(report.fan[12].date == Date{2026, 5, 1});
    CHECK(report.fan[12].mean == doctest::Approx(mean));
    for (std::size_t i = 0; i < report.fan.size(); ++i) {
        const FanPoint& point = report.fan[i];
        CHECK(point.p05 <= point.p50);
        CHECK(point.p50 <= point.p95);
        if (i > 0) CHECK(point.mean >= report.fan[i - 1].mean);
    }
    REQUIRE(report.tranches[0].delay.has_value());
    const DelayPlan& delay = *report.tranches[0].delay;
    CHECK(delay.planned == Date{2026, 3, 1});
    CHECK(std::abs(delay.shortfallGpuDays - late) < 80);  // whole days here, milliseconds there
    CHECK(delay.p10Days <= delay.p50Days);
    CHECK(delay.attribution.meanDelayDays ==
          doctest::Approx(toDays(report.tranches[0].inService.mean - 304 * kDay)));
}

TEST_CASE("an epoch within a month starts the fan, months follow") {
    const Calendar calendar(Date{2025, 5, 20});
    const TrancheSpec spec = exMerge();
    const MilestoneNetwork net(std::span(&spec, 1), {}, catalogue(), calendar);
    PlanRequest ask = request(4);
    ask.horizon = Date{2025, 7, 1};
    const PlanReport report = planProcurement(net, calendar, ask);
    REQUIRE(report.fan.size() == 3);
    CHECK(report.fan[0].date == Date{2025, 5, 20});
    CHECK(report.fan[1].date == Date{2025, 6, 1});
    CHECK(report.fan[1].mean > 0);
    CHECK(report.fan[2].mean == 80);
}

TEST_CASE("rank correlation shares ranks among ties and is undefined without variation") {
    const std::vector<std::int64_t> a{1, 2, 3, 4, 5}, b{2, 1, 4, 3, 5}, same{7, 7, 7, 7, 7};
    CHECK(rankCorrelation(a, b) == doctest::Approx(1 - 6.0 * 4 / (5 * 24)));
    CHECK(rankCorrelation(a, a) == doctest::Approx(1));
    const std::vector<std::int64_t> tied{1, 1, 2, 2, 3};  // ranks 0.5 0.5 2.5 2.5 4
    CHECK(rankCorrelation(a, tied) == doctest::Approx(9.0 / std::sqrt(10.0 * 9.0)));
    CHECK(std::isnan(rankCorrelation(a, same)));
    CHECK(std::isnan(rankCorrelation({}, {})));
}

TEST_CASE("a plan without a replication is refused") {
    CHECK_THROWS_AS(planProcurement(network(exCpm()), Calendar(kEpoch), request(0)), ContractViolation);
}
