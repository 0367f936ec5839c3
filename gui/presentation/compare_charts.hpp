// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Alternatives side by side: from a Comparison (its first case) to points, rows and words. Keys of points are
// "alternative:N" and "alternative:N&sector:ID", N an index of the comparison.
// Verified by: tests/gui/compare_test.cpp.

#include "gui/presentation/chart_data.hpp"
#include "models/experiment/compare/comparison.hpp"

namespace tranche::gui {

// One row a metric, one column an alternative: estimate, and what the difference from the baseline says.
TableData estimateTable(const Comparison& comparison);
QString verdictText(DifferenceVerdict verdict);

ChartData differenceChart(const Comparison& comparison,
                          std::size_t metric);       // with intervals, against the baseline
ChartData frontChart(const Comparison& comparison);  // Pareto
ChartData gainChart(const Comparison& comparison, std::size_t alternative);  // winners and losers by sector

// The first N of a key "alternative:N..."; -1: none.
int alternativeOf(const QString& key);

}  // namespace tranche::gui
