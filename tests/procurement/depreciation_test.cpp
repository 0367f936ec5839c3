// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/depreciation.hpp"

#include <doctest/doctest.h>

namespace tranche {

TEST_CASE("EX-DDB: 100 over five years with 10 left is 40, 24, 14.4, 8.64, 2.96, straight line 18 a year") {
    const std::vector<double> falling = decliningBalance(100, 10, 5);
    const double expected[] = {40, 24, 14.4, 8.64, 2.96};
    double sum = 0;
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(falling[i] == doctest::Approx(expected[i]).epsilon(1e-12));
        sum += falling[i];
    }
    CHECK(sum == doctest::Approx(90).epsilon(1e-12));
    CHECK(straightLine(100, 10, 5) == std::vector<double>(5, 18.0));
    // A high salvage value is met early, and nothing is written off after it.
    const std::vector<double> high = decliningBalance(100, 50, 4);
    CHECK(high == std::vector<double>{50, 0, 0, 0});
}

TEST_CASE("EX-WAIT: invest now 600, wait a year 772.7273, the option is worth 172.7273") {
    const WaitValue value = optionToWait({1600, 200, 300, 100, .5, .1});
    CHECK(value.invest == doctest::Approx(600).epsilon(1e-12));
    CHECK(value.wait == doctest::Approx(772.7272727).epsilon(1e-9));
    CHECK(value.option() == doctest::Approx(172.7272727).epsilon(1e-9));
    // Without uncertainty waiting only loses a year.
    CHECK(optionToWait({1600, 200, 200, 200, .5, .1}).option() < 0);
}

TEST_CASE(
    "EX-COST: the capital recovery factor of five years at 5 % is .230974798, without interest a fifth") {
    CHECK(capitalRecovery(.05, 5) == doctest::Approx(.230974798).epsilon(1e-9));
    CHECK(capitalRecovery(0, 5) == .2);
    CHECK(capitalRecovery(.05, 0) == 0);
    CHECK(140e6 / 5 / (8760 * .97 * .7) == doctest::Approx(4707.43).epsilon(1e-6));
}

TEST_CASE(
    "a used unit fetches today's price less its wear; it is outlived when running it costs more than a new "
    "one") {
    CHECK(residualValue(80, 1, 5) == doctest::Approx(64));
    CHECK(residualValue(80, 6, 5) == 0);
    // Running costs 3 for 1 of work; the new unit costs 10 a year for 4 of work, so 2.5 each.
    CHECK(outlived({0, 3, 1}, {7, 3, 4}));
    CHECK_FALSE(outlived({0, 2.4, 1}, {7, 3, 4}));
    CHECK_FALSE(outlived({100, 2.4, 1}, {7, 3, 4}));  // what has been paid is paid
}

}  // namespace tranche
