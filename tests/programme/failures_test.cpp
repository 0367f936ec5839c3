// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Crews, spare nodes, losses, early failures and outages of many nodes, inside whole runs.
#include <doctest/doctest.h>

#include <cmath>

#include "models/analytic/machine_repair.hpp"
#include "models/fleet/reliability.hpp"
#include "tests/programme/small_scenarios.hpp"

namespace tranche {
namespace {

using small::countAt;
using small::run;
using small::total;

double share(const ReplicationOutcome& o, Rung part, Rung whole) {
    return static_cast<double>(total(o, part)) / static_cast<double>(total(o, whole));
}

// EX-FAIL: a fleet of 10,456 GPUs granted whole, 24 h to repair, spare nodes beside it.
double timeShort(std::int64_t spares, std::uint64_t replications) {
    Scenario s = small::base(10456 + 8 * spares);
    s.hardware[0].nodeGpus = 8;
    s.operations.failuresPer1000NodeDays = hazardPerGpuHour(419, 16384, 54) * 8 * 24000;
    s.operations.repairHours = Distribution::constant(24);
    if (spares > 0) s.operations.spareNodes = {{"p", spares}};
    SetAsideSpec all;
    all.id = "all";
    all.pool = "p";
    all.gpus = 10456;
    all.standingUse = 1;
    s.setAsides = {all};
    double sum = 0;
    for (std::uint64_t r = 0; r < replications; ++r) {
        const ReplicationOutcome o = run(s, 9, r);
        CHECK(countAt(o, {2026, 7, 1}, Rung::reserved) == 0);
        sum += static_cast<double>(o.ladder.shortTime.back()) / static_cast<double>(o.ladder.dates.back());
    }
    return sum / static_cast<double>(replications);
}

}  // namespace

TEST_CASE("EX-FAIL as a run: 11 spare nodes are enough 99 % of the time, 10 are not, 13 are 99.9 %") {
    // P(X > k) of Poisson 4.952; a year of 1,307 nodes is about 365 independent days.
    const double mean = meanInRepair(hazardPerGpuHour(419, 16384, 54), 10456, 24);
    const auto beyond = [&](int k) {
        double term = std::exp(-mean), sum = term;
        for (int j = 1; j <= k; ++j) sum += term *= mean / j;
        return 1 - sum;
    };
    CHECK(beyond(11) < .01);
    CHECK(beyond(10) > .01);
    CHECK(timeShort(0, 2) == doctest::Approx(beyond(0)).epsilon(.01));
    CHECK(timeShort(5, 6) == doctest::Approx(beyond(5)).epsilon(.1));
    const double eleven = timeShort(11, 30), thirteen = timeShort(13, 30);
    CHECK(eleven < .01);
    CHECK(eleven == doctest::Approx(beyond(11)).epsilon(.3));
    CHECK(timeShort(10, 30) > .01);
    CHECK(thirteen < .0015);
}

TEST_CASE("one crew for all: availability is that of machines with one repairer") {
    Scenario s = small::base(20, {2095, 12, 31});
    s.operations.failuresPer1000NodeDays = 10;
    s.operations.repairHours = Distribution::exponential(96);
    s.operations.repairCrews = 1;
    double sum = 0;
    for (std::uint64_t r = 0; r < 8; ++r) sum += share(run(s, 2, r), Rung::available, Rung::installed) / 8;
    CHECK(sum == doctest::Approx(machineRepair(20, 1, .01, .25).availability).epsilon(.01));
    s.operations.repairCrews = 20;
    const ReplicationOutcome many = run(s, 2, 0);
    s.operations.repairCrews = 0;
    CHECK(run(s, 2, 0).ladder.integral == many.ladder.integral);  // never a queue, nothing else
}

TEST_CASE("a spare takes the place of a failed node after the swap, and the mended node becomes the spare") {
    Scenario s = small::base(11);
    s.operations.failuresPer1000NodeDays = 1;
    s.operations.repairHours = Distribution::constant(24 * 30);
    s.operations.spareNodes = {{"p", 1}};
    SetAsideSpec all;
    all.id = "all";
    all.pool = "p";
    all.gpus = 10;
    all.standingUse = 1;
    s.setAsides = {all};
    bool swapped = false;
    for (std::uint64_t r = 0; r < 20; ++r) {
        s.operations.swapHours = Distribution::constant(0);
        const ReplicationOutcome at0 = run(s, 3, r);
        s.operations.swapHours = Distribution::constant(48);
        const ReplicationOutcome at48 = run(s, 3, r);
        CHECK(countAt(at0, {2026, 1, 1}, Rung::poweredOff) <= 1);
        CHECK(total(at0, Rung::available) <= 10 * 365 * kDay);  // never more than the nominal fleet
        CHECK(at0.ladder.shortTime.back() <= at48.ladder.shortTime.back());
        if (at0.ladder.shortTime.back() == 0 && total(at0, Rung::down) == 30 * kDay) {
            CHECK(at48.ladder.shortTime.back() == 2 * kDay);
            CHECK(total(at0, Rung::available) == 10 * 365 * kDay);
            CHECK(total(at48, Rung::available) == 10 * 365 * kDay - 2 * kDay);
            swapped = true;
        }
    }
    CHECK(swapped);
}

TEST_CASE("nodes are lost for good at the rate asked for, and the pool shrinks by them") {
    Scenario s = small::base(2000, {2027, 12, 31});
    s.operations.failuresPer1000NodeDays = 4;
    s.operations.permanentLossPerYear = 0.02;
    std::int64_t lost = 0;
    for (std::uint64_t r = 0; r < 5; ++r) {
        const ReplicationOutcome o = run(s, 1, r);
        lost += o.supply.nodesLost;
        CHECK(o.ladder.count.back()[static_cast<std::size_t>(Rung::retired)] == o.supply.nodesLost);
    }
    const double expected = 5 * 2000 * 2 * .02 * .985;  // a little fewer as the fleet shrinks
    CHECK(std::abs(static_cast<double>(lost) - expected) < 4 * std::sqrt(expected));
}

TEST_CASE("young nodes fail more often, old ones as often as ever") {
    Scenario s = small::base(4000, {2027, 12, 31});
    s.operations.failuresPer1000NodeDays = 1;
    s.operations.repairHours = Distribution::constant(1);
    const auto downIn = [&](const ReplicationOutcome& o, Date from, Date to) {
        GpuTime sum = 0;
        for (std::size_t d = 0; d + 1 < o.ladder.dates.size(); ++d)
            if (small::at(from) <= o.ladder.dates[d] && o.ladder.dates[d] < small::at(to))
                sum += o.ladder.integralAt(d + 1, 0)[static_cast<std::size_t>(Rung::down)] -
                       o.ladder.integralAt(d, 0)[static_cast<std::size_t>(Rung::down)];
        return static_cast<double>(sum) / static_cast<double>(kHour);  // failures
    };
    s.operations.infantShape = 0.5;
    s.operations.infantDays = 90;  // twice as many failures in the first 90 days
    const ReplicationOutcome o = run(s);
    const double early = downIn(o, {2026, 1, 1}, {2026, 4, 1}), late = downIn(o, {2027, 1, 1}, {2028, 1, 1});
    CHECK(std::abs(early - 720) < 4 * std::sqrt(720.0));
    CHECK(std::abs(late - 1460) < 4 * std::sqrt(1460.0));
}

TEST_CASE("a common outage takes neighbours together, and its draws are its own") {
    Scenario s = small::base(100, {2035, 12, 31});
    s.operations.commonOutages = {{"rack", {}, 12, 9, Distribution::constant(10)}};
    double down = 0;
    for (std::uint64_t r = 0; r < 5; ++r) down += static_cast<double>(total(run(s, 1, r), Rung::down));
    const double strikes = 5 * 12 * 3652 / 365.25, each = 9.0 * 10 * static_cast<double>(kHour);
    CHECK(std::abs(down / each - strikes) < 4 * std::sqrt(strikes) + .02 * strikes);
    Scenario t = s;
    t.tranches.push_back(small::delivery("q", "g", 50, {2026, 3, 1}));
    const ReplicationOutcome a = run(s), b = run(t);
    const auto last = [](const ReplicationOutcome& o) {
        return o.ladder.integralAt(o.ladder.dates.size() - 1, 0)[static_cast<std::size_t>(Rung::down)];
    };
    CHECK(last(a) == last(b));
    t.operations.commonOutages[0].pools = {"q"};
    CHECK(last(run(t)) == 0);
}

}  // namespace tranche
