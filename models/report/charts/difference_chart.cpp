// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/report/axis.hpp"
#include "models/report/charts/compare_charts.hpp"
#include "models/report/compare_text.hpp"
#include "models/report/layout.hpp"
#include "models/report/number_text.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

std::string_view dotOf(DifferenceVerdict verdict) {
    switch (verdict) {
        case DifferenceVerdict::better:
            return "dot f3";
        case DifferenceVerdict::worse:
            return "dot f2";
        case DifferenceVerdict::higher:
        case DifferenceVerdict::lower:
            return "dot f1";
        default:
            return "hollow";
    }
}

struct Row {
    std::string name, text;
    const MetricDifference* difference = nullptr;
};

std::vector<Row> rowsOf(const Comparison& c, const CaseResult& result, std::size_t metric,
                        const ColumnStyle& style) {
    std::vector<Row> rows;
    for (std::size_t a = 0; a < c.names.size(); ++a) {
        if (a == c.baseline || std::isnan(result.differences[a][metric].mean)) continue;
        const MetricDifference& d = result.differences[a][metric];
        rows.push_back({alternativeTitle(c, a),
                        fmt::format("{} {}", differenceText(style, d), verdictName(d.verdict)), &d});
    }
    const double sign = c.metrics[metric].better == Better::lower ? 1 : -1;  // the best on top
    std::stable_sort(rows.begin(), rows.end(), [sign](const Row& a, const Row& b) {
        return sign * a.difference->mean < sign * b.difference->mean;
    });
    return rows;
}

std::vector<double> ticksFor(const std::vector<Row>& rows, double factor, double width) {
    double low = 0, high = 0;
    for (const Row& row : rows)
        for (const double v : {row.difference->mean, row.difference->low, row.difference->high})
            if (std::isfinite(v)) {
                low = std::min(low, v * factor);
                high = std::max(high, v * factor);
            }
    for (std::size_t most = 7; most > 2; --most) {
        std::vector<double> ticks = niceTicks(low, high, most);
        double widest = 0;
        for (const double tick : ticks) widest = std::max(widest, textWidth(formatNumber(tick), 12));
        if ((widest + 10) * static_cast<double>(ticks.size() - 1) <= width) return ticks;
    }
    return niceTicks(low, high, 2);
}

}  // namespace

Chart differenceChart(const Comparison& c, std::size_t caseIndex, std::size_t metric, ChartSize size) {
    Chart chart;
    const CaseResult& result = c.cases[caseIndex];
    const ColumnStyle style = columnStyle(c, result, metric);
    const std::vector<Row> rows = rowsOf(c, result, metric, style);
    if (rows.empty()) return chart;
    const bool narrow = size == ChartSize::narrow;
    chart.width = chartWidth(size);
    Svg svg;
    std::vector<LegendEntry> entries;
    if (c.metrics[metric].better == Better::neither)
        entries = {{"clearly different", "dot f1", LegendShape::dot}};
    else
        entries = {{"clearly better", "dot f3", LegendShape::dot},
                   {"clearly worse", "dot f2", LegendShape::dot}};
    entries.push_back({"no clear difference", "hollow", LegendShape::dot});
    entries.push_back({formatPercent(c.confidence) + " interval", "whisker", LegendShape::line});
    const double legend = drawLegend(svg, {2, 2}, chart.width - 4, entries);
    double left = 22, right = 22;
    if (!narrow)
        for (const Row& row : rows) {
            left = std::max(left, std::min(330.0, textWidth(row.name, 12) + 16));
            right = std::max(right, std::min(240.0, textWidth(row.text, 12) + 18));
        }
    const double pitch = narrow ? 40 : 24;
    const ChartBox plot{left, legend + 8, chart.width - left - right,
                        pitch * static_cast<double>(rows.size()) + 8};
    const std::vector<double> ticks = ticksFor(rows, style.factor, plot.width);
    const LinearScale x{ticks.front(), ticks.back(), plot.x, plot.right()};
    const std::string unit = differenceUnit(style);
    drawHorizontalAxis(svg, plot, x, ticks,
                       fmt::format("difference from the baseline{}{}", unit.empty() ? "" : ", ", unit));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const MetricDifference& d = *rows[i].difference;
        const double top = plot.y + 4 + pitch * static_cast<double>(i), y = top + (narrow ? 31 : pitch / 2);
        if (narrow) {
            const double half = textWidth(rows[i].text, 11);
            svg.text({4, top + 15}, clipText(rows[i].name, 384 - half, 12),
                     {12, TextAnchor::start, "halo", rows[i].name});
            svg.text({396, top + 15}, rows[i].text, {11, TextAnchor::end, "halo soft", {}});
        } else {
            svg.text({left - 10, y + 4}, clipText(rows[i].name, left - 14, 12),
                     {12, TextAnchor::end, {}, rows[i].name});
            svg.text({plot.right() + 12, y + 4}, clipText(rows[i].text, right - 14, 12),
                     {12, TextAnchor::start, {}, {}});
        }
        const auto at = [&](double v) { return std::clamp(x(v * style.factor), plot.x, plot.right()); };
        if (std::isfinite(d.high - d.low) && d.high > d.low) {
            svg.line({at(d.low), y}, {at(d.high), y}, "whisker");
            for (const double end : {at(d.low), at(d.high)}) svg.line({end, y - 4}, {end, y + 4}, "whisker");
        }
        svg.circle({at(d.mean), y}, 5, dotOf(d.verdict), rows[i].name + ": " + rows[i].text);
    }
    chart.height = plot.bottom() + 40;
    chart.svg = svg.finish(chart.width, chart.height,
                           fmt::format("difference{}-{}-{}", caseIndex, metric, narrow ? "n" : "w"),
                           c.metrics[metric].described.label,
                           "Paired difference of each alternative from the baseline with its interval.");
    chart.labels = svg.labels();
    return chart;
}

}  // namespace tranche
