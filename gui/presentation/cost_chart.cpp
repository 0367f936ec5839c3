// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the fleet costs in the window by part, and a GPU-hour by what is counted as one.
#include <QCoreApplication>
#include <array>
#include <cmath>

#include "gui/presentation/outcome_charts.hpp"
#include "gui/presentation/run_lookup.hpp"
#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

struct CostChartText {
    Q_DECLARE_TR_FUNCTIONS(CostChart)
};

constexpr std::array<const char*, 6> kParts{"cost.capital_bn_krw", "cost.energy_bn_krw",
                                            "cost.lease_bn_krw",   "cost.space_bn_krw",
                                            "cost.staff_bn_krw",   "cost.network_bn_krw"};
constexpr std::array<const char*, 7> kUnits{
    "cost.krw_per_procured_gpu_hour",  "cost.krw_per_installed_gpu_hour", "cost.krw_per_powered_gpu_hour",
    "cost.krw_per_available_gpu_hour", "cost.krw_per_gpu_hour",           "cost.krw_per_active_gpu_hour",
    "cost.krw_per_effective_gpu_hour"};

// Bars that lie, the first on top, with whiskers.
template <std::size_t N>
void bars(const RunSummary& run, const std::array<const char*, N>& keys, ChartData& chart) {
    std::vector<const MetricEstimate*> all;
    for (const char* key : keys)
        if (const MetricEstimate* metric = metricOf(run, key);
            metric != nullptr && std::isfinite(metric->mean))
            all.push_back(metric);
    chart.table = metricTable(run, all);
    lyingBars(chart, all, Ink::blue, [](const MetricEstimate& metric) {
        return numberText(metric.mean, (metric.high - metric.low) / 2);
    });
}

}  // namespace

ChartData costChart(const RunSummary& run) {
    ChartData chart;
    chart.id = QStringLiteral("cost");
    chart.title = CostChartText::tr("Cost in the window, by part");
    chart.note = CostChartText::tr(
                     "Capital is an annuity from installation; electricity at the price of the month. Means "
                     "with %1 intervals.")
                     .arg(percentText(run.confidence));
    chart.empty = CostChartText::tr("A purchase without a price leaves the cost undefined.");
    chart.x.title = CostChartText::tr("bn KRW");
    chart.x.fromZero = true;
    chart.y.kind = AxisKind::category;
    bars(run, kParts, chart);
    return chart;
}

ChartData unitCostChart(const RunSummary& run) {
    ChartData chart;
    chart.id = QStringLiteral("unit-cost");
    chart.title = CostChartText::tr("Cost of a GPU-hour, by what is counted as one");
    chart.note = CostChartText::tr(
        "All cost over GPU-hours procured, installed, in service, healthy, granted, active, effective: "
        "the fewer count, "
        "the dearer each.");
    chart.empty = CostChartText::tr("A purchase without a price leaves the cost undefined.");
    chart.x.title = CostChartText::tr("KRW per GPU-hour");
    chart.x.fromZero = true;
    chart.y.kind = AxisKind::category;
    bars(run, kUnits, chart);
    if (chart.table.rows.size() == 1) {
        chart.title = CostChartText::tr("Cost of a delivered GPU-hour");
        chart.note = CostChartText::tr(
            "All cost over the GPU-hours granted. A scenario with costs of floor, staff, network or rent has "
            "it by every rung.");
    }
    return chart;
}

}  // namespace tranche::gui
