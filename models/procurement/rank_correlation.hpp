// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Spearman's rank correlation (Spearman 1904), ties sharing their mean rank; NaN when one side does not vary or fewer
// than two pairs are given. Needs a.size() == b.size(). O(n log n).
// Verified by: tests/procurement/plan_test.cpp.

#include <cstdint>
#include <span>

namespace tranche {

double rankCorrelation(std::span<const std::int64_t> a, std::span<const std::int64_t> b);

}  // namespace tranche
