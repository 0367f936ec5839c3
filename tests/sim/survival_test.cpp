// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/statistics/survival.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "sim/kernel/contract.hpp"

using namespace tranche;

TEST_CASE("EX-KM: waits 5, 8+, 12, 20+ have median 12") {
    const KaplanMeier curve({{5, true}, {8, false}, {12, true}, {20, false}});
    CHECK(curve.survival(4.999) == 1.0);
    CHECK(curve.survival(5) == 0.75);
    CHECK(curve.survival(8) == 0.75);
    CHECK(curve.survival(12) == 0.375);
    CHECK(curve.survival(100) == 0.375);
    CHECK(curve.median() == 12.0);
    CHECK(curve.quantile(0.25) == 5.0);
    CHECK_FALSE(curve.quantile(0.9));
    CHECK(curve.observations() == 4);
    CHECK(curve.events() == 2);
    CHECK(curve.restrictedMean(20) == doctest::Approx(5 + 7 * 0.75 + 8 * 0.375));
    // Greenwood: S^2 (1 / (4 x 3) + 1 / (2 x 1))
    CHECK(curve.variance(12) == doctest::Approx(0.375 * 0.375 * (1.0 / 12 + 1.0 / 2)));
}

TEST_CASE("The order of the observations does not matter, and events come before censorings at one time") {
    const KaplanMeier sorted({{3, true}, {3, false}, {3, false}, {9, true}});
    const KaplanMeier shuffled({{3, false}, {9, true}, {3, false}, {3, true}});
    CHECK(sorted.survival(3) == 0.75);  // four at risk: the censored ones still count
    CHECK(shuffled.survival(3) == 0.75);
    CHECK(shuffled.survival(9) == 0.0);
    CHECK(shuffled.variance(9) == 0.0);
}

TEST_CASE("Without censoring the curve is the exact empirical one, so the median falls on its half") {
    for (int n = 1; n <= 200; ++n) {
        CAPTURE(n);
        std::vector<Observation> observations;
        for (int i = 1; i <= n; ++i) observations.push_back({static_cast<double>(i), true});
        const KaplanMeier curve(observations);
        for (int i = 1; i <= n; ++i) REQUIRE(curve.survival(i) == static_cast<double>(n - i) / n);
        REQUIRE(curve.median() == std::ceil(n / 2.0));
    }
}

TEST_CASE("The curve equals the plain product over many ties and censorings") {
    std::vector<Observation> observations;
    for (int i = 0; i < 300; ++i) observations.push_back({static_cast<double>(i * 37 % 50), i % 3 != 0});
    const KaplanMeier curve(observations);
    double product = 1.0;
    for (int t = 0; t < 50; ++t) {
        int atRisk = 0, events = 0;
        for (const Observation& o : observations) {
            if (o.time >= t) ++atRisk;
            if (o.time == t && o.event) ++events;
        }
        if (atRisk > 0) product *= 1.0 - static_cast<double>(events) / atRisk;
        CAPTURE(t);
        CHECK(curve.survival(t) == doctest::Approx(product).epsilon(1e-12));
    }
}

TEST_CASE("A curve of nobody, or of nobody served, never falls") {
    CHECK(KaplanMeier({}).survival(3) == 1.0);
    CHECK_FALSE(KaplanMeier({}).median());
    const KaplanMeier waiting({{4, false}, {6, false}});
    CHECK(waiting.survival(10) == 1.0);
    CHECK_FALSE(waiting.median());
    CHECK_THROWS_AS(KaplanMeier({{std::nan(""), true}}), ContractViolation);
}
