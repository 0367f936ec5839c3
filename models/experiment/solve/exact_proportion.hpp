// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The exact interval of a share, `successes` of `trials` (Clopper and Pearson 1934): never covers less often than
// `confidence`, also where Wilson's score interval does by a hair. Two-sided, in (0, 1); an end is exactly 0 or 1 where all
// or none succeeded. At least one trial. O(1). Verified by: tests/experiment/threshold_search_test.cpp.

#include <cstdint>

#include "sim/statistics/interval.hpp"

namespace tranche {

Interval exactProportion(std::int64_t successes, std::int64_t trials, double confidence);

}  // namespace tranche
