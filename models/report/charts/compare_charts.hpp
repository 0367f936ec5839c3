// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The drawings of a comparison, one scenario each. `caseIndex` only keeps their ids apart in a page.
//   differenceChart  of one metric: a row an alternative, the paired difference from the baseline as a dot with its interval; green
//                    clearly better, orange clearly worse, hollow no clear difference. Empty when nothing is defined.
//   gainsChart       a row an alternative: to the left the share of projects that get less than under the baseline, to the
//                    right the share that get more
//   gainsBySectorChart  the same for one alternative, a row a sector and a row a size of request
//   frontChart       two metrics, each alternative a numbered dot at its means; those that nothing beats in both are joined
//   shadowPriceChart what one more GPU-hour would have served, by year. Empty without a bound.
// Verified by: tests/report/compare_test.cpp (no two labels overlap).

#include "models/experiment/compare/comparison.hpp"
#include "models/report/charts/chart.hpp"

namespace tranche {

Chart differenceChart(const Comparison&, std::size_t caseIndex, std::size_t metric, ChartSize);
Chart gainsChart(const Comparison&, std::size_t caseIndex, ChartSize);
Chart gainsBySectorChart(const Comparison&, std::size_t caseIndex, std::size_t alternative, ChartSize);
Chart frontChart(const Comparison&, std::size_t caseIndex, ChartSize);
Chart shadowPriceChart(const Comparison&, std::size_t caseIndex, ChartSize);

}  // namespace tranche
