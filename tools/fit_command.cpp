// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche fit`: the laws of sizes, durations and arrivals from a trace, or the law of sizes from published totals.
// Verified by: tests/tools/fit_test.cpp.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

#include "models/calibration/fragment.hpp"
#include "models/calibration/trace_samples.hpp"
#include "models/report/atomic_file.hpp"
#include "models/scenario/trace_mapping_reader.hpp"
#include "tools/fit_text.hpp"
#include "tools/shell_word.hpp"
#include "tools/terminal.hpp"
#include "tools/verb.hpp"

namespace tranche {
namespace {

namespace fs = std::filesystem;

struct FitOptions {
    std::string trace, map, totals, extends, scenario, sector = "fitted", out;
    std::vector<std::string> what;
    std::int64_t serverGpus = 8, cap = 0, bootstrap = 99;
    double mostDays = 0;
    std::uint64_t seed = 1;
    TraceOptions reading;
    bool atEstimate = false, json = false, quiet = false, noColour = false;

    bool wants(const char* part) const {
        return what.empty() || std::find(what.begin(), what.end(), part) != what.end();
    }
};

int usage(const std::string& message) {
    complain(message + "\nSee tranche fit --help");
    return kUsage;
}

// What leads to the same fit; where it is written is left out.
std::string commandOf(const FitOptions& o) {
    std::string text = "tranche fit";
    const auto add = [&](const char* name, const std::string& value) {
        text += fmt::format(" {} {}", name, shellWord(value));
    };
    if (!o.trace.empty()) text += " " + shellWord(o.trace);
    if (!o.totals.empty()) add("--totals", o.totals);
    for (const std::string& part : o.what) add("--what", part);
    if (!o.map.empty()) add("--map", o.map);
    if (o.reading.lenient) text += " --lenient";
    if (o.trace.empty()) return text;
    add("--server-gpus", std::to_string(o.serverGpus));
    if (o.cap > 0) add("--cap", std::to_string(o.cap));
    if (o.mostDays > 0) add("--censor-days", fmt::format("{}", o.mostDays));
    if (o.atEstimate) text += " --censor-estimates";
    add("--bootstrap", std::to_string(o.bootstrap));
    add("--seed", std::to_string(o.seed));
    return text;
}

void fitSizesOf(const Trace& trace, const FitOptions& o, FitFindings& found) {
    const std::vector<std::int64_t> sizes = sizesOf(trace, o.serverGpus);
    std::int64_t cap = o.cap;
    if (cap == 0) {
        for (const std::int64_t size : sizes) cap = std::max(cap, size);
        found.notes.push_back(
            fmt::format("--cap was not given: the largest size seen, {} servers, is taken as the cap that "
                        "sizes are cut at",
                        cap));
    }
    if (cap > kMostCap) {
        found.notes.push_back(fmt::format(
            "no fit of sizes: a cap of {} servers is beyond {}; name one with --cap", cap, kMostCap));
        return;
    }
    found.fits.size = fitSizes(countSizes(sizes, cap));
    if (!found.fits.size)
        found.notes.push_back("no fit of sizes: it needs 10 jobs of at least three different sizes");
    else
        found.sizeP = bootstrapSizes(*found.fits.size, static_cast<int>(o.bootstrap), o.seed);
}

void fitDurationsOf(const Trace& trace, const FitOptions& o, FitFindings& found) {
    const auto most = o.mostDays > 0 ? std::optional(o.mostDays) : std::nullopt;
    const std::vector<DurationSample> samples = durationsOf(trace, most, o.atEstimate);
    found.durations = fitDurations(samples);
    if (found.durations.empty()) {
        found.notes.push_back(
            "no fit of durations: it needs 10 jobs that ended, not all after the same time");
        return;
    }
    found.fits.duration = found.durations.front();
    found.durationP =
        bootstrapDurations(found.durations.front(), samples, static_cast<int>(o.bootstrap), o.seed);
}

void fitArrivalsOf(const Trace& trace, const FitOptions& o, FitFindings& found) {
    const ArrivalTimes times = arrivalsOf(trace);
    found.fits.arrival = fitArrivals(times.submit, times.shift);
    if (!found.fits.arrival) {
        found.notes.push_back("no fit of arrivals: it needs 100 of them over more than two days");
        return;
    }
    if (!times.clockKnown)
        found.notes.push_back(
            "the trace does not say when it began by the clock: hours and weekdays count from its start");
    found.arrivalP = bootstrapArrivals(*found.fits.arrival, firstWholeHour(times.submit, times.shift),
                                       static_cast<int>(o.bootstrap), o.seed);
}

// kDone, or the faults have been printed.
ExitCode fitTrace(const FitOptions& options, FitFindings& found) {
    TraceOptions reading = options.reading;
    if (!options.map.empty()) {
        Issues issues;
        int exitHint = kBadContent;
        reading.mapping = readTraceMapping(options.map, issues, &exitHint);
        complainLines(formatIssues(issues));
        if (!reading.mapping) return exitHint == kNoInput ? kNoInput : kBadContent;
    }
    const Trace trace = readTrace(options.trace, reading);
    if (!options.quiet || !trace.report.ok()) complainLines(formatIssues(trace.report.issues));
    if (!trace.report.ok()) return trace.report.fault == TraceFault::noInput ? kNoInput : kBadContent;
    found.jobs = static_cast<std::int64_t>(trace.jobs.size());
    if (options.wants("sizes")) fitSizesOf(trace, options, found);
    if (options.wants("durations")) fitDurationsOf(trace, options, found);
    if (options.wants("arrivals")) fitArrivalsOf(trace, options, found);
    return kDone;
}

// The base is named relative to the file that is written.
std::string baseFrom(const FitOptions& options) {
    std::error_code error;
    const fs::path folder = fs::absolute(fs::path(options.out).parent_path(), error);
    const fs::path relative = fs::relative(options.extends, folder, error);
    return error || relative.empty() ? options.extends : relative.string();
}

ExitCode writeFragment(const FitOptions& options, const FitFindings& found) {
    FragmentHead head;
    head.command = commandOf(options);
    head.sector = options.sector;
    head.source =
        options.totals.empty() ? "fit to " + fs::path(options.trace).filename().string() : "fit to totals";
    if (!options.extends.empty()) {
        head.extends = options.out.empty() ? options.extends : baseFrom(options);
        head.scenario = options.scenario;
    }
    const std::string text = fragmentText(head, found.fits);
    if (options.out.empty()) return options.json || options.quiet ? kDone : print("\n" + text);
    if (const auto failure = writeAtomically(options.out, text)) {
        complain(failure->message());
        return failure->action == "write" ? kWriteFailed : kCannotCreate;
    }
    return kDone;
}

int fit(const FitOptions& options) {
    if (options.trace.empty() == options.totals.empty())
        return usage("expected a trace or --totals, and not both");
    if (options.extends.empty() != options.scenario.empty())
        return usage(
            "expected --extends and --scenario together: a scenario that extends has a name of its own");
    FitFindings found;
    found.input = options.totals.empty() ? options.trace : "totals " + options.totals;
    if (options.totals.empty()) {
        if (const ExitCode exit = fitTrace(options, found); exit != kDone) return exit;
    } else {
        Issues issues;
        const auto totals = parseTotals(options.totals, issues);
        if (totals) found.fits.totals = fitTotals(*totals);
        if (totals && !found.fits.totals)
            issues.add({{"--totals", 0, 0},
                        "sigma",
                        fmt::format("{}", totals->sigma),
                        "one for which some median gives that mean"});
        complainLines(formatIssues(issues));
        if (!found.fits.totals) return kBadContent;
    }
    if (!found.any()) {
        for (const std::string& note : found.notes) complain(note);
        return kBadContent;
    }
    // The screen first: a reader of a pipe sees the findings even where the file cannot be made.
    if (options.json) {
        if (const ExitCode exit = print(fitJson(found)); exit != kDone) return exit;
    } else if (!options.quiet) {
        if (const ExitCode exit = print(fitText(found, terminal(options.noColour).colour)); exit != kDone)
            return exit;
    }
    return writeFragment(options, found);
}

}  // namespace

Action declareFit(CLI::App& app) {
    const auto options = std::make_shared<FitOptions>();
    FitOptions& o = *options;
    app.add_option("TRACE", o.trace, "SWF or CSV, plain or gzip");
    app.add_option(
           "--totals", o.totals,
           "in place of a trace: applications= gpus= and, where they differ, cap=32 server_gpus=8 sigma=1")
        ->option_text("FIGURES");
    app.add_option("--what", o.what, "sizes, durations or arrivals; may be repeated [all]")
        ->option_text("WHAT")
        ->allow_extra_args(false)
        ->check(CLI::IsMember({"sizes", "durations", "arrivals"}));
    app.add_option("--server-gpus", o.serverGpus,
                   "GPUs (or processors) of a server: the lattice of sizes [8]")
        ->option_text("N")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{100000}));
    app.add_option("--cap", o.cap, "largest size that could be asked for, in servers [the largest seen]")
        ->option_text("N")
        ->check(CLI::Range(std::int64_t{2}, kMostCap));
    app.add_option("--censor-days", o.mostDays, "durations were cut off there")
        ->option_text("DAYS")
        ->check(CLI::Range(1e-6, 36525.0));
    app.add_flag("--censor-estimates", o.atEstimate, "a job that ran as long as it asked for was cut off");
    app.add_option("--bootstrap", o.bootstrap, "samples behind each p-value [99]")
        ->option_text("N")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{100000}));
    app.add_option("--seed", o.seed, "of those samples [1]")
        ->option_text("N")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{1} << 53));
    app.add_option("--map", o.map, "which column of a CSV is what")->option_text("FILE");
    app.add_flag("--lenient", o.reading.lenient, "repair or drop broken records");
    app.add_option("--sector", o.sector, "id of the sector that the fit is for [fitted]")->option_text("ID");
    app.add_option("--extends", o.extends, "scenario that the result builds on; with --scenario")
        ->option_text("FILE");
    app.add_option("--scenario", o.scenario, "name of that new scenario")->option_text("NAME");
    app.add_option("--out", o.out, "write the YAML there, whole or not at all [to the screen]")
        ->option_text("FILE");
    app.add_flag("--json", o.json, "the findings as JSON on standard output");
    app.add_flag("--quiet", o.quiet, "no text; with --out");
    app.add_flag("--no-color", o.noColour, "no colour, as with NO_COLOR set");
    return [options] { return fit(*options); };
}

}  // namespace tranche
