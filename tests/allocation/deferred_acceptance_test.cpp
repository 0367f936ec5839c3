// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "models/allocation/award/deferred_acceptance.hpp"
#include "tests/allocation/rounds.hpp"

namespace tranche {
namespace {

struct Outcome {
    std::vector<Candidate> ranked;
    std::vector<Decision> decisions;
    std::vector<JustifiedEnvy> envy;
};

Outcome outcome(const Round& round, std::string_view rule) {
    Outcome o;
    o.ranked = round.candidates;
    sortCandidates(o.ranked, *findOrder("score"));
    Room room(round.pools, round.shareLeft, PoolChoice::listed);
    const Room before = room;
    o.decisions.resize(o.ranked.size());
    findAwardRule(rule)->rule(o.ranked, room, o.decisions);
    o.envy = justifiedEnvy(o.ranked, before, o.decisions);
    return o;
}

}  // namespace

TEST_CASE("everyone has the first pool of the list that the better-ranked leave to it") {
    Round round;
    round.pools = {PoolRoom{.free = 8}, PoolRoom{.free = 8}};
    round.candidates = {candidate(0, 9, 8, 8, 0b11), candidate(1, 8, 8, 8, 0b11),
                        candidate(2, 7, 8, 8, 0b11)};
    const Outcome o = outcome(round, "deferred_acceptance");
    CHECK(o.decisions[0].pool == 0);
    CHECK(o.decisions[1].pool == 1);
    CHECK(o.decisions[2].gpus == 0);
    CHECK(o.envy.empty());
}

TEST_CASE("envy is a worse-ranked project in the pool one wants, in a place that is large enough") {
    Round round;
    round.pools = {PoolRoom{.free = 8}};
    round.candidates = {candidate(0, 9, 8, 8), candidate(1, 8, 4, 4)};
    std::vector<Decision> decisions(2);
    decisions[1] = {1, 0, 4, 0, Binding::none};
    const Room before(round.pools, {}, PoolChoice::listed);
    CHECK(justifiedEnvy(round.candidates, before, decisions) == std::vector<JustifiedEnvy>{{0, 1, 0}});
    const Room larger({PoolRoom{.free = 12}}, {}, PoolChoice::listed);
    CHECK(justifiedEnvy(round.candidates, larger, decisions) ==
          std::vector<JustifiedEnvy>{{0, kIdleRoom, 0}});
    const Room smaller({PoolRoom{.free = 7}}, {}, PoolChoice::listed);
    CHECK(justifiedEnvy(round.candidates, smaller, decisions).empty());
}

TEST_CASE("with requests of one size nobody has justified envy, and no room is left to claim") {
    std::size_t refused = 0;
    for (std::uint64_t number = 0; number < 600; ++number) {
        INFO("round " << number);
        Round round = randomRound(number);
        for (PoolRoom& pool : round.pools) {
            pool.quantum = 8;
            pool.free = ceilToQuantum(pool.free, 8);
            pool.lendable = 0;
            pool.cap = kNoLimit;
        }
        for (Candidate& c : round.candidates) {
            c.requested = c.viable = 8;
            c.group = kNoGroup;
        }
        const Outcome o = outcome(round, "deferred_acceptance");
        REQUIRE(o.envy.empty());
        for (const Decision& d : o.decisions) refused += d.gpus == 0;
    }
    CHECK(refused > 500);
}

TEST_CASE("with several sizes what remains of envy is listed, and refused projects find no idle room") {
    std::size_t remaining = 0, byPartialRule = 0;
    for (std::uint64_t number = 0; number < 600; ++number) {
        INFO("round " << number);
        Round round = randomRound(number);
        for (PoolRoom& pool : round.pools) pool.lendable = 0;
        const Outcome o = outcome(round, "deferred_acceptance");
        for (const JustifiedEnvy& e : o.envy)
            REQUIRE((e.envied != kIdleRoom || o.decisions[e.project].gpus > 0));
        remaining += o.envy.size();
        byPartialRule += outcome(round, "knapsack_merit").envy.size();
    }
    CHECK(byPartialRule > 10 * remaining);
}

}  // namespace tranche
