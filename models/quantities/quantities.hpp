// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Units as types. GPUs are whole; money is whole won; GPU-time is whole GPU-milliseconds, so sums are exact:
// 100,000 GPUs x 10 years = 3.2e16, far inside 63 bits. Verified by: tests/fleet/quantities_test.cpp.

#include <cstdint>

#include "sim/kernel/time.hpp"

namespace tranche {

using Gpus = std::int64_t;     // [GPU]
using GpuTime = std::int64_t;  // [GPU ms]
using Won = std::int64_t;      // [KRW]

constexpr double toGpuHours(GpuTime t) {
    return static_cast<double>(t) / static_cast<double>(kHour);
}
constexpr double toGpuHours(double t) {
    return t / static_cast<double>(kHour);
}

// The allocation quantum q (GPUs of one server) must be positive; n must not be negative.
constexpr Gpus floorToQuantum(Gpus n, Gpus q) {
    return n / q * q;
}
constexpr Gpus ceilToQuantum(Gpus n, Gpus q) {
    return (n + q - 1) / q * q;
}

}  // namespace tranche
