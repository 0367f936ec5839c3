// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "models/report/axis.hpp"
#include "models/report/charts/charts.hpp"
#include "models/report/layout.hpp"
#include "models/report/number_text.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

constexpr std::size_t kRowsAPart = 36;  // so that a part fits a printed page
constexpr double kBeyondTheEnd = 730;   // [days] drawn after the end of the run at most
constexpr double kHalfCritical = 0.5;
constexpr double kBold = 1.12;  // bold letters are so much wider than the table of widths says

struct Geometry {
    ChartBox plot;
    LinearScale x;
    bool narrow = false;
    double row = 0, heading = 0;
    double at(Date date) const {
        const double pixel = x(dayNumber(date));
        return std::isfinite(pixel) ? std::clamp(pixel, plot.x, plot.right()) : plot.right();
    }
};

std::vector<std::span<const GanttBar>> byTranche(const std::vector<GanttBar>& bars) {
    std::vector<std::span<const GanttBar>> groups;
    for (std::size_t i = 0; i < bars.size();) {
        std::size_t end = i + 1;
        while (end < bars.size() && bars[end].tranche == bars[i].tranche) ++end;
        groups.push_back({bars.data() + i, end - i});
        i = end;
    }
    return groups;
}

LinearScale datesOf(const RunSummary& run, const ChartBox& plot) {
    double from = dayNumber(run.start), to = dayNumber(run.end);
    double latest = to;
    for (const GanttBar& bar : run.gantt) {
        from = std::fmin(from, dayNumber(bar.startP50));
        latest = std::fmax(latest, dayNumber(bar.finishP90));
    }
    to = std::fmin(latest, to + kBeyondTheEnd);
    if (!std::isfinite(from)) from = 0;
    if (!std::isfinite(to) || to <= from) to = from + 1;
    return {from, to, plot.x, plot.right()};
}

std::string tooltip(const GanttBar& bar) {
    if (bar.fixed) return fmt::format("{}: {}, has happened", bar.milestone, readableDate(bar.finishP50));
    return fmt::format("{}: starts {} (p50), finishes {} (p10 {}, p90 {}); critical in {} of replications",
                       bar.milestone, readableDate(bar.startP50), readableDate(bar.finishP50),
                       readableDate(bar.finishP10), readableDate(bar.finishP90),
                       formatPercent(bar.criticality));
}

void drawBar(Svg& svg, const GanttBar& bar, double y, const Geometry& g) {
    const std::string share = bar.fixed ? "done" : formatPercent(bar.criticality);
    const double textY = g.narrow ? y + 11 : y + 12, middle = g.narrow ? y + 21 : y + 8;
    svg.text({g.narrow ? 12.0 : g.plot.x - 8, textY},
             clipText(bar.milestone, g.narrow ? g.plot.right() - 70 : g.plot.x - 24, 12),
             {12, g.narrow ? TextAnchor::start : TextAnchor::end, "halo", {}});
    svg.text({g.narrow ? g.plot.right() - 6 : g.plot.right() + 66, textY}, share,
             {12, TextAnchor::end, "halo soft", {}});
    if (!isValid(bar.finishP50)) return;
    const double left = isValid(bar.startP50) ? g.at(bar.startP50) : g.at(bar.finishP50),
                 right = g.at(bar.finishP50);
    const std::string_view mark = bar.fixed                          ? "bar-fixed"
                                  : bar.criticality >= kHalfCritical ? "bar-critical"
                                                                     : "bar";
    svg.rect({left, middle - 5, std::max(2.5, right - left), 10}, mark, tooltip(bar));
    if (bar.fixed || !isValid(bar.finishP10)) return;
    const double low = g.at(bar.finishP10), high = g.at(bar.finishP90);
    svg.line({low, middle}, {high, middle}, "whisker");
    svg.line({low, middle - 4}, {low, middle + 4}, "whisker");
    const bool beyond = !isValid(bar.finishP90) || dayNumber(bar.finishP90) > g.x.to;
    if (!beyond) svg.line({high, middle - 4}, {high, middle + 4}, "whisker");
}

std::string heading(const RunSummary& run, const std::string& tranche) {
    for (const TrancheMark& mark : run.tranches) {
        if (mark.id == tranche && !mark.name.empty()) return fmt::format("{}: {}", tranche, mark.name);
    }
    return tranche;
}

Chart drawPart(const RunSummary& run, std::span<const std::span<const GanttBar>> groups, ChartSize size,
               std::size_t part) {
    Chart chart;
    Geometry g;
    g.narrow = size == ChartSize::narrow;
    g.row = g.narrow ? 33 : 20;
    g.heading = 24;
    chart.width = chartWidth(size);
    Svg svg;
    const double legend = drawLegend(svg, {2, 2}, chart.width - 4,
                                     {{"critical in half of the replications or more", "bar-critical"},
                                      {"less often critical", "bar"},
                                      {"has happened", "bar-fixed"},
                                      {"finish, p10 to p90", "whisker", LegendShape::line},
                                      {"end of the run", "runend", LegendShape::line}});
    double left = 60, height = 6;
    for (const auto& group : groups) {
        height += g.heading + g.row * static_cast<double>(group.size());
    }
    for (const GanttBar& bar : run.gantt) left = std::max(left, textWidth(bar.milestone, 12) + 26);
    left = g.narrow ? 12 : std::min(left, 250.0);
    g.plot = {left, legend + 28, chart.width - left - (g.narrow ? 8 : 74), height};
    g.x = datesOf(run, g.plot);
    drawDateAxis(svg, g.plot, g.x);
    svg.text({chart.width - 8, g.plot.y - 8}, g.narrow ? "critical in % of replications" : "critical in",
             {12, TextAnchor::end, "soft", {}});
    const double end = g.x(dayNumber(run.end));
    if (end <= g.plot.right()) svg.line({end, g.plot.y}, {end, g.plot.bottom()}, "runend");
    double y = g.plot.y + 4;
    for (const auto& group : groups) {
        svg.line({2, y - 2}, {chart.width - 8, y - 2}, "grid");
        svg.text({2, y + 15}, clipText(heading(run, group.front().tranche), chart.width - 30, 13 * kBold),
                 {13, TextAnchor::start, "halo strong", {}});
        y += g.heading;
        for (const GanttBar& bar : group) {
            drawBar(svg, bar, y, g);
            y += g.row;
        }
    }
    chart.height = g.plot.bottom() + kDateAxisHeight;
    chart.svg = svg.finish(
        chart.width, chart.height, fmt::format("gantt{}-{}", part, g.narrow ? "n" : "w"),
        "Procurement milestones",
        "Bars from median start to median finish of each milestone, with p10 to p90 of the finish.");
    chart.labels = svg.labels();
    return chart;
}

}  // namespace

std::vector<Chart> ganttCharts(const RunSummary& run, ChartSize size) {
    std::vector<Chart> parts;
    const std::vector<std::span<const GanttBar>> groups = byTranche(run.gantt);
    for (std::size_t i = 0; i < groups.size();) {
        std::size_t end = i, rows = 0;
        while (end < groups.size() && (end == i || rows + groups[end].size() + 1 <= kRowsAPart)) {
            rows += groups[end++].size() + 1;
        }
        parts.push_back(drawPart(run, std::span(groups).subspan(i, end - i), size, parts.size() + 1));
        i = end;
    }
    return parts;
}

}  // namespace tranche
