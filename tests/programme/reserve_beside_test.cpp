// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A reserve beside the shares of sectors, against a plain retelling of the rule.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "tests/programme/small_scenarios.hpp"

using namespace tranche;

namespace {

Scenario round(Gpus gpus, double reserve, ReservePlace order, ReserveRest rest) {
    Scenario s = small::base(gpus);
    s.calls = {small::call("c", {2026, 1, 10}, {2026, 1, 20})};
    s.policy.award.rule = "skip_fill";
    s.policy.shares.reserve = ReserveSpec{reserve, true, {}, order, rest, {}};
    return s;
}

SectorSpec one(const char* id, double merit, bool regional) {
    SectorSpec sector = small::applicants(id, 1, Distribution::constant(1));
    sector.merit = Distribution::constant(merit);
    sector.regional = regional ? 1 : 0;
    return sector;
}

std::vector<int> winners(const Scenario& s) {
    std::vector<int> won(s.sectors.size(), 0);
    for (const Application& a : small::run(s).applications) won[a.sector] += a.awarded != kNever;
    return won;
}

}  // namespace

TEST_CASE("EX-RESERVE by a reserve for regional applicants, given first or over and above") {
    Scenario s = round(4, 0.5, ReservePlace::first, ReserveRest::revert);
    s.sectors = {one("o1", 95, false), one("r1", 90, true), one("o2", 85, false),
                 one("r2", 80, true),  one("r3", 75, true), one("o3", 70, false)};
    CHECK(winners(s) == std::vector<int>{1, 1, 1, 1, 0, 0});
    s.policy.shares.reserve->order = ReservePlace::openFirst;
    CHECK(winners(s) == std::vector<int>{1, 1, 0, 1, 1, 0});
}

TEST_CASE("what a reserve leaves reverts, is held, or is held until a day") {
    Scenario s = round(4, 0.5, ReservePlace::first, ReserveRest::revert);
    s.sectors = {one("o1", 95, false), one("o2", 85, false), one("o3", 70, false), one("o4", 65, false)};
    CHECK(winners(s) == std::vector<int>{1, 1, 1, 1});
    s.policy.shares.reserve->unused = ReserveRest::hold;
    CHECK(winners(s) == std::vector<int>{1, 1, 0, 0});
    s.policy.shares.reserve->holdUntil = Date{2026, 1, 25};  // the decision is on the 31st
    CHECK(winners(s) == std::vector<int>{1, 1, 1, 1});
    s.policy.shares.reserve->holdUntil = Date{2026, 3, 1};
    CHECK(winners(s) == std::vector<int>{1, 1, 0, 0});
    s.policy.shares.reserve->order = ReservePlace::openFirst;
    CHECK(winners(s) == std::vector<int>{1, 1, 0, 0});
}

TEST_CASE("a reserve before quotas is what a plain retelling of the rule gives on random rounds") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        Scenario s = round(20, 0.2, ReservePlace::first, ReserveRest::revert);
        s.sectors = {small::applicants("a", 12, Distribution::uniform(0.5, 5)),
                     small::applicants("b", 12, Distribution::uniform(0.5, 5))};
        s.sectors[0].regional = s.sectors[1].regional = 0.3;
        s.policy.shares.groups = {{"a", {"a"}, 0.4}, {"b", {"b"}, 0.6}};
        s.policy.shares.unused = seed % 2 ? UnusedShare::hold : UnusedShare::release;
        const ReplicationOutcome o = small::run(s, seed);
        std::vector<const Application*> ranked;
        for (const Application& a : o.applications) ranked.push_back(&a);
        std::sort(ranked.begin(), ranked.end(),
                  [](const Application* x, const Application* y) { return x->score > y->score; });
        Gpus free = 20, reserve = 4;
        std::array<Gpus, 2> left{8, 12};
        std::vector<const Application*> won;
        const auto give = [&](const Application* a) {
            free -= a->requested;
            left[a->sector] = std::max<Gpus>(0, left[a->sector] - a->requested);
            won.push_back(a);
        };
        const auto has = [&](const Application* a) {
            return std::find(won.begin(), won.end(), a) != won.end();
        };
        for (const Application* a : ranked)
            if (a->regional && a->requested <= std::min(free, reserve)) {
                reserve -= a->requested;
                give(a);
            }
        for (const Application* a : ranked)
            if (!has(a) && a->requested <= std::min(free, left[a->sector])) give(a);
        if (seed % 2 == 0)
            for (const Application* a : ranked)
                if (!has(a) && a->requested <= free) give(a);
        for (const Application* a : ranked) {
            INFO("seed " << seed << ", merit " << a->merit << ", asks " << a->requested);
            CHECK((a->awarded != kNever) == has(a));
        }
    }
}

TEST_CASE("a minimum guarantee counts what members hold from earlier rounds") {
    Scenario s = round(10, 0.5, ReservePlace::first, ReserveRest::revert);
    SectorSpec others = small::applicants("o", 10, Distribution::constant(1), 6);
    SectorSpec members = small::applicants("r", 5, Distribution::constant(1), 6);
    others.merit = Distribution::constant(90);
    members.merit = Distribution::constant(60);
    members.regional = 1;
    s.sectors = {others, members};
    s.calls.push_back(small::call("d", {2026, 2, 1}, {2026, 2, 10}));
    s.tranches.push_back(small::delivery("p2", "g", 10, {2026, 2, 15}));
    s.tranches[1].pool = "p";
    // First call: 5 members and 5 others of 10. Second: the guarantee is 10 of 20, 5 are held, so 5 more, then 5 others.
    std::array<std::array<int, 2>, 2> won{};
    for (const Application& a : small::run(s).applications)
        if (a.awarded != kNever) ++won[a.call][a.sector];
    CHECK(won[0] == std::array<int, 2>{5, 5});
    CHECK(won[1] == std::array<int, 2>{5, 5});
}
