// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <vector>

#include "models/allocation/share/protection.hpp"

using namespace tranche;

TEST_CASE("EX-LITTLEWOOD: values 60 and 100 and a demand of 0 to 9 protect 3 units") {
    const std::vector<double> demand(10, 0.1);
    CHECK(acceptsLow(60, 100, demand, 4));
    CHECK_FALSE(acceptsLow(60, 100, demand, 3));
    CHECK(protectionLevel(60, 100, demand) == 3);
    CHECK(protectionLevel(100, 100, demand) == 0);
    CHECK(protectionLevel(0, 100, demand) == 9);  // something may come for each of nine
}

// Expected value when `protect` units are kept from an endless low demand.
static double worth(Gpus capacity, Gpus protect, double low, double high, const std::vector<double>& demand) {
    double sum = 0;
    for (std::size_t d = 0; d < demand.size(); ++d) {
        const Gpus lowSold = std::max<Gpus>(0, capacity - protect);
        const Gpus highSold = std::min<Gpus>(static_cast<Gpus>(d), capacity - lowSold);
        sum += demand[d] * (low * static_cast<double>(lowSold) + high * static_cast<double>(highSold));
    }
    return sum;
}

TEST_CASE("the protection level is the best of all by enumeration") {
    for (int shape = 0; shape < 30; ++shape) {
        std::vector<double> demand(12);
        double sum = 0;
        for (std::size_t d = 0; d < demand.size(); ++d)
            sum += demand[d] = 1 + static_cast<double>((d * 7 + static_cast<std::size_t>(shape) * 5) % 11);
        for (double& p : demand) p /= sum;
        for (double low = 5; low < 100; low += 6.3) {
            double best = 0;
            for (Gpus protect = 0; protect <= 20; ++protect)
                best = std::max(best, worth(20, protect, low, 100, demand));
            CHECK(worth(20, protectionLevel(low, 100, demand), low, 100, demand) == doctest::Approx(best));
        }
    }
}

TEST_CASE("EMSRb for two normal classes is Littlewood's rule and grows with lower classes") {
    const std::vector<DemandClass> classes{{100, 20, 6}, {60, 30, 8}, {40, 50, 10}};
    const std::vector<double> levels = protectionLevels(classes);
    REQUIRE(levels.size() == 2);
    CHECK(levels[0] == doctest::Approx(20 + 6 * -0.2533471031).epsilon(1e-8));  // quantile of 1 - .6
    // Together 50 units at 76 on the mean with sd 10, against 40: quantile of 1 - 40/76
    CHECK(levels[1] == doctest::Approx(50 + 10 * -0.0660118122).epsilon(1e-4));
    CHECK(levels[1] > levels[0]);
}
