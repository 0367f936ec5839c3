// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Records of a CSV with a header row: the product's own columns, or those of a mapping (csv_columns.hpp).
// Times are decimal, to the millisecond. Every row has as many values as the header. Blank lines are passed over.
// Verified by: tests/demand/trace_csv_test.cpp, tests/scenario/trace_mapping_test.cpp.

#include "models/demand/trace/line_reader.hpp"
#include "models/demand/trace/trace_cleaner.hpp"

namespace tranche {

void readCsv(LineReader& lines, TraceCleaner& cleaner, RuleLog& log, const TraceOptions& options,
             Trace& trace);

}  // namespace tranche
