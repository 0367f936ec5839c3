// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "models/report/charts/replay_charts.hpp"
#include "models/report/layout.hpp"
#include "models/report/number_text.hpp"
#include "models/report/text.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr double kBar = 16;

struct Tick {
    double seconds;
    std::string_view name;
};
constexpr std::array<Tick, 12> kTicks{{{0, "0"},
                                       {1, "1 s"},
                                       {10, "10 s"},
                                       {60, "1 min"},
                                       {600, "10 min"},
                                       {3600, "1 h"},
                                       {36000, "10 h"},
                                       {86400, "1 day"},
                                       {864000, "10 days"},
                                       {8.64e6, "100 days"},
                                       {8.64e7, "1,000 days"},
                                       {8.64e8, "10,000 days"}}};

// log10(1 + wait / 1 s), so that a wait of 0 has a place.
struct WaitScale {
    double most, fromPixel, toPixel;
    double operator()(double seconds) const {
        return fromPixel + (toPixel - fromPixel) * elementary::log(1 + seconds) / elementary::log(1 + most);
    }
};

void drawAxis(Svg& svg, const ChartBox& plot, const WaitScale& x) {
    double free = 0;  // where the next label may begin
    for (const Tick& tick : kTicks) {
        if (tick.seconds > x.most * 1.001) break;
        const double at = x(tick.seconds), half = textWidth(tick.name, 12) / 2;
        svg.line({at, plot.y}, {at, plot.bottom()}, tick.seconds == 0 ? "base" : "grid");
        if (at - half < free) continue;
        svg.text({at, plot.bottom() + 16}, tick.name, {12, TextAnchor::middle, "soft", {}});
        free = at + half + 8;
    }
    svg.text({(plot.x + plot.right()) / 2, plot.bottom() + 32}, "wait (logarithmic)",
             {12, TextAnchor::middle, "soft", {}});
}

std::string sizeText(std::size_t c, std::int64_t jobs, bool narrow) {
    return fmt::format("{} GPU{}{}{} job{}", kSizeClassTable[c].name, c == 0 ? "" : "s", narrow ? ": " : ", ",
                       formatCount(static_cast<double>(jobs)), jobs == 1 ? "" : "s");
}

void drawRow(Svg& svg, std::size_t c, const SizeClassFigures& f, double y, const ChartBox& plot,
             const WaitScale& x, bool narrow) {
    const double middle = y + kBar / 2;
    const std::string name = sizeText(c, f.jobs, narrow),
                      value = fmt::format("median {}, p90 {}", formatDuration(f.medianWait),
                                          formatDuration(f.p90Wait)),
                      all = fmt::format("{}: {}, mean {}, longest {}", name, value,
                                        formatDuration(f.meanWait), formatDuration(f.maxWait));
    if (narrow) {
        svg.text({2, y - 6}, name, {12, TextAnchor::start, "halo", {}});
        svg.text({plot.right() + 20, y - 6}, value, {12, TextAnchor::end, "halo soft", {}});
    } else {
        svg.text({plot.x - 10, middle + 4}, name, {12, TextAnchor::end, {}, {}});
        svg.text({plot.right() + 30, middle + 4}, value, {12, TextAnchor::start, {}, {}});
    }
    svg.rect({x(0), y, x(f.medianWait) - x(0), kBar}, "bar", all);
    svg.rect({x(f.medianWait), y + 3, x(f.p90Wait) - x(f.medianWait), kBar - 6}, "band50", all);
    svg.line({x(f.p90Wait), y + 1}, {x(f.p90Wait), y + kBar - 1}, "whisker");
    svg.circle({x(f.meanWait), middle}, 4.5, "hollow", all);
}

}  // namespace

Chart replayWaitChart(const ReplayStudy& study, ChartSize size) {
    Chart chart;
    const ReplayFigures& f = study.result->figures;
    if (f.started() == 0) return chart;
    const bool narrow = size == ChartSize::narrow;
    chart.width = chartWidth(size);
    Svg svg;
    const double legend = drawLegend(svg, {2, 2}, chart.width - 4,
                                     {{"half wait no longer", "bar"},
                                      {"nine in ten wait no longer", "band50"},
                                      {"mean", "hollow", LegendShape::dot}});
    std::vector<std::size_t> rows;
    double most = 1;
    for (std::size_t c = 0; c < kSizeClasses; ++c) {
        if (f.bySize[c].jobs == 0) continue;
        rows.push_back(c);
        most = std::max({most, f.bySize[c].p90Wait, f.bySize[c].meanWait});
    }
    for (const Tick& tick : kTicks)
        if (tick.seconds >= most) {
            most = tick.seconds;
            break;
        }
    const double pitch = narrow ? 46 : 32, left = narrow ? 16 : 190, right = narrow ? 40 : 250;
    const ChartBox plot{left, legend + 10, chart.width - left - right,
                        static_cast<double>(rows.size()) * pitch + (narrow ? 14 : 8)};
    const WaitScale x{most, plot.x, plot.right()};
    drawAxis(svg, plot, x);
    for (std::size_t k = 0; k < rows.size(); ++k)
        drawRow(svg, rows[k], f.bySize[rows[k]], plot.y + (narrow ? 26 : 12) + pitch * static_cast<double>(k),
                plot, x, narrow);
    chart.height = plot.bottom() + 38;
    chart.labels = svg.labels();
    chart.svg = svg.finish(chart.width, chart.height, narrow ? "waits-n" : "waits-w", "Wait by size of job",
                           "Median, 90th percentile and mean of the waits, a row for each class of sizes.");
    return chart;
}

}  // namespace tranche
