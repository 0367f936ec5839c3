// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Charts of supply that only some runs have: GPUs of firms, power by site, money by year. As in charts.hpp: both sizes,
// nothing computed but layout, empty without data. All axes of values begin at zero.
// Verified by: tests/report/supply_charts_test.cpp.

#include <vector>

#include "models/outcome/summary.hpp"
#include "models/report/charts/chart.hpp"

namespace tranche {

// Mean GPUs on the floor by fleet, stacked as listed, and the government's in service as a line for comparison. More than
// seven fleets: those after the sixth are one layer.
Chart privateChart(const RunSummary& run, ChartSize size);
// One a site: load of the government and of firms, what has no power on top, and the cap as a line. Means, at the meter.
std::vector<Chart> siteCharts(const RunSummary& run, ChartSize size);
// One a budget: appropriated, committed, paid and lapsed by year, means with p5 to p95.
std::vector<Chart> budgetCharts(const RunSummary& run, ChartSize size);

}  // namespace tranche
