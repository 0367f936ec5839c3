// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// report.html of a replay: one file, inline CSS and SVG, no script, no time stamp; the same replay gives the same bytes.
// Headline numbers with how to read each, charts, the schedule of a window, all metrics, what reading did to the trace,
// and what is needed to run it again. Every text of the trace and of the command is escaped.
// O(jobs) for the window of the schedule, else of the size of the series.
// Verified by: tests/report/replay_report_test.cpp.

#include <string>

#include "models/report/replay_study.hpp"

namespace tranche {

std::string replayReport(const ReplayStudy& study);

}  // namespace tranche
