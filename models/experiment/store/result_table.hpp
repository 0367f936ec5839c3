// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Merged results of an experiment as one table in memory, from the file alone: neither the experiment nor its scenarios
// are needed. For windows that filter, pivot and draw (result_pivot.hpp).
//
// A level is what a factor is set to: `text` as in the file, `number` what it is worth (dates: days since 1970; NaN: neither).
// An estimate is the mean over the runs of a point in which the metric is defined (n of them; NaN: none), with the half-width
// of Student's interval at 95 %, infinite below two. A point that was refused has its reason, and no runs.
// Points, factors and metrics are in the order of the file, equal to point_table.hpp's numbers bit for bit.
// The file is opened for reading only and is not locked: nothing appears beside it. It may be replaced meanwhile, as merges
// do, but not written to.
// Errors: StoreFailure with a sentence that names the file: none there, no SQLite, another schema, truncated, rows missing.
// Cost: linear in the runs; memory 24 bytes a point and metric. Verified by: tests/experiment/result_table_test.cpp.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tranche {

struct ResultFactor {
    std::string name, unit;
};

struct ResultMetric {
    std::string name, key, scope, unit, label;  // name: key, or key@scope
};

struct ResultLevel {
    std::string text;
    double number = 0;
};

struct ResultEstimate {
    double mean = 0, halfWidth = 0;
    std::int64_t n = 0;
};

struct ResultPoint {
    std::string scenario, policy;
    std::vector<ResultLevel> levels;        // by factor
    std::string refusal;                    // empty: it was run
    std::int64_t runs = 0, failed = 0;      // failed: runs that broke, beside `runs`
    std::vector<ResultEstimate> estimates;  // by metric
};

struct ResultTable {
    std::string experiment, title;
    std::vector<ResultFactor> factors;
    std::vector<ResultMetric> metrics;
    std::vector<ResultPoint> points;
};

ResultTable readResultTable(const std::filesystem::path& results);

}  // namespace tranche
