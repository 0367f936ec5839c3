// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <string>

#include "tests/allocation/rounds.hpp"

namespace tranche {
namespace {

std::vector<std::uint32_t> ranking(std::vector<Candidate> list, std::string_view order) {
    sortCandidates(list, *findOrder(order));
    std::vector<std::uint32_t> ids;
    for (const Candidate& c : list) ids.push_back(c.application);
    return ids;
}

using Ids = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("the best score goes first, then the earlier submission, then the lower number") {
    std::vector<Candidate> list{candidate(0, 70, 8, 8), candidate(1, 90, 8, 8), candidate(2, 90, 8, 8),
                                candidate(3, 90, 8, 8)};
    list[1].submitted = 5;
    list[2].submitted = 4;
    list[3].submitted = 5;
    CHECK(ranking(list, "score") == Ids{2, 1, 3, 0});
    CHECK(ranking(list, "fcfs") == Ids{0, 2, 1, 3});
}

TEST_CASE("scores that differ by float noise are ties") {
    std::vector<Candidate> list{candidate(0, 80.0, 8, 8), candidate(1, 80.0 + 1e-9, 8, 8)};
    CHECK(ranking(list, "score") == Ids{0, 1});
    list[1].score = 80.0 + 2e-6;
    CHECK(ranking(list, "score") == Ids{1, 0});
}

TEST_CASE("negative scores rank below positive ones") {
    CHECK(ranking({candidate(0, -3, 8, 8), candidate(1, 2, 8, 8), candidate(2, -1, 8, 8)}, "score") ==
          Ids{1, 2, 0});
}

TEST_CASE("every order is total: any listing gives one ranking") {
    for (const OrderRow& order : orderTable())
        for (std::uint64_t number = 0; number < 100; ++number) {
            const std::vector<Candidate> list = randomRound(number).candidates;
            std::vector<Candidate> reversed(list.rbegin(), list.rend());
            CHECK(ranking(list, order.name) == ranking(reversed, order.name));
        }
}

}  // namespace tranche
