// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Sequential stopping on relative precision (Law and Kelton 1982; Law 2015, 9.4.1): enough when the
// half-width of the Student interval is at most gamma / (1 + gamma) of the estimated mean, which makes the
// error relative to the *true* mean at most gamma with about the stated confidence. Asked only from ten
// replications on. A mean of zero is reached only when nothing varies; nan is never enough.
// Verified by tests/sim/replicate_test.cpp.

#include <cstdint>

#include "sim/statistics/interval.hpp"

namespace tranche {

inline constexpr std::int64_t kLeastReplications = 10;

inline bool relativePrecisionReached(const Tally& tally, double gamma, double confidence) {
    expects(gamma > 0.0, "a relative half-width above 0");
    if (tally.count() < kLeastReplications) return false;
    const double half = studentInterval(tally, confidence).halfWidth();
    return half <= gamma / (1.0 + gamma) * std::abs(tally.mean());
}

}  // namespace tranche
