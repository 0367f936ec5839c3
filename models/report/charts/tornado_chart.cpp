// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/report/axis.hpp"
#include "models/report/charts/effect_charts.hpp"
#include "models/report/effect_text.hpp"
#include "models/report/layout.hpp"
#include "models/report/number_text.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

struct Geometry {
    ChartBox plot;
    LinearScale x;
    EffectStyle style;
    std::size_t metric = 0;
    bool narrow = false;
    double at(double value) const { return std::clamp(x(value * style.factor), plot.x, plot.right()); }
};

std::string atText(const Geometry& g, const FactorEffects& one, bool low) {
    const FactorSide& side = low ? one.factor.low : one.factor.high;
    const std::string effect = sideEffectText(g.style, one.factor, side, low ? one.low : one.high, g.metric);
    return fmt::format("at {}: {}", side.at, effect);
}

std::string nameText(const Factor& factor, double room) {
    const auto fits = [room](const std::string& text) { return textWidth(text, 12) <= room; };
    return clipText(shortPath(factor.name, fits), room, 12);
}

std::string rangeLine(const Factor& factor) {
    std::string text = centreText(factor) + (factor.unit.empty() ? "" : " " + unitText(factor));
    if (const std::string places = placesText(factor); !places.empty()) text += ", " + places;
    return text;
}

void drawSide(Svg& svg, const Geometry& g, const FactorEffects& one, bool low, const ChartBox& lane) {
    const std::vector<PairedEffect>& effects = low ? one.low : one.high;
    if (effects.empty()) return;
    const PairedEffect& e = effects[g.metric];
    if (std::isnan(e.mean) || e.mean == 0) return;
    const double zero = g.at(0), end = g.at(e.mean), middle = lane.y + lane.height / 2;
    const std::string tip = fmt::format("{} {}, {}", one.factor.name, atText(g, one, low), g.style.unit);
    const bool unsure = e.coversZero();
    const std::string_view mark = low      ? (unsure ? "low-unsure" : "bar")
                                  : unsure ? "high-unsure"
                                           : "bar-critical";
    svg.rect({std::min(zero, end), lane.y, std::max(1.0, std::abs(end - zero)), lane.height}, mark, tip);
    if (!std::isfinite(e.high - e.low) || e.high == e.low) return;
    const double from = g.at(e.low), to = g.at(e.high);
    svg.line({from, middle}, {to, middle}, "whisker");
    for (const double x : {from, to}) svg.line({x, middle - 3}, {x, middle + 3}, "whisker");
}

void drawWideRow(Svg& svg, const Geometry& g, const FactorEffects& one, double y) {
    const double room = g.plot.x - 14;
    svg.text({g.plot.x - 10, y + 13}, nameText(one.factor, room), {12, TextAnchor::end, {}, one.factor.name});
    svg.text({g.plot.x - 10, y + 28}, clipText(rangeLine(one.factor), room, 11),
             {11, TextAnchor::end, "soft", {}});
    for (const bool low : {true, false}) {
        const double top = low ? y + 3 : y + 18;
        svg.text({g.plot.right() + 10, top + 10},
                 clipText(atText(g, one, low), 920 - g.plot.right() - 12, 11),
                 {11, TextAnchor::start, {}, {}});
        drawSide(svg, g, one, low, {0, top, 0, 12});
    }
}

void drawNarrowRow(Svg& svg, const Geometry& g, const FactorEffects& one, double y) {
    const double half = g.plot.width / 2 + 30;
    svg.text({4, y + 12}, nameText(one.factor, 392), {12, TextAnchor::start, "halo", one.factor.name});
    svg.text({4, y + 27}, clipText(atText(g, one, true), half, 11), {11, TextAnchor::start, "halo soft", {}});
    svg.text({396, y + 27}, clipText(atText(g, one, false), half, 11),
             {11, TextAnchor::end, "halo soft", {}});
    drawSide(svg, g, one, true, {0, y + 34, 0, 9});
    drawSide(svg, g, one, false, {0, y + 45, 0, 9});
}

// The ends of all bars and bounded intervals, as shown.
std::pair<double, double> reach(const EffectStudy& study, const std::vector<std::size_t>& rows,
                                std::size_t metric, double factor) {
    double low = 0, high = 0;
    for (const std::size_t i : rows)
        for (const auto* side : {&study.factors[i].low, &study.factors[i].high}) {
            if (side->empty()) continue;
            const PairedEffect& e = (*side)[metric];
            for (const double v : {e.mean, e.low, e.high}) {
                if (!std::isfinite(v)) continue;
                low = std::min(low, v * factor);
                high = std::max(high, v * factor);
            }
        }
    return {low, high};
}

// As many ticks as have room for their labels, seven at most.
std::vector<double> ticksThatFit(double low, double high, double width) {
    for (std::size_t most = 7; most > 2; --most) {
        std::vector<double> ticks = niceTicks(low, high, most);
        double widest = 0;
        for (const double tick : ticks) widest = std::max(widest, textWidth(formatNumber(tick), 12));
        if ((widest + 10) * static_cast<double>(ticks.size() - 1) <= width) return ticks;
    }
    return niceTicks(low, high, 2);
}

}  // namespace

Chart tornadoChart(const EffectStudy& study, std::size_t metric, ChartSize size) {
    Chart chart;
    std::vector<std::size_t> rows = byInfluence(study, metric);
    if (rows.empty()) return chart;
    const std::size_t all = rows.size();
    if (rows.size() > kTornadoRows) rows.resize(kTornadoRows);
    Geometry g;
    g.metric = metric;
    g.narrow = size == ChartSize::narrow;
    g.style = effectStyle(study, metric);
    chart.width = chartWidth(size);
    Svg svg;
    const double legend =
        drawLegend(svg, {2, 2}, chart.width - 4,
                   {{"at the low end (upper bar)", "bar"},
                    {"at the high end (lower bar)", "bar-critical"},
                    {formatPercent(study.confidence) + " interval", "whisker", LegendShape::line},
                    {"hollow: it covers 0", "low-unsure"}});
    const double pitch = g.narrow ? 62 : 37;
    double left = 38, right = 38;
    if (!g.narrow) {
        left = 120, right = 120;
        for (const std::size_t i : rows) {
            const FactorEffects& one = study.factors[i];
            left = std::max(
                {left, textWidth(one.factor.name, 12) + 16, textWidth(rangeLine(one.factor), 11) + 16});
            for (const bool low : {true, false})
                right = std::max(right, textWidth(atText(g, one, low), 11) + 14);
        }
        left = std::min(left, 350.0);
        right = std::min(right, 230.0);
    }
    g.plot = {left, legend + 8, chart.width - left - right, pitch * static_cast<double>(rows.size()) + 6};
    const auto [low, high] = reach(study, rows, metric, g.style.factor);
    const std::vector<double> ticks = ticksThatFit(low, high, g.plot.width);
    g.x = {ticks.front(), ticks.back(), g.plot.x, g.plot.right()};
    drawHorizontalAxis(svg, g.plot, g.x, ticks,
                       g.style.unit.empty() ? "change of the mean" : "change of the mean, " + g.style.unit);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double y = g.plot.y + 2 + pitch * static_cast<double>(i);
        if (i > 0) svg.line({2, y - 1}, {chart.width - 2, y - 1}, "grid");
        g.narrow ? drawNarrowRow(svg, g, study.factors[rows[i]], y)
                 : drawWideRow(svg, g, study.factors[rows[i]], y);
    }
    chart.height = g.plot.bottom() + 38;
    chart.svg =
        svg.finish(chart.width, chart.height, fmt::format("tornado{}-{}", metric, g.narrow ? "n" : "w"),
                   study.base[metric].label,
                   "How far the mean moves from the base at the low and the high end of the range of each "
                   "assumption, the widest first.");
    chart.labels = svg.labels();
    if (all > rows.size())
        chart.notes.push_back(fmt::format("{} more move it less; the table has them.", all - rows.size()));
    return chart;
}

}  // namespace tranche
