// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Simulated time: whole milliseconds since the epoch of the run. Intervals are half-open, [start, end).
// Integer, so that a sum of a million intervals is exact and two machines agree. Range used: 0 .. kHorizonLimit.

#include <cstdint>
#include <limits>

namespace tranche {

using Time = std::int64_t;      // [ms since the epoch]
using Duration = std::int64_t;  // [ms]

inline constexpr Duration kSecond = 1000;
inline constexpr Duration kMinute = 60 * kSecond;
inline constexpr Duration kHour = 60 * kMinute;
inline constexpr Duration kDay = 24 * kHour;
inline constexpr Duration kWeek = 7 * kDay;

inline constexpr Time kNever = std::numeric_limits<Time>::max();
inline constexpr Time kHorizonLimit = Time{1} << 44;  // 557 years: what an event key can hold

constexpr double toDays(Duration d) {
    return static_cast<double>(d) / static_cast<double>(kDay);
}

// Days to the nearest millisecond, ties away from zero. Days beyond +-500 years are clamped, never undefined.
constexpr Duration fromDays(double days) {
    constexpr double limit = static_cast<double>(kHorizonLimit);
    const double ms = days * static_cast<double>(kDay);
    if (!(ms < limit)) return kHorizonLimit;
    if (ms < -limit) return -kHorizonLimit;
    return static_cast<Duration>(ms < 0 ? ms - 0.5 : ms + 0.5);
}

}  // namespace tranche
