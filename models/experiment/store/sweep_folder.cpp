// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/store/sweep_folder.hpp"

#include <algorithm>

#include "models/experiment/store/database.hpp"
#include "models/experiment/store/known_runs.hpp"
#include "models/experiment/sweep/sweep_work.hpp"

namespace tranche {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> filesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        files.push_back(entry->path());
    std::sort(files.begin(), files.end());
    return files;
}

bool isShard(const fs::path& file) {
    const std::string name = file.filename().string();
    return name.starts_with("shard-") && (name.ends_with(".sqlite") || name.ends_with(".partial"));
}

// Runs of a shard: what a cell of it holds, all together; where a precision decides, at most.
std::int64_t runsOf(const Sweep& sweep, std::int64_t shard, std::int64_t of) {
    std::int64_t runs = 0;
    for (std::int64_t k = 0; k < cellsOf(sweep, shard, of); ++k)
        runs += cellAt(sweep, shardCell(shard, of, k)).count;
    return runs;
}

}  // namespace

void SweepFolder::create() const {
    std::error_code error;
    fs::create_directories(shards(), error);
    if (error) throw StoreFailure("cannot create " + shards().string() + ": " + error.message());
}

bool SweepFolder::merged() const {
    return storeFacts(results()).hash == sweep_.hash;
}

bool SweepFolder::begun() const {
    return fs::exists(planFile()) || !shardFiles().empty() || merged();
}

std::vector<fs::path> SweepFolder::shardFiles() const {
    std::vector<fs::path> files = filesIn(shards());
    std::erase_if(files, [](const fs::path& file) { return !isShard(file); });
    return files;
}

std::vector<fs::path> SweepFolder::knownFiles(std::int64_t of) const {
    const std::string own = "-of-" + std::to_string(of);
    std::vector<fs::path> known{results()};
    for (const fs::path& entry : filesIn(folder_)) {
        const std::string name = entry.filename().string();
        if (name.starts_with("earlier-") && entry.extension() == ".sqlite") known.push_back(entry);
        if (!name.starts_with("shards-")) continue;
        for (const fs::path& file : filesIn(entry))
            if (isShard(file) && (entry != shards() || !file.stem().string().ends_with(own)))
                known.push_back(file);
    }
    if (known.size() > kMostKnown) known.resize(kMostKnown);
    return known;
}

MergeReport SweepFolder::merge() const {
    const FileLock lock(folder_ / "merge.lock");
    if (!lock.held()) throw StoreBusy("another process is merging " + folder_.string());
    if (merged()) {  // by whoever held the lock before
        const StoreFacts facts = storeFacts(results());
        return {sweep_.cells(), 0, facts.runs, facts.failed, facts.refused, facts.contentHash};
    }
    const std::vector<fs::path> files = shardFiles();
    const fs::path fresh = folder_ / "merged.partial";
    MergeReport report = mergeShards(sweep_, files, fresh);
    if (report.missing > 0) return report;
    keepEarlier();
    renameDurably(fresh, results());
    std::error_code ignored;
    for (const fs::path& file : files)
        if (!isLocked(shardLock(file))) fs::remove(file, ignored);
    fs::remove(shards(), ignored);  // unless something else is in it
    return report;
}

// Another name for the same file, so that there are results at every moment.
void SweepFolder::keepEarlier() const {
    const std::string hash = storeFacts(results()).hash;
    if (hash.empty() || hash == sweep_.hash) return;
    const fs::path earlier = folder_ / ("earlier-" + hash.substr(0, 12) + ".sqlite");
    std::error_code error;
    fs::remove(earlier, error);
    fs::create_hard_link(results(), earlier, error);
    if (error) fs::copy_file(results(), earlier, fs::copy_options::overwrite_existing, error);
    if (error) throw StoreFailure("cannot create " + earlier.string() + ": " + error.message());
}

ShardReport runShard(const Sweep& sweep, const SweepFolder& folder, const ShardRequest& request) {
    ShardReport report;
    if (folder.merged()) {
        report.whole = report.before = true;
        return report;
    }
    folder.create();
    ShardFile file(sweep, folder.shards(), request.shard, request.of);
    if (file.whole()) {
        report.whole = report.before = true;
        return report;
    }
    const KnownRuns known(folder.knownFiles(request.of), sweep.metrics);
    const std::int64_t all = runsOf(sweep, request.shard, request.of);
    std::int64_t done = file.runs();
    if (request.progress) request.progress(done, all);

    WorkRequest work;
    work.shard = request.shard;
    work.of = request.of;
    work.threads = request.threads;
    work.stop = request.stop;
    work.cancel = request.cancel;
    work.done = [&](std::int64_t cell) { return file.done(cell); };
    work.known = [&](const std::string& id) {
        auto values = file.find(id);
        return values ? values : known.find(id);
    };
    work.deliver = [&](CellResult&& cell) {
        file.add(cell);
        report.simulated += cell.simulated;
        report.runs += static_cast<std::int64_t>(cell.runs.size());
        report.seconds += cell.seconds;
        for (const SweepRun& run : cell.runs) {
            if (run.failure.empty()) continue;
            if (++report.failed == 1)
                report.firstFailure = "point " + std::to_string(cell.point) + ", replication " +
                                      std::to_string(run.replication) + ": " + run.failure;
        }
        done += static_cast<std::int64_t>(cell.runs.size());
        if (request.progress) request.progress(std::min(done, all), all);
    };
    report.whole = workOn(sweep, work);
    report.reused = report.runs - report.simulated;
    if (report.whole)
        file.finish();
    else
        file.commit();
    return report;
}

}  // namespace tranche
