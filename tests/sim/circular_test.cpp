// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/random/circular.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "sim/random/stream.hpp"

using namespace tranche;

TEST_CASE("sinTurns is exact at quarters and within 1e-15 of long double sine elsewhere") {
    for (int k = -8; k <= 8; ++k) {
        CHECK(elementary::sinTurns(k) == 0);
        CHECK(elementary::sinTurns(k + 0.25) == 1);
        CHECK(elementary::sinTurns(k - 0.25) == -1);
    }
    const long double twoPi = 6.283185307179586476925286766559L;
    Draws draws(Stream(RunKey{1, 0}, purposeOf("turns"), 0));
    double worst = 0;
    for (int i = 0; i < 200000; ++i) {
        const double x = 2 * draws.next() - 1;
        const long double truth = std::sin(twoPi * static_cast<long double>(x));
        worst = std::max(
            worst, static_cast<double>(std::fabs(static_cast<long double>(elementary::sinTurns(x)) - truth)));
    }
    CHECK(worst < 4e-16);
    CHECK(elementary::cosTurns(0) == 1);
    CHECK(elementary::cosTurns(0.5) == -1);
    CHECK(std::isnan(elementary::sinTurns(std::numeric_limits<double>::infinity())));
}

TEST_CASE("The sine keeps its bits: a digest of ten thousand values") {
    std::uint64_t digest = 0xcbf29ce484222325U;
    Draws draws(Stream(RunKey{2, 0}, purposeOf("turns"), 0));
    for (int i = 0; i < 10000; ++i) {
        const auto bits = std::bit_cast<std::uint64_t>(elementary::sinTurns(4 * draws.next() - 2));
        digest = (digest ^ bits) * 0x100000001b3U;
    }
    CHECK(digest == 0x3c971d5a42d52480U);
}
