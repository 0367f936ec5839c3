// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/report/axis.hpp"
#include "models/report/charts/stack.hpp"
#include "models/report/charts/supply_charts.hpp"
#include "models/report/layout.hpp"
#include "models/report/number_text.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

// [kW] as MW where the site is that large.
struct PowerUnit {
    double perKw;
    std::string_view name;
};

Chart siteChart(const RunSummary& run, const SiteMark& site, std::size_t number, ChartSize size) {
    Chart chart;
    const bool narrow = size == ChartSize::narrow;
    std::vector<double> dates, cap;
    std::vector<StackLayer> layers(3);
    for (const SitePoint& p : run.supply.sitePoints) {
        if (p.site != site.id) continue;
        dates.push_back(dayNumber(p.date));
        cap.push_back(p.capKw.mean);
        layers[0].values.push_back(p.governmentKw.mean);
        layers[1].values.push_back(p.privateKw.mean);
        layers[2].values.push_back(p.waitingKw.mean);
    }
    if (dates.empty()) return chart;
    double highest = stackHeight(layers);
    for (const double value : cap)
        if (std::isfinite(value)) highest = std::max(highest, value);
    const PowerUnit unit = highest >= 2000 ? PowerUnit{1e-3, "MW"} : PowerUnit{1, "kW"};
    const auto scale = [&](std::vector<double>& values) {
        for (double& value : values) value *= unit.perKw;
    };
    scale(cap);
    for (StackLayer& layer : layers) scale(layer.values);

    const auto last = [&](const std::vector<double>& values) {
        const double value = std::isfinite(values.back()) ? values.back() : 0;
        return fmt::format("{} {}", formatFixed(value, value < 10 ? 1 : 0), unit.name);
    };
    const bool firms =
        std::any_of(layers[1].values.begin(), layers[1].values.end(), [](double value) { return value > 0; });
    std::vector<LegendEntry> legend;
    const auto layer = [&](std::size_t l, std::string_view name, std::string_view mark) {
        layers[l].mark = mark;
        layers[l].tooltip = fmt::format("{}: {} at the end, mean", name, last(layers[l].values));
        legend.push_back({fmt::format("{}: {}", name, last(layers[l].values)), mark});
    };
    if (site.capped)
        legend.push_back({fmt::format("cap: {}", last(cap)), "ln s7 d1", LegendShape::line});
    else
        chart.notes.push_back(site.name + " has no cap: as much power as is needed.");
    layer(2, "accepted, no power", "layer-reserved");
    if (firms) layer(1, "private GPUs", "fleet f3");
    layer(0, "government GPUs", "fleet f1");
    if (!firms) layers.erase(layers.begin() + 1);

    chart.width = chartWidth(size);
    Svg svg;
    svg.text({2, 14}, clipText(site.name, chart.width - 4, 13), {13, TextAnchor::start, "strong", {}});
    const double legendHeight = drawLegend(svg, {2, 24}, chart.width - 4, legend);
    const std::vector<double> ticks = niceTicks(0, highest * unit.perKw, narrow ? 4 : 5);
    const double left = std::max(56.0, valueAxisWidth(ticks) + 4);
    const ChartBox plot{left, 24 + legendHeight + 34, chart.width - left - 10, narrow ? 150.0 : 180.0};
    const LinearScale y{0, ticks.back(), plot.bottom(), plot.y};
    const LinearScale x = dateScale(run.start, run.end, plot);
    drawValueAxis(svg, plot, y, ticks,
                  fmt::format("{} at the meter{}", unit.name, narrow ? "" : ", mean of the replications"),
                  plot.y - 14);
    drawDateAxis(svg, plot, x);
    drawStack(svg, plot, x, y, dates, layers);
    svg.path(stepLine(plot, x, y, dates, cap), "ln s7 d1",
             site.capped ? fmt::format("cap: {} at the end", last(cap)) : std::string());
    chart.height = plot.bottom() + kDateAxisHeight;
    chart.svg = svg.finish(
        chart.width, chart.height, fmt::format("site{}-{}", number, narrow ? "n" : "w"),
        "Power at " + site.name,
        "Load of the government's and of private GPUs by date, what is accepted without power, and the cap.");
    chart.labels = svg.labels();
    return chart;
}

}  // namespace

std::vector<Chart> siteCharts(const RunSummary& run, ChartSize size) {
    std::vector<Chart> charts;
    for (std::size_t s = 0; s < run.supply.sites.size(); ++s)
        if (Chart chart = siteChart(run, run.supply.sites[s], s, size); !chart.svg.empty())
            charts.push_back(std::move(chart));
    return charts;
}

}  // namespace tranche
