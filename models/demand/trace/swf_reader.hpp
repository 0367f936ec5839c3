// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Records of the Standard Workload Format 2.2: 18 numbers between blanks, comment lines with a semicolon (Chapin et al.
// 1999; Feitelson, Parallel Workloads Archive). Times are whole seconds. Blank lines are passed over.
// Verified by: tests/demand/trace_swf_test.cpp, trace_hostile_test.cpp.

#include "models/demand/trace/line_reader.hpp"
#include "models/demand/trace/trace_cleaner.hpp"

namespace tranche {

void readSwf(LineReader& lines, TraceCleaner& cleaner, RuleLog& log, const TraceOptions& options,
             Trace& trace);

}  // namespace tranche
