// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The charts of the report, one .cpp each. Every chart is drawn twice, for a page and for a telephone, and
// the style sheet shows the one that fits, so text keeps its size. All read a RunSummary and compute nothing
// but layout. A chart without data is an empty Chart (svg empty). Undefined values leave a gap; nothing is
// extrapolated.
//
// Verified by tests/report/charts_test.cpp.

#include <string>
#include <string_view>
#include <vector>

#include "models/outcome/summary.hpp"
#include "models/report/charts/chart.hpp"

namespace tranche {

// Government GPUs in service: median, p25-p75 and p5-p95 over replications; tranches as flags; targets as
// lines.
Chart capacityChart(const RunSummary& run, ChartSize size);
// P(at least N GPUs by a date) with Wilson intervals, one row each; the last date of a year when there are
// too many.
Chart targetChart(const RunSummary& run, ChartSize size);
// Monthly mean GPU-time of all pools, stacked to the installed fleet.
Chart ladderChart(const RunSummary& run, ChartSize size);
// Share of applications still waiting after so many days (Kaplan-Meier), by sector, medians marked.
Chart waitChart(const RunSummary& run, ChartSize size);
// Share of the GPUs granted by sector: bar, interval, target, and the share asked for.
Chart awardChart(const RunSummary& run, ChartSize size);
// Milestones: p50 start to p50 finish, p10-p90 whisker, criticality. Split between tranches so that each part
// fits a printed page.
std::vector<Chart> ganttCharts(const RunSummary& run, ChartSize size);

// The ladder of all pools over the whole run, from the monthly means. Shares are NaN without data.
struct LadderShares {
    double active = 0, grantedIdle = 0, reserved = 0, free = 0, down = 0, poweredOff = 0;  // of installed
    RungBand gpuDays{};
};
LadderShares ladderShares(const RunSummary& run);

}  // namespace tranche
