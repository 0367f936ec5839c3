// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "models/report/axis.hpp"
#include "models/report/charts/supply_charts.hpp"
#include "models/report/layout.hpp"
#include "models/report/number_text.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

struct Quantity {
    std::string_view name, mark;
    Quantiles BudgetPoint::*value;
};
constexpr std::array<Quantity, 4> kQuantities{{{"appropriated", "fleet fx", &BudgetPoint::appropriated},
                                               {"committed", "fleet f1", &BudgetPoint::committed},
                                               {"paid", "fleet f3", &BudgetPoint::paid},
                                               {"lapsed", "layer-reserved", &BudgetPoint::lapsed}}};
constexpr double kBn = 1e-9;

// Side by side in the order of the legend, so that place says what colour says.
void drawYear(Svg& svg, const BudgetPoint& p, double left, double width, const LinearScale& y) {
    const double bar = width / static_cast<double>(kQuantities.size());
    for (std::size_t q = 0; q < kQuantities.size(); ++q) {
        const Quantiles& v = p.*kQuantities[q].value;
        if (!std::isfinite(v.mean)) continue;
        const double x = left + bar * static_cast<double>(q), top = y(v.mean * kBn);
        svg.rect({x, top, std::max(1.0, bar - 1), y(0) - top}, kQuantities[q].mark,
                 fmt::format("{} {}: {} bn KRW (p5 to p95: {} to {})", p.year, kQuantities[q].name,
                             formatFixed(v.mean * kBn, 1), formatFixed(v.p05 * kBn, 1),
                             formatFixed(v.p95 * kBn, 1)));
        if (!(v.p95 - v.p05 > 0)) continue;
        const double middle = x + (bar - 1) / 2;
        svg.line({middle, y(v.p05 * kBn)}, {middle, y(v.p95 * kBn)}, "whisker");
    }
}

Chart budgetChart(const std::vector<const BudgetPoint*>& years, std::size_t number, ChartSize size) {
    Chart chart;
    const bool narrow = size == ChartSize::narrow;
    chart.width = chartWidth(size);
    Svg svg;
    const std::string& name = years.front()->name;
    svg.text({2, 14}, clipText(name, chart.width - 4, 13), {13, TextAnchor::start, "strong", {}});
    std::vector<LegendEntry> legend;
    for (const Quantity& q : kQuantities) legend.push_back({std::string(q.name), q.mark});
    legend.push_back({narrow ? "p5 to p95" : "p5 to p95 of the replications", "whisker", LegendShape::line});
    const double legendHeight = drawLegend(svg, {2, 24}, chart.width - 4, legend);

    double highest = 0;
    for (const BudgetPoint* p : years)
        for (const Quantity& q : kQuantities)
            for (const double v : {(p->*q.value).mean, (p->*q.value).p95})
                if (std::isfinite(v)) highest = std::max(highest, v * kBn);
    const std::vector<double> ticks = niceTicks(0, highest, narrow ? 5 : 6);
    const double left = std::max(56.0, valueAxisWidth(ticks) + 4);
    const ChartBox plot{left, 24 + legendHeight + 34, chart.width - left - 10, narrow ? 190.0 : 220.0};
    const LinearScale y{0, ticks.back(), plot.bottom(), plot.y};
    drawValueAxis(svg, plot, y, ticks, "bn KRW in the year", plot.y - 14);
    const double pitch = plot.width / static_cast<double>(years.size());
    for (std::size_t i = 0; i < years.size(); ++i) {
        const double from = plot.x + pitch * static_cast<double>(i);
        drawYear(svg, *years[i], from + pitch * 0.1, pitch * 0.8, y);
        const std::string label = fmt::format("{}", years[i]->year);
        if (textWidth(label, 11) + 4 < pitch || i % 2 == 0)
            svg.text({from + pitch / 2, plot.bottom() + 16}, label, {11, TextAnchor::middle, "soft", {}});
    }
    chart.height = plot.bottom() + 24;
    chart.svg = svg.finish(
        chart.width, chart.height, fmt::format("budget{}-{}", number, narrow ? "n" : "w"), "Money of " + name,
        fmt::format("Billions of won appropriated, committed, paid and lapsed by year, {} to {}.",
                    years.front()->year, years.back()->year));
    chart.labels = svg.labels();
    return chart;
}

}  // namespace

std::vector<Chart> budgetCharts(const RunSummary& run, ChartSize size) {
    std::vector<Chart> charts;
    std::vector<const BudgetPoint*> years;
    const auto& points = run.supply.budgets;
    for (std::size_t i = 0; i < points.size(); ++i) {
        years.push_back(&points[i]);
        if (i + 1 < points.size() && points[i + 1].budget == points[i].budget) continue;
        charts.push_back(budgetChart(years, charts.size(), size));
        years.clear();
    }
    return charts;
}

}  // namespace tranche
