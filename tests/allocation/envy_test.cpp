// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/award/envy.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/allocation/rounds.hpp"

namespace tranche {
namespace {

Gpus worth(const Candidate& c, const Decision& d) {
    return d.gpus > 0 && (c.pools >> d.pool & 1) == 1 ? std::min(d.gpus, c.requested) : 0;
}

}  // namespace

TEST_CASE("justified envy and envy beyond one server, by hand") {
    const std::vector<PoolRoom> pools{{.free = 0, .quantum = 2}};
    const std::vector<Candidate> c{candidate(0, 90, 8, 2), candidate(1, 80, 4, 2), candidate(2, 70, 8, 2)};
    std::vector<Decision> d(3);
    d[0] = {0, 0, 4};
    d[2] = {2, 0, 8};
    const EnvyCount count = countEnvy(c, d, pools);
    CHECK(count.envious == 2);         // 0 would rather have the 8 of 2, and 1 has nothing
    CHECK(count.justifiedPairs == 2);  // 1 envies 0 too, but that has the better score
    CHECK(count.pairs == 3);           // 8 is more than 4 + 2, and 1 would be served by either
}

TEST_CASE("envy is what a look at all pairs finds on random rounds under every rule") {
    std::uint64_t seen = 0;
    for (const AwardRow& rule : awardTable())
        for (std::uint64_t number = 0; number < 100; ++number) {
            const Round round = randomRound(number);
            const auto decisions = decide(round, rule, *findOrder("score"), PoolChoice::roomiest);
            EnvyCount want;
            for (std::size_t i = 0; i < round.candidates.size(); ++i) {
                const Candidate& c = round.candidates[i];
                std::uint64_t envied = 0;
                for (std::size_t j = 0; j < round.candidates.size(); ++j) {
                    const Gpus other = worth(c, decisions[j]), own = decisions[i].gpus;
                    if (other > own && round.candidates[j].score < c.score) ++envied;
                    if (decisions[j].gpus > 0 && other > own + round.pools[decisions[j].pool].quantum)
                        ++want.pairs;
                }
                want.justifiedPairs += envied;
                want.envious += envied > 0;
            }
            const EnvyCount got = countEnvy(round.candidates, decisions, round.pools);
            INFO(std::string(rule.name) << ", round " << number);
            REQUIRE(got.envious == want.envious);
            REQUIRE(got.justifiedPairs == want.justifiedPairs);
            REQUIRE(got.pairs == want.pairs);
            seen += got.pairs;
        }
    CHECK(seen > 1000);
}

}  // namespace tranche
