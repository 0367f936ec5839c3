// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "models/allocation/set_aside.hpp"

namespace tranche {

TEST_CASE("EX-TOURN: 6,120 GPUs among 5, 4, 3 and 2 teams, and what is spare") {
    const Gpus each[] = {1224, 1528, 2040, 3056}, spare[] = {0, 8, 0, 8};
    for (std::int64_t i = 0; i < 4; ++i) {
        const std::int64_t teams = 5 - i;
        CHECK(equalFloor(6120, teams, 8) == each[i]);
        CHECK(6120 - teams * equalFloor(6120, teams, 8) == spare[i]);
    }
}

TEST_CASE("an equal floor is whole servers, fits, and one server more for each would not") {
    for (const Gpus pool : {0, 7, 8, 100, 6000, 6120})
        for (std::int64_t teams = 1; teams < 20; ++teams)
            for (const Gpus q : {1, 8, 72}) {
                const Gpus n = equalFloor(pool, teams, q);
                CHECK(n % q == 0);
                CHECK(n * teams <= pool);
                CHECK((n + q) * teams > pool);
            }
    CHECK(equalFloor(100, 0, 8) == 0);
}

}  // namespace tranche
