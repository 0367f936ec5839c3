// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "models/report/axis.hpp"
#include "models/report/charts/stack.hpp"
#include "models/report/charts/supply_charts.hpp"
#include "models/report/layout.hpp"
#include "models/report/number_text.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

constexpr std::size_t kMostLayers = 7;
constexpr std::array<std::string_view, kMostLayers> kMarks{"fleet f6", "fleet f5", "fleet f3", "fleet f4",
                                                           "fleet f1", "fleet f2", "fleet fx"};

struct Fleets {
    std::vector<double> dates;       // [days]
    std::vector<std::string> names;  // of layers
    std::vector<StackLayer> layers;
};

Fleets layersOf(const RunSummary& run) {
    const auto& fleets = run.supply.fleets;
    const bool merged = fleets.size() > kMostLayers;
    const std::size_t layers = std::min(fleets.size(), kMostLayers);
    Fleets out;
    out.layers.resize(layers);
    std::vector<double> ends(layers, 0);
    for (const FleetPoint& p : run.supply.fleetPoints) {
        if (p.fleet == "all") {
            out.dates.push_back(dayNumber(p.date));
            for (StackLayer& layer : out.layers) layer.values.push_back(0);
            continue;
        }
        const auto at =
            std::find_if(fleets.begin(), fleets.end(), [&](const FleetMark& f) { return f.id == p.fleet; }) -
            fleets.begin();
        const std::size_t layer = std::min(static_cast<std::size_t>(at), layers - 1);
        if (!out.dates.empty() && std::isfinite(p.there.mean))
            out.layers[layer].values.back() += p.there.mean;
    }
    for (std::size_t l = 0; l < layers; ++l) {
        out.names.push_back(merged && l + 1 == layers
                                ? fmt::format("{} others", fleets.size() - kMostLayers + 1)
                                : fleets[l].name);
        out.layers[l].mark = kMarks[l];
        const double last = out.dates.empty() ? 0 : out.layers[l].values.back();
        out.layers[l].tooltip = fmt::format("{}: {} GPUs at the end, mean", out.names[l], formatCount(last));
    }
    return out;
}

// In the layer at its right end, where it is thick enough there.
void nameLayer(Svg& svg, const ChartBox& plot, const std::string& name, double low, double high) {
    if (low - high < 17) return;
    svg.text({plot.right() - 6, (low + high) / 2 + 4}, clipText(name, plot.width * 0.4, 12),
             {12, TextAnchor::end, "halo", {}});
}

}  // namespace

Chart privateChart(const RunSummary& run, ChartSize size) {
    Chart chart;
    if (run.supply.fleets.empty() || run.supply.fleetPoints.empty()) return chart;
    const bool narrow = size == ChartSize::narrow;
    chart.width = chartWidth(size);
    const Fleets fleets = layersOf(run);
    Svg svg;
    std::vector<LegendEntry> legend;
    for (std::size_t l = fleets.layers.size(); l-- > 0;)
        legend.push_back({fmt::format("{}: {}", fleets.names[l], formatCount(fleets.layers[l].values.back())),
                          fleets.layers[l].mark});
    legend.push_back({"government, in service", "ln s7", LegendShape::line});
    const double legendHeight = drawLegend(svg, {2, 2}, chart.width - 4, legend);

    double highest = stackHeight(fleets.layers);
    for (const CapacityPoint& p : run.capacity)
        if (std::isfinite(p.mean)) highest = std::max(highest, p.mean);
    const std::vector<double> ticks = niceTicks(0, highest, narrow ? 6 : 8);
    const double left = std::max(56.0, valueAxisWidth(ticks) + 4);
    const ChartBox plot{left, legendHeight + 34, chart.width - left - 10, narrow ? 250.0 : 320.0};
    const LinearScale y{0, ticks.back(), plot.bottom(), plot.y};
    const LinearScale x = dateScale(run.start, run.end, plot);
    drawValueAxis(svg, plot, y, ticks, "GPUs, mean of the replications", plot.y - 14);
    drawDateAxis(svg, plot, x);
    const auto ends = drawStack(svg, plot, x, y, fleets.dates, fleets.layers);
    std::vector<double> dates, government;
    for (const CapacityPoint& p : run.capacity) {
        dates.push_back(dayNumber(p.date));
        government.push_back(p.mean);
    }
    svg.path(stepLine(plot, x, y, dates, government), "ln s7",
             government.empty() ? std::string()
                                : fmt::format("Government: {} GPUs in service at the end, mean",
                                              formatCount(government.back())));
    for (std::size_t l = 0; l < ends.size(); ++l)
        nameLayer(svg, plot, fleets.names[l], y(ends[l].first), y(ends[l].second));
    chart.height = plot.bottom() + kDateAxisHeight;
    std::string said;
    for (std::size_t l = 0; l < fleets.names.size(); ++l)
        said += fmt::format(" {} {},", fleets.names[l], formatCount(fleets.layers[l].values.back()));
    said.back() = '.';
    chart.svg = svg.finish(chart.width, chart.height, narrow ? "private-n" : "private-w", "Private GPUs",
                           "GPUs of firms on the floor by date, stacked. At the end:" + said);
    chart.labels = svg.labels();
    return chart;
}

}  // namespace tranche
