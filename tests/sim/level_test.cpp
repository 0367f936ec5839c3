// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/statistics/level.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace tranche;

TEST_CASE("The integral of a level is the area under its steps") {
    Level busy(3);
    busy.set(10, 5);
    busy.change(25, -4);
    CHECK(busy.value() == 1);
    CHECK(busy.integral(25) == 3 * 10 + 5 * 15);
    CHECK(busy.integral(30) == 3 * 10 + 5 * 15 + 1 * 5);
    CHECK(busy.mean(30) == doctest::Approx(110.0 / 30.0).epsilon(1e-15));
    CHECK(busy.min() == 1);
    CHECK(busy.max() == 5);
}

TEST_CASE("Changes at one instant count in the extremes and not in the integral") {
    Level queue;
    queue.set(7, 100);
    queue.set(7, 2);
    CHECK(queue.integral(8) == 2);
    CHECK(queue.max() == 100);
}

TEST_CASE("A window that begins later forgets the past and keeps the level") {
    Level level(10);
    level.set(50, 4);
    level.beginWindow(80);
    CHECK(level.integral(80) == 0);
    CHECK(std::isnan(level.mean(80)));
    level.set(90, 6);
    CHECK(level.mean(100) == doctest::Approx(5.0));
    CHECK(level.max() == 6);
    CHECK(level.min() == 4);
    CHECK(level.from() == 80);
}

TEST_CASE("The integral is exact where double and 64 bits are not") {
    // 10^12 units for 557 years in ms: 1.76e25, beyond 2^63; plus one unit for one millisecond.
    Level level(1'000'000'000'000);
    level.set(kHorizonLimit - 1, 1'000'000'000'001);
    const Int128 expected = Int128{1'000'000'000'000} * kHorizonLimit + 1;
    CHECK((level.integral(kHorizonLimit) == expected));
    CHECK((level.integral(kHorizonLimit) != expected - 1));
}

TEST_CASE("Time never runs backwards in a level") {
    Level level;
    level.set(10, 1);
    CHECK_THROWS_AS(level.set(9, 2), ContractViolation);
    CHECK_THROWS_AS(level.integral(9), ContractViolation);
    CHECK(level.value() == 1);
}
