// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Applications as somebody recorded them (A-TRACE), instead of generators: a CSV with a header row, read as strictly as
// traces of jobs are (UTF-8, RFC 4180, LF or CRLF, gzip; every fault with file, line and column).
//     submitted   day (2026-03-01) or moment (2026-03-01T09:30:00, KST unless a zone follows)    needed
//     gpus        whole number above 0                                                            needed
//     months      whole calendar months, 1 to 1200; or days, above 0                              one of the two
//     merit       points; without it, or where it is empty, the sector's law                      if mapped or there
// `columns` names other columns for these; `where` keeps the rows in which columns have these values. Columns that neither
// names are passed over. Rows need not be in order. Replay is open-loop: these applicants answered to another queue.
// Entities are rows, so a row keeps its draws whatever else the file holds before the filter is changed.
// O(rows). Verified by: tests/demand/application_trace_test.cpp.

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/fields/field_table.hpp"
#include "models/issue/issue.hpp"
#include "models/quantities/quantities.hpp"

namespace tranche {

struct TracedApplication {
    std::int64_t submitted = 0;  // [ms since 1970 UTC]
    Gpus gpus = 0;
    std::int16_t months = 0;  // 0: duration in days
    double days = 0;
    std::optional<double> merit;
    std::uint32_t row = 0;  // of the file, from 1, the header not counted

    friend bool operator==(const TracedApplication&, const TracedApplication&) = default;
};

struct ApplicationColumns {
    std::string submitted = "submitted", gpus = "gpus", months = "months", days = "days", merit = "merit";
};

struct ApplicationTraceSpec {
    std::string file;  // relative to the scenario
    ApplicationColumns columns;
    std::map<std::string, std::string> where;  // column: value
    std::string digest;  // of the file's bytes, filled in by the reader; one that is written must be right
    // Read by readApplicationTrace, not written in the scenario; by (submitted, row).
    std::vector<TracedApplication> applications;
};

// Fills `applications` and `digest`. False: reported.
bool readApplicationTrace(const std::filesystem::path& file, ApplicationTraceSpec&, Issues&);
// The same from bytes; `name` is what places say.
bool readApplicationTraceBytes(std::string_view bytes, const std::string& name, ApplicationTraceSpec&,
                               Issues&);

const Table<ApplicationColumns>& fields(Tag<ApplicationColumns>);
const Table<ApplicationTraceSpec>& fields(Tag<ApplicationTraceSpec>);

}  // namespace tranche
