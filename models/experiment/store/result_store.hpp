// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The results of an experiment in one SQLite file, made from its shards:
//
//   manifest(key, value)                            experiment, hash, version, counts, resolved file, content_sha256
//   factors(factor, name, unit)                     metrics(metric, name, key, scope, unit, label)
//   points(point, scenario, policy, design_point, digest, refusal)
//   levels(point, factor, value)                    a number where it is one, else text
//   runs(run, point, replication, seed, id, failure)
//   results(run, metric, value)                     a row a metric and run; NULL: undefined in that run
//   tidy                                            a view that joins them: what pandas or R wants
//
// Bytes    depend on the experiment and its results alone: not on shards, threads, order or restarts. `content_sha256` is
//          the SHA-256 of all rows but the manifest's, in order, as text: it does not depend on SQLite's version either.
// Whole    written beside it, fsync, rename; a reader sees the old file or the new one.
// Memory   does not grow with the runs. Cost: some microseconds a row.
// Errors   StoreFailure; a cell that no shard has is counted and nothing is written.
// Verified by: tests/experiment/result_store_test.cpp.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "models/experiment/sweep/sweep.hpp"

namespace tranche {

struct MergeReport {
    std::int64_t cells = 0, missing = 0;  // missing: nothing was written
    std::int64_t runs = 0, failed = 0, refused = 0;
    std::string contentHash;
};

// `shards` hold cells of this experiment; where two hold the same, they hold the same numbers.
MergeReport mergeShards(const Sweep&, const std::vector<std::filesystem::path>& shards,
                        const std::filesystem::path& results);

// What a merged file says of itself; empty when there is none or it is none.
struct StoreFacts {
    std::string experiment, hash, version, contentHash;
    std::int64_t points = 0, runs = 0, failed = 0, refused = 0, metrics = 0;
};
StoreFacts storeFacts(const std::filesystem::path& results);

// The hash recomputed from the rows: equal to what the manifest says unless somebody changed the file.
std::string contentHashOf(const std::filesystem::path& results);

}  // namespace tranche
