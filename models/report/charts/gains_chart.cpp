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

struct Bar {
    std::string name;
    double less = 0, more = 0;  // shares
};

Bar barOf(std::string name, const GainRow& row) {
    return {std::move(name), shareOf(row.less.mean, row.projects.mean),
            shareOf(row.more.mean, row.projects.mean)};
}

Chart diverging(const std::vector<Bar>& bars, const std::string& id, const std::string& title,
                ChartSize size) {
    Chart chart;
    if (bars.empty()) return chart;
    const bool narrow = size == ChartSize::narrow;
    chart.width = chartWidth(size);
    Svg svg;
    const double legend = drawLegend(svg, {2, 2}, chart.width - 4,
                                     {{"get less than under the baseline", "f2"}, {"get more", "f3"}});
    double left = 44, most = 0.02;
    for (const Bar& bar : bars) {
        if (!narrow) left = std::max(left, std::min(330.0, textWidth(bar.name, 12) + 58));
        most = std::max({most, bar.less, bar.more});
    }
    const double pitch = narrow ? 38 : 24;
    const ChartBox plot{left, legend + 8, chart.width - left - 48,
                        pitch * static_cast<double>(bars.size()) + 6};
    std::vector<double> ticks = niceTicks(0, most, narrow ? 3 : 4);
    for (std::size_t i = ticks.size(); i-- > 1;) ticks.insert(ticks.begin(), -ticks[ticks.size() - i]);
    std::sort(ticks.begin(), ticks.end());
    ticks.erase(std::unique(ticks.begin(), ticks.end()), ticks.end());
    const LinearScale x{ticks.front(), ticks.back(), plot.x, plot.right()};
    for (const double tick : ticks) {
        svg.line({x(tick), plot.y}, {x(tick), plot.bottom()}, tick == 0 ? "base" : "grid");
        svg.text({x(tick), plot.bottom() + 16}, formatFixed(std::abs(tick) * 100, 0) + " %",
                 {11, TextAnchor::middle, "soft", {}});
    }
    svg.text({(plot.x + plot.right()) / 2, plot.bottom() + 32}, "share of the same projects",
             {11, TextAnchor::middle, "soft", {}});
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const Bar& bar = bars[i];
        const double top = plot.y + 3 + pitch * static_cast<double>(i), y = top + (narrow ? 20 : 5),
                     thick = 14;
        if (narrow)
            svg.text({4, top + 14}, clipText(bar.name, 392, 12), {12, TextAnchor::start, "halo", bar.name});
        else
            svg.text({left - 52, y + 11}, clipText(bar.name, left - 56, 12),
                     {12, TextAnchor::end, {}, bar.name});
        const std::string less = formatPercent(bar.less), more = formatPercent(bar.more);
        svg.rect({x(-bar.less), y, x(0) - x(-bar.less), thick}, "f2", bar.name + ": " + less + " get less");
        svg.rect({x(0), y, x(bar.more) - x(0), thick}, "f3", bar.name + ": " + more + " get more");
        svg.text({x(-bar.less) - 5, y + 11}, less, {11, TextAnchor::end, "halo", {}});
        svg.text({x(bar.more) + 5, y + 11}, more, {11, TextAnchor::start, "halo", {}});
    }
    chart.height = plot.bottom() + 40;
    chart.svg =
        svg.finish(chart.width, chart.height, id + (narrow ? "-n" : "-w"), title,
                   "Shares of the same projects that get less and more GPU-hours than under the baseline.");
    chart.labels = svg.labels();
    return chart;
}

}  // namespace

Chart gainsChart(const Comparison& c, std::size_t caseIndex, ChartSize size) {
    std::vector<Bar> bars;
    for (std::size_t a = 0; a < c.names.size(); ++a)
        if (const Gains& gains = c.cases[caseIndex].gains[a]; !gains.rows.empty())
            bars.push_back(barOf(alternativeTitle(c, a), gains.rows[0]));
    std::stable_sort(bars.begin(), bars.end(),
                     [](const Bar& a, const Bar& b) { return a.more - a.less > b.more - b.less; });
    return diverging(bars, fmt::format("gains{}", caseIndex), "Who gains and who loses", size);
}

Chart gainsBySectorChart(const Comparison& c, std::size_t caseIndex, std::size_t alternative,
                         ChartSize size) {
    std::vector<Bar> bars;
    const Gains& gains = c.cases[caseIndex].gains[alternative];
    for (const GainRow& row : gains.rows)
        if (row.sector != "all" && row.size == "all") bars.push_back(barOf(row.label, row));
    for (const GainRow& row : gains.rows)
        if (row.sector == "all" && row.size != "all")
            bars.push_back(barOf(fmt::format("{} server{}", row.size, row.size == "1" ? "" : "s"), row));
    return diverging(bars, fmt::format("sectors{}-{}", caseIndex, alternative),
                     alternativeTitle(c, alternative), size);
}

}  // namespace tranche
