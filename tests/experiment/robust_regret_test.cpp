// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/analysis/robust_regret.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

using namespace tranche;

namespace {

using Rows = std::vector<std::size_t>;
const std::vector<std::vector<double>> kExample{{80, 60, 20}, {70, 65, 50}, {60, 60, 60}};

}  // namespace

TEST_CASE("EX-REGRETM: each criterion chooses as in the specification") {
    const RobustChoice c = robustChoice(kExample, 0.5, 60);
    CHECK(c.rows[0].maxRegret == 40);
    CHECK(c.rows[1].maxRegret == 10);
    CHECK(c.rows[2].maxRegret == 20);
    CHECK(c.minimaxRegret == Rows{1});
    CHECK(c.maximin == Rows{2});
    CHECK(c.maximax == Rows{0});
    CHECK(c.rows[0].mean == doctest::Approx(53.3333333).epsilon(1e-8));
    CHECK(c.rows[1].mean == doctest::Approx(61.6666667).epsilon(1e-8));
    CHECK(c.rows[2].mean == doctest::Approx(60));
    CHECK(c.laplace == Rows{1});
    CHECK(c.rows[0].satisfied == doctest::Approx(2.0 / 3));
    CHECK(c.rows[1].satisfied == doctest::Approx(2.0 / 3));
    CHECK(c.rows[2].satisfied == doctest::Approx(1));
    CHECK(c.satisficing == Rows{2});
    CHECK(c.rows[0].regrets == std::vector<double>{0, 5, 40});
    CHECK(c.rows[0].p90Regret == doctest::Approx(33));  // type 7 between 5 and 40
}

TEST_CASE("Hurwicz lies between maximin and maximax") {
    CHECK(robustChoice(kExample, 0, 60).hurwicz == robustChoice(kExample, 0, 60).maximin);
    CHECK(robustChoice(kExample, 1, 60).hurwicz == robustChoice(kExample, 1, 60).maximax);
    CHECK(robustChoice(kExample, 0.5, 60).rows[1].hurwicz == 60);
}

TEST_CASE("Ties are all listed, and one scenario leaves regret alone to decide") {
    CHECK(robustChoice({{1, 2}, {2, 1}}, 0.5, 0).minimaxRegret == Rows{0, 1});
    CHECK(robustChoice({{3}, {4}}, 0.5, 0).minimaxRegret == Rows{1});
}

TEST_CASE("A choice that is undefined somewhere is never chosen and sets no standard") {
    const double undefined = std::numeric_limits<double>::quiet_NaN();
    const RobustChoice c = robustChoice({{undefined, 100}, {5, 6}}, 0.5, 0);
    CHECK(std::isnan(c.rows[0].maxRegret));
    CHECK(c.rows[1].maxRegret == 0);
    CHECK(c.minimaxRegret == Rows{1});
    CHECK(c.maximax == Rows{1});
    CHECK(robustChoice({}, 0.5, 0).rows.empty());
}
