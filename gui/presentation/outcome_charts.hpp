// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The charts of a run, one file a chart or a pair with one table (capacity_chart.cpp ...): from a RunSummary to points, rows and words. Nothing is
// estimated here; heights of stacks are sums of what lies under them.
// Texts are in the language of the moment; make the chart anew after it changes.
// Verified by: tests/gui/outcome_charts_test.cpp.

#include "gui/presentation/chart_data.hpp"
#include "models/outcome/summary.hpp"

namespace tranche::gui {

ChartData capacityChart(const RunSummary& run);     // fan, tranches, targets
ChartData targetChart(const RunSummary& run);       // chance of each target
ChartData ladderChart(const RunSummary& run);       // stacked months
ChartData ladderShareChart(const RunSummary& run);  // each rung over the one it is named against
ChartData queueChart(const RunSummary& run);        // applications waiting
ChartData backlogChart(const RunSummary& run);      // their GPUs
ChartData awardChart(const RunSummary& run);        // shares by sector against target
ChartData groupChart(const RunSummary& run);        // shares of groups against the policy's
ChartData askedChart(const RunSummary& run);        // GPUs asked, granted by sector
ChartData survivalChart(const RunSummary& run);     // still waiting after t days
ChartData waitSpreadChart(const RunSummary& run);   // distribution
ChartData waitSizeChart(const RunSummary& run);     // percentiles by sector and size
ChartData waitPartsChart(const RunSummary& run);    // what a wait is made of
ChartData lorenzChart(const RunSummary& run);
ChartData fairnessChart(const RunSummary& run);   // Jain, Gini by sector
ChartData costChart(const RunSummary& run);       // parts
ChartData unitCostChart(const RunSummary& run);   // a GPU-hour by denominator
ChartData sitePowerChart(const RunSummary& run);  // power by site against its cap
ChartData budgetChart(const RunSummary& run);     // money by year
ChartData energyChart(const RunSummary& run);     // electricity and CO2
ChartData ganttChart(const RunSummary& run);      // milestones with bands

}  // namespace tranche::gui
