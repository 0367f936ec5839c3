// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The one door to the chart library: pages ask here for a chart and know nothing of what draws it, so another library can take
// its place (Qt Charts gives way to Qt Graphs upstream).
// Verified by: tests/gui/charts_test.cpp.

#include <memory>

#include "gui/charts/chart_view.hpp"
#include "gui/charts/theme.hpp"
#include "gui/presentation/chart_data.hpp"

namespace tranche::gui {

// A widget that shows it: zoom, pan, hover, click, keyboard.
ChartView* makeChartView(ChartData data, const Theme& theme, QWidget* parent = nullptr);

// The same drawing without a window, for files and pictures.
void drawChart(QPainter& painter, const ChartData& data, const Theme& theme, QSizeF size, const QFont& font);

}  // namespace tranche::gui
