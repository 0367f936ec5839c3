// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What groups leave of their shares: held, released, or lent within limits.

#include <doctest/doctest.h>

#include "tests/programme/small_scenarios.hpp"

using namespace tranche;

namespace {

// 10 GPUs; x has 4 of them and eight requests for one, y has 6 and a single request for one.
Scenario split(UnusedShare unused) {
    Scenario s = small::queue(10);
    s.policy.intake.mode = IntakeMode::rounds;
    s.policy.award.rule = "skip_fill";
    s.calls = {small::call("c", {2026, 1, 10}, {2026, 1, 20})};
    s.policy.shares.groups = {{"x", {"a"}, 0.4}, {"y", {"b"}, 0.6}};
    s.policy.shares.unused = unused;
    s.sectors = {small::applicants("a", 8, Distribution::constant(1)),
                 small::applicants("b", 1, Distribution::constant(1))};
    return s;
}

std::int64_t started(const Scenario& s, std::size_t sector) {
    const ReplicationOutcome o = simulate(Setting(s), {1, 0});
    std::int64_t n = 0;
    for (const Application& a : o.applications) n += a.sector == sector && a.started != kNever;
    return n;
}

}  // namespace

TEST_CASE("a share's rest is held, released, or lent within the limits of both groups") {
    CHECK(started(split(UnusedShare::hold), 0) == 4);
    CHECK(started(split(UnusedShare::release), 0) == 8);
    Scenario lend = split(UnusedShare::lend);
    CHECK(started(lend, 0) == 8);
    lend.policy.shares.groups[0].borrowLimit = 0.2;
    CHECK(started(lend, 0) == 6);
    lend.policy.shares.groups[1].lendLimit = 0.1;
    CHECK(started(lend, 0) == 5);
    lend.policy.shares.groups[1].lendLimit = 0.0;
    CHECK(started(lend, 0) == 4);
    CHECK(started(lend, 1) == 1);
}
