// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/analysis/main_effects.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/analytic/near.hpp"

namespace tranche {

TEST_CASE(
    "main effects of a balanced grid are the level means, and an additive response is explained whole") {
    FactorTable table;
    table.names = {"a", "b", "c"};
    for (const double a : {1.0, 2.0})
        for (const double b : {10.0, 20.0, 40.0})
            for (const double c : {0.0, 1.0}) {
                for (const double v : {a, b, c}) table.values.push_back(v);
                table.response.push_back(3 * a + b);
            }
    const auto effects = mainEffects(table);
    REQUIRE(effects.size() == 3);
    CHECK(effects[0].levels.size() == 2);
    CHECK(effects[0].levels[0].value == 1);
    CHECK(effects[0].levels[0].rows == 6);
    CHECK(effects[0].levels[0].mean == near(3 + 70 / 3.0));
    CHECK(effects[0].swing == near(3));
    CHECK(effects[1].swing == near(30));
    CHECK(effects[2].explained == 0);
    CHECK(effects[0].explained + effects[1].explained == near(1));
    CHECK(effects[0].explained == near(2.25 / (2.25 + 1400 / 9.0)));
}

TEST_CASE("undefined responses leave main effects, and a level without any has no mean") {
    FactorTable table{{"a"}, {1, 1, 2, 2}, {5, std::nan(""), std::nan(""), std::nan("")}};
    const auto effects = mainEffects(table);
    CHECK(effects[0].levels[0].rows == 1);
    CHECK(effects[0].levels[0].mean == 5);
    CHECK_FALSE(effects[0].levels[0].interval.bounded());
    CHECK(effects[0].levels[1].rows == 0);
    CHECK(std::isnan(effects[0].levels[1].mean));
    CHECK(std::isnan(effects[0].explained));
}

}  // namespace tranche
