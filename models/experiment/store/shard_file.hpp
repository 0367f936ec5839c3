// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What one shard has done so far: an SQLite file that grows while it works and gets its name when it is whole.
//
//   FOLDER/shard-2-of-8.partial -> FOLDER/shard-2-of-8.sqlite      renamed when every cell is in it, after an fsync
//   meta(key, value)             experiment's hash, version, shard, of, metrics
//   cells(cell, point, digest, refusal, seconds)      a row a cell that is complete
//   runs(cell, replication, id, failure, v)           v: the values by metric, 8 bytes each, little-endian
//
// Kill     what has been committed stays: rollback journal, synchronous FULL, one connection, one writer. At most
//          kCommitEvery of work is not committed yet; it is done again.
// Twice    a second process on the same shard is refused (StoreBusy) by a lock that the system drops with the process; a
//          shard that is whole says so and is left alone.
// Errors   StoreFailure with the path and SQLite's or the system's words; the file then holds what was committed before.
// Cost: microseconds a run. add() from one thread at a time, find() from any.
// Verified by: tests/experiment/result_store_test.cpp.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "models/experiment/sweep/sweep_work.hpp"

namespace tranche {

inline constexpr std::chrono::milliseconds kCommitEvery{250};

class StoreFailure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};
class StoreBusy : public StoreFailure {
public:
    using StoreFailure::StoreFailure;
};

std::filesystem::path shardLock(std::filesystem::path shard);  // of a shard, whole or not
std::filesystem::path shardPath(const std::filesystem::path& folder, std::int64_t shard, std::int64_t of);

class ShardFile {
public:
    // Opens, creates or finds it whole.
    ShardFile(const Sweep&, const std::filesystem::path& folder, std::int64_t shard, std::int64_t of);
    ~ShardFile();
    ShardFile(const ShardFile&) = delete;
    ShardFile& operator=(const ShardFile&) = delete;

    bool whole() const;
    bool done(std::int64_t cell) const;
    std::int64_t runs() const;  // in it when it was opened
    std::optional<std::vector<double>> find(const std::string& id) const;
    void add(const CellResult&);
    void commit();
    void finish();  // commit, fsync, rename

private:
    struct State;
    std::unique_ptr<State> state_;
};

// Progress of a shard that somebody else may be working on.
struct ShardStatus {
    std::int64_t shard = 0, of = 0;
    bool whole = false, running = false, readable = true;
    std::int64_t cells = 0, runs = 0, refused = 0, failed = 0;
    double seconds = 0;  // of thread time
};
std::vector<ShardStatus> shardsIn(const std::filesystem::path& folder);

}  // namespace tranche
