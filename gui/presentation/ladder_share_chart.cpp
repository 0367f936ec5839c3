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
    SeriesData bars, whiskers;
    bars.mark = Mark::boxes;
    bars.strength = 0.75;
    whiskers.mark = Mark::whiskers;
    whiskers.ink = Ink::text;
    std::vector<const MetricEstimate*> all;
    for (const char* key : kShares)
        if (const MetricEstimate* metric = metricOf(run, key)) all.push_back(metric);
    chart.table = metricTable(run, all);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const MetricEstimate& metric = *all[all.size() - 1 - i];
        const BarPlace place = barPlace(i, 0, 1);
        chart.y.categories.append(label(metric.label));
        bars.x.push_back(0);
        bars.x2.push_back(metric.mean);
        bars.low.push_back(place.from);
        bars.high.push_back(place.to);
        bars.labels.append(percentText(metric.mean, 1));
        bars.hints.append(QStringLiteral("%1\n%2").arg(label(metric.label), estimateText(metric)));
        whiskers.x.push_back(metric.low);
        whiskers.x2.push_back(metric.high);
        whiskers.y.push_back(static_cast<double>(i));
    }
    if (!all.empty()) chart.series = {bars, whiskers};
    return chart;
}

}  // namespace tranche::gui
