// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche replay`: a real trace on the pools of a machine under a queue policy. The files appear together once
// everything has gone well; an interrupt leaves none.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <memory>
#include <optional>

#include "models/demand/trace/reshape.hpp"
#include "models/fields/strict_number.hpp"
#include "models/programme/pool_options.hpp"
#include "models/programme/replay_capacity.hpp"
#include "models/programme/version.hpp"
#include "models/report/replay_report.hpp"
#include "models/report/replay_tables.hpp"
#include "models/scenario/machine_reader.hpp"
#include "models/scenario/trace_mapping_reader.hpp"
#include "tools/interrupt.hpp"
#include "tools/queue_options.hpp"
#include "tools/replay_progress.hpp"
#include "tools/result_folder.hpp"
#include "tools/shell_word.hpp"
#include "tools/terminal.hpp"
#include "tools/verb.hpp"

namespace tranche {
namespace {

namespace fs = std::filesystem;

struct ReplayOptions {
    std::string trace, estimates = "user", clean, map, machine, window, out;
    QueueOptions queue;
    std::int64_t gpus = 0;
    std::uint64_t seed = 1;
    TraceOptions reading;
    bool json = false, quiet = false, amongOthers = false;
};

const std::vector<std::string>& resultFiles() {
    static const std::vector<std::string> files{"jobs.csv", "timeseries.csv", "metrics.csv", "report.html"};
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

// START:LENGTH in seconds.
std::optional<ReplayWindow> parseWindow(const std::string& text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos) return std::nullopt;
    const auto from = readNumber(text.substr(0, colon)).value,
               length = readNumber(text.substr(colon + 1)).value;
    constexpr double most = static_cast<double>(kHorizonLimit) / 1000;
    if (!from || !length || *from < 0 || *from > most || !(*length >= 0.001) || *length > most)
        return std::nullopt;
    return ReplayWindow{static_cast<Time>(*from * 1000), static_cast<Duration>(*length * 1000)};
}

// A number above 0; of messages that a person can read.
CLI::Validator upTo(double most) {
    return {[most](const std::string& text) {
                const auto number = readNumber(text).value;
                return number && *number > 0 && *number <= most
                           ? std::string()
                           : fmt::format("found {}, expected a number above 0, at most {}", shownValue(text),
                                         numberText(most));
            },
            ""};
}

// What leads to the same schedule; where it goes is left out.
std::string commandOf(const ReplayOptions& o) {
    std::string text = "tranche replay " + shellWord(o.trace);
    const auto add = [&](const char* name, const std::string& value) {
        text += fmt::format(" {} {}", name, shellWord(value));
    };
    if (o.gpus > 0 && o.machine.empty()) add("--gpus", numberText(o.gpus));
    if (!o.machine.empty()) add("--machine", o.machine);
    add("--policy", o.queue.policy);
    if (o.queue.order) add("--order", *o.queue.order);
    if (o.queue.backfill) add("--backfill", *o.queue.backfill);
    if (o.queue.reservations) add("--reservations", numberText(*o.queue.reservations));
    if (o.queue.downRule) add("--down-rule", *o.queue.downRule);
    if (o.queue.halfLifeDays) add("--half-life", numberText(*o.queue.halfLifeDays));
    if (o.estimates != "user") add("--estimates", o.estimates);
    if (o.reading.limit > 0) add("--limit", numberText(o.reading.limit));
    if (!o.clean.empty()) add("--clean", o.clean);
    if (!o.map.empty()) add("--map", o.map);
    if (o.reading.scaleLoad != 1) add("--scale-load", numberText(o.reading.scaleLoad));
    if (o.reading.compress != 1) add("--compress", numberText(o.reading.compress));
    if (o.reading.scaleLoad != 1) add("--seed", fmt::format("{}", o.seed));
    if (o.reading.lenient) text += " --lenient";
    if (!o.window.empty()) add("--window", o.window);
    return text;
}

// Files appear together, or none does when `stop` is raised.
ExitCode writeFiles(ResultFolder& folder, const ReplayStudy& study, const std::atomic<bool>& stop,
                    ReplayWatch& watch) {
    const auto jobs = folder.file("jobs.csv");
    writeJobsCsv(
        study, [&](std::string_view rows) { jobs->write(rows); }, &stop, &watch.written);
    if (const auto failure = jobs->finish()) return refuse(folderFailure(*failure));
    folder.write("timeseries.csv", replayTimeseriesCsv(study));
    folder.write("metrics.csv", replayMetricsCsv(study));
    folder.write("report.html", replayReport(study));
    if (stop.load()) return kInterrupted;
    folder.commit();
    return folder.failure() ? refuse(*folder.failure()) : kDone;
}

ExitCode interruptedAt(const ReplayWatch& watch) {
    complain(fmt::format("interrupted {}; nothing was written", watch.place()));
    return kInterrupted;
}

// What the command line asks for, made ready.
struct Ready {
    ChosenQueue queue;
    std::optional<MachineSpec> machine;
    std::optional<ReplayWindow> window;
    ExitCode exit = kDone;  // else: reported, end with it
};

Ready readyOf(ReplayOptions& options) {
    Ready ready{chooseQueue(options.queue), {}, {}};
    const auto failed = [&](ExitCode code) {
        ready.exit = code;
        return ready;
    };
    if (!ready.queue.spec) return failed(ready.queue.exit);
    if (!parseEstimates(options.estimates, options.reading))
        return failed(
            usage("--estimates " + options.estimates + ": user, exact or factor:F with F from 1 to 1000000"));
    if (!options.window.empty() && !(ready.window = parseWindow(options.window)))
        return failed(usage("--window " + options.window + ": START:LENGTH in seconds, 0:3600 for example"));
    if (options.clean == "archive") options.reading.cleaning = Cleaning::archive;
    if (options.clean == "none") options.reading.cleaning = Cleaning::none;
    Issues issues;
    int exitHint = kBadContent;
    if (!options.map.empty() && !(options.reading.mapping = readTraceMapping(options.map, issues, &exitHint)))
        return failed(faulty(issues, exitHint == kNoInput));
    if (!options.machine.empty()) {
        if (!(ready.machine = readMachine(options.machine, issues, &exitHint)))
            return failed(faulty(issues, exitHint == kNoInput));
        options.gpus = largestPool(*ready.machine);
    }
    options.reading.machine = options.gpus;
    options.reading.key = {options.seed, 0};
    return ready;
}

ReplayStudy studyOf(const ReplayOptions& o, const Ready& ready, const Trace& trace,
                    const ReplayResult& result, std::int64_t gpus) {
    ReplayStudy study;
    study.trace = fs::path(o.trace).filename().string();
    study.policy = ready.queue.name;
    study.estimates = o.estimates;
    study.jobs = &trace;
    study.result = &result;
    study.pools = {{"all", gpus}};
    if (ready.machine) {
        const MachineSpec& machine = *ready.machine;
        study.pools.clear();
        for (std::size_t p = 0; p < machine.pools.size(); ++p)
            study.pools.push_back({machine.pools[p].id, machine.pools[p].gpus, capacityLevels(machine, p),
                                   machine.pools[p].speed});
    }
    study.scaleLoad = o.reading.scaleLoad;
    study.compress = o.reading.compress;
    study.seed = o.seed;
    study.command = commandOf(o);
    study.version = kVersion;
    study.window = ready.window;
    return study;
}

ExitCode show(const ReplayStudy& study, const ReplayOptions& options) {
    if (options.json) return print(replayJson(study));
    if (options.quiet) return kDone;
    std::string text = replayText(study);
    if (!options.out.empty())
        text += fmt::format("Report: {}\n", (fs::path(options.out) / "report.html").string());
    return print(text);
}

// From reading to writing, under the eyes of `watch`. The line on the terminal is gone before anything is said.
int replayWatched(const ReplayOptions& options, const Ready& ready, ResultFolder* folder,
                  const std::atomic<bool>& stop, ReplayWatch& watch, ReplayProgressLine& line) {
    const Trace trace = readTrace(options.trace, options.reading);
    if (!trace.report.ok()) line.end();
    if (trace.report.cancelled) return interruptedAt(watch);
    if (!trace.report.ok()) return faulty(trace.report.issues, trace.report.fault == TraceFault::noInput);
    if (!options.quiet) line.say(formatIssues(trace.report.issues));
    const std::int64_t gpus = options.gpus > 0 ? options.gpus : trace.header.maxProcs.value_or(0);
    if (gpus <= 0) {
        line.end();
        return usage("--gpus is required: the trace does not say how large its machine was");
    }
    std::optional<PoolOptions> pools;
    if (ready.machine && !(pools = resolvePools(trace, *ready.machine, options))) return kBadContent;
    watch.begin(trace);
    ReplayRequest request;
    request.jobs = trace.jobs;
    request.gpus = gpus;
    request.policy = queuePolicy(*ready.queue.spec, kMinute);
    request.accounts = fairShareAccounts(*ready.queue.spec);
    request.machine = ready.machine ? &*ready.machine : nullptr;
    request.options = pools ? &*pools : nullptr;
    const ReplayResult result = replayTrace(request, 0, {&stop, &watch.events});
    if (result.cancelled) {
        line.end();
        return interruptedAt(watch);
    }
    const ReplayStudy study = studyOf(options, ready, trace, result, gpus);
    watch.stage.store(ReplayWatch::Stage::writing);
    const ExitCode written = folder != nullptr ? writeFiles(*folder, study, stop, watch) : kDone;
    line.end();
    if (written == kInterrupted) return interruptedAt(watch);
    return written == kDone ? show(study, options) : written;
}

int replay(ReplayOptions options) {
    const Ready ready = readyOf(options);
    if (ready.exit != kDone) return ready.exit;
    std::optional<ResultFolder> folder;
    if (!options.out.empty()) {
        folder.emplace(options.out, resultFiles(), options.amongOthers);
        if (folder->failure()) return refuse(*folder->failure());
    }
    const bool live = !options.quiet && terminal(true).live;
    const std::string notice =
        std::string(live ? kEraseLine : "") + "tranche: stopping (interrupt again to stop at once)\n";
    std::atomic<bool> stop{false};
    ReplayWatch watch;
    const Interrupt interrupt(stop, options.quiet ? "" : notice, [&folder] {
        if (folder) folder->abandon();
    });
    ReplayProgressLine line(watch, live);
    options.reading.watch = {&stop, &watch.read};
    return replayWatched(options, ready, folder ? &*folder : nullptr, stop, watch, line);
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
    app.add_option("--machine", o->machine,
                   "YAML file with the pools of a machine and how they change, instead of --gpus")
        ->option_text("FILE")
        ->excludes(gpus);
    addQueue(app, o->queue);
    app.add_option("--estimates", o->estimates, "user, exact, or factor:F times the run time [user]")
        ->option_text("E");
    app.add_option("--limit", o->reading.limit, "only the first N jobs")
        ->option_text("N")
        ->check(CLI::Range(std::int64_t{1}, kMaxTraceJobs));
    app.add_option("--clean", o->clean, "archive or none [archive for SWF, none for CSV]")
        ->option_text("HOW")
        ->check(CLI::IsMember({"archive", "none"}));
    app.add_option("--map", o->map, "YAML file that names the columns of a CSV trace")->option_text("FILE");
    app.add_option("--scale-load", o->reading.scaleLoad, "F times the users, thinned or cloned as a whole")
        ->option_text("F")
        ->check(upTo(kMaxScale));
    app.add_option("--compress", o->reading.compress,
                   "divide the gaps between submissions by F (destroys daily cycles)")
        ->option_text("F")
        ->check(upTo(kMaxCompress));
    app.add_option("--seed", o->seed, "of --scale-load [1]")
        ->option_text("N")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{1} << 53));
    app.add_flag("--lenient", o->reading.lenient,
                 "drop or repair bad records and count them, instead of refusing");
    app.add_option("--out", o->out, "folder for report.html, jobs.csv, timeseries.csv and metrics.csv")
        ->option_text("DIR");
    app.add_option("--window", o->window,
                   "of the schedule picture in report.html, seconds of the trace [around the longest queue]")
        ->option_text("START:LENGTH")
        ->needs("--out");
    app.add_flag("--among-others", o->amongOthers, "let --out hold other files too; they stay");
    app.add_flag("--json", o->json, "the figures as JSON on standard output");
    app.add_flag("--quiet", o->quiet, "no text, only faults");
    return [o] { return replay(*o); };
}

}  // namespace tranche
