// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Orders one after the other: each decides only what those before it hold equal.
#include <doctest/doctest.h>

#include "tests/allocation/rounds.hpp"

namespace tranche {
namespace {

std::vector<std::uint32_t> sorted(std::vector<Candidate> c, const char* order,
                                  const std::vector<const char*>& ties) {
    std::vector<const OrderRow*> rows;
    for (const char* tie : ties) rows.push_back(findOrder(tie));
    sortCandidates(c, *findOrder(order), rows);
    std::vector<std::uint32_t> ids;
    for (const Candidate& one : c) ids.push_back(one.application);
    return ids;
}

using Ids = std::vector<std::uint32_t>;

std::vector<Candidate> five() {
    std::vector<Candidate> c{candidate(0, 80, 16, 8), candidate(1, 80, 8, 8), candidate(2, 90, 32, 8),
                             candidate(3, 80, 8, 8), candidate(4, 80, 16, 8)};
    c[0].second = 50;
    c[1].second = 60;
    c[3].second = 70;
    c[4].second = 70;
    c[1].draw = 0.2;
    c[3].draw = 0.9;
    return c;
}

}  // namespace

TEST_CASE("merit, then the smaller request, then the second criterion or the lot") {
    CHECK(sorted(five(), "score", {}) == Ids{2, 0, 1, 3, 4});
    CHECK(sorted(five(), "score", {"smallest_first"}) == Ids{2, 1, 3, 0, 4});
    CHECK(sorted(five(), "score", {"largest_first"}) == Ids{2, 0, 4, 1, 3});
    CHECK(sorted(five(), "score", {"second_criterion"}) == Ids{2, 3, 4, 1, 0});
    CHECK(sorted(five(), "score", {"second_criterion", "smallest_first"}) == Ids{2, 3, 4, 1, 0});
    CHECK(sorted(five(), "score", {"smallest_first", "lottery"}) == Ids{2, 3, 1, 0, 4});
    CHECK(sorted(five(), "smallest_first", {"score"}) == Ids{1, 3, 0, 4, 2});
    CHECK(sorted(five(), "fcfs", {"smallest_first"}) == Ids{0, 1, 2, 3, 4});
}

TEST_CASE("every order with every tie-break is total: the listing of the candidates changes nothing") {
    for (const OrderRow& order : orderTable())
        for (const OrderRow& tie : orderTable())
            for (std::uint64_t number = 0; number < 40; ++number) {
                std::vector<Candidate> c = randomRound(number).candidates;
                const std::vector<const OrderRow*> ties{&tie};
                std::vector<Candidate> reversed(c.rbegin(), c.rend());
                sortCandidates(c, order, ties);
                sortCandidates(reversed, order, ties);
                for (std::size_t i = 0; i < c.size(); ++i)
                    REQUIRE(c[i].application == reversed[i].application);
            }
}

}  // namespace tranche
