// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analytic/birth_death.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "sim/kernel/contract.hpp"
#include "tests/analytic/near.hpp"

using namespace tranche;

TEST_CASE("A chain with constant ratios is geometric") {
    const auto law = birthDeath([](int) { return 0.8; }, [](int) { return 1.0; });
    for (std::size_t k : {0U, 1U, 10U, 60U}) CHECK(law[k] == near(0.2 * std::pow(0.8, double(k)), 1e-11));
}

TEST_CASE("A chain with a server for each is Poisson, also with ten thousand servers") {
    for (const double load : {3.0, 700.0, 10000.0}) {
        const auto law = birthDeath([&](int) { return load; }, [](int k) { return double(k); });
        CAPTURE(load);
        CHECK(std::accumulate(law.begin(), law.end(), 0.0) == near(1));
        double mean = 0;
        double square = 0;
        for (std::size_t k = 0; k < law.size(); ++k) mean += double(k) * law[k];
        for (std::size_t k = 0; k < law.size(); ++k) square += std::pow(double(k) - mean, 2) * law[k];
        CHECK(mean == near(load, 1e-10));
        CHECK(square == near(load, 1e-8));
        const std::size_t mode = static_cast<std::size_t>(load);
        CHECK(law[mode] == near(std::exp(load * std::log(load) - load - std::lgamma(load + 1)), 1e-8));
    }
}

TEST_CASE("A chain ends where nothing is born, and one that only grows is refused") {
    CHECK(birthDeath([](int) { return 0.0; }, [](int) { return 1.0; }).size() == 1);
    CHECK(birthDeath([](int k) { return 3.0 - k; }, [](int) { return 1.0; }).size() == 4);
    CHECK_THROWS_AS(birthDeath([](int) { return 1.0; }, [](int) { return 1.0; }, 1000), ContractViolation);
}
