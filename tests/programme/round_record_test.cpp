// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a decision leaves in the record beside the awards.
#include <doctest/doctest.h>

#include "tests/programme/small_scenarios.hpp"

namespace tranche {
using small::run;

TEST_CASE("a round records who was passed over by a lower score") {
    Scenario s = small::base(10);
    SectorSpec big = small::applicants("big", 1, Distribution::constant(20)),
               small_ = small::applicants("small", 5, Distribution::constant(1));
    big.merit = Distribution::constant(90);
    small_.merit = Distribution::constant(80);
    s.sectors = {big, small_};
    s.calls = {small::call("c", {2026, 1, 1}, {2026, 1, 31})};
    s.policy.award.rule = "skip_fill";
    ReplicationOutcome o = run(s);
    REQUIRE(o.rounds.size() == 1);
    CHECK(o.rounds[0].inversions == 1);
    CHECK(o.rounds[0].proven);
    for (const Application& a : o.applications) CHECK(a.passedOver == (a.sector == 0));
    s.policy.award.rule = "strict_cut";
    o = run(s);
    CHECK(o.rounds.at(0).inversions == 0);
}

}  // namespace tranche
