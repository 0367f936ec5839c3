// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <vector>

#include "models/demand/deadline_rush.hpp"
#include "sim/random/stream.hpp"
#include "tests/demand/chi_square.hpp"
#include "tests/fleet/dice.hpp"

namespace tranche {

TEST_CASE("EX-CALL: the share submitted by half-time, a week, three days and one day before the deadline") {
    const DeadlineRush rush{37, 1};
    CHECK(rush.share(18.5) == doctest::Approx(.183411).epsilon(1e-5));
    CHECK(rush.share(30) == doctest::Approx(.428346).epsilon(1e-5));
    CHECK(rush.share(34) == doctest::Approx(.618897).epsilon(1e-5));
    CHECK(rush.share(36) == doctest::Approx(.809449).epsilon(1e-5));
    CHECK(514 * rush.share(18.5) == doctest::Approx(94.3).epsilon(1e-3));
    CHECK(514 * rush.share(36) == doctest::Approx(416.1).epsilon(1e-3));
    CHECK(rush.share(0) == 0);
    CHECK(rush.share(37) == doctest::Approx(1).epsilon(1e-12));
}

TEST_CASE("the share is the integral of 1 / (T - t + delta), by quadrature") {
    const DeadlineRush rush{37, 0.5};
    double area = 0, half = 0;
    constexpr int steps = 200000;
    for (int i = 0; i < steps; ++i) {
        const double t = 37 * (i + 0.5) / steps, rate = 1 / (37 - t + 0.5);
        area += rate;
        if (t < 20) half += rate;
    }
    CHECK(rush.share(20) == doctest::Approx(half / area).epsilon(1e-5));
}

TEST_CASE("quantile and share of the rush undo each other") {
    for (const double delta : {0.01, 1.0, 100.0}) {
        const DeadlineRush rush{37, delta};
        for (double u = 0.001; u < 1; u += 0.037)
            CHECK(rush.share(rush.quantile(u)) == doctest::Approx(u).epsilon(1e-9));
        for (double t = 0; t <= 37; t += 1.7)
            CHECK(rush.quantile(rush.share(t)) == doctest::Approx(t).epsilon(1e-6));
    }
}

TEST_CASE("a large delta spreads submissions evenly, and a call of no length takes all at once") {
    CHECK(DeadlineRush{30, 1e7}.share(10) == doctest::Approx(1.0 / 3).epsilon(1e-5));
    CHECK(DeadlineRush{0, 1}.quantile(0.4) == 0);
    CHECK(DeadlineRush{0, 1}.share(0) == 1);
}

TEST_CASE("who comes late submits by the same law, given that he has not submitted yet") {
    const DeadlineRush rush{30, 1};
    for (double u = 0.01; u < 1; u += 0.09) {
        const double t = rush.quantileAfter(12, u);
        CHECK(t >= 12);
        CHECK(t <= 30);
        CHECK((rush.share(t) - rush.share(12)) / (1 - rush.share(12)) == doctest::Approx(u).epsilon(1e-9));
    }
    CHECK(rush.quantileAfter(30, 0.5) == 30);
    CHECK(rush.quantileAfter(0, 0.5) == doctest::Approx(rush.quantile(0.5)));
}

TEST_CASE("20,000 draws of the rush pass a Kolmogorov-Smirnov test at one in a million") {
    const DeadlineRush rush{37, 1};
    Dice dice(3);
    constexpr std::size_t n = 20000;
    std::vector<double> days;
    for (std::size_t i = 0; i < n; ++i) days.push_back(rush.quantile(dice.uniform()));
    std::sort(days.begin(), days.end());
    double worst = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double f = std::log(38 / (38 - days[i])) / std::log(38.0);
        worst = std::max({worst, f - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - f});
    }
    CHECK(worst * std::sqrt(static_cast<double>(n)) < 2.69);  // sqrt(ln(2e6) / 2)
    CHECK(worst > 0);
}

TEST_CASE("an even early part and a last day mix with the rush: share, inverse, mean and a fit") {
    const DeadlineRush rush{37, 1, 0.2, 0.15}, pure{37, 1};
    for (const double t : {5.0, 18.5, 35.9})
        CHECK(rush.share(t) == doctest::Approx(0.2 * t / 37 + 0.65 * pure.share(t)).epsilon(1e-12));
    CHECK(rush.share(36.5) ==
          doctest::Approx(0.2 * 36.5 / 37 + 0.075 + 0.65 * pure.share(36.5)).epsilon(1e-12));
    CHECK(rush.share(37) == doctest::Approx(1).epsilon(1e-12));
    constexpr int n = 40000, bins = 37;
    std::vector<double> counted(bins, 0), expected(bins, 0);
    double sum = 0;
    for (int i = 0; i < n; ++i) {
        const double u = Stream({9, 0}, purposeOf("rush"), static_cast<std::uint64_t>(i)).uniform(0);
        const double t = rush.quantile(u);
        CHECK(rush.share(t) == doctest::Approx(u).epsilon(1e-9));
        counted[std::min<std::size_t>(bins - 1, static_cast<std::size_t>(t))] += 1;
        sum += t;
    }
    for (int b = 0; b < bins; ++b)
        expected[static_cast<std::size_t>(b)] = n * (rush.share(b + 1) - rush.share(b));
    CHECK(agrees(counted, expected));
    CHECK(std::abs(sum / n - rush.expected()) < 4 * 11 / std::sqrt(n));
    double mean = 0;
    for (int i = 0; i < 37000; ++i) mean += (1 - rush.share((i + 0.5) / 1000)) / 1000;
    CHECK(rush.expected() == doctest::Approx(mean).epsilon(1e-4));
    CHECK(pure.expected() == doctest::Approx(38 - 37 / std::log(38.0)).epsilon(1e-12));
}

}  // namespace tranche
