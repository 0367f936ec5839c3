// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/replay_metrics.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "models/report/number_text.hpp"

namespace tranche {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

double number(std::int64_t n) {
    return static_cast<double>(n);
}

ReplayScope wholeReplay(const ReplayStudy& study) {
    const ReplayFigures& f = study.result->figures;
    const bool any = f.started() > 0;
    const auto ifAny = [any](double value) { return any ? value : kUndefined; };
    return {
        "all",
        "",
        {{"wait_s.mean", "s", "Wait, mean", ifAny(f.meanWait)},
         {"wait_s.median", "s", "Wait, median", ifAny(f.medianWait)},
         {"wait_s.p90", "s", "Wait, 90th percentile", ifAny(f.p90Wait)},
         {"wait_s.max", "s", "Wait, longest", ifAny(f.maxWait)},
         {"bounded_slowdown.mean", "ratio", "Bounded slowdown (10 s), mean", ifAny(f.meanBoundedSlowdown)},
         {"utilization", "ratio", "Utilization, first submission to last end", ifAny(f.utilization)},
         {"queue.mean", "jobs", "Jobs waiting, mean over time", ifAny(f.queue.meanJobs)},
         {"queue.p95", "jobs", "Jobs waiting, not exceeded 95 % of the time", ifAny(number(f.queue.p95Jobs))},
         {"queue.max", "jobs", "Jobs waiting, most at once", ifAny(number(f.queue.mostJobs))},
         {"queue_gpus.mean", "GPUs", "GPUs waited for, mean over time", ifAny(f.queue.meanGpus)},
         {"queue_gpus.max", "GPUs", "GPUs waited for, most at once", ifAny(number(f.queue.mostGpus))},
         {"makespan_s", "s", "First submission to last end", ifAny(inSeconds(study.makespan()))},
         {"jobs", "jobs", "Jobs", number(f.jobs)},
         {"refused", "jobs", "Larger than the pool, refused", number(f.refused)},
         {"left_waiting", "jobs", "Waiting for capacity that did not come back", number(f.leftWaiting)},
         {"backfilled", "jobs", "Started ahead of one that still waited", number(f.backfilled)},
         {"backfilled.share", "ratio", "Started ahead, share",
          ifAny(number(f.backfilled) / number(f.started()))}}};
}

ReplayScope ofSize(const SizeClass& size, const SizeClassFigures& f) {
    return {"size",
            std::string(size.name),
            {{"jobs", "jobs", "Jobs", number(f.jobs)},
             {"wait_s.mean", "s", "Wait, mean", f.meanWait},
             {"wait_s.median", "s", "Wait, median", f.medianWait},
             {"wait_s.p90", "s", "Wait, 90th percentile", f.p90Wait},
             {"wait_s.max", "s", "Wait, longest", f.maxWait},
             {"bounded_slowdown.mean", "ratio", "Bounded slowdown (10 s), mean", f.meanBoundedSlowdown},
             {"backfilled.share", "ratio", "Started ahead, share", number(f.backfilled) / number(f.jobs)}}};
}

}  // namespace

double ReplayScope::value(std::string_view metric) const {
    for (const ReplayMetric& m : metrics)
        if (m.metric == metric) return m.value;
    return kUndefined;
}

std::vector<ReplayScope> replayMetrics(const ReplayStudy& study) {
    const ReplayFigures& f = study.result->figures;
    std::vector<ReplayScope> scopes{wholeReplay(study)};
    for (std::size_t c = 0; c < kSizeClasses; ++c)
        if (f.bySize[c].jobs > 0) scopes.push_back(ofSize(kSizeClassTable[c], f.bySize[c]));
    for (std::size_t p = 0; study.pools.size() > 1 && p < study.pools.size(); ++p)
        scopes.push_back({"pool",
                          study.pools[p].name,
                          {{"gpus", "GPUs", "GPUs", number(study.pools[p].gpus)},
                           {"jobs", "jobs", "Jobs", number(f.pools[p].jobs)},
                           {"utilization", "ratio", "Utilization", f.pools[p].utilization}}});
    return scopes;
}

std::string replayValue(const ReplayMetric& m) {
    if (std::isnan(m.value)) return "undefined";
    if (m.unit == "s")
        return m.value < 60 ? formatDuration(m.value)
                            : fmt::format("{} s ({})", formatNumber(m.value), formatDuration(m.value));
    if (m.metric == "utilization" || m.metric.ends_with(".share")) return formatPercent(m.value, 1);
    if (m.unit == "ratio") return formatNumber(m.value);
    return fmt::format("{} {}", formatNumber(m.value), m.unit);
}

}  // namespace tranche
