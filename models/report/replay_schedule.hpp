// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The jobs of a window of a replay, laid out on rows for a picture.
//
// Window   as asked for; else with at most kWindowJobs jobs the whole replay; else the kWindowJobs starts around the
//          beginning of the interval of the series in which most GPUs were waited for (if nobody waited: were in use;
//          ties: the first), half of them before it as far as there are so many. One asked for ends before the start of
//          job number kMostStarts + 1.
// Rows     of the picture alone, also where the scheduler names nodes. In order of (start, job), each takes the lowest free rows of its
//          pool, in several pieces when they do not lie together (first fit), and frees them when it ends. Those that
//          run as the window opens come first. Rows are not devices.
// Pieces   of the kMostDrawn jobs with the largest area within the window; the others are counted.
// O(jobs) for the window; O(n log n) in its jobs and pieces.
// Verified by: tests/report/replay_schedule_test.cpp.

#include <cstdint>
#include <vector>

#include "models/report/replay_study.hpp"

namespace tranche {

struct SchedulePiece {
    std::int64_t row = 0, rows = 0;
};

struct ScheduledJob {
    std::size_t job = 0;      // in the request
    Time start = 0, end = 0;  // may lie outside the window
    std::size_t pool = 0;
    std::vector<SchedulePiece> pieces;
};

struct ReplaySchedule {
    static constexpr std::size_t kWindowJobs = 300, kMostStarts = 3000, kMostDrawn = 2000;

    Time from = 0, to = 0;
    std::vector<ScheduledJob> jobs;  // by (start, job)
    std::size_t left = 0;            // that run within the window and are not among `jobs`
    bool cut = false;                // shorter than asked for
};

ReplaySchedule replaySchedule(const ReplayStudy& study);

}  // namespace tranche
