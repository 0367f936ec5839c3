// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/recentre.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace tranche {
namespace {

Distribution moved(const Distribution& law, double centre) {
    const Recentred result = recentred(law, centre);
    REQUIRE_MESSAGE(result.law.has_value(), result.refusal);
    return *result.law;
}

std::vector<Distribution> oneOfEach() {
    return {Distribution::constant(6),          Distribution::uniform(2, 10),
            Distribution::exponential(6),       Distribution::lognormal(6, 0.5),
            Distribution::normal(6, 2),         Distribution::gamma(3, 2),
            Distribution::erlang(3, 6),         Distribution::weibull(1.5, 6),
            Distribution::triangular(2, 6, 20), Distribution::pert(2, 6, 20),
            Distribution::beta(3, 2, 0, 10),    Distribution::discrete({3, 6, 9}, {1, 1, 1}),
            Distribution::empirical({4, 6, 8})};
}

}  // namespace

TEST_CASE("every law has its centre where it is asked to be, above and below") {
    for (const Distribution& law : oneOfEach())
        for (const double to : {1.5, 5.0, 9.0}) {
            CAPTURE(formOf(law.kind()).name);
            CAPTURE(to);
            const Distribution there = moved(law, to);
            CHECK(there.kind() == law.kind());
            CHECK(centreOf(there).at == doctest::Approx(to).epsilon(1e-12));
            CHECK(centreOf(there).name == centreOf(law).name);
        }
}

TEST_CASE("a law moved to its own centre is the same law") {
    for (const Distribution& law : oneOfEach()) {
        CAPTURE(formOf(law.kind()).name);
        const Distribution same = moved(law, centreOf(law).at);
        for (const double u : {0.01, 0.3, 0.5, 0.99})
            CHECK(same.quantile(u) == doctest::Approx(law.quantile(u)).epsilon(1e-14));
    }
}

TEST_CASE("under one uniform a higher centre never draws less") {
    for (const Distribution& law : oneOfEach())
        for (const double u : {0.001, 0.2, 0.5, 0.8, 0.999}) {
            CAPTURE(formOf(law.kind()).name);
            CAPTURE(u);
            CHECK(moved(law, 4).quantile(u) <= law.quantile(u) + 1e-12);
            CHECK(moved(law, 8).quantile(u) >= law.quantile(u) - 1e-12);
        }
}

TEST_CASE("laws that are never negative are scaled, quantile by quantile") {
    for (const Distribution& law :
         {Distribution::lognormal(6, 0.5), Distribution::exponential(6), Distribution::gamma(3, 2),
          Distribution::weibull(1.5, 6), Distribution::triangular(2, 6, 20), Distribution::pert(2, 6, 20),
          Distribution::uniform(2, 10), Distribution::discrete({3, 6, 9}, {1, 1, 1})}) {
        CAPTURE(formOf(law.kind()).name);
        const double to = centreOf(law).at * 1.5;
        for (const double u : {0.1, 0.5, 0.9})
            CHECK(moved(law, to).quantile(u) == doctest::Approx(1.5 * law.quantile(u)).epsilon(1e-9));
    }
}

TEST_CASE("a normal, and a triangle that reaches below 0, are shifted") {
    for (const Distribution& law : {Distribution::normal(6, 2), Distribution::triangular(-2, 6, 20)})
        for (const double u : {0.1, 0.5, 0.9})
            CHECK(moved(law, 9).quantile(u) == doctest::Approx(3 + law.quantile(u)).epsilon(1e-12));
}

TEST_CASE("a beta stays within its support and keeps its concentration") {
    const Distribution high = moved(Distribution::beta(5, 2.5, 0, 1), 0.9);
    CHECK(high.parameters()[0] + high.parameters()[1] == doctest::Approx(7.5));
    CHECK(high.quantile(1.0) == 1);
    CHECK(high.mean() == doctest::Approx(0.9));
}

TEST_CASE("a shift counts, truncation and clamp stay where they are") {
    const Distribution law = Distribution::lognormal(6, 0.5).truncated(1, 40).shifted(10).clamped(0, 60);
    CHECK(centreOf(law).at == 16);
    const Distribution there = moved(law, 22);
    CHECK(there.parameters()[0] == 12);
    CHECK(there.truncation().low == 1);
    CHECK(there.truncation().high == 40);
    CHECK(there.shift() == 10);
    CHECK(there.clamp().high == 60);
}

TEST_CASE("a centre that the law cannot have is refused with the reason") {
    CHECK(recentred(Distribution::lognormal(6, 0.5), 0).refusal.starts_with("lognormal: median must be"));
    CHECK(recentred(Distribution::exponential(6), -1).refusal.starts_with("exponential: mean must be"));
    CHECK(recentred(Distribution::beta(5, 2, 0, 1), 1).refusal ==
          "beta: its mean must lie inside its support");
    CHECK(recentred(Distribution::gamma(2, 3), 0).refusal.starts_with("gamma: scale must be"));
    CHECK_FALSE(recentred(Distribution::uniform(100, 200).truncated(100, 120), 500).law);
}

}  // namespace tranche
