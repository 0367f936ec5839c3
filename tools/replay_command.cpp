// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche replay`: a real trace on one pool under a queue policy.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "models/programme/pool_options.hpp"
#include "models/report/replay_tables.hpp"
#include "models/scenario/machine_reader.hpp"
#include "models/scenario/trace_mapping_reader.hpp"
#include "tools/queue_options.hpp"
#include "tools/result_folder.hpp"
#include "tools/terminal.hpp"
#include "tools/verb.hpp"

namespace tranche {
namespace {

namespace fs = std::filesystem;

struct ReplayOptions {
    std::string trace, estimates = "user", clean, map, machine, out;
    QueueOptions queue;
    std::int64_t gpus = 0;
    std::uint64_t seed = 1;
    TraceOptions reading;
    bool json = false, quiet = false, amongOthers = false;
};

const std::vector<std::string>& resultFiles() {
    static const std::vector<std::string> files{"jobs.csv", "timeseries.csv", "metrics.csv"};
    return files;
}

ExitCode refuse(const FolderFailure& failure) {
    complain(failure.message);
    return failure.code;
}

ExitCode faulty(const Issues& issues, bool noInput) {
    complainLines(formatIssues(issues));
    return noInput ? kNoInput : kBadContent;
}

ExitCode usage(const std::string& message) {
    complain(message + "\nSee tranche replay --help");
    return kUsage;
}

// One pool that is no more than a number of GPUs.
bool isPlain(const MachineSpec& machine) {
    const MachinePoolSpec& pool = machine.pools.front();
    return machine.pools.size() == 1 && machine.changes.empty() && pool.nodeGpus == 0 && pool.speed == 1;
}

// The pools that each job may run on; nothing: reported.
std::optional<PoolOptions> resolvePools(const Trace& trace, const MachineSpec& machine,
                                        const ReplayOptions& options) {
    Issues found, placed;
    PoolOptions pools = poolOptions(trace, machine, found);
    for (Issue issue : found.all()) {
        issue.place.file = options.trace;
        placed.add(std::move(issue));
    }
    if (placed.hasErrors() || !options.quiet) complainLines(formatIssues(placed));
    if (placed.hasErrors()) return std::nullopt;
    return pools;
}

// Files appear together, after everything else has gone well.
ExitCode writeFiles(const ReplayStudy& study, const ReplayOptions& options) {
    ResultFolder folder(options.out, resultFiles(), options.amongOthers);
    if (folder.failure()) return refuse(*folder.failure());
    const auto jobs = folder.file("jobs.csv");
    writeJobsCsv(study, [&](std::string_view row) { jobs->write(row); });
    if (const auto failure = jobs->finish()) return refuse(folderFailure(*failure));
    folder.write("timeseries.csv", replayTimeseriesCsv(study));
    folder.write("metrics.csv", replayMetricsCsv(study));
    folder.commit();
    return folder.failure() ? refuse(*folder.failure()) : kDone;
}

int replay(ReplayOptions options) {
    const ChosenQueue queue = chooseQueue(options.queue);
    if (!queue.spec) return queue.exit;
    if (!parseEstimates(options.estimates, options.reading))
        return usage("--estimates " + options.estimates + ": user, exact or factor:F with F at least 1");
    if (options.clean == "archive") options.reading.cleaning = Cleaning::archive;
    if (options.clean == "none") options.reading.cleaning = Cleaning::none;
    if (!options.map.empty()) {
        Issues issues;
        int exitHint = kBadContent;
        options.reading.mapping = readTraceMapping(options.map, issues, &exitHint);
        if (!options.reading.mapping) return faulty(issues, exitHint == kNoInput);
    }
    std::optional<MachineSpec> machine;
    if (!options.machine.empty()) {
        Issues issues;
        int exitHint = kBadContent;
        machine = readMachine(options.machine, issues, &exitHint);
        if (!machine) return faulty(issues, exitHint == kNoInput);
        options.gpus = largestPool(*machine);
    }
    options.reading.machine = options.gpus;
    options.reading.key = {options.seed, 0};
    const Trace trace = readTrace(options.trace, options.reading);
    if (!trace.report.ok()) return faulty(trace.report.issues, trace.report.fault == TraceFault::noInput);
    if (!options.quiet) complainLines(formatIssues(trace.report.issues));
    const std::int64_t gpus = options.gpus > 0 ? options.gpus : trace.header.maxProcs.value_or(0);
    if (gpus <= 0) return usage("--gpus is required: the trace does not say how large its machine was");

    std::optional<PoolOptions> pools;
    if (machine && !(pools = resolvePools(trace, *machine, options))) return kBadContent;
    // MACHINE: `machine` and `pools` go into the request here, with fairShareAccounts(*queue.spec); then this refusal goes.
    if (machine && !isPlain(*machine))
        return usage("--machine: several pools, nodes, speeds and changes are not replayed yet");

    const ReplayResult result = replayTrace({trace.jobs, gpus, queuePolicy(*queue.spec, kMinute)});
    const ReplayStudy study{fs::path(options.trace).filename().string(), queue.name, gpus, &trace, &result};
    if (!options.out.empty())
        if (const ExitCode code = writeFiles(study, options); code != kDone) return code;
    if (options.json) return print(replayJson(study));
    return options.quiet ? kDone : print(replayText(study));
}

}  // namespace

Action declareReplay(CLI::App& app) {
    const auto o = std::make_shared<ReplayOptions>();
    app.add_option("TRACE", o->trace, "SWF or CSV, plain or gzip")->required();
    CLI::Option* gpus =
        app.add_option("--gpus", o->gpus,
                       "GPUs (or processors) of the pool; without it what the trace's header says")
            ->option_text("N")
            ->check(CLI::Range(std::int64_t{1}, kMaxJobSize));
    app.add_option("--machine", o->machine, "YAML file with the pools of a machine, instead of --gpus")
        ->option_text("FILE")
        ->excludes(gpus);
    addQueue(app, o->queue);
    app.add_option("--estimates", o->estimates, "user, exact, or factor:F times the run time [user]")
        ->option_text("E");
    app.add_option("--limit", o->reading.limit, "only the first N jobs")
        ->option_text("N")
        ->check(CLI::PositiveNumber);
    app.add_option("--clean", o->clean, "archive or none [archive for SWF, none for CSV]")
        ->option_text("HOW")
        ->check(CLI::IsMember({"archive", "none"}));
    app.add_option("--map", o->map, "YAML file that names the columns of a CSV trace")->option_text("FILE");
    app.add_option("--scale-load", o->reading.scaleLoad, "F times the users, thinned or cloned as a whole")
        ->option_text("F")
        ->check(CLI::PositiveNumber);
    app.add_option("--compress", o->reading.compress,
                   "divide the gaps between submissions by F (destroys daily cycles)")
        ->option_text("F")
        ->check(CLI::PositiveNumber);
    app.add_option("--seed", o->seed, "of --scale-load [1]")->option_text("N");
    app.add_flag("--lenient", o->reading.lenient,
                 "drop or repair bad records and count them, instead of refusing");
    app.add_option("--out", o->out, "folder for jobs.csv, timeseries.csv and metrics.csv")
        ->option_text("DIR");
    app.add_flag("--among-others", o->amongOthers, "let --out hold other files too; they stay");
    app.add_flag("--json", o->json, "the figures as JSON on standard output");
    app.add_flag("--quiet", o->quiet, "no text, only faults");
    return [o] { return replay(*o); };
}

}  // namespace tranche
