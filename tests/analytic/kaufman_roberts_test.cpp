// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analytic/kaufman_roberts.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <numeric>

#include "models/analytic/erlang.hpp"
#include "sim/kernel/contract.hpp"
#include "tests/analytic/near.hpp"

using namespace tranche;

TEST_CASE("One class of one unit is Erlang B") {
    for (const double load : {0.3, 8.0, 30.0}) {
        const std::array one{LossClass{load, 1}};
        CAPTURE(load);
        CHECK(kaufmanRoberts(10, one).blocking[0] == near(erlangB(10, load)));
    }
}

TEST_CASE("Three sizes give the blocking of the product form, summed state by state") {
    const int capacity = 24;
    const std::array classes{LossClass{4, 1}, LossClass{1.5, 3}, LossClass{0.8, 8}};
    double total = 0;
    std::array<double, 3> blocked{};
    double units = 0;
    for (int i = 0; i <= capacity; ++i)
        for (int j = 0; i + 3 * j <= capacity; ++j)
            for (int k = 0; i + 3 * j + 8 * k <= capacity; ++k) {
                const double p = std::pow(4.0, i) / std::tgamma(i + 1) * std::pow(1.5, j) /
                                 std::tgamma(j + 1) * std::pow(0.8, k) / std::tgamma(k + 1);
                const int used = i + 3 * j + 8 * k;
                total += p;
                units += used * p;
                for (std::size_t c = 0; c < 3; ++c)
                    if (used + classes[c].units > capacity) blocked[c] += p;
            }
    const LossFigures figures = kaufmanRoberts(capacity, classes);
    for (std::size_t c = 0; c < 3; ++c) CHECK(figures.blocking[c] == near(blocked[c] / total, 1e-11));
    CHECK(figures.meanUnits == near(units / total, 1e-11));
}

TEST_CASE("The units in use are those of the requests admitted") {
    const std::array classes{LossClass{900, 1}, LossClass{200, 8}, LossClass{30, 64}};
    const LossFigures figures = kaufmanRoberts(4336, classes);
    double admitted = 0;
    for (std::size_t c = 0; c < 3; ++c)
        admitted += classes[c].offeredLoad * classes[c].units * (1 - figures.blocking[c]);
    CHECK(figures.meanUnits == near(admitted, 1e-10));
    CHECK(std::accumulate(figures.occupancy.begin(), figures.occupancy.end(), 0.0) == near(1));
    CHECK(figures.blocking[2] > figures.blocking[1]);
    CHECK(figures.blocking[1] > figures.blocking[0]);
}

TEST_CASE("A request larger than the pool is always refused, and an empty pool refuses all") {
    const std::array classes{LossClass{1, 1}, LossClass{1, 11}, LossClass{0, 2}};
    const LossFigures figures = kaufmanRoberts(10, classes);
    CHECK(figures.blocking[1] == near(1));
    CHECK(figures.blocking[0] < 1);
    CHECK(kaufmanRoberts(0, classes).blocking[0] == 1);
    CHECK(kaufmanRoberts(5, {}).occupancy[0] == 1);
    CHECK_THROWS_AS(kaufmanRoberts(5, std::array{LossClass{1, 0}}), ContractViolation);
}
