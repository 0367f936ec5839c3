// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "models/report/axis.hpp"
#include "models/report/charts/compare_charts.hpp"
#include "models/report/compare_text.hpp"
#include "models/report/layout.hpp"
#include "models/report/number_text.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

struct Dot {
    std::size_t alternative = 0;
    double x = 0, y = 0;  // as shown
};

std::string axisTitle(const ComparedMetric& metric, const ColumnStyle& style) {
    const std::string_view way = metric.better == Better::higher  ? " (more is better)"
                                 : metric.better == Better::lower ? " (less is better)"
                                                                  : "";
    return fmt::format("{}{}{}", metric.described.label, style.unit.empty() ? "" : ", " + style.unit, way);
}

std::vector<double> ticksAround(const std::vector<double>& values, std::size_t atMost) {
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const double margin = std::max((*high - *low) * 0.06, std::abs(*high) * 1e-6);
    return niceTicks(*low - margin, *high + margin, atMost);
}

// Beside its dot, where it covers neither another number nor another dot.
ChartPoint placeNumber(const Svg& svg, const std::vector<ChartPoint>& dots, std::size_t i, const std::string& text) {
    constexpr std::array<ChartPoint, 10> kPlaces{
        {{9, 4}, {-9, 4}, {0, -9}, {0, 18}, {9, -7}, {-9, -7}, {9, 15}, {-9, 15}, {20, 4}, {-20, 4}}};
    for (const ChartPoint& offset : kPlaces) {
        const double shift = offset.x < 0 ? -textWidth(text, 12) : offset.x == 0 ? -textWidth(text, 12) / 2 : 0;
        const ChartPoint at{dots[i].x + offset.x + shift, dots[i].y + offset.y};
        const ChartBox box = textBox(at, text, 12, TextAnchor::start);
        const bool onLabel = std::any_of(svg.labels().begin(), svg.labels().end(),
                                         [&](const LabelBox& label) { return overlap(label.box, box); });
        bool onDot = false;
        for (std::size_t j = 0; j < dots.size(); ++j)
            onDot = onDot || (j != i && overlap(box, {dots[j].x - 5, dots[j].y - 5, 10, 10}));
        if (!onLabel && !onDot) return at;
    }
    return {std::nan(""), 0};
}

}  // namespace

Chart frontChart(const Comparison& c, std::size_t caseIndex, ChartSize size) {
    Chart chart;
    const CaseResult& result = c.cases[caseIndex];
    const Front& front = result.front;
    const ColumnStyle styleX = columnStyle(c, result, front.x), styleY = columnStyle(c, result, front.y);
    std::vector<Dot> dots;
    std::vector<double> xs, ys;
    for (std::size_t a = 0; a < c.names.size(); ++a) {
        const Dot dot{a, front.points[a].x * styleX.factor, front.points[a].y * styleY.factor};
        if (!std::isfinite(dot.x) || !std::isfinite(dot.y)) continue;
        dots.push_back(dot);
        xs.push_back(dot.x);
        ys.push_back(dot.y);
    }
    if (dots.size() < 2) return chart;
    const bool narrow = size == ChartSize::narrow;
    chart.width = chartWidth(size);
    Svg svg;
    const double legend = drawLegend(svg, {2, 2}, chart.width - 4,
                                     {{"nothing is better in both", "dot f3", LegendShape::dot},
                                      {"something is", "hollow", LegendShape::dot}});
    const std::vector<double> ticksX = ticksAround(xs, narrow ? 4 : 8), ticksY = ticksAround(ys, 6);
    const double left = valueAxisWidth(ticksY) + 10;
    const ChartBox plot{left, legend + 34, chart.width - left - 24, narrow ? 280.0 : 360.0};
    LinearScale x{ticksX.front(), ticksX.back(), plot.x, plot.right()};
    LinearScale y{ticksY.front(), ticksY.back(), plot.bottom(), plot.y};
    if (c.metrics[front.x].better == Better::lower) std::swap(x.from, x.to);  // better is right and up
    if (c.metrics[front.y].better == Better::lower) std::swap(y.from, y.to);
    drawValueAxis(svg, plot, y, ticksY, clipText(axisTitle(c.metrics[front.y], styleY), chart.width - 6, 11), plot.y - 14);
    drawHorizontalAxis(svg, plot, x, ticksX, clipText(axisTitle(c.metrics[front.x], styleX), plot.width, 11));
    std::vector<ChartPoint> at, joined;
    for (const Dot& dot : dots) {
        at.push_back({x(dot.x), y(dot.y)});
        if (front.points[dot.alternative].onFront) joined.push_back(at.back());
    }
    std::sort(joined.begin(), joined.end(), [](const ChartPoint& a, const ChartPoint& b) { return a.x < b.x; });
    svg.path(SvgPath{}.polyline(joined), "ln s3 thin d2");
    std::vector<std::size_t> unnumbered;
    for (std::size_t i = 0; i < dots.size(); ++i) {
        const std::size_t a = dots[i].alternative;
        const std::string name = fmt::format("{}: {}, {}", alternativeTitle(c, a), formatNumber(dots[i].x),
                                             formatNumber(dots[i].y));
        svg.circle(at[i], 5, front.points[a].onFront ? "dot f3" : "hollow", name);
    }
    for (std::size_t i = 0; i < dots.size(); ++i) {
        const std::string number = std::to_string(dots[i].alternative + 1);
        const ChartPoint place = placeNumber(svg, at, i, number);
        if (std::isnan(place.x))
            unnumbered.push_back(dots[i].alternative + 1);
        else
            svg.text(place, number, {12, TextAnchor::start, "halo", alternativeTitle(c, dots[i].alternative)});
    }
    if (!unnumbered.empty()) {
        std::string list;
        for (const std::size_t n : unnumbered) list += (list.empty() ? "" : ", ") + std::to_string(n);
        chart.notes.push_back("No room for the numbers of " + list + ": they lie on others.");
    }
    chart.height = plot.bottom() + 40;
    chart.svg = svg.finish(chart.width, chart.height, fmt::format("front{}-{}", caseIndex, narrow ? "n" : "w"),
                           "Efficiency and equity",
                           "Means of two metrics by alternative; those that nothing beats in both are joined.");
    chart.labels = svg.labels();
    return chart;
}

Chart shadowPriceChart(const Comparison& c, std::size_t caseIndex, ChartSize size) {
    Chart chart;
    const CaseResult& result = c.cases[caseIndex];
    if (!result.bound || result.bound->prices.empty()) return chart;
    constexpr std::array<std::string_view, 7> kStrokes{"ln s1",    "ln s2 d1", "ln s3 d2", "ln s4 d3",
                                                       "ln s5 d4", "ln s6 d5", "ln s7 d1"};
    std::vector<std::string> models;
    int first = result.bound->prices[0].year, last = first;
    double most = 0;
    for (const ShadowPrice& price : result.bound->prices) {
        if (std::find(models.begin(), models.end(), price.gpu) == models.end()) models.push_back(price.gpu);
        first = std::min(first, price.year);
        last = std::max(last, price.year);
        most = std::max(most, price.value);
    }
    if (!(most > 0) || first == last) return chart;
    const bool narrow = size == ChartSize::narrow;
    chart.width = chartWidth(size);
    Svg svg;
    std::vector<LegendEntry> legend;
    for (std::size_t g = 0; g < models.size(); ++g)
        legend.push_back({models[g], kStrokes[g % kStrokes.size()], LegendShape::line});
    const double height = drawLegend(svg, {2, 2}, chart.width - 4, legend);
    const std::vector<double> ticks = niceTicks(0, most, 6);
    const double left = valueAxisWidth(ticks) + 10;
    const ChartBox plot{left, height + 34, chart.width - left - 20, narrow ? 200.0 : 240.0};
    const LinearScale x{static_cast<double>(first) - 0.5, static_cast<double>(last) + 0.5, plot.x, plot.right()};
    const LinearScale y{0, ticks.back(), plot.bottom(), plot.y};
    drawValueAxis(svg, plot, y, ticks, "H200-equivalent hours of need served by one more GPU-hour", plot.y - 14);
    for (int year = first; year <= last; ++year)
        svg.text({x(year), plot.bottom() + 16}, std::to_string(year), {11, TextAnchor::middle, "soft", {}});
    for (std::size_t g = 0; g < models.size(); ++g) {
        std::vector<ChartPoint> line;
        for (const ShadowPrice& price : result.bound->prices)
            if (price.gpu == models[g]) {
                line.push_back({x(price.year - 0.5), y(price.value)});
                line.push_back({x(price.year + 0.5), y(price.value)});
            }
        svg.path(SvgPath{}.polyline(line), kStrokes[g % kStrokes.size()], models[g]);
    }
    chart.height = plot.bottom() + 26;
    chart.svg = svg.finish(chart.width, chart.height, fmt::format("shadow{}-{}", caseIndex, narrow ? "n" : "w"),
                           "Shadow price of a GPU-hour", "By year, a line a GPU model.");
    chart.labels = svg.labels();
    return chart;
}

}  // namespace tranche
