// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/analysis/ocba.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "sim/random/elementary.hpp"
#include "sim/random/stream.hpp"
#include "tests/analytic/near.hpp"

namespace tranche {
namespace {

constexpr auto kNoise = purposeOf("test.ocba.noise");

double normal(std::uint64_t experiment, std::size_t system, std::uint64_t draw) {
    return elementary::normalQuantile(Stream({experiment, 0}, kNoise, system).uniform(draw));
}

}  // namespace

TEST_CASE("EX-OCBA: means 1, 2, 3 of equal variance, the least wanted") {
    const auto share = ocbaFractions(std::vector{1., 2., 3.}, std::vector{4., 4., 4.}, Favour::lower);
    CHECK(share[0] == near(.451941, 2e-6));
    CHECK(share[1] == near(.438447, 2e-6));
    CHECK(share[2] == near(.109612, 4e-6));
    const double root = std::sqrt(17.0) / 4;  // N1 = sqrt(N2^2 + N3^2), N3 = N2 / 4
    CHECK(share[1] == near(1 / (1.25 + root)));
    CHECK(share[0] == near(root / (1.25 + root)));
}

TEST_CASE("OCBA fractions do not care for the unit, nor for the direction when the means are mirrored") {
    const std::vector<double> means{3, 1, 2.5, 7}, variances{1, 4, 2, 9};
    const auto share = ocbaFractions(means, variances, Favour::lower);
    std::vector<double> mirrored, scaled, wide;
    for (std::size_t i = 0; i < 4; ++i) {
        mirrored.push_back(-means[i]);
        scaled.push_back(1000 * means[i] + 5);
        wide.push_back(1e6 * variances[i]);
    }
    const auto other = ocbaFractions(mirrored, variances, Favour::higher);
    const auto unit = ocbaFractions(scaled, wide, Favour::lower);
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(other[i] == near(share[i]));
        CHECK(unit[i] == near(share[i], 1e-9));
    }
    CHECK(std::accumulate(share.begin(), share.end(), 0.0) == near(1));
}

TEST_CASE("OCBA of equal means shares equally, and a system that never varies needs nothing") {
    const auto equal = ocbaFractions(std::vector{2., 2., 2., 2.}, std::vector{1., 5., 2., 3.}, Favour::lower);
    for (const double one : equal) CHECK(one == 0.25);
    const auto still = ocbaFractions(std::vector{1., 2., 3.}, std::vector{1., 0., 1.}, Favour::lower);
    CHECK(still[1] == 0);
    CHECK(still[0] + still[2] == near(1));
}

TEST_CASE("an increment is given out whole and nobody loses what it has") {
    std::vector<Tally> systems(4);
    for (std::size_t i = 0; i < 4; ++i)
        for (std::uint64_t r = 0; r < 10 + 30 * i; ++r)
            systems[i].add(static_cast<double>(i) + normal(1, i, r));
    for (const std::int64_t increment : {1, 7, 50, 1000}) {
        const auto add = ocbaIncrement(systems, increment, Favour::lower);
        CHECK(std::accumulate(add.begin(), add.end(), std::int64_t{0}) == increment);
        for (const std::int64_t one : add) CHECK(one >= 0);
    }
    CHECK(ocbaIncrement(systems, 50, Favour::lower)[3] == 0);  // it has more than its share
}

TEST_CASE("the stated probability of correct selection is not above the true frequency") {
    for (const double gap : {0.3, 0.8}) {
        double stated = 0;
        int right = 0;
        const int experiments = 400;
        for (std::uint64_t e = 0; e < experiments; ++e) {
            std::vector<Tally> systems(3);
            for (std::size_t i = 0; i < 3; ++i)
                for (std::uint64_t r = 0; r < 20; ++r) systems[i].add((i == 1 ? 0 : gap) + normal(e, i, r));
            stated += correctSelection(systems, Favour::lower) / experiments;
            std::vector<double> means;
            for (const Tally& t : systems) means.push_back(t.mean());
            right += bestOf(means, Favour::lower) == 1;
        }
        CAPTURE(gap);
        CAPTURE(stated);
        CHECK(stated <= right / 400.0 + 3 * 0.025);
        CHECK(stated > right / 400.0 - 0.25);
    }
}

TEST_CASE("common random numbers make the same choice surer, and identical systems are an even chance") {
    std::vector<std::vector<double>> values(2);
    std::vector<Tally> systems(2);
    for (std::uint64_t r = 0; r < 20; ++r)
        for (std::size_t i = 0; i < 2; ++i) {
            const double y = normal(1, 9, r) + 0.1 * normal(1, i, r) + 0.3 * static_cast<double>(i);
            values[i].push_back(y);
            systems[i].add(y);
        }
    CHECK(correctSelectionPaired(values, Favour::lower) > 0.999);
    CHECK(correctSelection(systems, Favour::lower) < 0.95);
    CHECK(correctSelectionPaired(std::vector{values[0], values[0]}, Favour::lower) == 0.5);
    CHECK(std::isnan(correctSelectionPaired(std::vector{std::vector{1.}, std::vector{2.}}, Favour::lower)));
    CHECK(correctSelectionPaired(std::vector{std::vector{1., 2.}, std::vector{2., 3.}}, Favour::lower) == 1);
}

}  // namespace tranche
