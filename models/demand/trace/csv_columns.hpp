// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// From the first row of a CSV to where everything stands. Without a mapping the columns are the product's own:
//     job_id, submit_s, size, runtime_s            needed
//     estimate_s, wait_s, user, group, queue, gpu_model
//     start_s, end_s, bounded_slowdown, backfilled, pool   what replay writes; passed over, so that its jobs.csv can be read
// and another column is a fault (lenient: passed over). With a mapping, columns that it does not name are passed over.
// Names are compared exactly. Verified by: tests/demand/trace_csv_test.cpp.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "models/demand/trace/csv_row.hpp"
#include "models/demand/trace/trace_mapping.hpp"

namespace tranche {

// Where a value stands; unit as in the mapping.
struct CsvTime {
    std::size_t column = 0;
    TimeUnit unit = TimeUnit::seconds;
};

struct CsvPlan {
    std::size_t columns = 0;  // of every row
    std::size_t size = 0;
    SizeUnit sizeUnit = SizeUnit::gpus;
    CsvTime submit;
    std::optional<std::size_t> times, jobId, user, group, queue, pool;
    std::optional<CsvTime> runtime, start, end, estimate, wait;
    std::vector<std::size_t> filters;  // the column of each filter of the mapping
};

// nullopt: reported.
std::optional<CsvPlan> planColumns(const CsvRow& header, const std::optional<TraceMapping>& mapping,
                                   RuleLog& log);

}  // namespace tranche
