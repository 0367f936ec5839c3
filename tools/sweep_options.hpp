// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The options of `tranche sweep`, reading the experiment with them, and the failures that its steps share.
// Verified by: tests/tools/sweep_test.cpp.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "models/experiment/store/sweep_folder.hpp"
#include "models/experiment/sweep/sweep_reader.hpp"
#include "tools/exit_code.hpp"
#include "tools/scenario_options.hpp"

namespace tranche {

struct SweepOptions {
    ScenarioOptions experiment;  // its file, --set, --seed, --replications
    std::string out, shard = "1/1", file, format = "csv", engine = "slurm", partition, time, memory, metric,
                     condition;
    std::int64_t shards = 0;  // 0: as planned
    int threads = 0;
    bool json = false, quiet = false, noColour = false, dryRun = false, follow = true, verify = false;
};

// The experiment, or the exit code after its faults were printed. `extremes`: try every factor at its ends.
struct SweepReading {
    std::optional<Sweep> sweep;
    ExitCode exit = kDone;
};
SweepReading readExperiment(const SweepOptions&, bool extremes);
std::filesystem::path folderOf(const SweepOptions&, const Sweep&);

// plan.json of this plan: its shards; 0: none, or of another plan.
std::int64_t plannedShards(const SweepFolder&, const Sweep&);

// The words that make another call read the same experiment: file, --out, --set, --seed, --replications.
std::string sameExperiment(const SweepOptions&, const std::filesystem::path& out);

// Calls it; a store that fails ends with its message and code.
int guarded(const std::function<int()>& step);

int sweepPlan(const SweepOptions&);
int sweepRun(const SweepOptions&);   // plan, all shards, merge
int sweepWork(const SweepOptions&);  // one shard
int sweepStatus(const SweepOptions&);
int sweepResume(const SweepOptions&);  // what is left of what was planned, then merge
int sweepMerge(const SweepOptions&);
int sweepExport(const SweepOptions&);
int sweepAnalyse(const SweepOptions&);
int sweepSubmit(const SweepOptions&);

// For steps that need merged results: kNoInput, with what to do instead.
ExitCode refuseUnmerged(const SweepOptions&, const SweepFolder&);

}  // namespace tranche
