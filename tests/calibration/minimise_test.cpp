// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/calibration/minimise.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace tranche;

TEST_CASE("the simplex finds the bottom of Rosenbrock's valley") {
    const Objective valley = [](const Pair& x) {
        const double a = 1 - x[0], b = x[1] - x[0] * x[0];
        return a * a + 100 * b * b;
    };
    const Minimum best = minimise(valley, {-1.2, 1}, {0.5, 0.5});
    CHECK(best.converged);
    CHECK(best.at[0] == doctest::Approx(1).epsilon(1e-6));
    CHECK(best.at[1] == doctest::Approx(1).epsilon(1e-6));
    CHECK(best.evaluations < 1000);
}

TEST_CASE("the simplex keeps away from where the function has no value") {
    const Objective half = [](const Pair& x) {
        if (x[0] < 0) return std::numeric_limits<double>::quiet_NaN();
        return (x[0] - 0.1) * (x[0] - 0.1) + x[1] * x[1];
    };
    const Minimum best = minimise(half, {3, 3}, {1, 1});
    CHECK(std::abs(best.at[0] - 0.1) < 1e-6);
    CHECK(std::abs(best.at[1]) < 1e-6);
}

TEST_CASE("curvature gives the standard errors of a correlated bowl, and none where it does not bend") {
    // Half of the quadratic form with inverse covariance {{4, 1}, {1, 2}}: covariance {{2, -1}, {-1, 4}} / 7.
    const Objective bowl = [](const Pair& x) {
        return 0.5 * (4 * x[0] * x[0] + 2 * x[0] * x[1] + 2 * x[1] * x[1]);
    };
    const auto errors = curvatureErrors(bowl, {0, 0});
    REQUIRE(errors);
    CHECK((*errors)[0] == doctest::Approx(std::sqrt(2.0 / 7)).epsilon(1e-8));
    CHECK((*errors)[1] == doctest::Approx(std::sqrt(4.0 / 7)).epsilon(1e-8));
    CHECK_FALSE(curvatureErrors([](const Pair& x) { return x[0]; }, {0, 0}));
    CHECK_FALSE(curvatureErrors([](const Pair& x) { return x[0] * x[0] - x[1] * x[1]; }, {0, 0}));
}
