// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/share/borrow.hpp"

#include <doctest/doctest.h>

#include "tests/fleet/dice.hpp"

namespace tranche {
namespace {

Candidate candidate(std::uint32_t application, std::uint16_t group, Gpus requested) {
    Candidate c;
    c.application = application;
    c.group = group;
    c.requested = c.viable = requested;
    c.pools = 1;
    return c;
}

Room roomOf(Gpus free, std::size_t groups) {
    PoolRoom pool;
    pool.free = free;
    return Room({pool}, std::vector<Gpus>(groups, kNoLimit), PoolChoice::listed);
}

std::vector<Gpus> awards(const std::vector<Decision>& decisions) {
    std::vector<Gpus> all;
    for (const Decision& d : decisions) all.push_back(d.gpus);
    return all;
}

}  // namespace

TEST_CASE("the group that borrows least goes first, then rank, and misfits are passed over") {
    // 30 free of 100: quotas 40, 30, 30; the first two hold theirs, the third holds nothing.
    QuotaCohort cohort(3, 1);
    const Gpus nominal[]{40, 30, 30}, used[]{40, 30, 0};
    for (std::size_t g = 0; g < 3; ++g) {
        cohort.grant(g, 0, {.nominal = nominal[g]});
        cohort.use(g, 0, used[g]);
    }
    const std::vector<Candidate> ranked{candidate(0, 0, 10), candidate(1, 0, 8), candidate(2, 1, 40),
                                        candidate(3, 1, 6),  candidate(4, 1, 5), candidate(5, kNoGroup, 1)};
    std::vector<Decision> decisions(ranked.size());
    Room room = roomOf(30, 3);
    borrowFill(ranked, room, decisions, cohort);
    // 0 (tie of share values: rank), then group 1: 40 does not fit, 6, 5 make 11 against 10, then 8 of group 0.
    CHECK(awards(decisions) == std::vector<Gpus>{10, 8, 0, 6, 5, 0});
    CHECK(decisions[2].binding == Binding::share);
    CHECK(cohort.borrowed(0) == 29);
}

TEST_CASE("lending on random decisions never passes a limit and leaves nobody who could have borrowed") {
    for (std::uint64_t number = 0; number < 3000; ++number) {
        Dice dice(number);
        const auto groups = static_cast<std::size_t>(1 + dice.below(4));
        QuotaCohort cohort(groups, 1);
        Gpus capacity = 0, used = 0;
        for (std::size_t g = 0; g < groups; ++g) {
            Quota quota{.nominal = dice.below(30)};
            if (dice.chance(0.5)) quota.lend = dice.below(30);
            if (dice.chance(0.5)) quota.borrow = dice.below(15);
            cohort.grant(g, 0, quota);
            const Gpus use = dice.below(quota.nominal + 1);
            cohort.use(g, 0, use);
            capacity += quota.nominal;
            used += use;
        }
        const Gpus free = capacity - used;
        std::vector<Candidate> ranked;
        for (std::uint32_t i = 0; i < 12; ++i)
            ranked.push_back(
                candidate(i, static_cast<std::uint16_t>(dice.below(static_cast<std::int64_t>(groups))),
                          1 + dice.below(9)));
        std::vector<Decision> decisions(ranked.size());
        Room room = roomOf(free, groups);
        QuotaCohort after = cohort;
        borrowFill(ranked, room, decisions, after);
        Gpus taken = 0;
        for (std::size_t i = 0; i < ranked.size(); ++i) {
            taken += decisions[i].gpus;
            if (decisions[i].gpus > 0) CHECK(decisions[i].gpus == ranked[i].requested);
        }
        CHECK(taken <= free);
        for (std::size_t i = 0; i < ranked.size(); ++i)
            if (decisions[i].gpus == 0) {
                INFO("instance " << number << ", candidate " << i);
                CHECK_FALSE((ranked[i].requested <= free - taken &&
                             after.admits(ranked[i].group, 0, ranked[i].requested)));
            }
        // Every award, taken away, is admitted again: it was within its limits.
        for (std::size_t i = 0; i < ranked.size(); ++i)
            if (decisions[i].gpus > 0) {
                QuotaCohort without = after;
                without.use(ranked[i].group, 0, -decisions[i].gpus);
                CHECK(without.admits(ranked[i].group, 0, decisions[i].gpus));
            }
    }
}

}  // namespace tranche
