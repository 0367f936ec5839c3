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
constexpr double kLabel = 10;  // [px] size of a job's number

struct Drawing {
    const ReplayStudy& study;
    const ReplaySchedule& schedule;
    ChartBox plot;
    LinearScale x, y;

    double across(Time t) const {
        const Time within = std::clamp(t, schedule.from, schedule.to);
        return plot.x + plot.width * static_cast<double>(within - schedule.from) /
                            static_cast<double>(schedule.to - schedule.from);
    }
    ChartBox box(const ScheduledJob& job, const SchedulePiece& piece) const {
        const double left = across(job.start), top = y(static_cast<double>(piece.row + piece.rows));
        return {left, top, across(job.end) - left, y(static_cast<double>(piece.row)) - top};
    }
};

std::string tooltip(const ReplayStudy& study, const ScheduledJob& job) {
    const TraceJob& t = study.jobs->jobs[job.job];
    return fmt::format("job {}: {} GPUs, waited {}, ran {}{}", t.id, formatCount(static_cast<double>(t.size)),
                       formatDuration(inSeconds(job.start - t.submit)),
                       formatDuration(inSeconds(job.end - job.start)),
                       study.result->jobs[job.job].backfilled ? ", backfilled" : "");
}

void drawJob(Svg& svg, const Drawing& d, const ScheduledJob& job) {
    SvgPath path;
    const SchedulePiece* largest = nullptr;
    for (const SchedulePiece& piece : job.pieces) {
        const ChartBox b = d.box(job, piece);
        path.moveTo({b.x, b.y}).lineTo({b.right(), b.y}).lineTo({b.right(), b.bottom()});
        path.lineTo({b.x, b.bottom()}).close();
        if (largest == nullptr || piece.rows > largest->rows) largest = &piece;
    }
    if (largest == nullptr) return;
    svg.path(path, d.study.result->jobs[job.job].backfilled ? "job-ahead" : "job", tooltip(d.study, job));
}

// Over all rectangles, so that none covers a number.
void drawNumber(Svg& svg, const Drawing& d, const ScheduledJob& job) {
    const auto largest =
        std::max_element(job.pieces.begin(), job.pieces.end(),
                         [](const SchedulePiece& a, const SchedulePiece& b) { return a.rows < b.rows; });
    if (largest == job.pieces.end()) return;
    const ChartBox b = d.box(job, *largest);
    const std::string id = fmt::format("{}", d.study.jobs->jobs[job.job].id);
    if (b.height < kLabel + 4 || b.width < textWidth(id, kLabel) + 8) return;
    svg.text({b.x + b.width / 2, b.y + b.height / 2 + 3.5}, id, {kLabel, TextAnchor::middle, "halo", {}});
}

}  // namespace

Chart replayScheduleChart(const ReplayStudy& study, const ReplaySchedule& schedule, ChartSize size) {
    Chart chart;
    if (schedule.to <= schedule.from) return chart;
    const bool narrow = size == ChartSize::narrow;
    chart.width = chartWidth(size);
    Svg svg;
    const double legend = drawLegend(
        svg, {2, 2}, chart.width - 4,
        {{"started in its turn", "job"}, {"backfilled: ahead of one that still waited", "job-ahead"}});
    const double height = std::max(140.0, (narrow ? 300.0 : 400.0) / static_cast<double>(study.pools.size()));
    const AxisUnit unit = axisUnit(schedule.to - schedule.from);
    const double span = static_cast<double>(schedule.to - schedule.from) / static_cast<double>(unit.length);
    double left = kLeft;
    for (const ReplayPool& pool : study.pools)
        left = std::max(left, valueAxisWidth(niceTicks(0, static_cast<double>(pool.peak()), 6)));
    ChartBox plot{left, legend + 34, chart.width - left - kRight, height};
    for (std::size_t p = 0; p < study.pools.size(); ++p) {
        const auto gpus = static_cast<double>(study.pools[p].peak());
        const std::vector<double> ticks = niceTicks(0, gpus, 6);
        const Drawing d{study, schedule, plot, LinearScale{0, span, plot.x, plot.right()},
                        LinearScale{0, std::max(gpus, 1.0), plot.bottom(), plot.y}};
        drawValueAxis(svg, plot, d.y, ticks,
                      clipText(study.pools.size() == 1
                                   ? "GPUs (rows, not devices)"
                                   : fmt::format("GPUs of {} (rows, not devices)", study.pools[p].name),
                               plot.right() - 4, 12),
                      plot.y - 14);
        const bool last = p + 1 == study.pools.size();
        if (last)
            drawHorizontalAxis(svg, plot, d.x, niceTicks(0, span, narrow ? 5 : 11),
                               fmt::format("{} since the window opens", unit.name));
        for (const ScheduledJob& job : schedule.jobs)
            if (job.pool == p) drawJob(svg, d, job);
        for (const ScheduledJob& job : schedule.jobs)
            if (job.pool == p) drawNumber(svg, d, job);
        if (!last) plot.y = plot.bottom() + 44;
    }
    chart.height = plot.bottom() + 38;
    chart.labels = svg.labels();
    chart.svg = svg.finish(chart.width, chart.height, narrow ? "schedule-n" : "schedule-w",
                           "The schedule of a window",
                           "Jobs as rectangles of GPUs by time; those that were backfilled are hatched.");
    return chart;
}

}  // namespace tranche
