// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>

#include "models/allocation/award/merit_inversions.hpp"
#include "tests/allocation/rounds.hpp"

namespace tranche {
namespace {

using Positions = std::vector<std::size_t>;

std::vector<Decision> funded(const std::vector<Gpus>& gpus) {
    std::vector<Decision> decisions(gpus.size());
    for (std::size_t i = 0; i < gpus.size(); ++i) decisions[i].gpus = gpus[i];
    return decisions;
}

// The definition, pair by pair.
Positions pairByPair(const std::vector<Candidate>& list, const std::vector<Decision>& decisions) {
    Positions found;
    for (std::size_t i = 0; i < list.size(); ++i) {
        bool passedOver = false;
        for (std::size_t j = 0; j < list.size(); ++j)
            passedOver =
                passedOver || (decisions[i].gpus == 0 && decisions[j].gpus > 0 &&
                               list[j].score < list[i].score && decisions[j].gpus <= list[i].requested);
        if (passedOver) found.push_back(i);
    }
    return found;
}

}  // namespace

TEST_CASE("passed over is who was refused while a lower score took no more than was asked") {
    const std::vector<Candidate> list{candidate(0, 90, 12, 12), candidate(1, 80, 8, 8),
                                      candidate(2, 70, 8, 8)};
    CHECK(meritInversions(list, funded({0, 8, 0})) == Positions{0});
    CHECK(meritInversions(list, funded({0, 0, 8})) == Positions{0, 1});
    CHECK(meritInversions(list, funded({0, 0, 9})) == Positions{0});  // the 9 would not have gone to the 8
    CHECK(meritInversions(list, funded({12, 8, 0})).empty());
    CHECK(meritInversions(list, funded({0, 0, 0})).empty());
    CHECK(meritInversions({}, {}).empty());
}

TEST_CASE("equal scores are no inversion, not even when noise of the last bit parts them") {
    std::vector<Candidate> list{candidate(0, 0.1 + 0.2, 8, 8), candidate(1, 0.3, 8, 8)};
    REQUIRE(list[0].score > list[1].score);
    CHECK(meritInversions(list, funded({0, 8})).empty());
    list[1].score = 0.299;
    CHECK(meritInversions(list, funded({0, 8})) == Positions{0});
}

TEST_CASE("the inversions of every rule are those that the definition finds pair by pair") {
    std::size_t inversions = 0;
    for (const AwardRow& row : awardTable())
        for (std::uint64_t number = 0; number < 300; ++number) {
            const Round round = randomRound(number);
            const auto decisions = decide(round, row, *findOrder("score"), PoolChoice::roomiest);
            const Positions found = meritInversions(round.candidates, decisions);
            REQUIRE(found == pairByPair(round.candidates, decisions));
            inversions += found.size();
        }
    CHECK(inversions > 1000);
}

}  // namespace tranche
