// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "models/report/axis.hpp"
#include "models/report/charts/charts.hpp"
#include "models/report/layout.hpp"
#include "models/report/number_text.hpp"

namespace tranche {
namespace {

double at(const RungBand& band, Rung rung) {
    return band[static_cast<std::size_t>(rung)];
}

struct Layer {
    std::string_view name, mark;
    double (*value)(const RungBand&);
    double LadderShares::*share;
};

// From the floor up.
constexpr std::array<Layer, 6> kLayers{{
    {"active", "layer-active", [](const RungBand& b) { return at(b, Rung::active); }, &LadderShares::active},
    {"granted, idle", "layer-idle",
     [](const RungBand& b) { return at(b, Rung::granted) - at(b, Rung::active); },
     &LadderShares::grantedIdle},
    {"reserved, idle", "layer-reserved", [](const RungBand& b) { return at(b, Rung::reserved); },
     &LadderShares::reserved},
    {"free", "layer-free", [](const RungBand& b) { return at(b, Rung::free); }, &LadderShares::free},
    {"down", "layer-down", [](const RungBand& b) { return at(b, Rung::down); }, &LadderShares::down},
    {"powered off", "layer-off", [](const RungBand& b) { return at(b, Rung::poweredOff); },
     &LadderShares::poweredOff},
}};

std::vector<const SeriesRow*> allPools(const RunSummary& run) {
    std::vector<const SeriesRow*> rows;
    for (const SeriesRow& row : run.series) {
        if (row.pool == "all" && isValid(row.date)) rows.push_back(&row);
    }
    return rows;
}

double safe(double value) {
    return std::isfinite(value) ? std::max(0.0, value) : 0.0;
}

// End of row i [days]: the next row's date, the end of the run for the last.
double endOf(const std::vector<const SeriesRow*>& rows, std::size_t i, const RunSummary& run) {
    if (i + 1 < rows.size()) return dayNumber(rows[i + 1]->date);
    const double end = dayNumber(run.end), start = dayNumber(rows[i]->date);
    return std::isfinite(end) && end > start ? end : start + 30;
}

double ratio(double part, double whole) {
    return whole > 0 ? part / whole : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

LadderShares ladderShares(const RunSummary& run) {
    const std::vector<const SeriesRow*> rows = allPools(run);
    RungBand sum{};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double days = endOf(rows, i, run) - dayNumber(rows[i]->date);
        for (std::size_t r = 0; r < kRungs; ++r) sum[r] += safe(rows[i]->mean[r]) * days;
    }
    LadderShares shares;
    const double installed = at(sum, Rung::installed);
    for (const Layer& layer : kLayers) shares.*layer.share = ratio(layer.value(sum), installed);
    shares.gpuDays = sum;
    return shares;
}

Chart ladderChart(const RunSummary& run, ChartSize size) {
    Chart chart;
    const std::vector<const SeriesRow*> rows = allPools(run);
    if (rows.empty()) return chart;
    const bool narrow = size == ChartSize::narrow;
    chart.width = chartWidth(size);
    const LadderShares shares = ladderShares(run);
    Svg svg;
    std::vector<LegendEntry> legend;
    for (auto layer = kLayers.rbegin(); layer != kLayers.rend(); ++layer) {
        legend.push_back(
            {fmt::format("{}: {} of installed", layer->name, formatPercent(shares.*layer->share, 1)),
             layer->mark});
    }
    const double legendHeight = drawLegend(svg, {2, 2}, chart.width - 4, legend);
    const ChartBox plot{56, legendHeight + 34, chart.width - 56 - 10, narrow ? 250.0 : 300.0};

    double highest = 0;
    for (const SeriesRow* row : rows) {
        double total = 0;
        for (const Layer& layer : kLayers) total += safe(layer.value(row->mean));
        highest = std::max(highest, total);
    }
    const std::vector<double> ticks = niceTicks(0, highest, narrow ? 6 : 8);
    const LinearScale y{0, ticks.back(), plot.bottom(), plot.y};
    const LinearScale x = dateScale(run.start, run.end, plot);
    drawValueAxis(svg, plot, y, ticks, "GPUs, mean of the month", plot.y - 14);
    drawDateAxis(svg, plot, x);

    std::vector<double> floor(rows.size(), 0.0);
    for (const Layer& layer : kLayers) {
        std::vector<ChartPoint> top, bottom;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const double left = std::clamp(x(dayNumber(rows[i]->date)), plot.x, plot.right());
            const double right = std::clamp(x(endOf(rows, i, run)), plot.x, plot.right());
            const double ceiling = floor[i] + safe(layer.value(rows[i]->mean));
            top.push_back({left, y(ceiling)});
            top.push_back({right, y(ceiling)});
            bottom.push_back({left, y(floor[i])});
            bottom.push_back({right, y(floor[i])});
            floor[i] = ceiling;
        }
        top = thinToPixels(top);
        bottom = thinToPixels(bottom);
        top.insert(top.end(), bottom.rbegin(), bottom.rend());
        svg.path(
            SvgPath{}.polyline(top).close(), layer.mark,
            fmt::format("{}: {} of installed GPU-time", layer.name, formatPercent(shares.*layer.share, 1)));
    }
    chart.height = plot.bottom() + kDateAxisHeight;
    chart.svg = svg.finish(
        chart.width, chart.height, narrow ? "ladder-n" : "ladder-w", "What the installed GPUs do",
        fmt::format("Stacked monthly means of the installed fleet; active {} of installed GPU-time.",
                    formatPercent(shares.active, 1)));
    chart.labels = svg.labels();
    return chart;
}

}  // namespace tranche
