// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What of a trace each fit looks at.
//
// sizes       GPUs in whole servers of `serverGpus`, rounded up
// durations   run times in days. Cut off (censored) at `most` days, where given, and, with `atEstimate`, at the time each
//             job asked for: a job that ran that long was killed, and would have run longer.
// arrivals    submits in order, and the shift that puts hour 0 at a midnight before a Monday: from the header's start and
//             offset from UTC where it has both, else 0 with `clockKnown` false - factors of hours are then those of
//             an unknown clock.
// O(n). Verified by: tests/calibration/trace_samples_test.cpp.

#include <optional>
#include <vector>

#include "models/calibration/duration_fit.hpp"
#include "models/demand/trace/trace.hpp"

namespace tranche {

std::vector<std::int64_t> sizesOf(const Trace& trace, std::int64_t serverGpus);

std::vector<DurationSample> durationsOf(const Trace& trace, std::optional<double> mostDays, bool atEstimate);

struct ArrivalTimes {
    std::vector<Time> submit;
    Duration shift = 0;
    bool clockKnown = false;
};
ArrivalTimes arrivalsOf(const Trace& trace);

}  // namespace tranche
