// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a replayed trace amounts to: figures over all jobs and means over stretches of time. Definitions of wait, bounded
// slowdown and utilization: replay.hpp.
// figuresOf O(jobs log jobs), intervalsOf O(jobs x intervals that one overlaps).
// Verified by: tests/programme/replay_test.cpp.

#include <cstdint>
#include <vector>

#include "sim/kernel/time.hpp"

namespace tranche {

struct ReplayRequest;
struct ReplayedJob;

// Mean over a stretch of time, [from, from + length).
struct ReplayInterval {
    Time from = 0;
    double usedGpus = 0, waitingJobs = 0, waitingGpus = 0;
};

struct ReplayFigures {
    std::int64_t jobs = 0, refused = 0, backfilled = 0;
    double meanWait = 0, medianWait = 0, p90Wait = 0, maxWait = 0;  // [s]
    double meanBoundedSlowdown = 0;
    double utilization = 0;
    double meanWaiting = 0;  // jobs, over the makespan
    Time firstSubmit = 0, lastEnd = 0;
};

ReplayFigures figuresOf(const ReplayRequest&, const std::vector<ReplayedJob>&);
// `length` [ms] of one interval; 0: about a thousand over the trace.
std::vector<ReplayInterval> intervalsOf(const ReplayRequest&, const std::vector<ReplayedJob>&,
                                        const ReplayFigures&, Duration length);

}  // namespace tranche
