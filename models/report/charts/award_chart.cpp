// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/report/axis.hpp"
#include "models/report/charts/charts.hpp"
#include "models/report/layout.hpp"
#include "models/report/number_text.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

constexpr double kBar = 16;

struct Geometry {
    ChartBox plot;
    LinearScale x;
    double askedTotal = 0;
    bool narrow = false;
};

std::string valueText(const SectorOutcome& sector, bool narrow) {
    std::string text = formatPercent(sector.awardShare, 1);
    if (std::isfinite(sector.awardShareLow) && std::isfinite(sector.awardShareHigh)) {
        text += fmt::format(" ({} to {})", formatFixed(sector.awardShareLow * 100, 1),
                            formatFixed(sector.awardShareHigh * 100, 1));
    }
    if (sector.targetShare >= 0) {
        text += fmt::format("{}target {}", narrow ? ", " : "; ", formatPercent(sector.targetShare));
    }
    return text;
}

void drawSector(Svg& svg, const SectorOutcome& sector, double y, const Geometry& g) {
    const double middle = y + kBar / 2;
    if (g.narrow) {
        const std::string value = valueText(sector, true);
        const double room = g.plot.right() - 14 - textWidth(value, 12);
        svg.text({2, y - 6}, clipText(sector.label, room, 12), {12, TextAnchor::start, "halo", {}});
        svg.text({g.plot.right(), y - 6}, value, {12, TextAnchor::end, "halo soft", {}});
    } else {
        svg.text({g.plot.x - 8, middle + 4}, clipText(sector.label, g.plot.x - 12, 12),
                 {12, TextAnchor::end, {}, {}});
        svg.text({g.plot.right() + 12, middle + 4}, valueText(sector, false),
                 {12, TextAnchor::start, {}, {}});
    }
    if (std::isfinite(sector.awardShare)) {
        svg.rect({g.plot.x, y, g.x(sector.awardShare) - g.plot.x, kBar}, "bar",
                 fmt::format("{}: {} of {} GPUs asked were granted, {} of {} applications", sector.label,
                             formatCount(sector.gpusGranted), formatCount(sector.gpusAsked),
                             formatCount(sector.awards), formatCount(sector.applications)));
    }
    if (std::isfinite(sector.awardShareLow) && std::isfinite(sector.awardShareHigh)) {
        const double low = g.x(sector.awardShareLow), high = g.x(sector.awardShareHigh);
        svg.line({low, middle}, {high, middle}, "whisker");
        svg.line({low, middle - 4}, {low, middle + 4}, "whisker");
        svg.line({high, middle - 4}, {high, middle + 4}, "whisker");
    }
    if (sector.targetShare >= 0) {
        svg.line({g.x(sector.targetShare), y - (g.narrow ? 1 : 4)}, {g.x(sector.targetShare), y + kBar + 4},
                 "goal");
    }
    if (g.askedTotal > 0) {
        svg.circle(
            {g.x(sector.gpusAsked / g.askedTotal), middle}, 4.5, "hollow",
            fmt::format("{} of the GPUs asked for", formatPercent(sector.gpusAsked / g.askedTotal, 1)));
    }
}

}  // namespace

Chart awardChart(const RunSummary& run, ChartSize size) {
    Chart chart;
    if (run.sectors.empty()) return chart;
    Geometry g;
    g.narrow = size == ChartSize::narrow;
    chart.width = chartWidth(size);
    Svg svg;
    const bool targets = std::any_of(run.sectors.begin(), run.sectors.end(),
                                     [](const SectorOutcome& s) { return s.targetShare >= 0; });
    std::vector<LegendEntry> entries{
        {"share of GPUs granted", "bar"},
        {fmt::format("{} interval", formatPercent(run.confidence)), "whisker", LegendShape::line}};
    if (targets) entries.push_back({"target share", "goal", LegendShape::line});
    entries.push_back({"share of GPUs asked for", "hollow", LegendShape::dot});
    const double legend = drawLegend(svg, {2, 2}, chart.width - 4, entries);
    double highest = 0.1;
    for (const SectorOutcome& s : run.sectors) {
        if (std::isfinite(s.gpusAsked)) g.askedTotal += s.gpusAsked;
        for (const double v : {s.awardShare, s.awardShareHigh, s.targetShare}) {
            if (std::isfinite(v)) highest = std::max(highest, v);
        }
    }
    for (const SectorOutcome& s : run.sectors) {
        if (g.askedTotal > 0 && std::isfinite(s.gpusAsked))
            highest = std::max(highest, s.gpusAsked / g.askedTotal);
    }
    double label = 60;
    for (const SectorOutcome& s : run.sectors) label = std::max(label, textWidth(s.label, 12) + 14);
    const double pitch = g.narrow ? 46 : 34, left = g.narrow ? 16 : std::min(label, 190.0),
                 right = g.narrow ? 22 : 250;
    const double rows = static_cast<double>(run.sectors.size());
    g.plot = {left, legend + 10, chart.width - left - right, rows * pitch + (g.narrow ? 14 : 8)};
    const std::vector<double> ticks = niceTicks(0, std::min(highest, 1.0), g.narrow ? 5 : 7);
    g.x = {0, ticks.back(), g.plot.x, g.plot.right()};
    drawHorizontalAxis(svg, g.plot, g.x, ticks, g.narrow ? "share of GPUs" : "share of GPUs over all sectors",
                       true);
    for (std::size_t i = 0; i < run.sectors.size(); ++i) {
        drawSector(svg, run.sectors[i], g.plot.y + (g.narrow ? 26 : 12) + pitch * static_cast<double>(i), g);
    }
    chart.height = g.plot.bottom() + 38;
    chart.svg = svg.finish(
        chart.width, chart.height, g.narrow ? "awards-n" : "awards-w", "Awards by sector",
        "Share of the GPUs granted in calls by sector, with interval, target and share asked for.");
    chart.labels = svg.labels();
    return chart;
}

}  // namespace tranche
