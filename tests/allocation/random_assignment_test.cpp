// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "models/allocation/lottery/random_assignment.hpp"
#include "sim/kernel/contract.hpp"
#include "tests/fleet/dice.hpp"

namespace tranche {
namespace {

using Row = std::vector<Probability>;

// 1 and 2 rank a b c d, 3 and 4 rank b a d c.
const std::vector<Preference> kFour{{0, 1, 2, 3}, {0, 1, 2, 3}, {1, 0, 3, 2}, {1, 0, 3, 2}};

Probability fraction(int n, int d) {
    return Probability(n, d);
}

std::vector<Preference> randomAgents(std::uint64_t number, std::size_t n) {
    Dice dice(number);
    std::vector<Preference> agents(n);
    for (Preference& agent : agents) {
        for (std::uint32_t j = 0; j < n; ++j) agent.push_back(j);
        for (std::size_t i = n; i > 1; --i)
            std::swap(agent[i - 1],
                      agent[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(i)))]);
    }
    return agents;
}

// Chance to get one of the best k objects of `agent`, by the row of someone.
Probability bestOf(const Preference& agent, const Row& row, std::size_t k) {
    Probability sum = 0;
    for (std::size_t j = 0; j < k; ++j) sum += row[agent[j]];
    return sum;
}

}  // namespace

TEST_CASE("EX-PS: random serial dictatorship by enumeration has exactly these chances") {
    const AssignmentMatrix rsd = serialDictatorship(kFour, 4);
    const Row one{fraction(5, 12), fraction(1, 12), fraction(5, 12), fraction(1, 12)};
    const Row three{fraction(1, 12), fraction(5, 12), fraction(1, 12), fraction(5, 12)};
    CHECK(rsd == AssignmentMatrix{one, one, three, three});
}

TEST_CASE("EX-PS: probabilistic serial gives halves and dominates the dictatorship for everyone") {
    const AssignmentMatrix ps = probabilisticSerial(kFour, 4);
    const Row one{fraction(1, 2), 0, fraction(1, 2), 0}, three{0, fraction(1, 2), 0, fraction(1, 2)};
    CHECK(ps == AssignmentMatrix{one, one, three, three});
    const AssignmentMatrix rsd = serialDictatorship(kFour, 4);
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t k = 1; k <= 4; ++k) CHECK(bestOf(kFour[i], ps[i], k) >= bestOf(kFour[i], rsd[i], k));
}

TEST_CASE("under probabilistic serial nobody envies and the matrix is a lottery over assignments") {
    for (std::uint64_t number = 0; number < 60; ++number) {
        const std::size_t n = 2 + number % 5;
        const std::vector<Preference> agents = randomAgents(number, n);
        const AssignmentMatrix ps = probabilisticSerial(agents, n);
        CAPTURE(number);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                for (std::size_t k = 1; k <= n; ++k)
                    REQUIRE(bestOf(agents[i], ps[i], k) >= bestOf(agents[i], ps[j], k));
        AssignmentMatrix sum(n, Row(n, 0));
        const std::vector<Assignment> lottery = decompose(ps);
        REQUIRE(lottery.size() <= n * n - 2 * n + 2);
        for (const Assignment& a : lottery) {
            REQUIRE(a.probability > 0);
            REQUIRE(std::set<std::uint32_t>(a.object.begin(), a.object.end()).size() == n);
            for (std::size_t i = 0; i < n; ++i) sum[i][a.object[i]] += a.probability;
        }
        REQUIRE(sum == ps);
    }
}

TEST_CASE("objects that nobody wants stay and who wants nothing gets nothing") {
    const std::vector<Preference> agents{{0}, {0}, {}};
    const Row half{fraction(1, 2), 0}, nothing{0, 0};
    CHECK(probabilisticSerial(agents, 2) == AssignmentMatrix{half, half, nothing});
    CHECK(serialDictatorship(agents, 2) == AssignmentMatrix{half, half, nothing});
}

TEST_CASE("assignments that cannot be are refused") {
    CHECK_THROWS_AS(probabilisticSerial(std::vector<Preference>{{0, 0}}, 2), ContractViolation);
    CHECK_THROWS_AS(probabilisticSerial(std::vector<Preference>{{2}}, 2), ContractViolation);
    CHECK_THROWS_AS(serialDictatorship(std::vector<Preference>(9), 2), ContractViolation);
    CHECK_THROWS_AS(decompose({{fraction(1, 2), fraction(1, 2)}, {1, 0}}), ContractViolation);
    CHECK(decompose({}).empty());
}

}  // namespace tranche
