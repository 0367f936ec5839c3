// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/efficiency_path.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace tranche;

namespace {

const Calendar kCalendar({2026, 1, 1});
const Time kEnd = 3653 * kDay;

EfficiencyShockSpec shock(double factor, double elasticity) {
    EfficiencyShockSpec s;
    s.id = "deepseek";
    s.on = Date{2027, 1, 1};
    s.costFactor = Distribution::constant(factor);
    s.elasticity = elasticity;
    return s;
}

EfficiencyPath path(const std::vector<EfficiencyShockSpec>& shocks, std::uint64_t replication = 0) {
    return EfficiencyPath(shocks, "academia", ShockTarget::size, kCalendar, kEnd, {5, replication});
}

}  // namespace

TEST_CASE(
    "EX-REBOUND: half the cost at elasticity 1.3 means 2.4622888 times the work and 1.2311444 times the "
    "GPUs") {
    CHECK(reboundWork(0.5, 1.3) == doctest::Approx(2.4622888).epsilon(1e-7));
    CHECK(reboundGpus(0.5, 1.3) == doctest::Approx(1.2311444).epsilon(1e-7));
    CHECK(reboundGpus(0.25, 1) == 1);  // the watershed
    CHECK(reboundGpus(0.25, 0.5) < 1);
    CHECK(reboundGpus(0.25, 1.5) > 1);
    const EfficiencyPath p = path({shock(0.5, 1.3)});
    const Time at = kCalendar.at({2027, 1, 1});
    CHECK(p.gpus(at - 1) == 1);
    CHECK(p.gpus(at) == doctest::Approx(1.2311444).epsilon(1e-7));
    CHECK(p.work(at) == doctest::Approx(2.4622888).epsilon(1e-7));
}

TEST_CASE("a delay and a time of adoption spread the shock, and a trend compounds by the year") {
    EfficiencyShockSpec slow = shock(0.25, 2);
    slow.delayMonths = 3;
    slow.adoptionMonths = 6;
    const EfficiencyPath p = path({slow});
    const Time at = kCalendar.at({2027, 1, 1}), month = fromDays(30.4375);
    CHECK(p.gpus(at + 3 * month - 1) == 1);
    CHECK(p.gpus(at + 6 * month) == doctest::Approx(2).epsilon(1e-6));  // half way: 4^(1/2)
    CHECK(p.gpus(at + 9 * month) == doctest::Approx(4).epsilon(1e-9));
    EfficiencyShockSpec trend = shock(1.0 / 3, 0.5);
    trend.on.reset();
    trend.steady = true;
    CHECK(path({trend}).gpus(fromDays(2 * 365.25)) == doctest::Approx(1.0 / 3).epsilon(1e-9));
    CHECK(path({trend, shock(0.5, 1.3)}).gpus(fromDays(2 * 365.25)) ==
          doctest::Approx(1.2311444 / 3).epsilon(1e-7));
    const Modulation m = p.modulation(kEnd);
    double sum = 0;  // the steps have the mean of the path while it is adopted
    for (int i = 0; i < 6000; ++i)
        sum += m.factor(at + 3 * month + i * month / 1000) / p.gpus(at + 3 * month + i * month / 1000) / 6000;
    CHECK(sum == doctest::Approx(1).epsilon(1e-3));
    CHECK(m.factor(at) == 1);
    CHECK(m.factor(kEnd - 1) == doctest::Approx(4).epsilon(1e-9));
}

TEST_CASE("shocks touch the sectors and the target that they name") {
    EfficiencyShockSpec s = shock(0.5, 2);
    s.sectors = {"startup"};
    CHECK(path({s}).none());
    s.sectors = {"startup", "academia"};
    CHECK_FALSE(path({s}).none());
    s.actsOn = ShockTarget::applicants;
    CHECK(path({s}).none());
}

TEST_CASE("random shocks come at their rate, each with a factor of its own, the same for every policy") {
    EfficiencyShockSpec s = shock(0.5, 0);
    s.on.reset();
    s.perYear = 0.5;
    double sum = 0;
    constexpr int n = 2000;
    for (std::uint64_t r = 0; r < n; ++r) sum += std::log(path({s}, r).gpus(kEnd - 1)) / std::log(0.5);
    const double truth = 0.5 * 3653 / 365.25;  // shocks in ten years
    CHECK(std::abs(sum / n - truth) < 4 * std::sqrt(truth / n));
    CHECK(path({s}, 7).gpus(kEnd - 1) == path({s, shock(1, 1)}, 7).gpus(kEnd - 1));
}
