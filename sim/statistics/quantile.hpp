// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Sample quantile of Hyndman and Fan (1996), type 7 (the default of R, NumPy and Excel's PERCENTILE.INC):
//   h = (n - 1) p,  Q = x[floor h] + (h - floor h) (x[floor h + 1] - x[floor h]),  x sorted, counted from 0.
// Degenerate: nan when empty; p = 0 and 1 give the least and the greatest. O(1).
// Verified by tests/sim/quantile_test.cpp.

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>

#include "sim/kernel/contract.hpp"

namespace tranche {

inline double quantileType7(std::span<const double> sorted, double p) {
    expects(p >= 0.0 && p <= 1.0, "a probability");
    if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
    const double h = static_cast<double>(sorted.size() - 1) * p;
    const auto below = static_cast<std::size_t>(h);
    if (below + 1 >= sorted.size()) return sorted.back();
    return sorted[below] + (h - std::floor(h)) * (sorted[below + 1] - sorted[below]);
}

}  // namespace tranche
