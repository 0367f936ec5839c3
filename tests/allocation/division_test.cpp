// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "models/allocation/division/link_filling.hpp"
#include "models/allocation/division/rationing.hpp"
#include "models/allocation/division/viable_size.hpp"
#include "models/allocation/division/water_filling.hpp"
#include "sim/kernel/contract.hpp"
#include "tests/fleet/dice.hpp"

namespace tranche {
namespace {

using Amounts = std::vector<std::int64_t>;
using Fractions = std::vector<Fraction>;

Amounts whole(const Amounts& demands, std::int64_t capacity) {
    std::vector<Claim> claims;
    for (const std::int64_t d : demands) claims.push_back({d, 1});
    return maxMinWhole(claims, capacity);
}

std::int64_t sum(const Amounts& amounts) {
    return std::accumulate(amounts.begin(), amounts.end(), std::int64_t{0});
}

// The definition, one unit at a time.
Amounts unitByUnit(const std::vector<Claim>& claims, std::int64_t capacity) {
    Amounts x(claims.size(), 0);
    for (; capacity > 0; --capacity) {
        std::size_t best = claims.size();
        for (std::size_t i = 0; i < claims.size(); ++i)
            if (x[i] < claims[i].demand && (best == claims.size() || (x[i] + 1) * claims[best].weight <
                                                                         (x[best] + 1) * claims[i].weight))
                best = i;
        if (best == claims.size()) break;
        ++x[best];
    }
    return x;
}

// Amounts of a feasible division, smallest first; visits all of them.
template <class Visit>
void everyDivision(const Amounts& most, Amounts& x, std::size_t i, Visit&& visit) {
    if (i == most.size()) return visit(x);
    for (x[i] = 0; x[i] <= most[i]; ++x[i]) everyDivision(most, x, i + 1, visit);
    x[i] = 0;
}

Amounts sorted(Amounts x) {
    std::sort(x.begin(), x.end());
    return x;
}

std::vector<Claim> randomClaims(Dice& dice) {
    std::vector<Claim> claims(static_cast<std::size_t>(1 + dice.below(8)));
    for (Claim& c : claims) c = {dice.below(12), 1 + dice.below(4)};
    return claims;
}

}  // namespace

TEST_CASE("EX-MMF: max-min of these demands and weights is exactly this") {
    // In tenths: demands 2, 2.6, 4 and 5 of 10; weights 2.5, 4, 0.5 and 1 of 16.
    const std::vector<Claim> first{{20, 1}, {26, 1}, {40, 1}, {50, 1}};
    CHECK(maxMin(first, 100) == Fractions{20, 26, 27, 27});
    const std::vector<Claim> second{{4, 5}, {2, 8}, {10, 1}, {4, 2}};
    CHECK(maxMin(second, 16) == Fractions{4, 2, 6, 4});
    CHECK(whole({3, 8, 10}, 17) == Amounts{3, 7, 7});
    CHECK(whole({3, 8, 10}, 18) == Amounts{3, 8, 7});
    CHECK(uniformRule(Amounts{1, 5, 5}, 4) == Fractions{1, Fraction(3, 2), Fraction(3, 2)});
}

TEST_CASE("whole max-min in closed form is unit-by-unit filling") {
    for (std::uint64_t number = 0; number < 2000; ++number) {
        Dice dice(number);
        const std::vector<Claim> claims = randomClaims(dice);
        const std::int64_t capacity = dice.below(60);
        CAPTURE(number);
        REQUIRE(maxMinWhole(claims, capacity) == unitByUnit(claims, capacity));
    }
}

TEST_CASE("exact max-min uses all that is wanted and nobody envies per weight") {
    for (std::uint64_t number = 0; number < 2000; ++number) {
        Dice dice(number);
        const std::vector<Claim> claims = randomClaims(dice);
        const std::int64_t capacity = dice.below(60);
        const Fractions x = maxMin(claims, capacity);
        Fraction used = 0;
        std::int64_t demand = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            used += x[i], demand += claims[i].demand;
            REQUIRE(x[i] <= Fraction(claims[i].demand));
            if (x[i] == Fraction(claims[i].demand)) continue;
            for (std::size_t j = 0; j < x.size(); ++j)
                REQUIRE(x[j] / claims[j].weight <= x[i] / claims[i].weight);
        }
        REQUIRE(used == Fraction(std::min(capacity, demand)));
    }
}

TEST_CASE("whole max-min has the largest smallest amount of all divisions and so on up") {
    for (std::uint64_t number = 0; number < 150; ++number) {
        Dice dice(number);
        Amounts demands(static_cast<std::size_t>(1 + dice.below(4)));
        for (std::int64_t& d : demands) d = dice.below(7);
        const std::int64_t capacity = dice.below(16);
        Amounts best(demands.size(), 0), x(demands.size(), 0);
        everyDivision(demands, x, 0, [&](const Amounts& y) {
            if (sum(y) <= capacity) best = std::max(best, sorted(y));
        });
        CAPTURE(number);
        REQUIRE(sorted(whole(demands, capacity)) == best);
    }
}

TEST_CASE("EX-GAMING: overstating pays under proportional rationing and never under the uniform rule") {
    CHECK(proportional(Amounts{2, 4, 8}, 10) == Fractions{Fraction(10, 7), Fraction(20, 7), Fraction(40, 7)});
    CHECK(proportional(Amounts{3, 4, 8}, 10) == Fractions{2, Fraction(8, 3), Fraction(16, 3)});
    CHECK(proportional(Amounts{8, 4, 8}, 10) == Fractions{4, 2, 4});
    CHECK(uniformRule(Amounts{2, 4, 8}, 10) == Fractions{2, 4, 4});
    CHECK(uniformRule(Amounts{8, 4, 8}, 10) == Fractions{Fraction(10, 3), Fraction(10, 3), Fraction(10, 3)});
    const Amounts need{2, 4, 8};
    const auto off = [&](const Fraction& x, std::size_t agent) { return boost::abs(x - need[agent]); };
    std::int64_t bestReply = -1;
    Fraction least = 100;
    for (std::int64_t report = 0; report <= 10; ++report) {
        const Fraction miss = off(proportional(Amounts{report, 4, 8}, 10)[0], 0);
        if (miss < least) least = miss, bestReply = report;
    }
    CHECK(bestReply == 3);
    CHECK(least == Fraction(0));
    // Whatever the others report, the truth is a best reply.
    for (std::size_t agent = 0; agent < 3; ++agent)
        for (std::int64_t a = 0; a <= 10; ++a)
            for (std::int64_t b = 0; b <= 10; ++b) {
                Amounts reports{a, a, b};
                reports[(agent + 1) % 3] = a, reports[(agent + 2) % 3] = b, reports[agent] = need[agent];
                const Fraction truth = off(uniformRule(reports, 10)[agent], agent);
                for (std::int64_t lie = 0; lie <= 10; ++lie) {
                    reports[agent] = lie;
                    REQUIRE(truth <= off(uniformRule(reports, 10)[agent], agent));
                }
            }
}

TEST_CASE("whole proportional rationing is within a unit of the exact amount and uses everything") {
    CHECK(proportionalWhole(Amounts{2, 4, 8}, 10) == Amounts{1, 3, 6});  // 1.43, 2.86, 5.71
    CHECK(proportionalWhole(Amounts{2, 4, 8}, 20) == Amounts{2, 4, 8});
    for (std::uint64_t number = 0; number < 1000; ++number) {
        Dice dice(number);
        Amounts demands(static_cast<std::size_t>(1 + dice.below(8)));
        for (std::int64_t& d : demands) d = dice.below(20);
        const std::int64_t capacity = dice.below(80);
        const Amounts x = proportionalWhole(demands, capacity);
        const Fractions exact = proportional(demands, capacity);
        REQUIRE(sum(x) == std::min(capacity, sum(demands)));
        for (std::size_t i = 0; i < x.size(); ++i) REQUIRE(boost::abs(exact[i] - x[i]) < Fraction(1));
    }
}

TEST_CASE("only the worst-ranked member below its viable size is dropped at a time") {
    // 5 each is too little for both: without the second the first is viable. Dropping both would waste all.
    const Amounts demands{10, 10};
    const auto divide = [&](const std::vector<std::size_t>& members) {
        Amounts of;
        for (const std::size_t i : members) of.push_back(demands[i]);
        return whole(of, 10);
    };
    CHECK(divideViably(Amounts{8, 6}, divide) == Amounts{10, 0});
    CHECK(divideViably(Amounts{5, 5}, divide) == Amounts{5, 5});
    CHECK(divideViably(Amounts{5, 6}, divide) == Amounts{10, 0});
    CHECK(divideViably(Amounts{6, 5}, divide) == Amounts{0, 10});
    CHECK(divideViably(Amounts{11, 11}, divide) == Amounts{0, 0});
}

TEST_CASE("filling one link in units is whole max-min in units") {
    for (std::uint64_t number = 0; number < 1000; ++number) {
        Dice dice(number);
        const std::vector<Claim> claims = randomClaims(dice);
        const std::int64_t capacity = dice.below(60);
        std::vector<LinkClaim> inServers;
        for (const Claim& c : claims) inServers.push_back({c.demand * 8, 8, c.weight, {0, kNoLink, kNoLink}});
        Amounts expected = maxMinWhole(claims, capacity);
        for (std::int64_t& x : expected) x *= 8;
        REQUIRE(fillLinks(inServers, {capacity * 8 + dice.below(8)}) == expected);
    }
}

TEST_CASE("filling several links gives the largest smallest amount of all divisions and so on up") {
    for (std::uint64_t number = 0; number < 200; ++number) {
        Dice dice(number);
        const Amounts room{dice.below(9), dice.below(9), dice.below(9), dice.below(12)};
        std::vector<LinkClaim> claims(static_cast<std::size_t>(1 + dice.below(4)));
        Amounts demands;
        for (LinkClaim& c : claims) {
            c.demand = dice.below(6);
            c.links = {static_cast<std::uint32_t>(dice.below(2)),
                       static_cast<std::uint32_t>(2 + dice.below(2)), kNoLink};
            demands.push_back(c.demand);
        }
        const auto feasible = [&](const Amounts& y) {
            Amounts left = room;
            for (std::size_t i = 0; i < y.size(); ++i)
                for (const std::uint32_t link : claims[i].links)
                    if (link != kNoLink) left[link] -= y[i];
            return std::all_of(left.begin(), left.end(), [](std::int64_t n) { return n >= 0; });
        };
        const Amounts filled = fillLinks(claims, room), rationed = rationLinks(claims, room);
        Amounts x(demands.size(), 0);
        std::int64_t most = 0;
        everyDivision(demands, x, 0, [&](const Amounts& y) {
            if (!feasible(y)) return;
            most = std::max(most, *std::min_element(y.begin(), y.end()));
            // Pareto: nobody could have more with all others as they are.
            for (const Amounts& z : {filled, rationed})
                REQUIRE_FALSE((y != z && std::equal(y.begin(), y.end(), z.begin(), std::greater_equal<>())));
        });
        CAPTURE(number);
        REQUIRE(feasible(filled));
        REQUIRE(feasible(rationed));
        // With several limits whole units have no leximin guarantee beyond the smallest amount.
        REQUIRE(*std::min_element(filled.begin(), filled.end()) == most);
    }
}

TEST_CASE("a claimant that is blocked is skipped or ends the fill") {
    const std::vector<LinkClaim> claims{{4, 2, 1, {0, 1, kNoLink}}, {8, 2, 1, {0, kNoLink, kNoLink}}};
    CHECK(fillLinks(claims, {8, 3}) == Amounts{2, 6});
    CHECK(fillLinks(claims, {8, 3}, OnBlock::stop) == Amounts{2, 2});
}

TEST_CASE("who holds least or who would hold least is next") {
    const std::vector<LinkClaim> claims{{4, 4, 1, {0, kNoLink, kNoLink}}, {4, 1, 1, {0, kNoLink, kNoLink}}};
    CHECK(fillLinks(claims, {5}) == Amounts{0, 4});
    CHECK(fillLinks(claims, {5}, OnBlock::skip, FillBy::held) == Amounts{4, 1});
}

TEST_CASE("impossible divisions are refused") {
    CHECK_THROWS_AS(maxMin(std::vector<Claim>{{-1, 1}}, 4), ContractViolation);
    CHECK_THROWS_AS(maxMin(std::vector<Claim>{{1, 0}}, 4), ContractViolation);
    CHECK_THROWS_AS(maxMinWhole(std::vector<Claim>{{1, 1}}, -1), ContractViolation);
    CHECK_THROWS_AS(proportional(Amounts{3, -1}, 4), ContractViolation);
    CHECK_THROWS_AS(fillLinks(std::vector<LinkClaim>{{3, 2, 1, {0, kNoLink, kNoLink}}}, {4}),
                    ContractViolation);
}

}  // namespace tranche
