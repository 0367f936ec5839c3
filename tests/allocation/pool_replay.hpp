// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Drives a PoolScheduler through jobs whose run times are known and keeps what happened.

#include <algorithm>
#include <functional>
#include <queue>
#include <string>
#include <utility>
#include <vector>

#include "models/allocation/queue/pool_scheduler.hpp"
#include "sim/kernel/time.hpp"

namespace tranche {

struct PoolTestJob {
    QueueJob queue;
    std::vector<PoolOption> options;  // estimates in ms
    std::vector<Duration> runtimes;   // by option, at most the estimate
    std::uint16_t group = kWithoutLimit;
};

struct PoolChange {  // [s], a surprise
    Time at = 0;
    std::uint16_t pool = 0;
    std::int64_t available = 0;
};

struct PoolAnnouncement {  // known from the start
    Time at = 0;           // [s]
    std::uint16_t pool = 0;
    std::int64_t change = 0;
};

struct PoolCase {
    QueuePolicy policy;
    std::string placement = "first-fit";
    std::vector<SchedulerPool> pools;
    std::vector<std::int64_t> limits;  // of groups
    FairShareAccounts accounts;
    std::vector<PoolTestJob> jobs;  // job i is job number i, by submit
    std::vector<PoolChange> changes;
    std::vector<PoolAnnouncement> announced;
};

struct PoolRun {
    Time start = kNever;  // [s]
    PoolOption option;
    std::vector<NodePiece> pieces;
    friend bool operator==(const PoolRun&, const PoolRun&) = default;
};

struct PoolReplay {
    std::vector<PoolRun> runs;  // by job
    std::uint64_t breaches = 0;
};

inline Duration runtimeOf(const PoolTestJob& job, const PoolOption& option) {
    for (std::size_t i = 0; i < job.options.size(); ++i)
        if (job.options[i].pool == option.pool) return job.runtimes[i];
    return 0;
}

using PoolWatch = std::function<void(Time, const PoolScheduler&)>;

inline PoolReplay replayPools(const PoolCase& in, const PoolWatch& watch = {}) {
    PoolScheduler queue(in.policy, in.pools, *findPlacement(in.placement), in.limits.size(), in.accounts);
    for (std::uint16_t g = 0; g < in.limits.size(); ++g) queue.limit(g, 0, in.limits[g]);
    for (const PoolAnnouncement& a : in.announced) queue.announce(a.pool, 0, a.at * kSecond, a.change);
    PoolReplay result;
    result.runs.resize(in.jobs.size());
    using End = std::pair<Time, std::uint32_t>;
    std::priority_queue<End, std::vector<End>, std::greater<>> ends;
    std::vector<PoolStart> started;
    std::size_t next = 0, change = 0;
    for (;;) {
        Time now = queue.wantsPassAt();
        if (!ends.empty()) now = std::min(now, ends.top().first);
        if (next < in.jobs.size()) now = std::min(now, in.jobs[next].queue.submit);
        if (change < in.changes.size()) now = std::min(now, in.changes[change].at * kSecond);
        if (now == kNever) break;
        for (; !ends.empty() && ends.top().first == now; ends.pop()) queue.finish(ends.top().second, now);
        for (; change < in.changes.size() && in.changes[change].at * kSecond == now; ++change)
            queue.capacity(in.changes[change].pool, now, in.changes[change].available);
        for (; next < in.jobs.size() && in.jobs[next].queue.submit == now; ++next)
            if (!queue.submit(in.jobs[next].queue, in.jobs[next].options, in.jobs[next].group)) continue;
        started.clear();
        queue.pass(now, started);
        for (const PoolStart& s : started) {
            const std::span<const NodePiece> pieces = queue.nodesOf(s.job);
            result.runs[s.job] = {now / kSecond, s.option, {pieces.begin(), pieces.end()}};
            ends.emplace(now + runtimeOf(in.jobs[s.job], s.option), s.job);
        }
        if (watch) watch(now, queue);
    }
    result.breaches = queue.guaranteeBreaches();
    return result;
}

}  // namespace tranche
