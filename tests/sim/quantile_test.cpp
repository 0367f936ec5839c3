// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/statistics/quantile.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace tranche;

TEST_CASE("Type 7 quantiles are those of R and NumPy") {
    const std::vector<double> ten{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    CHECK(quantileType7(ten, 0.0) == 1.0);
    CHECK(quantileType7(ten, 0.25) == 3.25);  // R: quantile(1:10, .25)
    CHECK(quantileType7(ten, 0.5) == 5.5);
    CHECK(quantileType7(ten, 0.9) == doctest::Approx(9.1).epsilon(1e-15));
    CHECK(quantileType7(ten, 1.0) == 10.0);

    const std::vector<double> skewed{2, 3, 5, 8, 100};
    CHECK(quantileType7(skewed, 0.9) == doctest::Approx(63.2).epsilon(1e-14));
    CHECK(quantileType7(skewed, 0.5) == 5.0);
}

TEST_CASE("Quantiles of none and of one value") {
    CHECK(std::isnan(quantileType7({}, 0.5)));
    const std::vector<double> one{42};
    CHECK(quantileType7(one, 0.0) == 42.0);
    CHECK(quantileType7(one, 0.99) == 42.0);
    CHECK_THROWS_AS(quantileType7(one, 1.5), ContractViolation);
}

TEST_CASE("A quantile never falls as p rises") {
    const std::vector<double> values{-4, -4, 0, 0.1, 7, 7, 7, 1e6};
    double last = -1e9;
    for (int i = 0; i <= 1000; ++i) {
        const double q = quantileType7(values, i / 1000.0);
        REQUIRE(q >= last);
        last = q;
    }
}

TEST_CASE("A quantile by selection is that of the sorted values to the last bit") {
    std::vector<double> sorted;
    for (int n = 1; n < 60; ++n) {
        std::vector<double> values;
        for (int i = 0; i < n; ++i) values.push_back(std::fmod(i * 7.31 + n, 5.3) / 1000);
        sorted = values;
        std::sort(sorted.begin(), sorted.end());
        for (const double p : {0.0, 0.1, 0.5, 0.9, 0.95, 1.0})
            REQUIRE(quantileBySelection(values, p) == quantileType7(sorted, p));
    }
    CHECK(std::isnan(quantileBySelection({}, 0.5)));
}
