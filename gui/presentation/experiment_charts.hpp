// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Results of an experiment: a pivot as a table, a heat map and lines, the swing of each factor as a tornado, and the points
// themselves. From models/experiment/store/result_pivot.hpp to points, rows and words.
// Verified by: tests/gui/experiment_test.cpp.

#include "gui/presentation/chart_data.hpp"
#include "models/experiment/store/result_pivot.hpp"

namespace tranche::gui {

struct PivotView {
    std::string rowKey, columnKey;  // columnKey may be empty
    std::size_t metric = 0;
    Pivot pivot;
};

QString keyName(const ResultTable& table, const std::string& key);  // with the unit of a factor
QString metricTitle(const ResultMetric& metric);                    // with unit and scope

TableData pivotTable(const ResultTable& table, const PivotView& view);
ChartData heatChart(const ResultTable& table, const PivotView& view);
ChartData pivotLines(const ResultTable& table, const PivotView& view);
ChartData tornadoChart(const ResultTable& table, std::size_t metric, const std::vector<FactorSwing>& swings);
TableData pointRows(const ResultTable& table, const std::vector<std::size_t>& points, std::size_t metric);

}  // namespace tranche::gui
