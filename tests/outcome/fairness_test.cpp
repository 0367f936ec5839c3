// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "models/outcome/fairness.hpp"
#include "tests/fleet/dice.hpp"

namespace tranche {

TEST_CASE("EX-JG: Jain and Gini of three small lists") {
    using V = std::vector<double>;
    CHECK(jainIndex(V{1, 1, 1, 5}) == doctest::Approx(.5714286).epsilon(1e-6));
    CHECK(giniIndex(V{1, 1, 1, 5}) == doctest::Approx(.375).epsilon(1e-12));
    CHECK(jainIndex(V{0, 0, 0, 8}) == doctest::Approx(.25).epsilon(1e-12));
    CHECK(giniIndex(V{0, 0, 0, 8}) == doctest::Approx(.75).epsilon(1e-12));
    CHECK(jainIndex(V{2, 4, 6, 8}) == doctest::Approx(.8333333).epsilon(1e-6));
    CHECK(giniIndex(V{2, 4, 6, 8}) == doctest::Approx(.25).epsilon(1e-12));
}

// By trapezoids between the points of the curve.
double areaBelow(const std::vector<double>& curve) {
    double area = 0;
    for (std::size_t i = 0; i + 1 < curve.size(); ++i)
        area += (curve[i] + curve[i + 1]) / 2 / static_cast<double>(curve.size() - 1);
    return area;
}

TEST_CASE("EX-JG: Lorenz curves of the three lists, by hand, and their Gini") {
    using V = std::vector<double>;
    CHECK(lorenzCurve(V{1, 1, 1, 5}, 4) == V{0, .125, .25, .375, 1});
    CHECK(lorenzCurve(V{0, 0, 0, 8}, 4) == V{0, 0, 0, 0, 1});
    CHECK(lorenzCurve(V{2, 4, 6, 8}, 4) == V{0, .1, .3, .6, 1});
    CHECK(lorenzCurve(V{1, 1, 1, 5}, 8)[7] == doctest::Approx(.6875));  // half of the largest
    CHECK(1 - 2 * areaBelow(lorenzCurve(V{1, 1, 1, 5}, 4)) == doctest::Approx(.375).epsilon(1e-12));
    CHECK(1 - 2 * areaBelow(lorenzCurve(V{0, 0, 0, 8}, 4)) == doctest::Approx(.75).epsilon(1e-12));
    CHECK(1 - 2 * areaBelow(lorenzCurve(V{2, 4, 6, 8}, 4)) == doctest::Approx(.25).epsilon(1e-12));
    CHECK(lorenzCurve(V{}, 4).empty());
    CHECK(lorenzCurve(V{0, 0}, 4).empty());
}

TEST_CASE("Gini is 1 less twice the area below a Lorenz curve that has all the corners") {
    Dice dice(4);
    for (int round = 0; round < 50; ++round) {
        std::vector<double> x;
        for (std::int64_t i = 0, n = 1 + dice.below(30); i < n; ++i) x.push_back(dice.uniform());
        std::sort(x.begin(), x.end());
        const std::vector<double> curve = lorenzCurve(x, x.size() * 7);
        CHECK(1 - 2 * areaBelow(curve) == doctest::Approx(giniIndex(x)).epsilon(1e-9));
        CHECK(curve.front() == 0);
        CHECK(curve.back() == 1);
        CHECK(std::is_sorted(curve.begin(), curve.end()));
        // Fewer points lie on the same lines.
        const std::vector<double> coarse = lorenzCurve(x, 7);
        for (std::size_t i = 0; i < coarse.size(); ++i)
            CHECK(coarse[i] == doctest::Approx(curve[i * x.size()]).epsilon(1e-9));
    }
}

TEST_CASE("nobody, or nobody with anything, has no inequality: undefined") {
    CHECK(std::isnan(jainIndex({})));
    CHECK(std::isnan(giniIndex({})));
    CHECK(std::isnan(jainIndex(std::vector<double>{0, 0, 0})));
    CHECK(std::isnan(giniIndex(std::vector<double>{0, 0, 0})));
    CHECK(jainIndex(std::vector<double>{3, 3}) == doctest::Approx(1));
    CHECK(giniIndex(std::vector<double>{3, 3}) == doctest::Approx(0));
}

TEST_CASE("Gini is half the mean absolute difference over the mean, by all pairs") {
    Dice dice(3);
    for (int round = 0; round < 50; ++round) {
        std::vector<double> x;
        for (std::int64_t i = 0, n = 1 + dice.below(30); i < n; ++i) x.push_back(dice.uniform());
        std::sort(x.begin(), x.end());
        double pairs = 0, sum = 0, squares = 0;
        for (const double a : x) {
            sum += a;
            squares += a * a;
            for (const double b : x) pairs += std::abs(a - b);
        }
        const double n = static_cast<double>(x.size());
        CHECK(giniIndex(x) == doctest::Approx(pairs / (2 * n * sum)).epsilon(1e-9));
        // Jain is 1 / (1 + squared coefficient of variation).
        const double mean = sum / n, variance = squares / n - mean * mean;
        CHECK(jainIndex(x) == doctest::Approx(1 / (1 + variance / (mean * mean))).epsilon(1e-9));
    }
}

}  // namespace tranche
