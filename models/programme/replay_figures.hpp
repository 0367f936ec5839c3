// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a replayed trace amounts to. Definitions of wait, bounded slowdown and utilization: replay.hpp. Quantiles are of type
// 7 (Hyndman and Fan 1996), over the jobs that started. Figures of no jobs are 0.
// O(jobs): quantiles by selection. 8 bytes a job while it works.
// Verified by: tests/programme/replay_test.cpp, tests/programme/replay_figures_test.cpp (by brute force).

#include <array>
#include <cstdint>
#include <vector>

#include "models/programme/replay_gauge.hpp"
#include "models/programme/size_class.hpp"
#include "sim/kernel/time.hpp"

namespace tranche {

struct ReplayRequest;
struct ReplayedJob;

struct SizeClassFigures {
    std::int64_t jobs = 0, backfilled = 0;                          // that started
    double meanWait = 0, medianWait = 0, p90Wait = 0, maxWait = 0;  // [s]
    double meanBoundedSlowdown = 0;
};

struct PoolFigures {
    std::int64_t jobs = 0, gpus = 0;
    double utilization = 0;
};

struct ReplayFigures {
    // refused: no pool could ever hold them; leftWaiting: for capacity that did not come back.
    std::int64_t jobs = 0, refused = 0, leftWaiting = 0, backfilled = 0;
    double meanWait = 0, medianWait = 0, p90Wait = 0, maxWait = 0;  // [s]
    double meanBoundedSlowdown = 0;
    double utilization = 0;
    Time firstSubmit = 0, lastEnd = 0;  // the makespan is between them
    std::array<SizeClassFigures, kSizeClasses> bySize{};
    std::vector<PoolFigures> pools;
    QueueFigures queue;

    std::int64_t started() const { return jobs - refused - leftWaiting; }
};

// Without the queue, which the gauge knows, and with the refused among those left waiting.
ReplayFigures figuresOf(const ReplayRequest&, const std::vector<ReplayedJob>&);

}  // namespace tranche
