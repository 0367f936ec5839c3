// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/charts/threshold_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/report/axis.hpp"
#include "models/report/layout.hpp"
#include "models/report/number_text.hpp"
#include "models/report/text.hpp"
#include "models/report/threshold_text.hpp"

namespace tranche {
namespace {

constexpr double kRow = 24;
constexpr std::size_t kNear = 5;  // probes that decide the scale

double targetOf(const SolveStudy& study) {
    return study.chance ? *study.chance : study.target.value;
}

// Probes by distance of the mean from the target; undefined ones last.
std::vector<std::size_t> byDistance(const SolveStudy& study) {
    const auto away = [&](std::size_t i) {
        const double d = std::abs(study.answer.probes[i].mean - targetOf(study));
        return std::isnan(d) ? HUGE_VAL : d;
    };
    std::vector<std::size_t> order(study.answer.probes.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return away(a) < away(b); });
    return order;
}

std::pair<double, double> reach(const SolveStudy& study, const std::vector<std::size_t>& order) {
    double low = targetOf(study), high = low;
    for (std::size_t k = 0; k < std::min(kNear, order.size()); ++k) {
        const ThresholdProbe& probe = study.answer.probes[order[k]];
        for (const double v : {probe.mean, probe.interval.low, probe.interval.high}) {
            if (!std::isfinite(v)) continue;
            low = std::min(low, v);
            high = std::max(high, v);
        }
    }
    return {low, high};
}

std::string_view markOf(Verdict verdict) {
    return verdict == Verdict::met ? "dot f1" : verdict == Verdict::missed ? "dot f2" : "hollow";
}

struct Geometry {
    ChartBox plot;
    LinearScale x;
    double factor = 1;
    double at(double value) const { return std::clamp(x(value * factor), plot.x, plot.right()); }
};

void drawProbe(Svg& svg, const Geometry& g, const ThresholdProbe& probe, const ProbeText& text, double y) {
    svg.line({g.plot.x, y}, {g.plot.right(), y}, "grid");
    svg.text({g.plot.x - 8, y + 4}, text.value, {12, TextAnchor::end, {}, {}});
    if (std::isfinite(probe.interval.low) && std::isfinite(probe.interval.high))
        svg.line({g.at(probe.interval.low), y}, {g.at(probe.interval.high), y}, "whisker");
    if (std::isfinite(probe.mean))
        svg.circle({g.at(probe.mean), y}, 5, markOf(probe.verdict),
                   fmt::format("{}: {} ({}), {}", text.value, text.mean, text.interval, text.verdict));
    svg.text({g.plot.right() + 12, y + 4}, text.mean + ", " + text.verdict, {12, TextAnchor::start, {}, {}});
}

}  // namespace

Chart thresholdChart(const SolveStudy& study, ChartSize size) {
    Chart chart;
    if (study.answer.probes.empty()) return chart;
    const bool narrow = size == ChartSize::narrow;
    std::vector<std::size_t> rows = byDistance(study);
    const auto [low, high] = reach(study, rows);
    if (rows.size() > kProbeRows) {
        chart.notes.push_back(
            fmt::format("{} values farther from the target are in the table.", rows.size() - kProbeRows));
        rows.resize(kProbeRows);
    }
    std::sort(rows.begin(), rows.end());
    const std::vector<ProbeText> texts = probeTexts(study);
    chart.width = chartWidth(size);
    double left = 40, right = 60;
    for (const std::size_t i : rows) {
        left = std::max(left, textWidth(texts[i].value, 12) + 14);
        right = std::max(right, textWidth(texts[i].mean + ", " + texts[i].verdict, 12) + 16);
    }
    Svg svg;
    const double legend = drawLegend(
        svg, {2, 2}, chart.width - 4,
        {{"certainly meets the target", "dot f1", LegendShape::dot},
         {"certainly misses it", "dot f2", LegendShape::dot},
         {"not certain", "hollow", LegendShape::dot},
         {formatPercent(study.answer.intervalConfidence, 2) + " interval", "whisker", LegendShape::line},
         {"target", "target", LegendShape::line}});
    Geometry g;
    g.plot = {left, legend + 8, chart.width - left - right, kRow * static_cast<double>(rows.size()) + 8};
    const NumberStyle style =
        numberStyle(targetOf(study), low, high, study.chance ? "share" : shownUnit(study.metric));
    g.factor = style.factor;
    const std::vector<double> ticks = niceTicks(low * g.factor, high * g.factor, narrow ? 4 : 7);
    g.x = {ticks.front(), ticks.back(), g.plot.x, g.plot.right()};
    const std::string unit = style.unit.empty() ? "" : ", " + style.unit;
    drawHorizontalAxis(
        svg, g.plot, g.x, ticks,
        clipText((study.chance ? "replications that meet it" : metricName(study)) + unit, g.plot.width, 12));
    const double goal = g.at(targetOf(study));
    svg.line({goal, g.plot.y}, {goal, g.plot.bottom()}, "target");
    for (std::size_t k = 0; k < rows.size(); ++k)
        drawProbe(svg, g, study.answer.probes[rows[k]], texts[rows[k]],
                  g.plot.y + kRow * (static_cast<double>(k) + 0.5) + 4);
    chart.height = g.plot.bottom() + 38;
    chart.svg =
        svg.finish(chart.width, chart.height, narrow ? "threshold-n" : "threshold-w",
                   study.over + " against " + metricName(study),
                   "Each value tried with the mean of the metric and its interval, against the target.");
    chart.labels = svg.labels();
    return chart;
}

}  // namespace tranche
