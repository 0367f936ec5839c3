// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A threshold search: the values tried on rows of their own, lowest on top, each with its mean and interval against the
// target (dashed). The scale shows what lies near the target; a mean beyond it is an arrow-like dot on the border with its
// number. Filled: certainly on its side; hollow: open. Empty without probes. Verified by: tests/report/threshold_test.cpp.

#include "models/experiment/solve/solve.hpp"
#include "models/report/charts/chart.hpp"

namespace tranche {

inline constexpr std::size_t kProbeRows = 30;  // those nearest to the answer

Chart thresholdChart(const SolveStudy&, ChartSize);

}  // namespace tranche
