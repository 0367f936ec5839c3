// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>

#include "models/allocation/division/dominant_resource.hpp"
#include "sim/kernel/contract.hpp"
#include "tests/fleet/dice.hpp"

namespace tranche {
namespace {

using Amounts = std::vector<std::int64_t>;

double dominantShare(const TaskUser& user, const Amounts& capacity, std::int64_t tasks) {
    double share = 0;
    for (std::size_t r = 0; r < capacity.size(); ++r)
        if (capacity[r] > 0)
            share =
                std::max(share, static_cast<double>(tasks * user.need[r]) / static_cast<double>(capacity[r]));
    return share;
}

struct Market {
    std::vector<TaskUser> users;
    Amounts capacity;
};

// GPUs of two models, power and storage; with weights and wishes.
Market randomMarket(std::uint64_t number) {
    Dice dice(number);
    Market market;
    for (int r = 0; r < 4; ++r) market.capacity.push_back(5 + dice.below(60));
    const auto users = 1 + dice.below(6);
    for (std::int64_t i = 0; i < users; ++i) {
        TaskUser user;
        for (int r = 0; r < 4; ++r) user.need.push_back(dice.chance(0.4) ? 0 : dice.below(6));
        user.weight = 1 + dice.below(3);
        if (dice.chance(0.3)) user.wanted = dice.below(5);
        market.users.push_back(user);
    }
    return market;
}

bool needs(const TaskUser& user) {
    return std::any_of(user.need.begin(), user.need.end(), [](std::int64_t n) { return n > 0; });
}

}  // namespace

TEST_CASE("EX-DRF: nine CPUs and eighteen GB give A three tasks and B two") {
    const std::vector<TaskUser> users{{.need = {1, 4}}, {.need = {3, 1}}};
    for (const OnBlock onBlock : {OnBlock::skip, OnBlock::stop}) {
        const TaskShares shares = dominantResourceFairness(users, Amounts{9, 18}, onBlock);
        CHECK(shares.tasks == Amounts{3, 2});
        CHECK(shares.used == Amounts{9, 14});
    }
    CHECK(dominantShare(users[0], {9, 18}, 3) == doctest::Approx(2.0 / 3));
    CHECK(dominantShare(users[1], {9, 18}, 2) == doctest::Approx(2.0 / 3));
}

TEST_CASE("with one resource and one unit a task DRF is max-min") {
    const std::vector<TaskUser> users{{.need = {1}, .weight = 1, .wanted = 3},
                                      {.need = {1}, .weight = 1, .wanted = 8},
                                      {.need = {1}, .weight = 1, .wanted = 10}};
    CHECK(dominantResourceFairness(users, Amounts{17}, OnBlock::skip).tasks == Amounts{3, 7, 7});
    CHECK(dominantResourceFairness(users, Amounts{18}, OnBlock::skip).tasks == Amounts{3, 8, 7});
}

TEST_CASE("a user whose task never fits is skipped or ends the run") {
    const std::vector<TaskUser> users{{.need = {1, 0}}, {.need = {0, 9}}};
    CHECK(dominantResourceFairness(users, Amounts{3, 8}, OnBlock::skip).tasks == Amounts{3, 0});
    CHECK(dominantResourceFairness(users, Amounts{3, 8}, OnBlock::stop).tasks == Amounts{1, 0});
    CHECK_THROWS_AS(dominantResourceFairness(users, Amounts{3}, OnBlock::skip), ContractViolation);
}

TEST_CASE("DRF is feasible, leaves nothing that fits and lets nobody fall behind by more than a task") {
    int behind = 0;
    for (std::uint64_t number = 0; number < 3000; ++number) {
        const Market market = randomMarket(number);
        const TaskShares shares = dominantResourceFairness(market.users, market.capacity, OnBlock::skip);
        CAPTURE(number);
        for (std::size_t r = 0; r < market.capacity.size(); ++r) {
            std::int64_t used = 0;
            for (std::size_t i = 0; i < market.users.size(); ++i)
                used += shares.tasks[i] * market.users[i].need[r];
            REQUIRE(used == shares.used[r]);
            REQUIRE(used <= market.capacity[r]);
        }
        // Until somebody is first blocked all rise together: then the shares differ by one task at most.
        const TaskShares until = dominantResourceFairness(market.users, market.capacity, OnBlock::stop);
        for (std::size_t i = 0; i < market.users.size(); ++i) {
            const TaskUser& a = market.users[i];
            REQUIRE(until.tasks[i] <= shares.tasks[i]);
            if (!needs(a) || shares.tasks[i] >= a.wanted) continue;
            bool fits = true;
            for (std::size_t r = 0; r < market.capacity.size(); ++r)
                fits = fits && shares.used[r] + a.need[r] <= market.capacity[r];
            REQUIRE_FALSE(fits);
            if (until.tasks[i] >= a.wanted) continue;
            const double mine =
                dominantShare(a, market.capacity, until.tasks[i]) / static_cast<double>(a.weight);
            for (std::size_t j = 0; j < market.users.size(); ++j) {
                const TaskUser& b = market.users[j];
                if (until.tasks[j] == 0) continue;
                const double before =
                    dominantShare(b, market.capacity, until.tasks[j] - 1) / static_cast<double>(b.weight);
                REQUIRE(before <= mine + 1e-12);
                ++behind;
            }
        }
    }
    CHECK(behind > 5000);
}

TEST_CASE("more users in another order have the same shares when no two tie") {
    const std::vector<TaskUser> users{{.need = {1, 4, 0}}, {.need = {3, 1, 2}}, {.need = {2, 2, 7}}};
    const std::vector<TaskUser> turned{users[2], users[0], users[1]};
    const Amounts capacity{101, 211, 307};
    const Amounts a = dominantResourceFairness(users, capacity, OnBlock::skip).tasks;
    const Amounts b = dominantResourceFairness(turned, capacity, OnBlock::skip).tasks;
    CHECK(a == Amounts{b[1], b[2], b[0]});
}

}  // namespace tranche
