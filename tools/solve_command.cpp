// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche solve`: the value of one field with which a metric meets a target.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <memory>

#include "models/programme/study.hpp"
#include "models/programme/version.hpp"
#include "models/report/threshold_csv.hpp"
#include "tools/interrupt.hpp"
#include "tools/result_folder.hpp"
#include "tools/scenario_options.hpp"
#include "tools/shell_word.hpp"
#include "tools/solve_text.hpp"
#include "tools/terminal.hpp"
#include "tools/terminal_progress.hpp"
#include "tools/verb.hpp"

namespace tranche {
namespace {

struct SolveOptions {
    ScenarioOptions scenario;
    SolveRequest request;
    std::string target, out;
    double confidence = 0;
    bool json = false, quiet = false, noColour = false, amongOthers = false;
};

std::string checkTarget(const std::string& text) {
    if (parseTarget(text)) return {};
    return "found " + shownValue(text) + ", expected a sign and a number: '<=30', '>=0.9', '<5' or '>0'";
}

void complainOfMetric(const std::string& metric, const Setting& setting) {
    std::vector<std::string> names;
    for (const MetricSlot& slot : metricSlots(studyFacts(setting)))
        names.push_back(slot.scope == 0 ? std::string(slot.row->key)
                                        : std::string(slot.row->key) + "@" + slot.name);
    complain(
        fmt::format("--metric: found {}, expected a metric of this scenario{}; see tranche describe metrics",
                    shownValue(metric), didYouMean(metric, names)));
}

// kDone: the plan can be searched.
ExitCode judge(const SolvePlan& plan, const SolveOptions& options, const Setting& setting) {
    if (plan.metricUnknown) complainOfMetric(options.request.metric, setting);
    for (const LatticeFault& fault : plan.faults)
        complain(fmt::format("{}: found {}, expected {}", fault.option,
                             fault.found == "nothing" ? fault.found : shownValue(fault.found),
                             fault.expected));
    if (plan.issues.hasErrors()) complainLines(formatIssues(plan.issues));
    if (plan.metricUnknown || !plan.faults.empty()) return kUsage;
    return plan.range ? kDone : kBadContent;
}

ExitCode explainBroken(const VariantFailed& failed, const SolveOptions& options, std::int64_t seed) {
    std::string again = "tranche run " + shellWord(options.scenario.file);
    if (!options.scenario.policy.empty()) again += " --policy " + shellWord(options.scenario.policy);
    for (const auto& list : {options.scenario.sets, failed.overrides()})
        for (const std::string& set : list) again += " --set " + shellWord(set);
    again += fmt::format(" --seed {} --replications {} --threads 1", seed, failed.replication() + 1);
    complain(
        fmt::format("internal fault in replication {}: {} (seed {}); nothing was written\n"
                    "Please report it. To see it again:\n  {}",
                    failed.replication(), failed.what(), seed, escaped(again, 4000)));
    return kBroken;
}

ExitCode write(const SolveStudy& study, const ThresholdFacts& facts, const SolveOptions& options) {
    if (options.out.empty()) return kDone;
    ResultFolder folder(options.out, {"probes.csv", "solve.json", "report.html"}, options.amongOthers);
    if (!folder.failure()) {
        folder.write("probes.csv", probesCsv(study));
        folder.write("solve.json", solveJson(study, facts));
        folder.write("report.html", thresholdReport(study, facts));
        folder.commit();
    }
    if (!folder.failure()) return kDone;
    complain(folder.failure()->message);
    return folder.failure()->code;
}

int solve(SolveOptions options) {
    if (options.confidence > 0)
        options.scenario.sets.push_back(fmt::format("experiment.confidence={}", options.confidence));
    options.request.target = *parseTarget(options.target);
    const Loading loading = load(options.scenario);
    if (!loading.loaded) return loading.exit;
    const LoadedScenario& loaded = *loading.loaded;
    const Setting setting(loaded.scenario);
    const SolvePlan plan = planSolve(loaded, options.request);
    if (const ExitCode exit = judge(plan, options, setting); exit != kDone) return exit;

    std::atomic<bool> stop{false};
    const Interrupt interrupt(
        stop, options.quiet ? "" : "tranche: stopping (interrupt again to stop at once)\n", [] {});
    options.request.cancel = &stop;
    SolveStudy study;
    try {
        ProgressLine line(!options.quiet && terminal(options.noColour).live);
        options.request.progress = [&](std::int64_t probe, const std::string& value,
                                       std::int64_t replications) {
            line.say(fmt::format("value {}: {} = {}, to replication {}", probe, options.request.over, value,
                                 replications));
        };
        study = tranche::solve(loaded, options.request, plan);
    } catch (const VariantFailed& failed) {
        return explainBroken(failed, options, loaded.scenario.experiment.seed);
    }
    if (study.cancelled) {
        complain("interrupted before there was an answer; nothing was written");
        return kInterrupted;
    }
    const ThresholdFacts facts{loaded.scenario.id,
                               loaded.scenario.title,
                               loaded.scenario.policy.name,
                               loaded.hash,
                               kVersion,
                               static_cast<std::uint64_t>(loaded.scenario.experiment.seed)};
    if (const ExitCode exit = write(study, facts, options); exit != kDone) return exit;
    const ExitCode end = study.answer.end == ThresholdEnd::found ? kDone : kNotFound;
    const auto shown = [end](ExitCode printed) { return printed == kDone ? end : printed; };
    if (options.json) return shown(print(solveJson(study, facts)));
    if (options.quiet) return end;
    std::string text = solveText(study, facts, terminal(options.noColour).colour);
    if (!options.out.empty()) text += fmt::format("\nReport: {}/report.html\n", options.out);
    return shown(print(text));
}

}  // namespace

Action declareSolve(CLI::App& app) {
    const auto options = std::make_shared<SolveOptions>();
    addScenario(app, options->scenario);
    app.add_option("--metric", options->request.metric,
                   "what is wanted of the scenario: wait_days.p90, success.gpus@sector:sme, "
                   "capacity.in_service@2029-12-31 (day of a target)")
        ->option_text("METRIC")
        ->required();
    app.add_option("--target", options->target, "what the metric should be, on average: '<=30', '>=0.9'")
        ->option_text("'SIGN NUMBER'")
        ->required()
        ->check(CLI::Validator(checkTarget, ""));
    app.add_option("--over", options->request.over, "the field that is varied: tranches.naicc.units")
        ->option_text("KEY.PATH")
        ->required();
    app.add_option(
           "--from", options->request.from,
           "lowest value, a number or a date; without --to the search goes upward from it by doubling steps")
        ->option_text("VALUE");
    app.add_option("--to", options->request.to,
                   "highest value; without --from downward; without both on both sides of the present value")
        ->option_text("VALUE");
    app.add_option("--step", options->request.step,
                   "distance of values: 8, 0.05, for dates 10d, 2w, 1m, 1q, 1y [a server's GPUs, 1, or 1m]")
        ->option_text("STEP");
    app.add_option("--chance", options->request.chance,
                   "the target is to be met in at least this share of replications, instead of on average")
        ->option_text("SHARE")
        ->check(CLI::Range(0.001, 0.999));
    app.add_option(
           "--scan", options->request.scan,
           "also try so many neighbours on both sides of the answer, to see whether more is always better")
        ->option_text("N")
        ->check(CLI::Range(0, 1000));
    app.add_option("--confidence", options->confidence,
                   "certainty of the whole answer [the scenario's, 0.95]")
        ->option_text("SHARE")
        ->check(CLI::Range(0.51, 0.9999));
    addPolicy(app, options->scenario);
    addSeed(app, options->scenario);
    addReplications(app, options->scenario);
    app.get_option("--replications")
        ->description("of each value: N, or MIN at the first look and at most MAX, doubled in between");
    addThreads(app, options->request.threads);
    app.add_option("--out", options->out, "also write probes.csv, solve.json and report.html to this folder")
        ->option_text("DIR");
    app.add_flag("--among-others", options->amongOthers, "let --out hold other files too; they stay");
    app.add_flag("--json", options->json, "everything as JSON on standard output");
    app.add_flag("--quiet", options->quiet, "no text and no progress, only faults");
    app.add_flag("--no-color", options->noColour, "no colour, as with NO_COLOR set");
    return [options] { return solve(*options); };
}

}  // namespace tranche
