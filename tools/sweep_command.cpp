// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche sweep ACTION EXPERIMENT`: many runs of a scenario with some of its values varied.

#include <CLI/CLI.hpp>
#include <array>
#include <memory>

#include "tools/sweep_options.hpp"
#include "tools/verb.hpp"

namespace tranche {
namespace {

enum Takes : unsigned {
    kThreads = 1,
    kShard = 2,
    kShards = 4,
    kDry = 8,
    kExport = 16,
    kEngine = 32,
    kVerify = 64,
    kAnalysis = 128
};

struct SweepAction {
    const char *name, *about;
    int (*act)(const SweepOptions&);
    unsigned takes;
};

constexpr std::array<SweepAction, 9> kActions{{
    {"run", "everything on this machine: plan, runs, merge; goes on where it was stopped", sweepRun,
     kThreads},
    {"plan", "what is to be run and how long it takes; divides it into shards", sweepPlan, kShards | kDry},
    {"work", "one shard of what was planned", sweepWork, kThreads | kShard},
    {"status", "how far it is", sweepStatus, kVerify},
    {"resume", "what is left of what was planned, on this machine, then the merge", sweepResume, kThreads},
    {"merge", "the shards into results.sqlite, when all are done", sweepMerge, 0},
    {"submit", "the shards as jobs of Slurm or GNU parallel, followed by the merge", sweepSubmit,
     kShards | kEngine},
    {"analyse", "what the results say: main effects, rank correlations, Morris, Sobol', boxes", sweepAnalyse,
     kAnalysis},
    {"export", "the results as tidy CSV or as a workbook", sweepExport, kExport},
}};

void addOptions(CLI::App& app, SweepOptions& options, unsigned takes) {
    app.add_option("EXPERIMENT", options.experiment.file, "the experiment's YAML file")->required();
    app.add_option("--out", options.out, "folder of the experiment [out/EXPERIMENT's name]")
        ->option_text("DIR");
    addSet(app, options.experiment);
    addSeed(app, options.experiment);
    addReplications(app, options.experiment);
    if (takes & kThreads) addThreads(app, options.threads);
    if (takes & kShard)
        app.add_option("--shard", options.shard, "which shard of how many: 3/8 [1/1]")->option_text("I/N");
    if (takes & kShards)
        app.add_option("--shards", options.shards, "how many parts that different processes do [1]")
            ->option_text("N")
            ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}));
    if (takes & kDry) app.add_flag("--dry-run", options.dryRun, "write nothing");
    if (takes & kAnalysis) {
        app.add_option("--metric", options.metric, "one of those that were kept [all of them]")
            ->option_text("METRIC");
        app.add_option(
               "--condition", options.condition,
               "scenario discovery: where in the factors' space the metric meets this, such as '>180'")
            ->option_text("TARGET");
    }
    if (takes & kVerify)
        app.add_flag("--verify", options.verify, "recompute the hash of merged results from their rows");
    if (takes & kExport) {
        app.add_option("--format", options.format,
                       "csv: a row a metric and run; wide: a row a run; xlsx: a workbook")
            ->option_text("FORMAT")
            ->check(CLI::IsMember({"csv", "wide", "xlsx"}));
        app.add_option("--to", options.file, "the file [in the folder of the experiment]")
            ->option_text("FILE");
    }
    if (takes & kEngine) {
        app.add_option("--engine", options.engine,
                       "slurm: a job array; parallel: GNU parallel on this machine")
            ->option_text("ENGINE")
            ->check(CLI::IsMember({"slurm", "parallel"}));
        app.add_option("--threads", options.threads, "CPUs of each task [1]")
            ->option_text("N")
            ->check(CLI::Range(1, 1024));
        app.add_option("--partition", options.partition, "of Slurm")->option_text("NAME");
        app.add_option("--time", options.time, "limit of a task, as Slurm writes it: 4:00:00")
            ->option_text("TIME");
        app.add_option("--mem", options.memory, "memory of a task, as Slurm writes it: 2G")
            ->option_text("SIZE");
        app.add_flag("!--no-follow", options.follow, "submit and leave, without waiting for the end");
        app.add_flag("--dry-run", options.dryRun, "write the script, submit nothing");
    }
    app.add_flag("--json", options.json, "the answer as JSON on standard output");
    app.add_flag("--quiet", options.quiet, "no summary and no progress, only faults");
    app.add_flag("--no-color", options.noColour, "no colour, as with NO_COLOR set");
}

}  // namespace

Action declareSweep(CLI::App& app) {
    const auto options = std::make_shared<SweepOptions>();
    const auto chosen = std::make_shared<int (*)(const SweepOptions&)>(nullptr);
    app.require_subcommand(1);
    for (const SweepAction& action : kActions) {
        CLI::App& sub = *app.add_subcommand(action.name, action.about);
        sub.get_formatter()->column_width(28);
        sub.fallthrough(false);
        addOptions(sub, *options, action.takes);
        sub.callback([chosen, act = action.act] { *chosen = act; });
    }
    return [options, chosen] { return guarded([&] { return (*chosen)(*options); }); };
}

}  // namespace tranche
