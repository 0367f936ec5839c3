// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The rows of merged results, one at a time, for exports and analyses: neither SQL nor SQLite's types outside this folder.
//
//   tidy   a row a metric and run     point, scenario, policy, <factors>, replication, seed, metric, scope, unit, value
//   wide   a row a run                point, scenario, policy, <factors>, replication, seed, <metrics>
//
// In order of runs, then of metrics. Memory: one row. Errors: StoreFailure.
// Verified by: tests/experiment/result_store_test.cpp.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace tranche {

// Nothing: undefined.
using StoreCell = std::variant<std::monostate, std::int64_t, double, std::string>;

struct StoreTable {
    std::vector<std::string> header;
    std::function<void(const std::function<void(const std::vector<StoreCell>&)>& each)> rows;
};

enum class StoreForm { tidy, wide };

// The file stays open while the table is used.
StoreTable storeTable(const std::filesystem::path& results, StoreForm);

struct StoreMetric {
    std::string name, unit, label;
};
std::vector<StoreMetric> storeMetrics(const std::filesystem::path& results);
std::vector<std::string> storeFactors(const std::filesystem::path& results);

// The mean over replications of every metric at every point that has runs, in order of points.
struct PointMeans {
    std::int64_t point = 0, replications = 0;
    std::string scenario, policy;
    std::vector<StoreCell> levels;  // by factor
    // By metric, over the replications in which it is defined; NaN: none. Half-width of Student's interval at 95 %, infinite
    // below two.
    std::vector<double> means, halfWidths;
};
void eachPoint(const std::filesystem::path& results, const std::function<void(const PointMeans&)>& each);

}  // namespace tranche
