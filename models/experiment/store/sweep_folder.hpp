// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The folder of an experiment:
//
//   plan.json              what was planned: hash, points, runs, shards
//   shards-1a2b3c4d5e6f/   what the shards of one plan have done so far, named by its hash; gone once merged
//   results.sqlite         the results; replaced as a whole
//   earlier-*.sqlite       results of plans before this one: their runs are used again, by id
//   slurm/                 the job script and what the jobs print
//
// A changed experiment has another hash, so its shards start empty and take every run they can from the files of earlier
// plans. Deleting anything here costs time only.
// Errors: StoreFailure. Verified by: tests/experiment/result_store_test.cpp, tests/tools/sweep_test.cpp.

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "models/experiment/store/result_store.hpp"
#include "models/experiment/store/shard_file.hpp"
#include "models/experiment/sweep/sweep.hpp"

namespace tranche {

inline constexpr std::size_t kMostKnown = 64;

class SweepFolder {
public:
    SweepFolder(std::filesystem::path folder, const Sweep& sweep)
        : folder_(std::move(folder)), sweep_(sweep) {}

    const std::filesystem::path& path() const { return folder_; }
    std::filesystem::path results() const { return folder_ / "results.sqlite"; }
    std::filesystem::path planFile() const { return folder_ / "plan.json"; }
    std::filesystem::path shards() const { return folder_ / ("shards-" + sweep_.hash.substr(0, 12)); }

    void create() const;                                    // with parents
    bool merged() const;                                    // results of this very plan are there
    bool begun() const;                                     // something of this plan is there
    std::vector<std::filesystem::path> shardFiles() const;  // of this plan, whole or not
    // Whatever may hold runs made before, at most kMostKnown files. Shards of this plan that divide it in `of` hold other
    // runs by construction.
    std::vector<std::filesystem::path> knownFiles(std::int64_t of) const;

    // From the shards to the results. Results of another plan are kept as earlier ones, shards are removed.
    MergeReport merge() const;

private:
    void keepEarlier() const;

    std::filesystem::path folder_;
    const Sweep& sweep_;
};

struct ShardRequest {
    std::int64_t shard = 1, of = 1;
    int threads = 0;
    const std::atomic<bool>* stop = nullptr;                           // finish the runs under way
    const std::atomic<bool>* cancel = nullptr;                         // drop them
    std::function<void(std::int64_t done, std::int64_t of)> progress;  // runs
};

struct ShardReport {
    bool whole = false, before = false;                            // before: it was already
    std::int64_t runs = 0, simulated = 0, reused = 0, failed = 0;  // of this call
    std::string firstFailure;
    double seconds = 0;  // of thread time
};

// One shard, as far as it goes; what is done is on disk when it returns.
ShardReport runShard(const Sweep&, const SweepFolder&, const ShardRequest&);

}  // namespace tranche
