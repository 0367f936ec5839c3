// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <initializer_list>

#include "models/quantities/quantities.hpp"

namespace tranche {

TEST_CASE("rounding to the quantum finds the nearest multiples below and above") {
    for (const Gpus q : {1, 4, 8, 72})
        for (Gpus n = 0; n <= 300; ++n) {
            const Gpus low = floorToQuantum(n, q), high = ceilToQuantum(n, q);
            CAPTURE(n);
            CAPTURE(q);
            CHECK(low % q == 0);
            CHECK(high % q == 0);
            CHECK(low <= n);
            CHECK(n <= high);
            CHECK(high - low == (n % q == 0 ? 0 : q));
        }
}

TEST_CASE("a GPU-hour is an hour of one GPU, whether counted exactly or in floating point") {
    CHECK(toGpuHours(GpuTime{8 * 24 * kHour}) == 192.0);
    CHECK(toGpuHours(8.0 * 24 * static_cast<double>(kHour)) == 192.0);
    // 100,000 GPUs for 10 years fit with room to spare.
    CHECK(GpuTime{100000} * 3653 * kDay < (GpuTime{1} << 62));
}

}  // namespace tranche
