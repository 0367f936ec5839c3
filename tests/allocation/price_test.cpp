// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>

#include "models/allocation/price/price_spec.hpp"

using namespace tranche;

TEST_CASE("EX-SUBSIDY: 115 less 40 percent, and half of it for a young firm") {
    CHECK(userPrice(115, 0.4, 1) == doctest::Approx(69.0).epsilon(1e-12));
    CHECK(userPrice(115, 0.4, 0.5) == doctest::Approx(34.5).epsilon(1e-12));
    CHECK(userPrice(115, 1, 1) == 0);
}

TEST_CASE("EX-PRICE: half the price at an elasticity of -0.8 brings 1.7411011 times as many") {
    CHECK(quantityAt(50, 100, -0.8, 10) == doctest::Approx(1.7411011).epsilon(1e-7));
    CHECK(quantityAt(100, 100, -0.8, 10) == doctest::Approx(1));
    CHECK(quantityAt(0, 100, -0.8, 10) == 10);  // free is the choke quantity, not a power of 0
    CHECK(quantityAt(1e-9, 100, -0.8, 10) == 10);
    CHECK(quantityAt(77, 100, 0, 10) == 10);  // takes any price
    double before = 10;
    for (double p = 1; p < 1000; p *= 1.1) {
        const double now = quantityAt(p, 100, -1.3, 10);
        CHECK(now <= before);
        before = now;
    }
}
