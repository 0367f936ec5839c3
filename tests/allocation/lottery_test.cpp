// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "models/allocation/lottery/lot.hpp"
#include "models/allocation/lottery/score_bands.hpp"
#include "models/allocation/lottery/win_chances.hpp"
#include "tests/allocation/rounds.hpp"

namespace tranche {
namespace {

using Counts = std::vector<std::int64_t>;

// Who is first in an order, over many rounds of lots.
std::vector<double> firstShares(std::string_view order, const std::vector<double>& weights, int rounds) {
    std::vector<double> first(weights.size(), 0);
    for (int round = 0; round < rounds; ++round) {
        std::vector<Candidate> list;
        for (std::uint32_t i = 0; i < weights.size(); ++i) {
            list.push_back(candidate(i, 50, 8, 8));
            list.back().weight = weights[i];
            list.back().draw = drawLot({7}, static_cast<std::uint64_t>(round), 1000 + i, 0);
        }
        sortCandidates(list, *findOrder(order));
        first[list[0].application] += 1.0 / rounds;
    }
    return first;
}

}  // namespace

TEST_CASE("EX-LOT: equal lots among unlike sizes have exactly these chances") {
    const std::vector<Ticket> tickets{{6}, {5}, {4}};
    const WinChances skip = winChances(tickets, 10, OnBlock::skip);
    CHECK(skip.exact);
    CHECK(skip.allOrders == 6);
    CHECK(skip.orders == Counts{3, 3, 6});  // 1/2, 1/2, 1
    CHECK(skip.usedOverOrders == 57);       // 19/2 each
    const WinChances stop = winChances(tickets, 10, OnBlock::stop);
    CHECK(stop.orders == Counts{3, 3, 4});  // 1/2, 1/2, 2/3
    CHECK(stop.usedOverOrders == 49);       // 49/6 each
    CHECK(skip.meanUsed == doctest::Approx(19.0 / 2).epsilon(1e-12));
    CHECK(stop.meanUsed == doctest::Approx(49.0 / 6).epsilon(1e-12));
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(skip.win[i] == doctest::Approx(static_cast<double>(skip.orders[i]) / 6).epsilon(1e-12));
        CHECK(stop.win[i] == doctest::Approx(static_cast<double>(stop.orders[i]) / 6).epsilon(1e-12));
    }
}

TEST_CASE("beyond eight tickets the chances come from draws and agree with enumeration") {
    const std::vector<Ticket> eight{{3, 1}, {5, 2}, {2, 1}, {7, 4}, {1, 1}, {4, 3}, {6, 1}, {2, 2}};
    std::vector<Ticket> nine = eight;
    nine.push_back({1000, 1});  // never fits: nobody else's chance changes when it is skipped
    const WinChances exact = winChances(eight, 12, OnBlock::skip);
    const WinChances drawn = winChances(nine, 12, OnBlock::skip, 3, 40000);
    CHECK(exact.exact);
    CHECK_FALSE(drawn.exact);
    CHECK(exact.allOrders == 40320);
    for (std::size_t i = 0; i < eight.size(); ++i)
        CHECK(std::abs(exact.win[i] - drawn.win[i]) < 4 * 0.5 / std::sqrt(40000.0));
    CHECK(drawn.win[8] == 0);
    CHECK(drawn.meanUsed == doctest::Approx(exact.meanUsed).epsilon(0.01));
    CHECK(winChances({}, 5, OnBlock::skip).win.empty());
}

TEST_CASE("two weighted tickets for one place win by their weights") {
    const std::vector<Ticket> tickets{{1, 3}, {1, 1}};
    CHECK(winChances(tickets, 1, OnBlock::skip).win[0] == doctest::Approx(0.75));
}

TEST_CASE("who comes first in a lottery follows the weights within statistical error") {
    const std::vector<double> weights{1, 2, 5};
    const int rounds = 20000;
    const std::vector<double> weighted = firstShares("weighted_lottery", weights, rounds);
    const std::vector<double> equal = firstShares("lottery", weights, rounds);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double p = weights[i] / 8;
        CHECK(std::abs(weighted[i] - p) < 4 * std::sqrt(p * (1 - p) / rounds));
        CHECK(std::abs(equal[i] - 1.0 / 3) < 4 * std::sqrt(2.0 / 9 / rounds));
    }
}

TEST_CASE("a lot hangs on seed and round and applicant and attempt and on nothing else") {
    const double u = drawLot({1, 2}, 3, 4, 5);
    CHECK(u > 0);
    CHECK(u < 1);
    CHECK(u == drawLot({1, 2}, 3, 4, 5));
    for (const double other : {drawLot({2, 2}, 3, 4, 5), drawLot({1, 3}, 3, 4, 5), drawLot({1, 2}, 4, 4, 5),
                               drawLot({1, 2}, 3, 5, 5), drawLot({1, 2}, 3, 4, 6)})
        CHECK(u != other);
    CHECK(lotKey(0x1p-53, kLeastLotWeight) < std::int64_t{1} << 59);
    CHECK(lotKey(0.5, 1) == 693147180560);
    CHECK(lotKey(0.5, 2) == 346573590280);
}

TEST_CASE("a partial lottery funds above by score and draws between and puts the rest last") {
    CHECK(bandOf(80, 80, 60) == Band::fund);
    CHECK(bandOf(79.9, 80, 60) == Band::draw);
    CHECK(bandOf(60, 80, 60) == Band::draw);
    CHECK(bandOf(59.9, 80, 60) == Band::reject);
    CHECK(bandOf(59.9, 80, std::nullopt) == Band::draw);
    std::vector<Candidate> list;
    const double scores[] = {81, 95, 70, 79, 50};
    const double draws[] = {0.1, 0.01, 0.2, 0.9, 0.99};  // a draw near 1 goes first
    for (std::uint32_t i = 0; i < 5; ++i) {
        list.push_back(candidate(i, scores[i], 8, 8));
        list.back().draw = draws[i];
        list.back().band = bandOf(scores[i], 80, 60);
    }
    sortCandidates(list, *findOrder("partial_lottery"));
    std::vector<std::uint32_t> order;
    for (const Candidate& c : list) order.push_back(c.application);
    CHECK(order == std::vector<std::uint32_t>{1, 0, 3, 2, 4});
}

TEST_CASE("the chance to be truly within the line follows the normal law") {
    // Two for one place, 8 points apart, each with noise 5: P = Phi(8 / (5 sqrt 2)) = 0.8711.
    const std::vector<double> scores{70, 62};
    const std::vector<double> chances = chancesWithinLine(scores, 5, 1);
    const double p = elementary::normalCdf(8 / (5 * std::sqrt(2.0)));
    CHECK(p == doctest::Approx(0.8711).epsilon(1e-3));
    CHECK(std::abs(chances[0] - p) < 4 * std::sqrt(p * (1 - p) / kGreyZoneDraws));
    CHECK(chances[0] + chances[1] == doctest::Approx(1));
    CHECK(chancesWithinLine(scores, 5, 2) == std::vector<double>{1, 1});
    CHECK(chancesWithinLine(scores, 5, 0) == std::vector<double>{0, 0});
    CHECK(chancesWithinLine(scores, 0, 1) == std::vector<double>{1, 0});
}

TEST_CASE("the grey zone lies around the line and grows with the noise") {
    std::vector<double> scores;
    for (int i = 0; i < 40; ++i) scores.push_back(100 - i);
    std::size_t before = 0;
    for (const double sd : {0.0, 2.0, 6.0}) {
        const std::vector<Band> bands = greyZone(scores, sd, 10, 0.1);
        CHECK(bands.front() == Band::fund);
        CHECK(bands.back() == Band::reject);
        const auto drawn = static_cast<std::size_t>(std::count(bands.begin(), bands.end(), Band::draw));
        CHECK((sd == 0 ? drawn == 0 : drawn > before));
        before = drawn;
        if (sd > 0) CHECK(bands[9] == Band::draw);
    }
}

}  // namespace tranche
