// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "models/report/axis.hpp"
#include "models/report/charts/charts.hpp"
#include "models/report/layout.hpp"
#include "models/report/number_text.hpp"

namespace tranche {
namespace {

// Colour and dash both differ, so that neither alone is needed.
constexpr std::array<std::string_view, 7> kStrokes{"ln s1",    "ln s2 d1", "ln s3 d2", "ln s4 d3",
                                                   "ln s5 d4", "ln s6 d5", "ln s7 d1"};
constexpr std::array<std::string_view, 7> kDots{"dot f1", "dot f2", "dot f3", "dot f4",
                                                "dot f5", "dot f6", "dot f7"};
constexpr double kUninteresting = 0.02;  // the axis ends once no curve falls by more than this

bool hasCurve(const SectorOutcome& sector) {
    return !sector.survivalDays.empty() && sector.survivalDays.size() == sector.survival.size();
}

// First day on which the curve is within kUninteresting of where it ends.
double interestingDays(const SectorOutcome& sector) {
    const double enough = sector.survival.back() + kUninteresting;
    std::size_t i = 0;
    while (i + 1 < sector.survival.size() && sector.survival[i] > enough) ++i;
    return sector.survivalDays[i];
}

// The stairs, one step a pixel column at most: a curve of thousands of waits costs no more than the drawing shows.
std::vector<ChartPoint> steps(const SectorOutcome& sector, const LinearScale& x, const LinearScale& y) {
    std::vector<ChartPoint> line{{x(0), y(1)}};
    for (std::size_t i = 0; i < sector.survivalDays.size(); ++i) {
        const double day = sector.survivalDays[i], across = x(std::min(day, x.to));
        if (across - line.back().x >= 1 || line.size() == 1) {
            line.push_back({across, line.back().y});
            line.push_back(line.back());
        }
        if (day > x.to) break;
        line.back().y = y(sector.survival[i]);
    }
    return line;
}

std::string legendText(const SectorOutcome& sector) {
    const std::string median = std::isfinite(sector.medianWaitDays)
                                   ? formatNumber(std::round(sector.medianWaitDays)) + " days"
                                   : "not reached";
    const auto censored = static_cast<double>(sector.censored);
    const double all = censored + static_cast<double>(sector.started);
    if (!(all > 0)) return fmt::format("{}: median {}", sector.label, median);
    return fmt::format("{}: median {}, {} censored", sector.label, median, formatPercent(censored / all));
}

}  // namespace

Chart waitChart(const RunSummary& run, ChartSize size) {
    Chart chart;
    std::vector<const SectorOutcome*> sectors;
    for (const SectorOutcome& sector : run.sectors) {
        if (hasCurve(sector)) sectors.push_back(&sector);
    }
    if (sectors.empty()) return chart;
    const bool narrow = size == ChartSize::narrow;
    chart.width = chartWidth(size);
    Svg svg;
    std::vector<LegendEntry> legend;
    double days = 1, latest = 0;
    std::int64_t censored = 0;
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        legend.push_back({legendText(*sectors[i]), kStrokes[i % kStrokes.size()], LegendShape::line});
        days = std::max(days, interestingDays(*sectors[i]));
        latest = std::max(latest, sectors[i]->survivalDays.back());
        censored += sectors[i]->censored;
    }
    const double legendHeight = drawLegend(svg, {2, 2}, chart.width - 4, legend);
    const ChartBox plot{56, legendHeight + 34, chart.width - 56 - 16, narrow ? 230.0 : 280.0};
    const std::vector<double> ticks = dayTicks(days, narrow ? 6 : 13);
    const LinearScale x{0, ticks.back(), plot.x, plot.right()}, y{0, 1, plot.bottom(), plot.y};
    drawValueAxis(svg, plot, y, {0, 0.25, 0.5, 0.75, 1}, "share of applications still waiting", plot.y - 14,
                  true);
    drawHorizontalAxis(svg, plot, x, ticks, "days since submission");
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        svg.path(SvgPath{}.polyline(steps(*sectors[i], x, y)), kStrokes[i % kStrokes.size()],
                 sectors[i]->label);
    }
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        const double median = sectors[i]->medianWaitDays;
        if (!std::isfinite(median) || median > x.to) continue;
        svg.circle({x(median), y(0.5)}, 4.5, kDots[i % kDots.size()],
                   fmt::format("{}: half have started after {} days", sectors[i]->label,
                               formatNumber(std::round(median))));
    }
    if (latest > x.to) {
        chart.notes.push_back(fmt::format("The curves go on to {} days, falling by less than {} more.",
                                          formatCount(latest), formatPercent(kUninteresting)));
    }
    if (censored > 0) {
        chart.notes.push_back(
            "Censored applications left or were still waiting at the end; they count as waiting for as long "
            "as they "
            "were seen (Kaplan-Meier), so a curve may end above zero.");
    }
    chart.height = plot.bottom() + 38;
    chart.svg =
        svg.finish(chart.width, chart.height, narrow ? "waits-n" : "waits-w", "Waits by sector",
                   "Share of applications still waiting by days since submission, one curve a sector.");
    chart.labels = svg.labels();
    return chart;
}

}  // namespace tranche
