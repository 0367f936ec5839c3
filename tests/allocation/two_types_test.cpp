// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "models/allocation/division/two_types.hpp"
#include "sim/kernel/contract.hpp"
#include "tests/fleet/dice.hpp"

namespace tranche {
namespace {

double throughput(const TwoTypeProject& p, const TwoTypeShare& s) {
    return p.throughputA * s.serversA + p.throughputB * s.serversB;
}

double normaliser(const TwoTypeProject& p, std::size_t n, double a, double b) {
    return p.weight * (p.throughputA * a + p.throughputB * b) / static_cast<double>(n);
}

// Can everyone have this level? A fractional knapsack: type B goes where it saves the most of type A.
bool feasible(std::vector<TwoTypeProject> projects, double level, double a, double b) {
    const std::size_t n = projects.size();
    std::sort(projects.begin(), projects.end(), [](const TwoTypeProject& x, const TwoTypeProject& y) {
        return x.throughputB / x.throughputA > y.throughputB / y.throughputA;
    });
    const double wholeA = a, wholeB = b;
    for (const TwoTypeProject& p : projects) {
        const double target = level * normaliser(p, n, wholeA, wholeB);
        const double inB = std::min(b, target / p.throughputB);
        b -= inB;
        a -= (target - inB * p.throughputB) / p.throughputA;
    }
    return a >= -1e-9;
}

}  // namespace

TEST_CASE("EX-GAVEL: five B200 for one and seven H200 and two B200 for the other and both gain a seventh") {
    const std::vector<TwoTypeProject> projects{{1, 4}, {1, 1.5}};
    const TwoTypeDivision d = divideTwoTypes(projects, 7, 7);
    CHECK(d.level == doctest::Approx(8.0 / 7).epsilon(1e-12));
    CHECK(d.shares[0].serversA == doctest::Approx(0));
    CHECK(d.shares[0].serversB == doctest::Approx(5).epsilon(1e-12));
    CHECK(d.shares[1].serversA == doctest::Approx(7).epsilon(1e-12));
    CHECK(d.shares[1].serversB == doctest::Approx(2).epsilon(1e-12));
    CHECK(throughput(projects[0], d.shares[0]) == doctest::Approx(20));
    CHECK(throughput(projects[1], d.shares[1]) == doctest::Approx(10));
}

TEST_CASE("with equal ratios the equal split cannot be beaten") {
    const std::vector<TwoTypeProject> projects{{1, 2.25}, {2, 4.5}, {0.5, 1.125}};
    CHECK(divideTwoTypes(projects, 30, 12).level == doctest::Approx(1).epsilon(1e-12));
}

TEST_CASE("the level is that of bisection and everyone has it and all servers are used") {
    for (std::uint64_t number = 0; number < 500; ++number) {
        Dice dice(number);
        std::vector<TwoTypeProject> projects(static_cast<std::size_t>(1 + dice.below(7)));
        for (TwoTypeProject& p : projects)
            p = {0.5 + dice.uniform(), 0.5 + 4 * dice.uniform(), static_cast<double>(1 + dice.below(3))};
        const double a = static_cast<double>(dice.below(30)), b = static_cast<double>(1 + dice.below(30));
        const TwoTypeDivision d = divideTwoTypes(projects, a, b);
        double low = 0, high = 100;
        for (int step = 0; step < 80; ++step) {
            const double middle = (low + high) / 2;
            (feasible(projects, middle, a, b) ? low : high) = middle;
        }
        CAPTURE(number);
        REQUIRE(d.level == doctest::Approx(low).epsilon(1e-7));
        double usedA = 0, usedB = 0, weights = 0;
        for (std::size_t i = 0; i < projects.size(); ++i) {
            usedA += d.shares[i].serversA, usedB += d.shares[i].serversB, weights += projects[i].weight;
            REQUIRE(d.shares[i].serversA >= 0);
            REQUIRE(d.shares[i].serversB >= 0);
            REQUIRE(throughput(projects[i], d.shares[i]) ==
                    doctest::Approx(d.level * normaliser(projects[i], projects.size(), a, b)).epsilon(1e-9));
        }
        REQUIRE(usedA == doctest::Approx(a).epsilon(1e-9));
        REQUIRE(usedB == doctest::Approx(b).epsilon(1e-9));
        // Everyone could have an equal split by weight.
        REQUIRE(d.level >= static_cast<double>(projects.size()) / weights - 1e-9);
    }
}

TEST_CASE("projects that can do nothing are refused") {
    CHECK_THROWS_AS(divideTwoTypes(std::vector<TwoTypeProject>{{0, 1}}, 1, 1), ContractViolation);
    CHECK_THROWS_AS(divideTwoTypes(std::vector<TwoTypeProject>{{1, 1}}, -1, 1), ContractViolation);
    CHECK(divideTwoTypes({}, 1, 1).shares.empty());
}

}  // namespace tranche
