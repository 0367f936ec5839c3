// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the columns of somebody's CSV mean. Written in YAML (read by models/scenario/trace_mapping_reader.hpp):
//
//     name: small cluster
//     columns:
//       job_id: id                                   # left out: records are numbered from 1
//       submit: {column: submitted, unit: iso}       # s, ms, min, h, iso (2026-03-01 09:30:00, a zone may follow)
//       start: {column: started, unit: iso}          # with end: run time; alone: the wait that was observed
//       end: {column: ended, unit: iso}
//       size: {column: gpu_percent, unit: percent, times: instances}
//       user: owner
//     missing: ["", "NULL"]                          # texts that mean "not recorded"; so does -1
//     filters: [{column: state, in: [done, failed]}, {column: gpu_percent, above: 0}]
//
// Submits of a mapped CSV count from the earliest one, whole seconds; with dates the header has its Unix time.
// A percentage of GPUs is rounded up to whole ones, counted. Verified by: tests/scenario/trace_mapping_test.cpp.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tranche {

enum class TimeUnit : std::uint8_t { seconds, milliseconds, minutes, hours, iso };
enum class SizeUnit : std::uint8_t { gpus, percent };

struct TimeColumn {
    std::string column;
    TimeUnit unit = TimeUnit::seconds;
};

struct SizeColumn {
    std::string column;
    SizeUnit unit = SizeUnit::gpus;
    std::string times;  // another column it is multiplied by; empty: none
};

struct TraceColumns {
    std::string jobId, user, group, queue, gpuModel;  // empty: not there
    TimeColumn submit;
    SizeColumn size;
    std::optional<TimeColumn> runtime, start, end, estimate, wait;
};

// A record is kept when it meets every condition of every filter.
struct TraceFilter {
    std::string column;
    std::vector<std::string> in, notIn;
    std::optional<double> above, atLeast, below, atMost;  // a value that is not a number meets none of them
};

struct TraceMapping {
    std::string name;
    TraceColumns columns;
    std::vector<std::string> missing = {""};
    std::vector<TraceFilter> filters;
    double utcOffset = 0;  // [h] of dates that name no zone
};

}  // namespace tranche
