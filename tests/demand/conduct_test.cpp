// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/conduct_spec.hpp"

#include <doctest/doctest.h>

using namespace tranche;

TEST_CASE("a part is taken for sure by default, by a power of the share, or along a line through points") {
    CHECK(acceptance({}, 0.1) == 1);
    CHECK(acceptance({2, {}, 0}, 0.5) == doctest::Approx(0.25).epsilon(1e-12));
    CHECK(acceptance({2, {}, 0}, 1) == 1);
    const ScaleDownSpec line{0, {{0.25, 0.1}, {0.75, 0.6}}, 0};
    CHECK(acceptance(line, 0.1) == 0.1);
    CHECK(acceptance(line, 0.25) == 0.1);
    CHECK(acceptance(line, 0.5) == doctest::Approx(0.35).epsilon(1e-12));
    CHECK(acceptance(line, 0.75) == doctest::Approx(0.6).epsilon(1e-12));
    CHECK(acceptance(line, 0.875) == doctest::Approx(0.8).epsilon(1e-12));
    CHECK(acceptance(line, 1) == 1);
    double before = 0;
    for (int i = 1; i <= 100; ++i) {
        const double a = acceptance(line, i / 100.0);
        CHECK(a >= before);
        before = a;
    }
}

TEST_CASE("half the GPUs take as long, root two or twice as long at gamma 0, a half and 1") {
    CHECK(stretched({0, {}, 0}, 8, 4) == 1);
    CHECK(stretched({0, {}, 0.5}, 8, 4) == doctest::Approx(1.4142135623730951).epsilon(1e-15));
    CHECK(stretched({0, {}, 1}, 8, 4) == doctest::Approx(2).epsilon(1e-15));
    CHECK(stretched({0, {}, 1}, 8, 8) == 1);
}
