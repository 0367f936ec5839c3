// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Budgets of hours in a run: what is lost, and which GPUs come back for whom.

#include <doctest/doctest.h>

#include "tests/programme/small_scenarios.hpp"

using namespace tranche;

namespace {

Scenario idle(double plateau) {
    Scenario s = small::base(32, {2027, 6, 30});
    s.calls = {small::call("c", {2026, 1, 10}, {2026, 1, 20})};
    s.sectors = {small::applicants("a", 1, Distribution::constant(32), 12)};
    s.sectors[0].use.plateau = Distribution::constant(plateau);
    s.sectors[0].viableShare = 0.1;
    s.policy.award.rule = "skip_fill";
    s.policy.budget = BudgetSpec{};
    s.policy.budget->preset = "incite";
    return s;
}

}  // namespace

TEST_CASE("a grant that is not used loses hours and keeps the servers that the rest lasts for") {
    const Application a = small::run(idle(0)).applications.at(0);
    // 30 % after a third, 75 % of the rest after two thirds: .175 of the budget for a third of the time.
    CHECK(static_cast<double>(a.forfeited) ==
          doctest::Approx(0.825 * 32 * static_cast<double>(a.duration)).epsilon(1e-9));
    CHECK(a.recalledGpus == 32 - 17);  // .525 x 32 = 16.8
    CHECK(a.status == Status::ended);
    CHECK(a.delivered < 32 * a.duration);
}

TEST_CASE("a grant that is used at its pace loses nothing") {
    const Application a = small::run(idle(1)).applications.at(0);
    CHECK(a.forfeited == 0);
    CHECK(a.recalledGpus == 0);
    CHECK(a.delivered == 32 * a.duration);
}

TEST_CASE("what comes back serves the waiting list at that instant and a viable size is kept") {
    Scenario s = idle(0);
    s.sectors[0].viableShare = 0.75;
    s.policy.waitingList.days = 400;
    SectorSpec next = small::applicants("b", 1, Distribution::constant(8), 1);
    next.merit = Distribution::constant(10);
    s.sectors[0].merit = Distribution::constant(90);
    s.sectors.push_back(next);
    const ReplicationOutcome o = small::run(s);
    const Application &a = o.applications.at(0), &b = o.applications.at(1);
    CHECK(a.recalledGpus == 8);
    REQUIRE(b.awarded != kNever);
    CHECK(toDays(b.awarded - a.started) == doctest::Approx(toDays(a.duration) * 2 / 3).epsilon(1e-9));
}
