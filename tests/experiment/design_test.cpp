// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/design/design.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/random/sobol.hpp>
#include <cmath>
#include <map>
#include <set>

#include "models/experiment/design/indexed_permutation.hpp"

namespace tranche {
namespace {

using Point = std::vector<double>;

std::vector<Point> all(const Design& design) {
    std::vector<Point> points;
    for (std::int64_t k = 0; k < pointCount(design); ++k) points.push_back(unitPoint(design, k));
    return points;
}

// How many of the points have coordinate i in each of n equal strata.
std::vector<int> strata(const std::vector<Point>& points, std::size_t i, int n) {
    std::vector<int> count(static_cast<std::size_t>(n));
    for (const Point& p : points) ++count[static_cast<std::size_t>(p[i] * n)];
    return count;
}

double chiSquare(const std::vector<int>& counts, double expected) {
    double sum = 0;
    for (const int c : counts) sum += (c - expected) * (c - expected) / expected;
    return sum;
}

}  // namespace

TEST_CASE("a grid is nested loops: every combination once, the last factor fastest") {
    const GridDesign grid({2, 3, 4});
    std::int64_t k = 0;
    for (std::int64_t a = 0; a < 2; ++a)
        for (std::int64_t b = 0; b < 3; ++b)
            for (std::int64_t c = 0; c < 4; ++c) {
                CAPTURE(k);
                CHECK(grid.levelsOf(k) == std::vector<std::int64_t>{a, b, c});
                const Point u = unitPoint(grid, k++);
                CHECK(levelAt(u[0], 2) == a);
                CHECK(levelAt(u[1], 3) == b);
                CHECK(levelAt(u[2], 4) == c);
            }
    CHECK(k == pointCount(grid));
    CHECK(pointCount(GridDesign({})) == 1);
    CHECK(unitPoint(GridDesign({}), 0).empty());
    CHECK(levelAt(1.0, 5) == 4);
    CHECK_FALSE(gridIsCountable({1'000'000'000, 1'000'000'000, 1'000'000'000}));
}

TEST_CASE("the shuffle by index is a permutation of any number of things") {
    for (const std::int64_t n : {1, 2, 3, 7, 64, 100, 1000}) {
        CAPTURE(n);
        std::set<std::int64_t> seen;
        const IndexedPermutation permutation({42, 0}, 7, n);
        for (std::int64_t k = 0; k < n; ++k) seen.insert(permutation(k));
        CHECK(static_cast<std::int64_t>(seen.size()) == n);
        CHECK(*seen.begin() == 0);
        CHECK(*seen.rbegin() == n - 1);
    }
}

TEST_CASE("the shuffle by index draws each of the 24 orders of four things equally often") {
    std::map<std::vector<std::int64_t>, int> seen;
    const int seeds = 4800;
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        const IndexedPermutation permutation({seed, 0}, 3, 4);
        ++seen[{permutation(0), permutation(1), permutation(2), permutation(3)}];
    }
    std::vector<int> counts;
    for (const auto& [order, count] : seen) counts.push_back(count);
    REQUIRE(counts.size() == 24);
    CHECK(chiSquare(counts, seeds / 24.0) < 49.7);  // 23 degrees of freedom, 0.1 %
}

TEST_CASE("a Latin hypercube has one point in each stratum of every dimension") {
    for (const Placing placing : {Placing::centred, Placing::jittered})
        for (const int n : {1, 2, 10, 257}) {
            const std::vector<Point> points = all(LatinHypercube(n, 6, 11, placing));
            for (std::size_t i = 0; i < 6; ++i) {
                CAPTURE(n);
                CAPTURE(i);
                CHECK(strata(points, i, n) == std::vector<int>(static_cast<std::size_t>(n), 1));
            }
            for (const Point& p : points)
                for (const double u : p) {
                    const double place = u * n - std::floor(u * n);
                    CHECK((placing == Placing::jittered || std::abs(place - 0.5) < 1e-9));
                }
        }
}

TEST_CASE("the dimensions of a Latin hypercube are not each other's copies, nor are two seeds") {
    const std::vector<Point> a = all(LatinHypercube(400, 2, 1)), b = all(LatinHypercube(400, 2, 2));
    double within = 0, between = 0;
    for (std::size_t k = 0; k < a.size(); ++k) {
        within += 12 * (a[k][0] - 0.5) * (a[k][1] - 0.5) / 400;
        between += 12 * (a[k][0] - 0.5) * (b[k][0] - 0.5) / 400;
    }
    CHECK(std::abs(within) < 4 / 20.0);  // 4 standard errors of a correlation of 400
    CHECK(std::abs(between) < 4 / 20.0);
}

TEST_CASE("the Sobol' sequence begins with the points of the textbook, the corner first") {
    const std::vector<Point> points = all(SobolPoints(8, 3));
    const std::vector<Point> expected{{0, 0, 0},          {.5, .5, .5},       {.75, .25, .25},
                                      {.25, .75, .75},    {.375, .375, .625}, {.875, .875, .125},
                                      {.625, .125, .875}, {.125, .625, .375}};
    CHECK(points == expected);
}

TEST_CASE("a point of the Sobol' sequence by its index is what Boost's generator counts up to") {
    const std::size_t d = 60;
    boost::random::sobol reference(d);
    const SobolPoints sequence(3000, d);
    for (std::int64_t k = 1; k < sequence.points(); ++k) {
        const Point point = sequence.point(k);
        for (std::size_t i = 0; i < d; ++i) {
            const double expected = static_cast<double>(reference() >> 12) * 0x1p-52;
            if (point[i] == expected) continue;
            CAPTURE(k);
            CAPTURE(i);
            REQUIRE(point[i] == expected);
        }
    }
}

TEST_CASE("2^m points of the sequence, shifted or not, fall one in each 2^-m of all 100 dimensions") {
    for (const bool shifted : {false, true}) {
        const std::vector<Point> points =
            all(shifted ? SobolPoints(256, 100, std::uint64_t{9}) : SobolPoints(256, 100));
        for (std::size_t i = 0; i < 100; ++i) {
            CAPTURE(shifted);
            CAPTURE(i);
            CHECK(strata(points, i, 256) == std::vector<int>(256, 1));
        }
    }
}

TEST_CASE("a digital shift lands anywhere in the open cube, and its mean over seeds is the middle") {
    double sum = 0;
    const int seeds = 2000;
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        const Point p = SobolPoints(4, 1, seed).point(0);
        REQUIRE(p[0] > 0);
        REQUIRE(p[0] < 1);
        sum += p[0];
    }
    CHECK(std::abs(sum / seeds - 0.5) < 4 * std::sqrt(1 / 12.0 / seeds));
}

TEST_CASE("each step of a Morris walk moves one factor by delta, and a walk moves all of them once") {
    for (const int levels : {2, 4, 6, 8}) {
        const std::size_t d = 5;
        const MorrisDesign design(30, d, 17, levels);
        CAPTURE(levels);
        for (std::int64_t walk = 0; walk < design.trajectories(); ++walk) {
            std::set<std::size_t> moved;
            for (std::int64_t s = 0; s + 1 <= static_cast<std::int64_t>(d); ++s) {
                const Point a = design.point(walk * 6 + s), b = design.point(walk * 6 + s + 1);
                int changes = 0;
                for (std::size_t i = 0; i < d; ++i) {
                    if (a[i] == b[i]) continue;
                    ++changes;
                    moved.insert(i);
                    CHECK(std::abs(b[i] - a[i]) == doctest::Approx(design.delta()).epsilon(1e-12));
                }
                CHECK(changes == 1);
            }
            CHECK(moved.size() == d);
        }
    }
}

TEST_CASE("all levels of a Morris design are visited equally often, and walks go up as often as down") {
    const std::int64_t walks = 4000;
    const MorrisDesign design(walks, 2, 3, 4);
    std::vector<int> level(4), first(2), direction(2);
    for (std::int64_t walk = 0; walk < walks; ++walk) {
        const Point start = design.point(walk * 3), next = design.point(walk * 3 + 1);
        ++level[static_cast<std::size_t>(std::lround(start[0] * 3))];
        ++first[start[0] == next[0] ? 1 : 0];
        ++direction[design.point(walk * 3 + 2)[1] > start[1] ? 1 : 0];
    }
    CHECK(chiSquare(level, walks / 4.0) < 16.3);  // 3 degrees of freedom, 0.1 %
    CHECK(chiSquare(first, walks / 2.0) < 10.8);
    CHECK(chiSquare(direction, walks / 2.0) < 10.8);
}

TEST_CASE("a row of a Saltelli design is A, B, and A with one column of B after the other") {
    const std::size_t d = 4;
    const SaltelliDesign design(16, d, 5);
    CHECK(design.points() == 16 * 6);
    for (std::int64_t row = 0; row < 16; ++row) {
        const Point a = design.point(row * 6), b = design.point(row * 6 + 1);
        for (std::size_t i = 0; i < d; ++i) {
            Point expected = a;
            expected[i] = b[i];
            CHECK(a[i] != b[i]);
            CHECK(design.point(row * 6 + 2 + static_cast<std::int64_t>(i)) == expected);
        }
    }
}

TEST_CASE("a longer design begins with the shorter one wherever it says so") {
    for (std::int64_t k = 0; k < 24; ++k) {
        CHECK(unitPoint(SobolPoints(64, 5, std::uint64_t{1}), k) ==
              unitPoint(SobolPoints(32, 5, std::uint64_t{1}), k));
        CHECK(unitPoint(MorrisDesign(40, 5, 1), k) == unitPoint(MorrisDesign(4, 5, 1), k));
        CHECK(unitPoint(SaltelliDesign(64, 5, 1), k) == unitPoint(SaltelliDesign(8, 5, 1), k));
    }
}

TEST_CASE("designs say how many points and dimensions they have, whatever they are") {
    CHECK(pointCount(Design(LatinHypercube(7, 3, 1))) == 7);
    CHECK(pointCount(Design(MorrisDesign(10, 3, 1))) == 40);
    CHECK(pointCount(Design(SaltelliDesign(8, 3, 1))) == 40);
    for (const Design& design : {Design(LatinHypercube(7, 3, 1)), Design(SobolPoints(7, 3)),
                                 Design(MorrisDesign(10, 3, 1)), Design(SaltelliDesign(8, 3, 1))}) {
        CHECK(dimensions(design) == 3);
        CHECK(unitPoint(design, 5).size() == 3);
    }
}

}  // namespace tranche
