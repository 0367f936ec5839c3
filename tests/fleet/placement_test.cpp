// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/placement.hpp"

#include <doctest/doctest.h>

#include <array>
#include <numeric>

#include "sim/random/stream.hpp"

namespace tranche {
namespace {

using Free = std::vector<std::int32_t>;

// Chances .5, .3 and .2 of requests of 8, 4 and 2.
TaskMix exampleMix() {
    TaskMix mix(8);
    mix.add(8, 5);
    mix.add(4, 3);
    mix.add(2, 2);
    return mix;
}

std::vector<NodePiece> placed(const Free& free, std::int64_t size, const char* rule, const TaskMix& mix) {
    std::vector<NodePiece> out;
    placeGang(free, 8, size, *findPlacement(rule), mix, out);
    return out;
}

// Straight from the definition, in probabilities.
double fragmentationByHand(const std::vector<std::pair<int, double>>& chances, const Free& free) {
    double all = 0;
    for (const auto& [k, p] : chances)
        for (const int r : free) all += r < std::min(k, 8) ? p * r : 0;
    return all;
}

}  // namespace

TEST_CASE("FGD worked example: 5.6 before, 7.6 on the empty node, 3.6 on the lower of the half free ones") {
    const TaskMix mix = exampleMix();
    const Free free{8, 4, 4, 2};
    CHECK(fragmentation(mix, free) == doctest::Approx(5.6));
    CHECK(fragmentation(mix, Free{4, 4, 4, 2}) == doctest::Approx(7.6));
    CHECK(fragmentation(mix, Free{8, 0, 4, 2}) == doctest::Approx(3.6));
    CHECK(placed(free, 4, "fgd", mix) == std::vector<NodePiece>{{1, 4}});
}

TEST_CASE("placement rules choose different nodes for the same request") {
    const TaskMix mix = exampleMix();
    const Free free{5, 3, 8, 4, 3};
    CHECK(placed(free, 3, "first-fit", mix) == std::vector<NodePiece>{{0, 3}});
    CHECK(placed(free, 3, "best-fit", mix) == std::vector<NodePiece>{{1, 3}});
    CHECK(placed(free, 3, "worst-fit", mix) == std::vector<NodePiece>{{2, 3}});
}

TEST_CASE("a request beyond a node takes whole nodes and part of one more, or nothing") {
    const TaskMix mix = exampleMix();
    CHECK(placed({8, 3, 8, 8}, 19, "best-fit", mix) == std::vector<NodePiece>{{0, 8}, {2, 8}, {1, 3}});
    CHECK(placed({8, 2, 8, 8}, 19, "first-fit", mix) == std::vector<NodePiece>{{0, 8}, {2, 8}, {3, 3}});
    CHECK(placed({8, 2, 8, 7}, 24, "first-fit", mix).empty());
    CHECK(placed({8, 2, 8, -8}, 19, "first-fit", mix).empty());
    std::vector<NodePiece> kept{{9, 1}};
    CHECK_FALSE(placeGang(Free{1, 1}, 8, 2, *findPlacement("fgd"), mix, kept));
    CHECK(kept.size() == 1);
}

TEST_CASE("FGD takes the node of least growth on random nodes, least free and lowest number on ties") {
    const Stream dice({7, 0}, hash64("placement"), 0);
    std::uint64_t draw = 0;
    const auto below = [&](int n) { return static_cast<int>(dice.uniform(draw++) * n); };
    for (int instance = 0; instance < 2000; ++instance) {
        Free free(static_cast<std::size_t>(1 + below(6)));
        for (std::int32_t& f : free) f = below(9);
        TaskMix mix(8);
        std::vector<std::pair<int, double>> chances;
        int total = 0;
        for (int i = 0; i < 3; ++i) {
            const int size = 1 + below(20), weight = 1 + below(5);
            mix.add(size, weight);
            chances.emplace_back(size, weight);
            total += weight;
        }
        for (auto& [k, p] : chances) p /= total;
        const int rest = 1 + below(7);
        const double now = fragmentationByHand(chances, free);
        CHECK(fragmentation(mix, free) == doctest::Approx(now));
        std::size_t best = free.size();
        double least = 0;
        for (std::size_t i = 0; i < free.size(); ++i) {
            if (free[i] < rest) continue;
            Free after = free;
            after[i] -= rest;
            const double growth = fragmentationByHand(chances, after) - now;
            const bool tie = best < free.size() && std::abs(growth - least) < 1e-9;
            if (best == free.size() || (!tie && growth < least) || (tie && free[i] < free[best])) {
                best = i;
                least = growth;
            }
        }
        const std::vector<NodePiece> got = placed(free, rest, "fgd", mix);
        INFO("instance " << instance);
        REQUIRE(got.size() == (best < free.size() ? 1 : 0));
        if (!got.empty()) CHECK(got[0].node == best);
    }
}

TEST_CASE("a mix forgets what is taken out of it") {
    TaskMix mix = exampleMix();
    mix.add(4, -3);
    mix.add(2, -2);
    CHECK(mix.weight() == 5);
    CHECK(fragmentation(mix, Free{8, 4, 4, 2}) == doctest::Approx(10));
    mix.add(8, -5);
    CHECK(fragmentation(mix, Free{8, 4, 4, 2}) == 0);
}

}  // namespace tranche
