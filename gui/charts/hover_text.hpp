// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What hovering says, as plain text in the language of the screen: of one point, or of every series at x.
// Verified by: tests/gui/charts_test.cpp.

#include "gui/presentation/chart_data.hpp"

namespace tranche::gui {

QString axisText(const AxisData& axis, double value);
QString pointText(const ChartData& chart, std::size_t series, std::size_t point);
// Where a series has no point at x, its last one before it, if lines hold there; O(series log points).
QString columnText(const ChartData& chart, double x);
// The x of a point of some line or band that is nearest to x; NaN: none.
double nearestX(const ChartData& chart, double x);

}  // namespace tranche::gui
