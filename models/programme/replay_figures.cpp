// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/programme/replay_figures.hpp"

#include <algorithm>

#include "models/programme/replay.hpp"
#include "sim/statistics/quantile.hpp"

namespace tranche {
namespace {

// Adds `amount` over [from, to) to the means of the intervals it overlaps. O(intervals overlapped).
void spread(std::vector<ReplayInterval>& intervals, Duration length, Time from, Time to, double amount,
            double ReplayInterval::*into) {
    const Time origin = intervals.front().from;
    for (Time t = from; t < to;) {
        const auto i = std::min(static_cast<std::size_t>((t - origin) / length), intervals.size() - 1);
        const Time end = i + 1 < intervals.size() ? std::min(to, intervals[i + 1].from) : to;
        intervals[i].*into += amount * static_cast<double>(end - t) / static_cast<double>(length);
        t = end;
    }
}

}  // namespace

ReplayFigures figuresOf(const ReplayRequest& request, const std::vector<ReplayedJob>& jobs) {
    ReplayFigures f;
    f.jobs = static_cast<std::int64_t>(jobs.size());
    std::vector<double> waits;
    double work = 0, slowdown = 0, waited = 0;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const TraceJob& t = request.jobs[i];
        if (jobs[i].start == kNever) {
            ++f.refused;
            continue;
        }
        const Duration wait = jobs[i].start - t.submit, run = runOf(t);
        waits.push_back(static_cast<double>(wait) / static_cast<double>(kSecond));
        waited += waits.back();
        slowdown += boundedSlowdown(wait, run);
        work += static_cast<double>(run) * static_cast<double>(t.size);
        f.backfilled += jobs[i].backfilled;
        f.lastEnd = std::max(f.lastEnd, jobs[i].start + run);
    }
    if (waits.empty()) return f;
    f.firstSubmit = request.jobs.front().submit;
    const auto span = static_cast<double>(f.lastEnd - f.firstSubmit);
    f.meanWait = waited / static_cast<double>(waits.size());
    f.meanBoundedSlowdown = slowdown / static_cast<double>(waits.size());
    f.utilization = work / (static_cast<double>(request.gpus) * span);
    f.meanWaiting = waited * static_cast<double>(kSecond) / span;
    std::sort(waits.begin(), waits.end());
    f.medianWait = quantileType7(waits, 0.5);
    f.p90Wait = quantileType7(waits, 0.9);
    f.maxWait = waits.back();
    return f;
}

std::vector<ReplayInterval> intervalsOf(const ReplayRequest& request, const std::vector<ReplayedJob>& jobs,
                                        const ReplayFigures& f, Duration length) {
    if (f.jobs == f.refused) return {};
    constexpr Duration about = 1000;
    const Duration span = f.lastEnd - f.firstSubmit;
    if (length <= 0) length = std::max<Duration>(kSecond, (span + about - 1) / about);
    std::vector<ReplayInterval> intervals;
    for (Time t = f.firstSubmit; t < f.lastEnd; t += length) intervals.push_back({t, 0, 0, 0});
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const TraceJob& t = request.jobs[i];
        const Time start = jobs[i].start;
        if (start == kNever) continue;
        const auto size = static_cast<double>(t.size);
        spread(intervals, length, t.submit, start, 1, &ReplayInterval::waitingJobs);
        spread(intervals, length, t.submit, start, size, &ReplayInterval::waitingGpus);
        spread(intervals, length, start, start + runOf(t), size, &ReplayInterval::usedGpus);
    }
    return intervals;
}

}  // namespace tranche
