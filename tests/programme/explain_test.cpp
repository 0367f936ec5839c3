// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Explanations that can be worked out by hand.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "models/programme/explain.hpp"
#include "tests/programme/small_scenarios.hpp"

using namespace tranche;

namespace {

SectorSpec one(const char* id, double merit, double servers) {
    SectorSpec sector = small::applicants(id, 1, Distribution::constant(servers), 2);
    sector.merit = Distribution::constant(merit);
    return sector;
}

// 24 GPUs; the better of two asks for 16, the other for 16 as well: 8 are left for it.
Scenario two() {
    Scenario s = small::base(24);
    s.policy.award.rule = "skip_fill";
    s.calls = {small::call("early", {2026, 1, 10}, {2026, 1, 20}),
               small::call("late", {2026, 5, 1}, {2026, 5, 10})};
    s.calls[1].sectors = {"other"};
    s.sectors = {one("best", 90, 16), one("second", 80.05, 16), one("other", 50, 1)};
    s.policy.shares.groups = {{"a", {"best"}, 0.67}, {"b", {"second"}, 0.67}};
    return s;
}

Explanation explained(const Scenario& s, std::uint16_t sector) {
    const ReplicationOutcome o = small::run(s);
    for (const Application& a : o.applications)
        if (a.sector == sector && a.submitted != kNever) return explain(s, {1, 0}, a.project, o);
    return {};
}

const Change& change(const Explanation& e, ChangeKind kind) {
    return *std::find_if(e.changes.begin(), e.changes.end(), [&](const Change& c) { return c.kind == kind; });
}

}  // namespace

TEST_CASE("the least change of size merit and supply that wins is what the arithmetic says") {
    const Explanation e = explained(two(), 1);
    CHECK(e.awarded == kNever);
    REQUIRE(e.attempts.size() == 1);
    CHECK(e.attempts[0].application.rank == 2);
    REQUIRE(e.attempts[0].round);
    CHECK(e.attempts[0].round->ranked == 3);
    CHECK(e.attempts[0].round->offered == 24);
    CHECK(e.attempts[0].round->awarded == 17);
    CHECK(e.attempts[0].round->lastScore == 50);
    CHECK(e.attempts[0].merit == doctest::Approx(80.05));
    CHECK(change(e, ChangeKind::size).found);
    CHECK(change(e, ChangeKind::size).amount == 8);  // 8 of 16: what the best leaves
    CHECK(change(e, ChangeKind::merit).found);
    CHECK(change(e, ChangeKind::merit).amount == doctest::Approx(10.0));  // 90.05 beats 90, 89.95 does not
    CHECK(change(e, ChangeKind::supply).found);
    CHECK(change(e, ChangeKind::supply).amount == 8);
    CHECK_FALSE(change(e, ChangeKind::quota).found);  // its quota is not what holds it back
    CHECK(change(e, ChangeKind::quota).amount == doctest::Approx(0.33));
}

TEST_CASE("a quota that binds is found to the percentage point") {
    Scenario s = two();
    s.sectors[0].servers = Distribution::constant(4);
    s.policy.shares.groups[1].share = 0.5;  // 12 of the 16 asked for
    const Explanation e = explained(s, 1);
    CHECK(e.attempts[0].application.binding == Binding::share);
    CHECK(change(e, ChangeKind::quota).found);
    CHECK(change(e, ChangeKind::quota).amount == doctest::Approx(0.17));  // 0.67 x 24 = 16.08
    CHECK(change(e, ChangeKind::size).amount == 4);
}

TEST_CASE("an earlier need reaches an earlier call and nothing else moves") {
    Scenario s = small::base(24);
    s.policy.award.rule = "skip_fill";
    s.calls = {small::call("early", {2026, 2, 1}, {2026, 2, 10}),
               small::call("late", {2026, 8, 1}, {2026, 8, 10})};
    s.sectors = {small::stream("a", 0.05, Distribution::constant(20))};
    const ReplicationOutcome o = small::run(s);
    const Application* late = nullptr;
    for (const Application& a : o.applications)
        if (a.call == 1 && a.awarded != kNever && late == nullptr) late = &a;
    REQUIRE(late != nullptr);
    const Explanation e = explain(s, {1, 0}, late->project, o);
    const Change& date = change(e, ChangeKind::date);
    REQUIRE(date.found);
    const Time closes = small::at({2026, 2, 11});
    CHECK(date.amount == std::floor(toDays(late->needed - closes)) + 1);
    CHECK(date.awarded < late->awarded);
}

TEST_CASE("who was served at once has nothing to gain and a contest team is no project") {
    const ReplicationOutcome o = small::run(two());
    CHECK(findProject(o, "0"));
    CHECK_FALSE(findProject(o, "99"));
    CHECK_FALSE(findProject(o, "-1"));
    CHECK_FALSE(findProject(o, "zzzzzzzzzzzzzzzz"));
    const Explanation e = explained(two(), 0);
    for (const Change& c : e.changes) CHECK_FALSE(c.found);
}
