// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The comment lines of an SWF: `; Key: value`. Keys that are not known, notes and lines without a colon are passed over.
// A number may be followed by words. A key that comes again must have the same number; texts keep the first.
// Verified by: tests/demand/trace_swf_test.cpp.

#include "models/demand/trace/line_reader.hpp"
#include "models/demand/trace/trace.hpp"

namespace tranche {

// `line.text` begins with a semicolon.
void readSwfHeaderLine(const TraceLine& line, TraceHeader& header, RuleLog& log);

// Of the machine in GPUs: MaxProcs, else MaxNodes, through processorsPerGpu; 0 when neither is there.
std::int64_t machineOf(const TraceHeader& header, std::int64_t processorsPerGpu);

}  // namespace tranche
