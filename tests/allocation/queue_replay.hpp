// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Drives a QueueScheduler through jobs whose run time is known, with a heap of ends and nothing else, and keeps what
// happened. Events of one instant are handed over in the order of the list, or shuffled.

#include <algorithm>
#include <filesystem>
#include <functional>
#include <queue>
#include <string>
#include <utility>
#include <vector>

#include "models/allocation/queue/queue_scheduler.hpp"
#include "tests/fleet/dice.hpp"

namespace tranche {

struct ReplayJob {
    QueueJob queue;
    Duration runtime = 0;  // at most the estimate
};

struct CapacityStep {
    Time at;
    std::int64_t available;
};

struct Replay {
    std::vector<Time> start;  // by job, kNever: never
    std::vector<bool> backfilled;
    std::uint64_t breaches = 0;
};

struct Watch {
    // Before and after each pass.
    std::function<void(Time, const QueueScheduler&)> before = {}, after = {};
};

inline Replay replay(const std::vector<ReplayJob>& jobs, QueueScheduler queue, const Watch& watch = {},
                     std::vector<CapacityStep> steps = {}) {
    Replay result;
    result.start.assign(jobs.size(), kNever);
    result.backfilled.assign(jobs.size(), false);
    std::vector<std::uint32_t> arrivals(jobs.size());
    for (std::uint32_t j = 0; j < jobs.size(); ++j) arrivals[j] = j;
    std::stable_sort(arrivals.begin(), arrivals.end(),
                     [&](auto a, auto b) { return jobs[a].queue.submit < jobs[b].queue.submit; });
    std::vector<std::size_t> rowOf(jobs.size());
    for (std::size_t row = 0; row < jobs.size(); ++row) rowOf[jobs[row].queue.job] = row;
    using End = std::pair<Time, std::uint32_t>;
    std::priority_queue<End, std::vector<End>, std::greater<>> ends;
    std::vector<Start> started;
    std::size_t next = 0, step = 0;
    for (;;) {
        Time now = queue.wantsPassAt();
        if (!ends.empty()) now = std::min(now, ends.top().first);
        if (next < arrivals.size()) now = std::min(now, jobs[arrivals[next]].queue.submit);
        if (step < steps.size()) now = std::min(now, steps[step].at);
        if (now == kNever) break;
        for (; !ends.empty() && ends.top().first == now; ends.pop()) queue.finish(ends.top().second, now);
        for (; step < steps.size() && steps[step].at == now; ++step)
            queue.capacity(now, steps[step].available);
        for (; next < arrivals.size() && jobs[arrivals[next]].queue.submit == now; ++next)
            if (!queue.submit(jobs[arrivals[next]].queue)) continue;
        started.clear();
        if (watch.before) watch.before(now, queue);
        queue.pass(now, started);
        for (const Start& s : started) {
            result.start[s.job] = now;
            result.backfilled[s.job] = s.backfilled;
            ends.emplace(now + jobs[rowOf[s.job]].runtime, s.job);
        }
        if (watch.after) watch.after(now, queue);
    }
    result.breaches = queue.guaranteeBreaches();
    return result;
}

inline QueuePolicy policyNamed(std::string_view name) {
    return queuePolicy(*findQueuePolicy(name));
}

inline std::filesystem::path traceFile(const std::string& name) {
    return std::filesystem::path(TRANCHE_SOURCE_DIR) / ".." / "shared" / "data" / "traces" / name;
}

}  // namespace tranche
