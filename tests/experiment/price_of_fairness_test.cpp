// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/analysis/price_of_fairness.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace tranche;

TEST_CASE("EX-POF: max-min costs half, proportional fairness a third") {
    const std::vector<double> rates{3, 1};
    const LinearDivision d = divideLinear(12, rates);
    CHECK(d.utilitarian == 36);
    CHECK(d.maxMin == doctest::Approx(18).epsilon(1e-14));
    CHECK(d.proportional == 24);
    CHECK(priceOfFairness(d.utilitarian, d.maxMin) == doctest::Approx(.5).epsilon(1e-14));
    CHECK(priceOfFairness(d.utilitarian, d.proportional) == doctest::Approx(1.0 / 3).epsilon(1e-14));
}

TEST_CASE("EX-POF: the known bounds of two users, which the example exceeds because it is not normalised") {
    CHECK(proportionalFairnessBound(2) == doctest::Approx(.0858).epsilon(1e-3));
    CHECK(maxMinFairnessBound(2) == doctest::Approx(.1111).epsilon(1e-3));
    CHECK(.5 > maxMinFairnessBound(2));
    CHECK(1.0 / 3 > proportionalFairnessBound(2));
}

TEST_CASE("With equal greatest utilities every division of two users stays within the bounds") {
    // Normalised, both rates are 1 / capacity: nothing is lost at all.
    const LinearDivision d = divideLinear(1, std::vector<double>{1, 1});
    CHECK(priceOfFairness(d.utilitarian, d.maxMin) <= maxMinFairnessBound(2));
    CHECK(priceOfFairness(d.utilitarian, d.proportional) <= proportionalFairnessBound(2));
}

TEST_CASE("The fair divisions are the best of their welfare on a fine grid") {
    const double capacity = 12;
    const auto bestTotal = [&](double alpha) {
        double most = -INFINITY, total = 0;
        for (int i = 1; i < 12000; ++i) {
            const double x = capacity * i / 12000;
            const std::vector<double> u{3 * x, capacity - x};
            const double w = alphaFairWelfare(u, alpha);
            if (w > most) {
                most = w;
                total = u[0] + u[1];
            }
        }
        return total;
    };
    CHECK(bestTotal(0) == doctest::Approx(36).epsilon(1e-3));
    CHECK(bestTotal(1) == doctest::Approx(24).epsilon(1e-3));
    CHECK(bestTotal(60) == doctest::Approx(18).epsilon(2e-2));
}

TEST_CASE("Nothing at all has no price, and a fair rule that delivers more has a negative one") {
    CHECK(std::isnan(priceOfFairness(0, 0)));
    CHECK(priceOfFairness(10, 11) == doctest::Approx(-.1));
    CHECK(std::isinf(alphaFairWelfare(std::vector<double>{0, 1}, 1)));
}
