// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/store/shard_file.hpp"

#include <algorithm>
#include <charconv>
#include <mutex>
#include <thread>
#include <utility>

#include "models/experiment/store/database.hpp"
#include "models/fields/node_json.hpp"

namespace tranche {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr const char* kSchema =
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE cells(cell INTEGER PRIMARY KEY, point INTEGER NOT NULL, digest TEXT NOT NULL,"
    " refusal TEXT NOT NULL, seconds REAL NOT NULL);"
    "CREATE TABLE runs(cell INTEGER NOT NULL, replication INTEGER NOT NULL, id TEXT NOT NULL,"
    " failure TEXT NOT NULL, v BLOB NOT NULL, PRIMARY KEY(cell, replication)) WITHOUT ROWID;"
    "CREATE INDEX run_ids ON runs(id);";

fs::path withExtension(fs::path file, const char* extension) {
    return file.replace_extension(extension);
}

std::string metricsText(const Sweep& sweep) {
    std::string text;
    for (const std::string& metric : sweep.metrics) text += metric + "\n";
    return text;
}

std::string metaValue(SQLite::Database& database, const char* key) {
    SQLite::Statement query(database, "SELECT value FROM meta WHERE key = ?");
    query.bind(1, key);
    return query.executeStep() ? query.getColumn(0).getString() : std::string();
}

}  // namespace

fs::path shardLock(fs::path shard) {
    return withExtension(std::move(shard), ".lock");
}

fs::path shardPath(const fs::path& folder, std::int64_t shard, std::int64_t of) {
    return folder / ("shard-" + std::to_string(shard) + "-of-" + std::to_string(of) + ".sqlite");
}

struct ShardFile::State {
    State(const Sweep& sweep, const fs::path& folder, std::int64_t shard, std::int64_t of)
        : whole(shardPath(folder, shard, of)),
          partial(withExtension(whole, ".partial")),
          lock(std::in_place, withExtension(whole, ".lock")),
          shardNumber(shard),
          shards(of) {
        for (int tenths = 0; !lock->held() && tenths < 20; ++tenths) {  // somebody may only be looking
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            lock.emplace(withExtension(whole, ".lock"));
        }
        if (!lock->held())
            throw StoreBusy("shard " + std::to_string(shard) + " of " + std::to_string(of) +
                            " is being worked on by another process (" + whole.string() + ")");
        isWhole = fs::exists(whole);
        database.emplace(isWhole ? openForReading(whole) : openForWriting(partial));
        if (!database->tableExists("meta")) create(sweep);
        if (metaValue(*database, "experiment") != sweep.hash)
            throw StoreFailure(whole.string() + " belongs to another experiment or version; move it away");
        lookUp.emplace(*database, "SELECT v FROM runs WHERE id = ? AND failure = '' LIMIT 1");
        done.assign(static_cast<std::size_t>(cellsOf(sweep, shard, of)), false);
        SQLite::Statement cells(*database, "SELECT cell FROM cells");
        while (cells.executeStep()) done[slot(cells.getColumn(0).getInt64())] = true;
        runs = database->execAndGet("SELECT count(*) FROM runs").getInt64();
        if (isWhole) return;
        addRun.emplace(*database, "INSERT OR REPLACE INTO runs VALUES(?, ?, ?, ?, ?)");
        addCell.emplace(*database, "INSERT OR REPLACE INTO cells VALUES(?, ?, ?, ?, ?)");
    }

    void create(const Sweep& sweep) {
        SQLite::Transaction transaction(*database);
        database->exec(kSchema);
        SQLite::Statement add(*database, "INSERT INTO meta VALUES(?, ?)");
        const auto set = [&](const char* key, const std::string& value) {
            add.bind(1, key);
            add.bind(2, value);
            add.exec();
            add.reset();
        };
        set("experiment", sweep.hash);
        set("version", sweep.version);
        set("shard", std::to_string(shardNumber));
        set("of", std::to_string(shards));
        set("metrics", metricsText(sweep));
        transaction.commit();
    }

    std::size_t slot(std::int64_t cell) const { return static_cast<std::size_t>(cell / shards); }

    fs::path whole, partial;
    std::optional<FileLock> lock;
    std::int64_t shardNumber, shards, runs = 0;
    bool isWhole = false;
    std::optional<SQLite::Database> database;
    std::optional<SQLite::Statement> lookUp, addRun, addCell;
    std::vector<bool> done;
    bool open = false;  // a transaction
    Clock::time_point committed = Clock::now();
    mutable std::mutex mutex;
};

ShardFile::ShardFile(const Sweep& sweep, const fs::path& folder, std::int64_t shard, std::int64_t of) {
    try {
        state_ = std::make_unique<State>(sweep, folder, shard, of);
    } catch (const SQLite::Exception& failure) {
        failWith(shardPath(folder, shard, of), failure.what());
    }
}

ShardFile::~ShardFile() = default;

bool ShardFile::whole() const {
    return state_->isWhole;
}

std::int64_t ShardFile::runs() const {
    return state_->runs;
}

bool ShardFile::done(std::int64_t cell) const {
    const std::lock_guard guard(state_->mutex);
    return state_->done[state_->slot(cell)];
}

std::optional<std::vector<double>> ShardFile::find(const std::string& id) const {
    const std::lock_guard guard(state_->mutex);
    SQLite::Statement& query = *state_->lookUp;
    query.reset();
    query.bind(1, id);
    std::optional<std::vector<double>> found;
    if (query.executeStep()) {
        const SQLite::Column v = query.getColumn(0);
        found = unpacked(v.getBlob(), static_cast<std::size_t>(v.getBytes()));
    }
    query.reset();
    return found;
}

void ShardFile::add(const CellResult& result) {
    const std::lock_guard guard(state_->mutex);
    State& s = *state_;
    try {
        if (!s.open) s.database->exec("BEGIN");
        s.open = true;
        for (const SweepRun& run : result.runs) {
            const std::string bytes = packed(run.values);
            s.addRun->reset();
            s.addRun->bind(1, result.cell);
            s.addRun->bind(2, run.replication);
            s.addRun->bind(3, run.id);
            s.addRun->bind(4, run.failure);
            s.addRun->bind(5, bytes.data(), static_cast<int>(bytes.size()));
            s.addRun->exec();
        }
        if (result.complete) {
            s.addCell->reset();
            s.addCell->bind(1, result.cell);
            s.addCell->bind(2, result.point);
            s.addCell->bind(3, result.digest);
            s.addCell->bind(4, result.refusal);
            s.addCell->bind(5, result.seconds);
            s.addCell->exec();
            s.done[s.slot(result.cell)] = true;
        }
        if (Clock::now() - s.committed < kCommitEvery) return;
        s.database->exec("COMMIT");
    } catch (const SQLite::Exception& failure) {
        failWith(s.partial, failure.what());
    }
    s.open = false;
    s.committed = Clock::now();
}

void ShardFile::commit() {
    const std::lock_guard guard(state_->mutex);
    if (!state_->open) return;
    try {
        state_->database->exec("COMMIT");
    } catch (const SQLite::Exception& failure) {
        failWith(state_->partial, failure.what());
    }
    state_->open = false;
}

void ShardFile::finish() {
    if (state_->isWhole) return;
    commit();
    const std::lock_guard guard(state_->mutex);
    state_->lookUp.reset();
    state_->addRun.reset();
    state_->addCell.reset();
    state_->database.reset();
    renameDurably(state_->partial, state_->whole);
    state_->isWhole = true;
}

namespace {

// "shard-3-of-8" of a file name.
std::optional<std::pair<std::int64_t, std::int64_t>> shardOf(const std::string& stem) {
    std::int64_t shard = 0, of = 0;
    if (!stem.starts_with("shard-")) return std::nullopt;
    const char *at = stem.data() + 6, *end = stem.data() + stem.size();
    const auto first = std::from_chars(at, end, shard);
    if (first.ec != std::errc() ||
        !std::string_view(first.ptr, static_cast<std::size_t>(end - first.ptr)).starts_with("-of-"))
        return std::nullopt;
    const auto second = std::from_chars(first.ptr + 4, end, of);
    if (second.ec != std::errc() || second.ptr != end || shard < 1 || shard > of) return std::nullopt;
    return std::pair{shard, of};
}

}  // namespace

std::vector<ShardStatus> shardsIn(const fs::path& folder) {
    std::vector<ShardStatus> all;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const fs::path file = entry->path();
        const bool whole = file.extension() == ".sqlite";
        const auto numbers = shardOf(file.stem().string());
        if (!numbers || (!whole && file.extension() != ".partial")) continue;
        ShardStatus status;
        status.shard = numbers->first;
        status.of = numbers->second;
        status.whole = whole;
        status.running = isLocked(shardLock(file));
        try {
            SQLite::Database database = openForReading(file, shardLock(file));
            if (!database.tableExists("cells")) continue;
            SQLite::Statement cells(database,
                                    "SELECT count(*), total(seconds), total(refusal <> '') FROM cells");
            cells.executeStep();
            status.cells = cells.getColumn(0).getInt64();
            status.seconds = cells.getColumn(1).getDouble();
            status.refused = static_cast<std::int64_t>(cells.getColumn(2).getDouble());
            SQLite::Statement runs(database, "SELECT count(*), total(failure <> '') FROM runs");
            runs.executeStep();
            status.runs = runs.getColumn(0).getInt64();
            status.failed = static_cast<std::int64_t>(runs.getColumn(1).getDouble());
        } catch (const std::exception&) {
            status.readable = false;  // perhaps it went while we looked
        }
        all.push_back(status);
    }
    std::sort(all.begin(), all.end(), [](const ShardStatus& a, const ShardStatus& b) {
        return std::pair{a.of, a.shard} < std::pair{b.of, b.shard};
    });
    return all;
}

}  // namespace tranche
