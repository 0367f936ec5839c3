// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// EX-DECAY and EX-FT; usage by a second route, ties of Fair Tree by hand.
#include <doctest/doctest.h>

#include <cmath>

#include "models/allocation/queue/fair_share.hpp"
#include "tests/fleet/dice.hpp"

namespace tranche {

TEST_CASE("usage decays in closed form as in EX-DECAY") {
    const double gpuDay = static_cast<double>(kDay);
    const double after = decayedUsage(0, 64, 14 * kDay, 14 * kDay) / gpuDay;
    CHECK(after == doctest::Approx(646.327378).epsilon(1e-9));
    CHECK(decayedUsage(after, 0, 14 * kDay, 14 * kDay) == doctest::Approx(323.163689).epsilon(1e-9));
    double daily = 0;
    for (int day = 0; day < 14; ++day) daily = daily * std::exp2(-1.0 / 14) + 64;
    CHECK(daily == doctest::Approx(662.459401).epsilon(1e-9));
    CHECK(daily / after == doctest::Approx(1.025).epsilon(1e-3));
}

TEST_CASE("usage does not depend on how often it is looked at") {
    FairShareAccounts often(14 * kDay), once(14 * kDay);
    for (FairShareAccounts* a : {&often, &once}) {
        a->add();
        a->hold(0, 64, 0);
    }
    for (Time t = 0; t <= 14 * kDay; t += kHour) often.hold(0, 0, t);
    CHECK(often.usage(0, 14 * kDay) == doctest::Approx(once.usage(0, 14 * kDay)).epsilon(1e-12));
    CHECK(once.usage(0, 14 * kDay) / static_cast<double>(kDay) == doctest::Approx(646.327378).epsilon(1e-9));
    once.hold(0, -64, 14 * kDay);
    CHECK(once.usage(0, 28 * kDay) / static_cast<double>(kDay) == doctest::Approx(323.163689).epsilon(1e-9));
}

TEST_CASE("an account has used what those below it have") {
    FairShareAccounts all(5 * kDay);
    const auto top = all.add(2), a = all.add(1, top), b = all.add(3, top);
    Dice dice(7);
    Time now = 0;
    for (int i = 0; i < 200; ++i) {
        now += dice.below(kDay);
        all.hold(dice.chance(0.5) ? a : b, dice.below(20) - 9, now);
    }
    CHECK(all.usage(top, now + kDay) ==
          doctest::Approx(all.usage(a, now + kDay) + all.usage(b, now + kDay)).epsilon(1e-9));
}

TEST_CASE("the classic factor halves with each share used, knows no usage and no share") {
    CHECK(classicFactor(0.25, 0.25) == doctest::Approx(0.5));
    CHECK(classicFactor(0.5, 0.25) == doctest::Approx(0.25));
    CHECK(classicFactor(0.5, 0.25, 2) == doctest::Approx(0.5));
    CHECK(classicFactor(0, 0.25) == 1);
    CHECK(classicFactor(0.1, 0) == 0);
    FairShareAccounts all(kDay, 1);
    const auto top = all.add(1), leaf = all.add(3, top), other = all.add(1, top), none = all.add(0),
               rest = all.add(1);
    std::vector<double> f;
    all.factors(ShareRule::classic, 0, f);
    CHECK(f[leaf] == 1);
    CHECK(f[none] == 0);
    all.hold(leaf, 3, 0);
    all.hold(rest, 1, 0);
    all.factors(ShareRule::classic, kDay, f);
    // Shares along the path: 1/2 3/4; usage 3/4 of all.
    CHECK(f[leaf] == doctest::Approx(std::exp2(-0.75 / 0.375)));
    CHECK(f[other] == 1);
    CHECK(f[rest] == doctest::Approx(std::exp2(-0.25 / 0.5)));
}

TEST_CASE("Fair Tree ranks the users of EX-FT by their accounts first") {
    const std::vector<FairTreeNode> nodes{{kNoAccount, 50, 40}, {kNoAccount, 50, 10}, {0, 1, 10},
                                          {0, 1, 30},           {1, 1, 10},           {1, 1, 0}};
    const std::vector<double> f = fairTreeFactors(nodes);
    CHECK(f == std::vector<double>{0, 0, 0.5, 0.25, 0.75, 1});
}

TEST_CASE("the children of accounts that tie are ranked as one list") {
    // A and B tie. Their users are ranked by their own level_fs.
    const std::vector<FairTreeNode> nodes{{kNoAccount, 1, 40}, {kNoAccount, 1, 40}, {0, 1, 10},
                                          {0, 1, 30},          {1, 1, 10},          {1, 2, 30}};
    // level_fs: a1 .5/.25 = 2, a2 .5/.75 = 2/3, b1 (1/3)/.25 = 4/3, b2 (2/3)/.75 = 8/9.
    CHECK(fairTreeFactors(nodes) == std::vector<double>{0, 0, 1, 0.25, 0.75, 0.5});
    // Equal all over: everyone is first, and not one account's users before the other's.
    const std::vector<FairTreeNode> equal{{kNoAccount, 1, 40}, {kNoAccount, 1, 40}, {0, 1, 20},
                                          {0, 1, 20},          {1, 1, 20},          {1, 1, 20}};
    CHECK(fairTreeFactors(equal) == std::vector<double>{0, 0, 1, 1, 1, 1});
}

TEST_CASE("tied users share a rank and the next rank skips") {
    const std::vector<FairTreeNode> nodes{
        {kNoAccount, 1, 10}, {kNoAccount, 1, 0}, {kNoAccount, 1, 10}, {kNoAccount, 1, 30}};
    CHECK(fairTreeFactors(nodes) == std::vector<double>{0.75, 1, 0.75, 0.25});
}

TEST_CASE("a user that ties with an account has the rank of the account's best user") {
    const std::vector<FairTreeNode> nodes{{kNoAccount, 1, 10}, {kNoAccount, 1, 10}, {1, 1, 2}, {1, 1, 8}};
    CHECK(fairTreeFactors(nodes) == std::vector<double>{1, 0, 1, 1.0 / 3});
}

TEST_CASE("Fair Tree ranks everybody, whatever the tree") {
    for (std::uint64_t n = 0; n < 200; ++n) {
        Dice dice(n);
        std::vector<FairTreeNode> nodes;
        FairShareAccounts all(kDay);
        for (std::uint32_t i = 0; i < 30; ++i) {
            const std::uint32_t parent =
                i == 0 || dice.chance(0.3) ? kNoAccount : static_cast<std::uint32_t>(dice.below(i));
            all.add(static_cast<double>(1 + dice.below(3)), parent);
        }
        for (std::uint32_t i = 0; i < 30; ++i) all.hold(i, dice.below(3), 0);
        std::vector<double> f;
        all.factors(ShareRule::fairTree, kDay, f);
        double best = 0;
        for (const double x : f) {
            CHECK(x >= 0);
            best = std::max(best, x);
        }
        CHECK(best == 1);
    }
}

}  // namespace tranche
