// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What several charts look up in a run: metrics by name, months of a pool, the ink of a sector.
// Verified by: tests/gui/outcome_charts_test.cpp.

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "gui/presentation/chart_data.hpp"
#include "models/outcome/summary.hpp"

namespace tranche::gui {

// nullptr when the run has no such metric. O(metrics).
const MetricEstimate* metricOf(const RunSummary& run, std::string_view key, std::string_view scope = "all");

struct Month {
    double from = 0, to = 0;  // days
    const SeriesRow* row = nullptr;
};
std::vector<Month> monthsOf(const RunSummary& run, std::string_view pool = "all");

// The same for a sector in every chart: sectors keep their place in the list.
Ink sectorInk(std::size_t index);
Stroke sectorStroke(std::size_t index);

double of(const RungBand& band, Rung rung);

// A bar of half a category's width, `part` of `parts` side by side.
struct BarPlace {
    double from = 0, to = 0;
};
BarPlace barPlace(std::size_t category, std::size_t part, std::size_t parts);

// Lying bars of metrics from zero, the first on top, with whiskers over their intervals: sets categories and series.
// `says` is what stands in a bar.
void lyingBars(ChartData& chart, std::span<const MetricEstimate* const> metrics, Ink ink,
               const std::function<QString(const MetricEstimate&)>& says);

// A table with a row a metric: name, mean, interval, unit.
TableData metricTable(const RunSummary& run, std::span<const MetricEstimate* const> metrics);

}  // namespace tranche::gui
