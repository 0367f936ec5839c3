// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Replays for tests of what is said about them: random jobs, one pool or two.

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "models/report/replay_study.hpp"
#include "sim/random/stream.hpp"

namespace tranche::sample {

struct Replayed {
    Trace trace;
    ReplayResult result;
    ReplayStudy study;
};

inline TraceJob traceJob(std::int64_t id, Time submit, std::int64_t size, Duration run) {
    TraceJob t;
    t.id = id;
    t.submit = submit;
    t.size = size;
    t.runtime = t.estimate = run;
    return t;
}

inline Trace randomTrace(std::uint64_t seed, int count, std::int64_t most, double gapSeconds) {
    const Stream draws({seed, 0}, hash64("jobs of a sample"), 0);
    Trace trace;
    Time now = 1000 * kSecond;
    for (int i = 0; i < count; ++i) {
        const auto u = draws.block(static_cast<std::uint64_t>(i));
        now += static_cast<Duration>(u[0] * gapSeconds * 1000);
        const auto size = static_cast<std::int64_t>(std::pow(static_cast<double>(most), u[1]));
        TraceJob t = traceJob(i + 1, now, size, 1000 + static_cast<Duration>(u[2] * u[2] * 7'200'000));
        t.estimate = t.runtime * (1 + static_cast<Duration>(u[3] * 4));
        t.user = static_cast<std::int32_t>(u[3] * 9);
        trace.jobs.push_back(t);
    }
    return trace;
}

// In place, since the study points into it.
inline void replayInto(Replayed& r, std::int64_t gpus, const char* policy = "easy") {
    r.result = replayTrace({r.trace.jobs, gpus, queuePolicy(*findQueuePolicy(policy))});
    r.study.trace = "sample.swf";
    r.study.policy = policy;
    r.study.estimates = "user";
    r.study.command = "tranche replay sample.swf --gpus 100";
    r.study.version = "0.0.0";
    r.study.pools = {{"all", gpus}};
    r.study.jobs = &r.trace;
    r.study.result = &r.result;
}

// The second pool replays as many GPUs of its own: each job once, by turns, of two replays put together.
inline void replayTwoPools(Replayed& r, std::int64_t gpus) {
    std::vector<TraceJob> halves[2];
    for (std::size_t i = 0; i < r.trace.jobs.size(); ++i) halves[i % 2].push_back(r.trace.jobs[i]);
    replayInto(r, gpus);
    ReplayResult parts[2];
    for (int p = 0; p < 2; ++p)
        parts[p] = replayTrace({halves[p], gpus, queuePolicy(*findQueuePolicy("easy"))}, 600 * kSecond);
    for (std::size_t i = 0; i < r.result.jobs.size(); ++i) {
        r.result.jobs[i] = parts[i % 2].jobs[i / 2];
        r.result.jobs[i].pool = static_cast<std::uint16_t>(i % 2);
    }
    r.study.pools = {{"hopper", gpus},
                     {"a pool with a name that is far too long for any panel of any chart, <b>", gpus}};
    r.result.figures.lastEnd = std::max(parts[0].figures.lastEnd, parts[1].figures.lastEnd);
    const std::size_t n = std::min(parts[0].series.whole.size(), parts[1].series.whole.size());
    r.result.series = parts[0].series;
    r.result.series.whole.resize(n);
    r.result.series.pools[0].resize(n);
    r.result.series.pools.push_back(parts[1].series.pools[0]);
    r.result.series.pools[1].resize(n);
    r.result.figures.pools = {parts[0].figures.pools[0], parts[1].figures.pools[0]};
}

}  // namespace tranche::sample
