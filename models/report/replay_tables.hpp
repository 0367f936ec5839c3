// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a replay says, as files and on screen. Times in seconds since the start of the trace. Same bytes every run.
//   jobs.csv        a line a job, in the order of submission; pool: where it ran. Cells without a value are empty.
//   timeseries.csv  a line an interval and pool (`all` first, which alone has the queue), means over [from_s, to_s) with
//                   the least and the most
//   metrics.csv     metric,scope,unit,value (replay_metrics.hpp)
// Verified by: tests/tools/replay_test.cpp, tests/report/replay_report_test.cpp.

#include <atomic>
#include <string>

#include "models/report/csv.hpp"
#include "models/report/replay_study.hpp"

namespace tranche {

// `written` counts the jobs and `cancel` ends the writing early; each may be null.
void writeJobsCsv(const ReplayStudy&, const TextSink&, const std::atomic<bool>* cancel = nullptr,
                  std::atomic<std::uint64_t>* written = nullptr);
std::string replayTimeseriesCsv(const ReplayStudy&);
std::string replayMetricsCsv(const ReplayStudy&);
std::string replayJson(const ReplayStudy&);
// At most 45 lines of 100 columns.
std::string replayText(const ReplayStudy&);

}  // namespace tranche
