// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dominant resource fairness over GPUs, power and storage as an award rule.
#include <doctest/doctest.h>

#include "tests/allocation/rounds.hpp"

namespace tranche {
namespace {

// Nine GPUs and 54 units of storage; a GPU of A needs 12 of it, one of B needs 1, and a task of B is three GPUs.
std::vector<Candidate> users() {
    std::vector<Candidate> c{candidate(0, 0, 100, 1), candidate(1, 0, 99, 1)};
    c[0].gigabytes = 12;
    c[1].gigabytes = 1;
    return c;
}

}  // namespace

TEST_CASE("EX-DRF by the award rule: A has three tasks and B two, of nine GPUs and storage of eighteen") {
    for (const AwardRule rule : {drfAward, drfStopAward}) {
        Room room({{.free = 9}}, {}, PoolChoice::listed);
        room.limitResources({kNoLimit, 54});
        std::vector<Decision> d(2);
        rule(users(), room, d);
        CHECK(d[0].gpus == 3);  // 3 of <1, 4>
        CHECK(d[1].gpus == 6);  // 2 of <3, 1>
        CHECK(room.pools()[0].free == 0);
        CHECK(room.resources().gigabytes == 54 - 3 * 14);  // 14 of 18 are used
    }
}

TEST_CASE("power binds before GPUs do, and whoever it refuses is told so") {
    // Two pools; a GPU of the second draws twice as much; 20 kW in all.
    Room room({{.free = 100, .watts = 1000}, {.free = 100, .watts = 2000}}, {}, PoolChoice::listed);
    room.limitResources({20000, kNoLimit});
    const std::vector<Candidate> c{candidate(0, 0, 10, 1, 1), candidate(1, 0, 10, 1, 2),
                                   candidate(2, 0, 15, 15, 2)};
    std::vector<Decision> d(3);
    drfAward(c, room, d);
    CHECK(d[0].gpus == 10);  // half of the power each
    CHECK(d[1].gpus == 5);
    CHECK(room.resources().watts == 0);
    CHECK(d[2].gpus == 0);
    CHECK(d[2].binding == Binding::power);
}

TEST_CASE("without limits the resources of a round change nothing") {
    for (std::uint64_t number = 0; number < 200; ++number) {
        Round round = randomRound(number);
        const auto plain = decide(round, *findAwardRule("drf"), *findOrder("score"), PoolChoice::roomiest);
        for (PoolRoom& pool : round.pools) pool.watts = 1000;
        for (Candidate& c : round.candidates) c.gigabytes = 7;
        const auto same = decide(round, *findAwardRule("drf"), *findOrder("score"), PoolChoice::roomiest);
        for (std::size_t i = 0; i < plain.size(); ++i) REQUIRE(plain[i].gpus == same[i].gpus);
    }
}

TEST_CASE(
    "power and storage are never exceeded on random rounds, and every unit that binds is a true reason") {
    std::int64_t bound = 0;
    for (const char* name : {"drf", "drf_stop", "skip_fill"})
        for (std::uint64_t number = 0; number < 300; ++number) {
            Round round = randomRound(number);
            Dice dice(number + 1);
            for (PoolRoom& pool : round.pools) pool.watts = 500 + dice.below(1500);
            for (Candidate& c : round.candidates) c.gigabytes = dice.below(5) * 100;
            std::vector<Candidate> ranked = round.candidates;
            sortCandidates(ranked, *findOrder("score"));
            Room room(round.pools, round.shareLeft, PoolChoice::roomiest);
            room.limitResources({dice.below(400000), dice.below(60000)});
            std::vector<Decision> d(ranked.size());
            findAwardRule(name)->rule(ranked, room, d);
            CAPTURE(number);
            REQUIRE(room.resources().watts >= 0);
            REQUIRE(room.resources().gigabytes >= 0);
            for (std::size_t i = 0; i < d.size(); ++i) {
                bound += d[i].binding == Binding::power || d[i].binding == Binding::storage;
                if (d[i].gpus > 0) REQUIRE(d[i].gpus >= ranked[i].viable);
            }
        }
    CHECK(bound > 100);
}

}  // namespace tranche
