// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/induced_market.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "models/demand/bass.hpp"

using namespace tranche;

namespace {

constexpr RunKey kKey{3, 0};

std::vector<std::uint64_t> teams(std::size_t n) {
    std::vector<std::uint64_t> all;
    for (std::size_t i = 0; i < n; ++i) all.push_back(hash64("team " + std::to_string(i)));
    return all;
}

AdoptionSpec spec(std::int64_t market) {
    AdoptionSpec s;
    s.market = market;
    return s;
}

// Ten years in steps of 30 days; every grant after `grantsFrom` steps is one a step.
InducedMarket::Arrivals run(InducedMarket& market, double headStart, int grantsPerStep,
                            double modulation = 1) {
    InducedMarket::Arrivals all;
    market.begin(headStart, all);
    for (int k = 0; k < 122; ++k) {
        for (int g = 0; g < grantsPerStep; ++g) market.granted();
        market.step(k * 30 * kDay, (k + 1) * 30 * kDay, modulation, all);
    }
    return all;
}

}  // namespace

TEST_CASE("a market that nothing moves gives every team its date on the Bass curve") {
    const auto all = teams(2000);
    InducedMarket market(spec(2000), kKey, all);
    const auto arrivals = run(market, 2, 0);
    const BassCurve curve{0.03, 0.38};
    std::size_t expected = 0;
    for (const std::uint64_t team : all) {
        const double years = curve.quantile(Stream(kKey, purposeOf("adoption"), team).uniform(0)) - 2;
        expected += years * 365.25 < 122 * 30;
    }
    CHECK(arrivals.size() == expected);
    for (const auto& [at, team] : arrivals) {
        const double years = curve.quantile(Stream(kKey, purposeOf("adoption"), all[team]).uniform(0)) - 2;
        CHECK(std::abs(at - std::max<Time>(0, fromDays(years * 365.25))) < kMinute);
    }
}

TEST_CASE("grants enlarge the market as its equation says, up to its limit, and it fades without them") {
    AdoptionSpec s = spec(1000);
    s.induced = InducedSpec{2, 0.5, 3000, 0, false};
    InducedMarket market(s, kKey, teams(3000));
    InducedMarket::Arrivals all;
    const double years = 30 / 365.25;
    double truth = 0;
    for (int k = 0; k < 24; ++k) {
        for (int g = 0; g < 5; ++g) market.granted();
        market.step(k * 30 * kDay, (k + 1) * 30 * kDay, 1, all);
        truth = truth * std::exp(-0.5 * years) + 10;
        CHECK(market.market() == doctest::Approx(1000 + truth).epsilon(1e-9));
    }
    for (int k = 24; k < 200; ++k) market.step(k * 30 * kDay, (k + 1) * 30 * kDay, 1, all);
    CHECK(market.market() < 1001);
    AdoptionSpec bounded = spec(1000);
    bounded.induced = InducedSpec{100, 0, 1200, 0, false};
    InducedMarket small(bounded, kKey, teams(1200));
    run(small, 0, 3);
    CHECK(small.market() == 1200);
}

TEST_CASE("more grants bring more teams and keep nearly all that come anyway") {
    AdoptionSpec s = spec(1000);
    s.induced = InducedSpec{1, 0.1, 4000, 0.5, false};
    InducedMarket none(s, kKey, teams(4000)), few(s, kKey, teams(4000)), many(s, kKey, teams(4000));
    const auto a = run(none, 0, 0), b = run(few, 0, 2), c = run(many, 0, 12);
    CHECK(a.size() < b.size());
    CHECK(b.size() < c.size());
    std::set<std::uint64_t> later;
    for (const auto& [at, team] : c) later.insert(team);
    std::size_t kept = 0;
    for (const auto& [at, team] : a) kept += later.contains(team);
    CHECK(static_cast<double>(kept) > 0.9 * static_cast<double>(a.size()));
}

TEST_CASE("a modulation of the rate moves adoption without losing anyone's place") {
    InducedMarket plain(spec(2000), kKey, teams(2000)), fast(spec(2000), kKey, teams(2000));
    const auto a = run(plain, 0, 0, 1), b = run(fast, 0, 0, 2);
    CHECK(b.size() > a.size());
    std::vector<Time> at(2000, kNever);
    for (const auto& [t, team] : b) at[team] = t;
    for (const auto& [t, team] : a) CHECK(at[team] <= t);
}
