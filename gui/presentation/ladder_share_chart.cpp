// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Each rung of the ladder over the one it is named against, by GPU-time of the whole run.
#include <QCoreApplication>
#include <array>

#include "gui/presentation/outcome_charts.hpp"
#include "gui/presentation/run_lookup.hpp"
#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

struct LadderShareChartText {
    Q_DECLARE_TR_FUNCTIONS(LadderShareChart)
};

constexpr std::array<const char*, 7> kShares{
    "ladder.deployment", "ladder.energisation", "ladder.availability", "ladder.allocation",
    "ladder.occupancy",  "ladder.efficiency",   "ladder.effective_use"};

}  // namespace

ChartData ladderShareChart(const RunSummary& run) {
    ChartData chart;
    chart.id = QStringLiteral("ladder-shares");
    chart.title =
        LadderShareChartText::tr("The utilization ladder, each rung over the one it is named against");
    chart.note = LadderShareChartText::tr(
                     "By GPU-time of the whole run. The product of the six rungs is the last bar, effective "
                     "of procured. "
                     "The whisker is the %1 interval of the mean.")
                     .arg(percentText(run.confidence));
    chart.empty = LadderShareChartText::tr("No replication is done yet.");
    chart.x.percent = true;
    chart.x.low = 0;
    chart.x.high = 1;
    chart.x.title = LadderShareChartText::tr("Share of the denominator");
    chart.y.kind = AxisKind::category;
    std::vector<const MetricEstimate*> all;
    for (const char* key : kShares)
        if (const MetricEstimate* metric = metricOf(run, key)) all.push_back(metric);
    chart.table = metricTable(run, all);
    lyingBars(chart, all, Ink::blue,
              [](const MetricEstimate& metric) { return percentText(metric.mean, 1); });
    return chart;
}

}  // namespace tranche::gui
