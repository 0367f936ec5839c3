// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "models/report/axis.hpp"
#include "models/report/charts/charts.hpp"
#include "models/report/layout.hpp"
#include "models/report/number_text.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

constexpr std::size_t kMostRows = 30;
constexpr double kRow = 20;

// Grouped by number of GPUs, then by date; only the last date of a year when there are too many.
std::vector<TargetProbability> rowsOf(const RunSummary& run) {
    std::vector<TargetProbability> rows = run.targets;
    std::stable_sort(rows.begin(), rows.end(), [](const TargetProbability& a, const TargetProbability& b) {
        return std::tie(a.gpus, a.date) < std::tie(b.gpus, b.date);
    });
    if (rows.size() <= kMostRows) return rows;
    std::vector<TargetProbability> yearEnds;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool last = i + 1 == rows.size() || rows[i + 1].gpus != rows[i].gpus ||
                          rows[i + 1].date.year != rows[i].date.year;
        if (last) yearEnds.push_back(rows[i]);
    }
    return yearEnds;
}

void drawRow(Svg& svg, const TargetProbability& row, double y, const ChartBox& plot, const LinearScale& x) {
    const std::string interval = fmt::format("{} to {}", formatPercent(row.low), formatPercent(row.high));
    svg.text({plot.x - 8, y + 4}, readableDate(row.date), {12, TextAnchor::end, {}, {}});
    svg.line({plot.x, y}, {plot.right(), y}, "grid");
    if (std::isfinite(row.low) && std::isfinite(row.high))
        svg.line({x(row.low), y}, {x(row.high), y}, "whisker s1");
    if (std::isfinite(row.probability)) {
        svg.circle({x(row.probability), y}, 5, "dot f1",
                   fmt::format("P(at least {} by {}) = {}", formatCount(static_cast<double>(row.gpus)),
                               readableDate(row.date), formatChance(row.probability, row.low, row.high)));
    }
    svg.text({plot.right() + 12, y + 4}, formatChance(row.probability, row.low, row.high),
             {12, TextAnchor::start, {}, {}});
}

}  // namespace

Chart targetChart(const RunSummary& run, ChartSize size) {
    Chart chart;
    const std::vector<TargetProbability> rows = rowsOf(run);
    if (rows.empty()) return chart;
    const bool narrow = size == ChartSize::narrow;
    if (rows.size() < run.targets.size()) chart.notes.push_back("Only the last date of each year is drawn.");
    chart.width = chartWidth(size);
    Svg svg;
    const auto heading = [narrow](std::int64_t gpus) {
        return fmt::format("{} {}{} by", narrow ? "≥" : "at least", formatCount(static_cast<double>(gpus)),
                           narrow ? "" : " GPUs");
    };
    double left = 98;
    for (const TargetProbability& row : rows) left = std::max(left, textWidth(heading(row.gpus), 12) + 14);
    ChartBox plot{left, 8, chart.width - left - 136, 0};
    const double top = plot.y;
    double y = top;
    std::vector<std::pair<double, const TargetProbability*>> placed;
    std::vector<std::pair<double, std::int64_t>> headings;
    for (const TargetProbability& row : rows) {
        if (placed.empty() || placed.back().second->gpus != row.gpus) {
            y += placed.empty() ? 12 : 24;
            headings.push_back({y, row.gpus});
        }
        placed.push_back({y += kRow, &row});
    }
    plot.height = y + 14 - top;
    const LinearScale x{0, 1, plot.x, plot.right()};
    drawHorizontalAxis(svg, plot, x,
                       narrow ? std::vector<double>{0, 0.5, 1} : std::vector<double>{0, 0.25, 0.5, 0.75, 1},
                       narrow ? "chance" : "share of replications that reach it", true);
    for (const auto& [at, gpus] : headings) {
        svg.text({2, at + 4}, heading(gpus), {12, TextAnchor::start, {}, {}});
    }
    for (const auto& [at, row] : placed) drawRow(svg, *row, at, plot, x);
    chart.height = plot.bottom() + 38;
    chart.svg = svg.finish(
        chart.width, chart.height, narrow ? "targets-n" : "targets-w", "Chance of reaching a target",
        "Probability that at least so many government GPUs are in service by a date, with intervals.");
    chart.labels = svg.labels();
    return chart;
}

}  // namespace tranche
