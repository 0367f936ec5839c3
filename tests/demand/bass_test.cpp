// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "models/demand/bass.hpp"
#include "tests/fleet/dice.hpp"

namespace tranche {

TEST_CASE("EX-BASS: shares after 1, 2, 5 and 10 years and the peak") {
    const BassCurve curve{.03, .38};
    CHECK(curve.share(1) == doctest::Approx(.0357582).epsilon(1e-6));
    CHECK(curve.share(2) == doctest::Approx(.0850563).epsilon(1e-6));
    CHECK(curve.share(5) == doctest::Approx(.3311986).epsilon(1e-6));
    CHECK(curve.share(10) == doctest::Approx(.8128032).epsilon(1e-6));
    CHECK(curve.peakYears() == doctest::Approx(6.192619).epsilon(1e-7));
    // The peak rate, by a central difference: (p + q)^2 / (4 q).
    const double h = 1e-4, t = curve.peakYears();
    CHECK((curve.share(t + h) - curve.share(t - h)) / (2 * h) == doctest::Approx(.1105921).epsilon(1e-6));
}

TEST_CASE("the Bass curve solves its own equation dF/dt = (p + q F)(1 - F), by Runge and Kutta") {
    const double p = .03, q = .38, h = 1e-3;
    const auto rate = [&](double f) { return (p + q * f) * (1 - f); };
    const BassCurve curve{p, q};
    double f = 0;
    for (int i = 0; i < 12000; ++i) {
        const double a = rate(f), b = rate(f + h / 2 * a), c = rate(f + h / 2 * b), d = rate(f + h * c);
        f += h / 6 * (a + 2 * b + 2 * c + d);
        if (i % 1000 == 999) CHECK(curve.share((i + 1) * h) == doctest::Approx(f).epsilon(1e-9));
    }
}

TEST_CASE("quantile and share of adoption undo each other, and the ends are stated") {
    const BassCurve curve{.05, .6};
    for (double u = 0.001; u < 1; u += 0.0173)
        CHECK(curve.share(curve.quantile(u)) == doctest::Approx(u).epsilon(1e-10));
    CHECK(curve.quantile(0) == 0);
    CHECK(std::isinf(curve.quantile(1)));
    CHECK(curve.share(-1) == 0);
    CHECK(BassCurve{.4, .1}.peakYears() == 0);
    // Without imitation adoption is exponential.
    CHECK(BassCurve{.2, 0}.share(3) == doctest::Approx(1 - std::exp(-.6)).epsilon(1e-12));
    CHECK(BassCurve{.2, 0}.quantile(.5) == doctest::Approx(std::log(2) / .2).epsilon(1e-12));
}

TEST_CASE("20,000 adoption dates pass a Kolmogorov-Smirnov test at one in a million") {
    const BassCurve curve{.03, .38};
    Dice dice(5);
    constexpr std::size_t n = 20000;
    std::vector<double> years;
    for (std::size_t i = 0; i < n; ++i) years.push_back(curve.quantile(dice.uniform()));
    std::sort(years.begin(), years.end());
    double worst = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double e = std::exp(-.41 * years[i]), f = (1 - e) / (1 + .38 / .03 * e);
        worst = std::max({worst, f - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - f});
    }
    CHECK(worst * std::sqrt(static_cast<double>(n)) < 2.69);
}

}  // namespace tranche
