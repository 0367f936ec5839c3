// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Sample quantile of Hyndman and Fan (1996), type 7 (the default of R, NumPy and Excel's PERCENTILE.INC):
//   h = (n - 1) p,  Q = x[floor h] + (h - floor h) (x[floor h + 1] - x[floor h]),  x sorted, counted from 0.
// Degenerate: nan when empty; p = 0 and 1 give the least and the greatest. O(1).
// Verified by tests/sim/quantile_test.cpp.

#include <algorithm>
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

// The same, bit for bit, of values in any order, which are left in another: O(n).
inline double quantileBySelection(std::span<double> values, double p) {
    expects(p >= 0.0 && p <= 1.0, "a probability");
    if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
    const double h = static_cast<double>(values.size() - 1) * p;
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(h);
    std::nth_element(values.begin(), at, values.end());
    if (at + 1 >= values.end()) return *at;
    const double above = *std::min_element(at + 1, values.end());
    return *at + (h - std::floor(h)) * (above - *at);
}

}  // namespace tranche
