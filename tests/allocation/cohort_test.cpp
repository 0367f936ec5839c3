// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/share/cohort.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/fleet/dice.hpp"

namespace tranche {
namespace {

constexpr std::size_t kA = 0, kB = 1, kC = 2;

// 100 nodes; A 50, B 30, C 20; in use 60, 40, 0.
QuotaCohort example() {
    QuotaCohort cohort(3, 1);
    const Gpus nominal[]{50, 30, 20}, used[]{60, 40, 0};
    for (std::size_t q = 0; q < 3; ++q) {
        cohort.grant(q, 0, {.nominal = nominal[q]});
        cohort.use(q, 0, used[q]);
    }
    return cohort;
}

std::vector<HeldGrant> exampleGrants() {
    return {{1, kA, 0, 10, 0, 5},
            {2, kB, 0, 5, 0, 3},
            {3, kB, 0, 5, 0, 8},
            {4, kA, 0, 50, 0, 1},
            {5, kB, 0, 30, 0, 2}};
}

struct RandomCohort {
    QuotaCohort cohort{0, 0};
    std::vector<HeldGrant> held;
    Gpus capacity = 0, free = 0;
};

// Filled as the rules allow, until nobody is admitted.
RandomCohort randomCohort(std::uint64_t number) {
    Dice dice(number);
    RandomCohort r;
    const auto queues = static_cast<std::size_t>(2 + dice.below(4));
    r.cohort = QuotaCohort(queues, 1);
    for (std::size_t q = 0; q < queues; ++q) {
        Quota quota{.nominal = 1 + dice.below(30)};
        if (dice.chance(0.4)) quota.lend = dice.below(quota.nominal + 1);
        if (dice.chance(0.4)) quota.borrow = dice.below(20);
        r.cohort.grant(q, 0, quota);
        r.cohort.weigh(q, static_cast<double>(dice.below(4)));
        r.capacity += quota.nominal;
    }
    r.capacity = std::max<Gpus>(1, r.capacity - dice.below(5));
    r.free = r.capacity;
    for (std::uint32_t id = 0; id < 60; ++id) {
        HeldGrant g;
        g.id = id;
        g.queue = static_cast<std::uint16_t>(dice.below(static_cast<std::int64_t>(queues)));
        g.gpus = 1 + dice.below(8);
        g.priority = static_cast<double>(dice.below(3));
        g.started = dice.below(10);
        if (g.gpus > r.free || !r.cohort.admits(g.queue, 0, g.gpus)) continue;
        r.cohort.use(g.queue, 0, g.gpus);
        r.free -= g.gpus;
        r.held.push_back(g);
    }
    return r;
}

}  // namespace

TEST_CASE("cohort worked example: only the most recent borrower that is needed makes room") {
    const QuotaCohort cohort = example();
    CHECK(cohort.shareValue(kA) == 100'000'000);
    CHECK(cohort.shareValue(kA) == cohort.shareValue(kB));
    CHECK(cohort.shareValue(kC) == 0);
    const std::vector<HeldGrant> held = exampleGrants();
    CHECK(reclaim(cohort, kC, 0, 10, 0, held) == std::vector<std::uint32_t>{1});
    std::vector<HeldGrant> shuffled{held[2], held[4], held[0], held[3], held[1]};
    CHECK(reclaim(cohort, kC, 0, 10, 0, shuffled) == std::vector<std::uint32_t>{1});
    // 15: the five of b2 and the ten of a1; 20: all that is borrowed.
    CHECK(reclaim(cohort, kC, 0, 15, 0, held) == std::vector<std::uint32_t>{1, 3});
    CHECK(reclaim(cohort, kC, 0, 20, 0, held) == std::vector<std::uint32_t>{1, 2, 3});
    CHECK(reclaim(cohort, kC, 0, 10, 5, held) ==
          std::vector<std::uint32_t>{1});  // the quota is used up all the same
}

TEST_CASE("what is guaranteed is never lent and the borrow limit holds") {
    QuotaCohort cohort(2, 2);
    cohort.grant(0, 0, {.nominal = 10, .lend = 4});
    cohort.grant(1, 0, {.nominal = 10, .borrow = 3});
    CHECK(cohort.available(1, 0) == 13);  // 4 could be borrowed, 3 may
    CHECK(cohort.available(0, 0) == 20);
    cohort.use(1, 0, 13);
    CHECK(cohort.available(1, 0) == 0);
    CHECK(cohort.available(0, 0) == 7);  // 6 guaranteed and the one that is not lent
    CHECK(cohort.borrowed(0) == 3);
    // Borrowing in one pool takes nothing from rights in another.
    cohort.grant(0, 1, {.nominal = 5});
    cohort.grant(1, 1, {.nominal = 5});
    CHECK(cohort.available(1, 1) == 10);
    cohort.weigh(1, 0);
    CHECK(cohort.shareValue(1) == std::numeric_limits<std::int64_t>::max());
    CHECK(cohort.shareValue(0) == 0);
}

TEST_CASE("reclaim on random cohorts takes borrowers only, what it must and no more, and ends") {
    int reclaimed = 0;
    for (std::uint64_t number = 0; number < 4000; ++number) {
        RandomCohort r = randomCohort(number);
        Dice dice(number + 9999);
        // Requests within nominal until none finds anything to reclaim: a chain must end.
        int rounds = 0;
        for (int ask = 0; ask < 40; ++ask) {
            const auto q = static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(r.cohort.queues())));
            const Gpus n = 1 + dice.below(10);
            if (!r.cohort.withinNominal(q, 0, n)) continue;
            const Gpus before = r.cohort.borrowed(0);
            const std::vector<std::uint32_t> victims = reclaim(r.cohort, q, 0, n, r.free, r.held);
            if (victims.empty()) continue;
            ++reclaimed;
            ++rounds;
            INFO("instance " << number << ", queue " << q << " asks " << n);
            const auto isVictim = [&](const HeldGrant& g) {
                return std::find(victims.begin(), victims.end(), g.id) != victims.end();
            };
            QuotaCohort after = r.cohort;
            Gpus free = r.free;
            for (const HeldGrant& g : r.held)
                if (isVictim(g)) {
                    REQUIRE(g.queue != q);
                    REQUIRE(r.cohort.borrowed(g.queue, 0) > 0);
                    after.use(g.queue, 0, -g.gpus);
                    free += g.gpus;
                }
            REQUIRE(n <= free);
            REQUIRE(after.admits(q, 0, n));
            // No single victim but the last that was taken could have stayed; and each was of a queue that borrows.
            int couldStay = 0;
            for (const HeldGrant& g : r.held)
                if (isVictim(g)) {
                    QuotaCohort with = after;
                    with.use(g.queue, 0, g.gpus);
                    REQUIRE(with.borrowed(g.queue, 0) > 0);
                    couldStay += n <= free - g.gpus && with.admits(q, 0, n);
                }
            CHECK(couldStay == 0);
            after.use(q, 0, n);
            CHECK(after.borrowed(0) < before);
            r.cohort = after;
            r.free = free - n;
            std::erase_if(r.held, isVictim);
            r.held.push_back(
                {1000 + static_cast<std::uint32_t>(ask), static_cast<std::uint16_t>(q), 0, n, 1, 20});
        }
        CHECK(rounds <= 40);
    }
    CHECK(reclaimed > 500);
}

TEST_CASE("the order in which grants are listed changes no victim") {
    for (std::uint64_t number = 0; number < 500; ++number) {
        RandomCohort r = randomCohort(number);
        std::vector<HeldGrant> reversed(r.held.rbegin(), r.held.rend());
        for (std::size_t q = 0; q < r.cohort.queues(); ++q)
            for (Gpus n = 1; n < 12; n += 3)
                if (r.cohort.withinNominal(q, 0, n))
                    CHECK(reclaim(r.cohort, q, 0, n, r.free, r.held) ==
                          reclaim(r.cohort, q, 0, n, r.free, reversed));
    }
}

}  // namespace tranche
