// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// More or less load from one trace, and other estimates. None of these look at anything but the jobs.
//
// scaleLoad F   by whole users, so that a user's habits stay together and the days and weeks stay as they are (Zakay and
//               Feitelson 2014, "Preserving user behavior characteristics in trace-based simulation of parallel job
//               scheduling"). F < 1: a user stays with probability F. F > 1: every user stays and is cloned floor(F) - 1
//               times, and once more with probability F - floor(F). A job of no known user is a user of its own.
//               A clone's jobs come a whole number of weeks later, round the end of the trace, and less than an hour of
//               whole seconds later still: hour of the day and day of the week stay, but clones do not arrive together.
//               A trace of less than two weeks has only the part of an hour. Clones are new users, with new job ids in
//               the order they are made. All draws are keyed by the user (in CSV by the name): the same user has the same
//               fate in any order of the file, those kept at F are kept at every larger F, and clones likewise.
//               The work obtained differs from F by the luck of the large users: report both.
// compress F    divides the time between submits by F. It squeezes days and weeks too, which is why scaleLoad is there.
// estimates     exact: the run time; factor: F times it, rounded up to whole seconds, at most kHorizonLimit.
// Verified by: tests/demand/trace_reshape_test.cpp.

#include <vector>

#include "models/demand/trace/trace.hpp"

namespace tranche {

inline constexpr double kMaxScale = 100;
inline constexpr double kMaxCompress = 1e6;

// False, and nothing done, when new ids or users would not fit their types, or the jobs kMaxTraceJobs.
bool scaleLoad(std::vector<TraceJob>& jobs, TraceNames& names, double factor, RunKey key);
void compressGaps(std::vector<TraceJob>& jobs, double factor);
void setEstimates(std::vector<TraceJob>& jobs, EstimateRule rule, double factor);
TraceTotals totalsOf(const std::vector<TraceJob>& jobs);

}  // namespace tranche
