// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/lottery/assignment_draw.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "sim/kernel/contract.hpp"
#include "tests/allocation/rounds.hpp"

namespace tranche {
namespace {

Probability part(int n, int d) {
    return Probability(n, d);
}

// EX-PS as a round: pools a, b, c, d of one GPU; 1 and 2 like a b c d, 3 and 4 like b a d c.
Room fourPools() {
    Room room(std::vector<PoolRoom>(4, PoolRoom{.free = 1}), {}, PoolChoice::listed);
    room.prefer({{}, {1, 0, 3, 2}});
    return room;
}

std::vector<Candidate> fourProjects(std::uint64_t round) {
    std::vector<Candidate> all;
    for (std::uint32_t i = 0; i < 4; ++i) {
        all.push_back(candidate(i, 0, 1, 1, 15));
        all.back().preference = i < 2 ? 0 : 1;
        all.back().draw = Stream(RunKey{round, 0}, hash64("test"), i).uniform(0);
    }
    return all;
}

}  // namespace

TEST_CASE("EX-PS: eating gives a 1/2 and c 1/2 to the one kind, b 1/2 and d 1/2 to the other") {
    const std::vector<EatingKind> kinds{{2, {0, 1, 2, 3}, {1, 1, 1, 1}, {}},
                                        {2, {1, 0, 3, 2}, {1, 1, 1, 1}, {}}};
    const AssignmentMatrix eaten = eat(kinds, std::vector<std::int64_t>(4, 1), {});
    CHECK(eaten[0] == std::vector<Probability>{part(1, 2), 0, part(1, 2), 0});
    CHECK(eaten[1] == std::vector<Probability>{part(1, 2), 0, part(1, 2), 0});  // in its own order: b and d
}

TEST_CASE("eating by kind is probabilistic serial of its agents on random preferences") {
    for (std::uint64_t number = 0; number < 100; ++number) {
        Dice dice(number);
        const auto n = static_cast<std::size_t>(2 + dice.below(5));
        std::vector<Preference> agents;
        std::vector<EatingKind> kinds;
        for (std::size_t i = 0; i < n; ++i) {
            Preference list;
            for (std::uint32_t j = 0; j < n; ++j)
                list.insert(list.begin() + dice.below(static_cast<std::int64_t>(j) + 1), j);
            agents.push_back(list);
            kinds.push_back({1, {list.begin(), list.end()}, std::vector<std::int64_t>(n, 1), {}});
        }
        const AssignmentMatrix want = probabilisticSerial(agents, n);
        const AssignmentMatrix got = eat(kinds, std::vector<std::int64_t>(n, 1), {});
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) REQUIRE(got[i][j] == want[i][agents[i][j]]);
    }
}

TEST_CASE("a drawn assignment keeps every quota, and its chances are the matrix within statistical error") {
    // Three pools of 2, 1 and 1 places for six agents with unlike chances.
    const AssignmentMatrix chances{
        {part(1, 2), part(1, 4), 0},           {part(1, 3), 0, part(1, 3)},
        {part(1, 2), part(1, 4), part(1, 4)},  {part(1, 6), part(1, 6), part(1, 6)},
        {part(1, 4), part(1, 4), part(1, 12)}, {part(1, 4), part(1, 12), part(1, 6)}};
    std::vector<std::vector<double>> seen(6, std::vector<double>(3, 0));
    const int draws = 20000;
    for (int k = 0; k < draws; ++k) {
        const auto place = drawAssignment(chances, static_cast<std::uint64_t>(k));
        std::vector<int> taken(3, 0);
        for (std::size_t i = 0; i < 6; ++i)
            if (place[i] != kNoPlace) {
                ++taken[place[i]];
                seen[i][place[i]] += 1.0 / draws;
                REQUIRE(chances[i][place[i]] > 0);
            }
        REQUIRE(taken == std::vector<int>{2, 1, 1});  // the columns sum to 2, 1 and 1
    }
    for (std::size_t i = 0; i < 6; ++i)
        for (std::size_t j = 0; j < 3; ++j) {
            CAPTURE(i);
            CAPTURE(j);
            CHECK(std::abs(seen[i][j] - chances[i][j].convert_to<double>()) < 5 * 0.5 / std::sqrt(draws));
        }
    CHECK_THROWS_AS(drawAssignment({{part(2, 3), part(2, 3)}}, 1), ContractViolation);
}

TEST_CASE("EX-PS by the award rule: halves of a and c, halves of b and d, every pool given every time") {
    std::vector<std::vector<double>> seen(4, std::vector<double>(4, 0));
    const int rounds = 20000;
    for (int k = 0; k < rounds; ++k) {
        Room room = fourPools();
        const auto projects = fourProjects(static_cast<std::uint64_t>(k));
        std::vector<Decision> decisions(4);
        probabilisticSerialAward(projects, room, decisions);
        for (std::size_t i = 0; i < 4; ++i) {
            REQUIRE(decisions[i].gpus == 1);
            seen[i][decisions[i].pool] += 1.0 / rounds;
        }
    }
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t p = 0; p < 4; ++p) {
            const bool half = i < 2 ? p % 2 == 0 : p % 2 == 1;
            CHECK(std::abs(seen[i][p] - (half ? 0.5 : 0.0)) < 5 * 0.5 / std::sqrt(rounds));
        }
}

TEST_CASE("unlike sizes eat together, and each size draws its own whole requests") {
    // Ten GPUs; two ask for 4 and four for 1: all eat 10/12 of theirs, 20/3 and 10/3 GPUs: one of 4, three of 1; what is
    // left of 3 goes to the larger part of a request, the second of 4 does not fit, so the fourth of 1.
    std::map<std::vector<Gpus>, int> seen;
    for (std::uint64_t k = 0; k < 400; ++k) {
        Room room({{.free = 10}}, {}, PoolChoice::listed);
        std::vector<Candidate> c;
        for (std::uint32_t i = 0; i < 6; ++i) {
            c.push_back(candidate(i, 0, i < 2 ? 4 : 1, 1));
            c.back().draw = Stream(RunKey{k, 0}, hash64("test"), i).uniform(0);
        }
        std::vector<Decision> d(6);
        probabilisticSerialAward(c, room, d);
        std::vector<Gpus> gpus;
        for (const Decision& one : d) gpus.push_back(one.gpus);
        ++seen[gpus];
    }
    CHECK(seen.size() == 2);
    CHECK(std::abs(seen[{4, 0, 1, 1, 1, 1}] - 200) < 50);
    CHECK(std::abs(seen[{0, 4, 1, 1, 1, 1}] - 200) < 50);
}

}  // namespace tranche
