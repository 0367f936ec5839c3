// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Prices in a run: who comes, and what is paid.

#include <doctest/doctest.h>

#include <set>

#include "tests/programme/small_scenarios.hpp"

using namespace tranche;

namespace {

Scenario priced(double list) {
    Scenario s = small::base(5000);
    s.calls = {small::call("c", {2026, 1, 10}, {2026, 1, 20})};
    s.sectors = {small::applicants("a", 4000, Distribution::constant(1), 1)};
    s.policy.award.rule = "skip_fill";
    PriceSpec price;
    price.list = {{"g", list}};
    price.reference = 100;
    price.elasticity = {{"a", -1}};
    price.choke = 4;
    s.policy.price = price;
    return s;
}

std::set<std::uint64_t> who(const ReplicationOutcome& o) {
    std::set<std::uint64_t> applied;
    for (const Application& a : o.applications)
        if (a.submitted != kNever) applied.insert(a.entity);
    return applied;
}

}  // namespace

TEST_CASE("applicants come as the price curve says and a lower price only adds to them") {
    const auto all = who(small::run(priced(0))), cheap = who(small::run(priced(50))),
               dear = who(small::run(priced(200)));
    CHECK(all.size() == 4000);
    // 2 of 4 and 0.5 of 4 come: binomial, four standard deviations
    CHECK(static_cast<double>(cheap.size()) == doctest::Approx(2000).epsilon(4 * 31.6 / 2000));
    CHECK(static_cast<double>(dear.size()) == doctest::Approx(500).epsilon(4 * 20.9 / 500));
    for (const std::uint64_t entity : dear) CHECK(cheap.count(entity) == 1);
    for (const std::uint64_t entity : cheap) CHECK(all.count(entity) == 1);
}

TEST_CASE("a grant is charged the list price of its model less subsidy and half for the young") {
    Scenario s = priced(115);
    s.policy.price->subsidy = {{"a", 0.4}};
    s.policy.price->youngShare = {{"a", 0.25}};
    s.policy.price->youngFactor = 0.5;
    std::int64_t young = 0, old = 0;
    for (const Application& a : small::run(s).applications) {
        if (a.started == kNever) continue;
        CHECK(a.listPrice == 115);
        CHECK(a.userPrice == (a.young ? 34.5f : 69.0f));
        ++(a.young ? young : old);
    }
    // Young firms face half the price, so twice the quantity: 100 / 34.5 against 100 / 69, of 1/4 and 3/4.
    CHECK(static_cast<double>(young) / static_cast<double>(old) == doctest::Approx(2.0 / 3).epsilon(0.15));
}
