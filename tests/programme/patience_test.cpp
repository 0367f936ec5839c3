// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The clocks of patience in whole runs.

#include <doctest/doctest.h>

#include <cmath>

#include "tests/programme/small_scenarios.hpp"

using namespace tranche;

namespace {

// Everyone submits on the closing day's rush of ten days, is decided thirty days after it.
Scenario oneCall(Gpus gpus) {
    Scenario s = small::base(gpus);
    s.calls = {small::call("one", {2026, 1, 1}, {2026, 1, 10}, 30)};
    s.sectors = {small::applicants("a", 2000, Distribution::constant(1), 2)};
    return s;
}

}  // namespace

TEST_CASE("who waits too long for a decision leaves, who is decided in time does not") {
    Scenario s = oneCall(100000);
    s.sectors[0].patience.decisionDays = Distribution::exponential(40);
    double left = 0, expected = 0, variance = 0;
    for (const Application& a : small::run(s).applications) {
        const double days = toDays(small::at({2026, 1, 11}) - 1 + 30 * kDay - a.submitted);
        const double p = 1 - std::exp(-days / 40);
        expected += p;
        variance += p * (1 - p);
        left += a.status == Status::withdrawn;
        if (a.status != Status::withdrawn) {
            CHECK(a.started != kNever);
            continue;
        }
        CHECK(a.binding == Binding::patience);
        CHECK(a.awarded == kNever);
    }
    CHECK(std::abs(left - expected) < 4 * std::sqrt(variance));
}

TEST_CASE("an award that takes too long to start is given back") {
    Scenario s = oneCall(100000);
    s.calls[0].agreementDays = Distribution::constant(20);
    s.sectors[0].patience.startDays = Distribution::weibull(2, 30);
    double left = 0;
    const auto outcome = small::run(s);
    for (const Application& a : outcome.applications) {
        left += a.status == Status::withdrawn;
        if (a.status == Status::withdrawn) CHECK(a.awarded != kNever);
    }
    const double p = 1 - std::exp(-std::pow(20.0 / 30, 2));
    CHECK(std::abs(left - 2000 * p) < 4 * std::sqrt(2000 * p * (1 - p)));
    CHECK(small::countAt(outcome, {2026, 4, 1}, Rung::reserved) == 0);
}

TEST_CASE("who cannot use its GPUs soon enough gives them back") {
    Scenario s = oneCall(100000);
    s.sectors[0].use.activationDays = Distribution::constant(15);
    s.sectors[0].patience.readyDays = Distribution::uniform(0, 30);
    double left = 0;
    for (const Application& a : small::run(s).applications) {
        if (a.status != Status::withdrawn) continue;
        ++left;
        CHECK(a.ended - a.started < 15 * kDay);
        CHECK(a.used == 0);
    }
    CHECK(std::abs(left - 1000) < 4 * std::sqrt(500));
}

TEST_CASE("a project is useless after its deadline: the first with enough lead") {
    Scenario s = oneCall(0);
    s.tranches[0].units = 1;
    s.sectors[0].patience.deadlines = {{2026, 1, 5}, {2026, 1, 20}, {2026, 3, 1}};
    s.sectors[0].patience.deadlineLeadDays = 10;  // needs arise when the call opens, on the 1st
    int left = 0;
    for (const Application& a : small::run(s).applications) {
        if (a.status != Status::withdrawn) continue;
        ++left;
        CHECK(a.ended == small::at({2026, 1, 21}));
    }
    CHECK(left == 2000);
    s.sectors[0].patience.deadlineLeadDays = 100;  // no deadline far enough away: none at all
    for (const Application& a : small::run(s).applications) CHECK(a.status != Status::withdrawn);
}

TEST_CASE("the clocks together: each application leaves at most once, nothing is promised that has left") {
    Scenario s = small::everything();
    for (SectorSpec& sector : s.sectors) {
        sector.patience.decisionDays = Distribution::exponential(60);
        sector.patience.startDays = Distribution::exponential(20);
        sector.patience.readyDays = Distribution::exponential(30);
        sector.patience.deadlines = {{2026, 6, 1}, {2027, 6, 1}};
    }
    for (std::uint64_t r = 0; r < 5; ++r) CHECK(small::run(s, 4, r).stop == StopReason::horizon);
}
