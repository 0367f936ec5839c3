// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "models/report/axis.hpp"
#include "models/report/charts/replay_charts.hpp"
#include "models/report/layout.hpp"
#include "models/report/number_text.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

constexpr double kLeft = 62, kRight = 26;

struct Column {
    Time from = 0, to = 0;
    ReplayLevel level;
};

// At most `most` columns, each of as many intervals: their mean by time, the least and the most of them.
template <class LevelOf>
std::vector<Column> columnsOf(const std::vector<ReplayInterval>& intervals, double most, LevelOf levelOf) {
    const std::size_t step = static_cast<std::size_t>(static_cast<double>(intervals.size()) / most) + 1;
    std::vector<Column> columns;
    for (std::size_t i = 0; i < intervals.size(); i += step) {
        const std::size_t end = std::min(i + step, intervals.size());
        Column c{intervals[i].from, intervals[end - 1].to, levelOf(i)};
        double integral = 0;
        for (std::size_t k = i; k < end; ++k) {
            const ReplayLevel level = levelOf(k);
            integral += level.mean * static_cast<double>(intervals[k].to - intervals[k].from);
            c.level.least = std::min(c.level.least, level.least);
            c.level.most = std::max(c.level.most, level.most);
        }
        c.level.mean = integral / static_cast<double>(c.to - c.from);
        columns.push_back(c);
    }
    return columns;
}

struct Panel {
    std::string title;
    std::vector<Column> columns;
    std::vector<CapacityLevel> capacity;  // the first at the start of the chart; empty: none
    std::string_view band, line;
};

std::vector<double> ticksOf(const Panel& panel) {
    double highest = 1;
    for (const CapacityLevel& level : panel.capacity)
        highest = std::max(highest, static_cast<double>(level.gpus));
    for (const Column& c : panel.columns) highest = std::max(highest, c.level.most);
    return niceTicks(0, highest, 6);
}

struct Frame {
    const ReplayStudy& study;
    AxisUnit unit;
    bool narrow;
};

double across(const Frame& frame, const LinearScale& x, Time t) {
    return x(static_cast<double>(t - frame.study.result->figures.firstSubmit) /
             static_cast<double>(frame.unit.length));
}

// What a pool has while the replay lasts.
std::vector<CapacityLevel> capacityOf(const ReplayStudy& study, const ReplayPool& pool) {
    const ReplayFigures& f = study.result->figures;
    std::vector<CapacityLevel> levels{{f.firstSubmit, pool.gpus}};
    for (const CapacityLevel& level : pool.levels) {
        if (level.at <= f.firstSubmit)
            levels.front().gpus = level.gpus;
        else if (level.at < f.lastEnd)
            levels.push_back(level);
    }
    return levels;
}

// Steps; those within half a pixel are one upright line over all their levels, so that a thousand changes stay small.
std::vector<ChartPoint> stepsOf(const Frame& frame, const std::vector<CapacityLevel>& levels,
                                const LinearScale& x, const LinearScale& y, double right) {
    std::vector<ChartPoint> line;
    for (std::size_t i = 0; i < levels.size();) {
        const double at = across(frame, x, levels[i].at);
        if (!line.empty()) line.push_back({at, line.back().y});
        std::int64_t least = levels[i].gpus, most = least, last = least;
        for (; i < levels.size() && across(frame, x, levels[i].at) < at + 0.5; ++i) {
            last = levels[i].gpus;
            least = std::min(least, last);
            most = std::max(most, last);
        }
        if (least != most)
            for (const std::int64_t end : {least, most}) line.push_back({at, y(static_cast<double>(end))});
        line.push_back({at, y(static_cast<double>(last))});
    }
    line.push_back({right, line.back().y});
    return line;
}

void drawPanel(Svg& svg, const Frame& frame, const Panel& panel, const ChartBox& plot, const LinearScale& x,
               const std::vector<double>& xTicks, bool last) {
    const std::vector<double> ticks = ticksOf(panel);
    const LinearScale y{0, ticks.back(), plot.bottom(), plot.y};
    for (const double tick : xTicks)
        if (!last && x(tick) <= plot.right() + 0.5)
            svg.line({x(tick), plot.y}, {x(tick), plot.bottom()}, tick == 0 ? "base" : "grid");
    drawValueAxis(svg, plot, y, ticks, clipText(panel.title, plot.right() - 4, 12), plot.y - 14);
    if (last)
        drawHorizontalAxis(svg, plot, x, xTicks,
                           fmt::format("{} since the first submission", frame.unit.name));
    std::vector<ChartPoint> top, bottom, mean;
    for (const Column& c : panel.columns) {
        const double from = across(frame, x, c.from), to = across(frame, x, c.to);
        top.insert(top.end(), {{from, y(c.level.most)}, {to, y(c.level.most)}});
        bottom.insert(bottom.end(), {{from, y(c.level.least)}, {to, y(c.level.least)}});
        mean.insert(mean.end(), {{from, y(c.level.mean)}, {to, y(c.level.mean)}});
    }
    top.insert(top.end(), bottom.rbegin(), bottom.rend());
    svg.path(SvgPath{}.polyline(top).close(), panel.band, "least to most");
    svg.path(SvgPath{}.polyline(mean), panel.line, "mean");
    if (!panel.capacity.empty())
        svg.path(SvgPath{}.polyline(stepsOf(frame, panel.capacity, x, y, plot.right())), "target ln",
                 "capacity");
}

Chart seriesChart(const ReplayStudy& study, ChartSize size, const std::vector<Panel>& panels,
                  const std::vector<LegendEntry>& legend, double height) {
    Chart chart;
    const bool narrow = size == ChartSize::narrow;
    chart.width = chartWidth(size);
    const Frame frame{study, axisUnit(study.makespan()), narrow};
    const double span = static_cast<double>(study.makespan()) / static_cast<double>(frame.unit.length);
    double left = kLeft;
    for (const Panel& panel : panels) left = std::max(left, valueAxisWidth(ticksOf(panel)));
    Svg svg;
    ChartBox plot{left, drawLegend(svg, {2, 2}, chart.width - 4, legend) + 34, chart.width - left - kRight,
                  height};
    const LinearScale x{0, span, plot.x, plot.right()};
    const std::vector<double> ticks = niceTicks(0, span, narrow ? 5 : 11);
    for (std::size_t p = 0; p < panels.size(); ++p) {
        drawPanel(svg, frame, panels[p], plot, x, ticks, p + 1 == panels.size());
        if (p + 1 < panels.size()) plot.y = plot.bottom() + 44;
    }
    chart.height = plot.bottom() + 38;
    chart.labels = svg.labels();
    const bool queue = panels.front().capacity.empty();
    chart.svg = svg.finish(chart.width, chart.height,
                           fmt::format("{}-{}", queue ? "queue" : "use", narrow ? "n" : "w"),
                           queue ? "The queue over time" : "GPUs in use over time",
                           queue ? "Jobs waiting and the GPUs they wait for, mean with least and most."
                                 : "GPUs in use by pool, mean with least and most, and the capacity.");
    return chart;
}

// Two pixels each: a line of one would be a blot.
double columnsAcross(ChartSize size) {
    return (chartWidth(size) - kLeft - kRight) / 2;
}

}  // namespace

AxisUnit axisUnit(Duration span) {
    for (const AxisUnit unit :
         {AxisUnit{"days", kDay}, AxisUnit{"hours", kHour}, AxisUnit{"minutes", kMinute}})
        if (span >= 3 * unit.length) return unit;
    return {"seconds", kSecond};
}

Chart replayUseChart(const ReplayStudy& study, ChartSize size) {
    const ReplaySeries& series = study.result->series;
    if (series.whole.empty()) return {};
    std::vector<Panel> panels;
    for (std::size_t p = 0; p < study.pools.size(); ++p)
        panels.push_back(
            {study.pools.size() == 1 ? "GPUs in use" : fmt::format("GPUs in use, {}", study.pools[p].name),
             columnsOf(series.whole, columnsAcross(size), [&](std::size_t i) { return series.pools[p][i]; }),
             capacityOf(study, study.pools[p]), "band90", "ln thin s1"});
    const std::string capacity =
        study.pools.size() == 1 && !study.capacityChanges()
            ? fmt::format("capacity, {} GPUs", formatCount(static_cast<double>(study.gpus())))
            : "capacity of the pool";
    return seriesChart(study, size, panels,
                       {{"mean", "ln thin s1", LegendShape::line},
                        {"least to most", "band90"},
                        {capacity, "target", LegendShape::line}},
                       panels.size() == 1 ? 220 : 130);
}

Chart replayQueueChart(const ReplayStudy& study, ChartSize size) {
    const std::vector<ReplayInterval>& whole = study.result->series.whole;
    if (whole.empty()) return {};
    const double most = columnsAcross(size);
    return seriesChart(study, size,
                       {{"jobs waiting",
                         columnsOf(whole, most, [&](std::size_t i) { return whole[i].waitingJobs; }),
                         {},
                         "bandq",
                         "ln thin s2"},
                        {"GPUs that the waiting jobs ask for",
                         columnsOf(whole, most, [&](std::size_t i) { return whole[i].waitingGpus; }),
                         {},
                         "bandq",
                         "ln thin s2"}},
                       {{"mean", "ln thin s2", LegendShape::line}, {"least to most", "bandq"}}, 150);
}

}  // namespace tranche
