// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/review/standardise.hpp"

#include <doctest/doctest.h>

namespace tranche {

TEST_CASE("standardised scores forget how lenient and how sharp a reviewer is") {
    // Three applications, two people: the second gives ten more and half the spread.
    const std::vector<ReviewScore> scores{{0, 60}, {1, 80}, {0, 70}, {1, 85}, {0, 80}, {1, 90}};
    const auto means = standardisedMeans(scores, 2);
    // All: mean 77.5, mean square deviation (306.25 + 6.25 + 56.25 + 56.25 + 6.25 + 156.25) / 6 = 97.9167.
    const double step = 9.8952850 / 8.1649658 * 10;  // sd of all over that of the first, times its step
    CHECK(means[1] == doctest::Approx(77.5).epsilon(1e-9));
    CHECK(means[0] == doctest::Approx(77.5 - step).epsilon(1e-7));
    CHECK(means[2] == doctest::Approx(77.5 + step).epsilon(1e-7));
}

TEST_CASE("a person with one score says nothing, and only the order of the others is left") {
    const std::vector<ReviewScore> scores{{0, 60}, {0, 70}, {1, 99}};
    const auto means = standardisedMeans(scores, 1);
    CHECK(means[2] == doctest::Approx(229.0 / 3));
    CHECK(means[0] < means[2]);
    CHECK(means[1] > means[2]);
}

}  // namespace tranche
