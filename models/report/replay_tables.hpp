// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a replay says, as files and on screen: one line a job, the time series, the figures. Times in seconds since the
// start of the trace. Same bytes every run. Verified by: tests/tools/replay_test.cpp.

#include <string>

#include "models/programme/replay.hpp"
#include "models/report/csv.hpp"

namespace tranche {

struct ReplayStudy {
    std::string trace, policy;  // as asked for
    std::int64_t gpus = 0;
    const Trace* jobs = nullptr;
    const ReplayResult* result = nullptr;
};

void writeJobsCsv(const ReplayStudy&, const TextSink&);
std::string replayTimeseriesCsv(const ReplayStudy&);
std::string replayMetricsCsv(const ReplayStudy&);
std::string replayJson(const ReplayStudy&);
std::string replayText(const ReplayStudy&);

}  // namespace tranche
