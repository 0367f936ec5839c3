// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The lot of an application in a round. u hangs on (seed, "lottery", round, applicant) and on nothing else, so one
// application more or less changes no other's lot. Ascending order of -ln(u) / weight is a random serial dictatorship
// (Abdulkadiroglu, Sonmez 1998); the chance to come first is proportional to the weight (Efraimidis, Spirakis 2006).
// Keys are whole numbers of 1e-12; ties by submission and number. O(1).
// Verified by: tests/allocation/lottery_test.cpp.

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "sim/random/elementary.hpp"
#include "sim/random/stream.hpp"

namespace tranche {

inline constexpr double kLeastLotWeight = 1e-3, kLargestLotWeight = 1e3;

inline double drawLot(RunKey key, std::uint64_t round, std::uint64_t applicant, std::uint64_t attempt) {
    return Stream(key, purposeOf("lottery"), applicant, round).uniform(attempt);
}

// u in (0, 1); weights outside the two limits count as the limits. At most 3.7e16.
inline std::int64_t lotKey(double u, double weight) {
    return std::llround(-elementary::log(u) / std::clamp(weight, kLeastLotWeight, kLargestLotWeight) * 1e12);
}

}  // namespace tranche
