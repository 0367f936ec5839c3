// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "models/report/axis.hpp"
#include "models/report/charts/charts.hpp"
#include "models/report/layout.hpp"
#include "models/report/number_text.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

constexpr double kFlagRow = 21;
constexpr double kFlagText = 12;

std::vector<ChartPoint> lineOf(const std::vector<CapacityPoint>& points, double CapacityPoint::*field,
                               const LinearScale& x, const LinearScale& y) {
    std::vector<ChartPoint> line;
    for (const CapacityPoint& p : points) line.push_back({x(dayNumber(p.date)), y(p.*field)});
    return thinToPixels(line);
}

SvgPath bandBetween(std::vector<ChartPoint> upper, const std::vector<ChartPoint>& lower) {
    std::erase_if(upper, [](ChartPoint p) { return !std::isfinite(p.x + p.y); });
    for (auto p = lower.rbegin(); p != lower.rend(); ++p) {
        if (std::isfinite(p->x + p->y)) upper.push_back(*p);
    }
    SvgPath path;
    return path.polyline(upper).close();
}

std::string flagText(const TrancheMark& mark, bool narrow) {
    std::string text = fmt::format("{} +{}", mark.id, formatCount(static_cast<double>(mark.units)));
    if (mark.arrivesInHorizon < 1) text += fmt::format(" ({})", formatPercent(mark.arrivesInHorizon));
    return clipText(text, narrow ? 170 : 260, kFlagText);
}

struct Flag {
    const TrancheMark* mark;
    std::string text;
    double x;
};

std::vector<Flag> flagsOf(const RunSummary& run, const LinearScale& x, bool narrow,
                          std::vector<std::string>& notes) {
    std::vector<Flag> flags;
    for (const TrancheMark& mark : run.tranches) {
        const double day = dayNumber(mark.p50);
        if (day >= x.from && day <= x.to && mark.arrivesInHorizon >= 0.5) {
            flags.push_back({&mark, flagText(mark, narrow), x(day)});
        } else if (!(day < x.from)) {
            notes.push_back(
                fmt::format("{} is in service before the end in {} of replications, so it has no flag.",
                            mark.id, formatPercent(mark.arrivesInHorizon)));
        }
    }
    std::stable_sort(flags.begin(), flags.end(), [](const Flag& a, const Flag& b) { return a.x < b.x; });
    return flags;
}

void drawFlag(Svg& svg, const Flag& flag, const FlagPlace& place, const ChartBox& plot,
              const LinearScale& x) {
    const TrancheMark& mark = *flag.mark;
    const double top = plot.y - 8 - kFlagRow * place.row;
    const auto clamped = [&](Date date) {
        const double at = x(dayNumber(date));
        return std::isfinite(at) ? std::clamp(at, plot.x, plot.right()) : plot.right();
    };
    svg.line({flag.x, top - 10}, {flag.x, plot.bottom()}, "flag");
    svg.line({clamped(mark.p10), top + 6}, {clamped(mark.p90), top + 6}, "flagspan");
    svg.circle({flag.x, top + 6}, 2.5, "flagdot");
    svg.text({flag.x + (place.left ? -4.0 : 4.0), top}, flag.text,
             {kFlagText, place.left ? TextAnchor::end : TextAnchor::start, "halo",
              fmt::format("{}: {} government GPUs, {} of the operator; all in service {} (p10 {}, p90 {})",
                          mark.name, formatCount(static_cast<double>(mark.units)),
                          formatCount(static_cast<double>(mark.ownUnits)), readableDate(mark.p50),
                          readableDate(mark.p10), readableDate(mark.p90))});
}

void drawTargets(Svg& svg, const std::set<std::int64_t>& targets, const ChartBox& plot,
                 const LinearScale& y) {
    double lastLabel = plot.bottom() + 100;
    for (const std::int64_t gpus : targets) {
        const double at = y(static_cast<double>(gpus));
        svg.line({plot.x, at}, {plot.right(), at}, "target");
        if (lastLabel - at < 15) continue;  // the line stays; its number is in the chances below
        svg.text({plot.x + 6, at - 4}, fmt::format("target {}", formatCount(static_cast<double>(gpus))),
                 {12, TextAnchor::start, "halo ft", {}});
        lastLabel = at;
    }
}

}  // namespace

Chart capacityChart(const RunSummary& run, ChartSize size) {
    Chart chart;
    if (run.capacity.empty()) return chart;
    const bool narrow = size == ChartSize::narrow;
    chart.width = chartWidth(size);
    Svg svg;
    const double legend =
        drawLegend(svg, {2, 2}, chart.width - 4,
                   {{"median of the replications", "ln s1", LegendShape::line},
                    {"half of them (p25 to p75)", "band50"},
                    {"90 % of them (p5 to p95)", "band90"},
                    {"target", "target", LegendShape::line},
                    {narrow ? "tranche in service" : "tranche in service: median, p10 to p90", "flagspan",
                     LegendShape::line}});

    ChartBox plot{56, 0, chart.width - 56 - 10, narrow ? 260.0 : 330.0};
    const LinearScale x = dateScale(run.start, run.end, plot);
    const std::vector<Flag> flags = flagsOf(run, x, narrow, chart.notes);
    std::vector<double> lines, widths;
    for (const Flag& flag : flags) {
        lines.push_back(flag.x);
        widths.push_back(textWidth(flag.text, kFlagText) + 5);
    }
    const std::vector<FlagPlace> places = placeFlags(lines, widths, plot.x, plot.right());
    int rows = 0;
    for (const FlagPlace& place : places) rows = std::max(rows, place.row + 1);
    const double titleY = legend + 20;
    plot.y = titleY + 14 + kFlagRow * rows;

    std::set<std::int64_t> targets;
    double highest = 0;
    for (const TargetProbability& t : run.targets) targets.insert(t.gpus);
    if (!targets.empty()) highest = static_cast<double>(*targets.rbegin());
    for (const CapacityPoint& p : run.capacity) highest = std::max({highest, p.p95, p.p50});
    const std::vector<double> ticks = niceTicks(0, highest, narrow ? 6 : 8);
    const LinearScale y{0, highest > 0 ? highest * 1.08 : 1, plot.bottom(), plot.y};

    drawValueAxis(svg, plot, y, ticks, "government GPUs in service", titleY);
    drawDateAxis(svg, plot, x);
    const auto line = [&](double CapacityPoint::*field) { return lineOf(run.capacity, field, x, y); };
    svg.path(bandBetween(line(&CapacityPoint::p95), line(&CapacityPoint::p05)), "band90");
    svg.path(bandBetween(line(&CapacityPoint::p75), line(&CapacityPoint::p25)), "band50");
    for (std::size_t i = 0; i < flags.size(); ++i) drawFlag(svg, flags[i], places[i], plot, x);
    drawTargets(svg, targets, plot, y);
    svg.path(SvgPath{}.polyline(line(&CapacityPoint::p50)), "ln s1");

    chart.height = plot.bottom() + kDateAxisHeight;
    const CapacityPoint& last = run.capacity.back();
    chart.svg = svg.finish(
        chart.width, chart.height, narrow ? "capacity-n" : "capacity-w", "Capacity over time",
        fmt::format("Government GPUs in service by date. At {}: median {}, 90 % of replications {} to {}.",
                    readableDate(last.date), formatCount(last.p50), formatCount(last.p05),
                    formatCount(last.p95)));
    chart.labels = svg.labels();
    return chart;
}

}  // namespace tranche
