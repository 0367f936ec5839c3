// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "models/report/axis.hpp"
#include "models/report/charts/compare_charts.hpp"
#include "models/report/compare_text.hpp"
#include "models/report/layout.hpp"
#include "models/report/number_text.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

constexpr double kLabelSize = 11;

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

struct LabelPlace {
    ChartPoint at;
    TextAnchor anchor = TextAnchor::start;
};

// Beside its dot, inside the drawing, where it covers neither another label nor another dot.
std::optional<LabelPlace> placeLabel(const Svg& svg, const std::vector<ChartPoint>& dots, std::size_t i,
                                     const std::string& text, double width) {
    constexpr std::array<LabelPlace, 8> kPlaces{{{{10, 4}, TextAnchor::start},
                                                 {{-10, 4}, TextAnchor::end},
                                                 {{0, -10}, TextAnchor::middle},
                                                 {{0, 19}, TextAnchor::middle},
                                                 {{9, -7}, TextAnchor::start},
                                                 {{-9, -7}, TextAnchor::end},
                                                 {{9, 15}, TextAnchor::start},
                                                 {{-9, 15}, TextAnchor::end}}};
    for (const LabelPlace& place : kPlaces) {
        const ChartPoint at{dots[i].x + place.at.x, dots[i].y + place.at.y};
        const ChartBox box = textBox(at, text, kLabelSize, place.anchor);
        bool covers = box.x < 0 || box.right() > width;
        for (const LabelBox& label : svg.labels()) covers = covers || overlap(label.box, box);
        for (std::size_t j = 0; j < dots.size(); ++j)
            covers = covers || (j != i && overlap(box, {dots[j].x - 6, dots[j].y - 6, 12, 12}));
        if (!covers) return LabelPlace{at, place.anchor};
    }
    return std::nullopt;
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
    constexpr double kInset = 18;  // the first tick label stands clear of the other axis
    LinearScale x{ticksX.front(), ticksX.back(), plot.x + kInset, plot.right() - kInset};
    LinearScale y{ticksY.front(), ticksY.back(), plot.bottom(), plot.y};
    if (c.metrics[front.x].better == Better::lower) std::swap(x.from, x.to);  // better is right and up
    if (c.metrics[front.y].better == Better::lower) std::swap(y.from, y.to);
    drawValueAxis(svg, plot, y, ticksY, clipText(axisTitle(c.metrics[front.y], styleY), chart.width - 6, 11),
                  plot.y - 14);
    drawHorizontalAxis(svg, plot, x, ticksX, clipText(axisTitle(c.metrics[front.x], styleX), plot.width, 11));
    std::vector<ChartPoint> at, joined;
    for (const Dot& dot : dots) {
        at.push_back({x(dot.x), y(dot.y)});
        if (front.points[dot.alternative].onFront) joined.push_back(at.back());
    }
    std::sort(joined.begin(), joined.end(),
              [](const ChartPoint& a, const ChartPoint& b) { return a.x < b.x; });
    svg.path(SvgPath{}.polyline(joined), "ln s3 thin d2");
    std::string unnumbered;
    for (std::size_t i = 0; i < dots.size(); ++i) {
        const std::string number = std::to_string(dots[i].alternative + 1),
                          title = alternativeTitle(c, dots[i].alternative);
        std::string label = narrow ? number : clipText(number + ". " + title, 270, kLabelSize);
        std::optional<LabelPlace> place = placeLabel(svg, at, i, label, chart.width);
        if (!place) place = placeLabel(svg, at, i, label = number, chart.width);
        if (place)
            svg.text(place->at, label, {kLabelSize, place->anchor, "halo", title});
        else
            unnumbered += (unnumbered.empty() ? "" : ", ") + number;
    }
    for (std::size_t i = 0; i < dots.size(); ++i) {
        const std::size_t a = dots[i].alternative;
        const std::string name = fmt::format("{}: {}, {}", alternativeTitle(c, a), formatNumber(dots[i].x),
                                             formatNumber(dots[i].y));
        svg.circle(at[i], 5, front.points[a].onFront ? "dot f3" : "hollow", name);
    }
    if (!unnumbered.empty()) chart.notes.push_back("No room for the numbers of " + unnumbered + ".");
    chart.height = plot.bottom() + 40;
    chart.svg =
        svg.finish(chart.width, chart.height, fmt::format("front{}-{}", caseIndex, narrow ? "n" : "w"),
                   "Efficiency and equity",
                   "Means of two metrics by alternative; those that nothing beats in both are joined.");
    chart.labels = svg.labels();
    return chart;
}

Chart shadowPriceChart(const Comparison& c, std::size_t caseIndex, ChartSize size) {
    Chart chart;
    const CaseResult& result = c.cases[caseIndex];
    if (!result.bound || result.bound->prices.empty()) return chart;
    const std::vector<ShadowPrice>& prices = result.bound->prices;
    double most = 0;
    for (const ShadowPrice& price : prices) most = std::max(most, price.value);
    if (!(most > 0) || prices.size() < 2) return chart;
    const bool narrow = size == ChartSize::narrow;
    chart.width = chartWidth(size);
    Svg svg;
    const std::vector<double> ticks = niceTicks(0, most, 6);
    const double left = valueAxisWidth(ticks) + 10;
    const ChartBox plot{left, 48, chart.width - left - 20, narrow ? 180.0 : 220.0};
    const LinearScale y{0, ticks.back(), plot.bottom(), plot.y};
    drawValueAxis(svg, plot, y, ticks, "hours of need served by one more GPU-hour", 14);
    const double step = plot.width / static_cast<double>(prices.size()), bar = std::min(60.0, step * 0.6);
    for (std::size_t i = 0; i < prices.size(); ++i) {
        const double middle = plot.x + step * (static_cast<double>(i) + 0.5), top = y(prices[i].value);
        const std::string value = formatFixed(prices[i].value, 2);
        svg.rect({middle - bar / 2, top, bar, plot.bottom() - top}, "bar",
                 fmt::format("{}: {}", prices[i].year, value));
        svg.text({middle, top - 5}, value, {11, TextAnchor::middle, "halo", {}});
        svg.text({middle, plot.bottom() + 16}, std::to_string(prices[i].year),
                 {11, TextAnchor::middle, "soft", {}});
    }
    chart.height = plot.bottom() + 26;
    chart.svg =
        svg.finish(chart.width, chart.height, fmt::format("shadow{}-{}", caseIndex, narrow ? "n" : "w"),
                   "Shadow price of a GPU-hour", "What one more GPU-hour would have served, by year.");
    chart.labels = svg.labels();
    return chart;
}

}  // namespace tranche
