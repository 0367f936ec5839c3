// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/analysis/morris_effects.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/analytic/near.hpp"

namespace tranche {
namespace {

template <class F>
std::vector<double> responses(const MorrisDesign& design, F f) {
    std::vector<double> y;
    for (std::int64_t k = 0; k < design.points(); ++k) y.push_back(f(design.point(k)));
    return y;
}

}  // namespace

TEST_CASE("of a linear function the elementary effects are its coefficients, exactly") {
    const MorrisDesign design(20, 4, 3);
    const auto effects = morrisEffects(design, responses(design, [](const auto& u) {
                                           return 5 + 2 * u[0] - 3 * u[1] + 0.5 * u[2] + 0 * u[3];
                                       }));
    const double expected[] = {2, -3, 0.5, 0};
    for (std::size_t i = 0; i < 4; ++i) {
        CAPTURE(i);
        CHECK(effects[i].walks == 20);
        CHECK(std::abs(effects[i].mu - expected[i]) < 1e-12);
        CHECK(std::abs(effects[i].muStar - std::abs(expected[i])) < 1e-12);
        CHECK(effects[i].sigma < 1e-12);
        CHECK(effects[i].muStarInterval.halfWidth() < 1e-11);
    }
}

TEST_CASE("an interaction shows as sigma, and an effect of changing sign as mu below mu*") {
    const MorrisDesign design(400, 3, 3, 4);
    const auto effects = morrisEffects(
        design, responses(design, [](const auto& u) { return (u[0] - .5) * (u[1] - .5) * 12 + u[2]; }));
    CHECK(std::abs(effects[0].mu) < 0.5);
    CHECK(effects[0].muStar == near(4, 0.1));  // mean of 12 |x - 1/2| over 0, 1/3, 2/3, 1
    CHECK(effects[0].sigma == near(std::sqrt(20.0), 0.1));
    CHECK(effects[2].sigma < 1e-12);
}

TEST_CASE("rounded values count by the step they really made, and a step of nothing is left out") {
    const MorrisDesign design(30, 2, 3);
    std::vector<double> made, y;
    for (std::int64_t k = 0; k < design.points(); ++k) {
        const std::vector<double> u = design.point(k);
        // 0 to 7 in whole numbers: a third is 2.33, made 2. The other from 0 to 1: two thirds of a step, made 1 or 0.
        const double whole = std::round(7 * u[0]), coarse = u[1] > 0.9 ? 1 : 0;
        made.insert(made.end(), {whole / 7, coarse});
        y.push_back(3 * whole + 5 * coarse);
    }
    const auto effects = morrisEffects(design, y, 0.95, made);
    CHECK(effects[0].mu == near(21, 1e-12));
    CHECK(effects[0].sigma < 1e-12);
    CHECK(effects[0].still == 0);
    CHECK(effects[1].mu == near(5, 1e-12));
    CHECK(effects[1].still > 0);
    CHECK(effects[1].walks + effects[1].still == 30);
    CHECK(morrisEffects(design, y)[0].mu == near(22.5, 1e-12));  // by the steps meant: 15 over two thirds
}

TEST_CASE("an effect with an undefined end is left out and counted") {
    const MorrisDesign design(5, 2, 3);
    std::vector<double> y = responses(design, [](const auto& u) { return u[0] + 2 * u[1]; });
    y[1] = std::nan("");  // in the middle of the first walk: both of its effects
    const auto effects = morrisEffects(design, y);
    CHECK(effects[0].walks == 4);
    CHECK(effects[1].walks == 4);
    CHECK(effects[1].mu == near(2));
    const auto none = morrisEffects(design, std::vector<double>(15, std::nan("")));
    CHECK(none[0].walks == 0);
    CHECK(std::isnan(none[0].muStar));
}

}  // namespace tranche
