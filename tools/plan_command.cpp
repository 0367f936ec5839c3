// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche plan`: the network of purchases by itself.

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "models/procurement/plan.hpp"
#include "models/programme/setting.hpp"
#include "tools/plan_text.hpp"
#include "tools/result_folder.hpp"
#include "tools/result_json.hpp"
#include "tools/scenario_options.hpp"
#include "tools/terminal.hpp"
#include "tools/verb.hpp"

namespace tranche {
namespace {

constexpr int kReplications = 2000;

struct PlanOptions {
    ScenarioOptions scenario;
    std::string out;
    int replications = kReplications, threads = 0;
    bool json = false, quiet = false, noColour = false;
};

PlanReport planOf(const Setting& setting, const PlanOptions& options) {
    const Scenario& scenario = setting.scenario;
    const SupplyTerms terms = setting.terms();
    PlanRequest request;
    request.terms = &terms;
    request.replications = static_cast<std::size_t>(options.replications);
    request.seed = static_cast<std::uint64_t>(scenario.experiment.seed);
    request.horizon = scenario.horizon.end;
    request.threads = options.threads;
    request.confidence = scenario.experiment.confidence;
    for (const TargetSpec& target : scenario.targets) request.targets.push_back({target.gpus, target.by});
    PlanReport plan = planProcurement(setting.network, setting.calendar, request);
    // The end of the last day is the midnight after it, which the fan of a horizon ending with a year leaves out.
    if (const Date after = addDays(scenario.horizon.end, 1); after.day == 1) {
        request.horizon = after;
        plan.fan = planProcurement(setting.network, setting.calendar, request).fan;
    }
    return plan;
}

int plan(const PlanOptions& options) {
    const Loading loading = load(options.scenario);
    if (!loading.loaded) return loading.exit;
    const LoadedScenario& loaded = *loading.loaded;
    const Setting setting(loaded.scenario);
    for (const Issue& warning : loaded.warnings)
        if (!options.quiet) complainLines(formatIssue(warning) + "\n");
    const PlanReport report = planOf(setting, options);
    if (!options.out.empty()) {
        if (const auto failure = writeAtomically(options.out, planCsv(report, setting.calendar))) {
            const FolderFailure told = folderFailure(*failure);
            complain(told.message);
            return told.code;
        }
    }
    if (options.json)
        return print(
            planJson(report, setting.calendar,
                     {loaded.scenario.id, loaded.scenario.title, loaded.hash, loaded.scenario.horizon.end}));
    if (options.quiet) return kDone;
    return print(planText(report, setting, terminal(options.noColour).colour));
}

}  // namespace

Action declarePlan(CLI::App& app) {
    const auto options = std::make_shared<PlanOptions>();
    addScenario(app, options->scenario);
    addSeed(app, options->scenario);
    app.add_option("--replications", options->replications,
                   "how many draws of all durations and risks [2000]")
        ->option_text("N")
        ->check(CLI::Range(1, 10'000'000));
    addThreads(app, options->threads);
    app.add_option("--out", options->out, "also write the milestones to this CSV file")
        ->option_text("FILE.csv");
    app.add_flag("--json", options->json, "everything as JSON on standard output");
    app.add_flag("--quiet", options->quiet, "no text, only faults");
    app.add_flag("--no-color", options->noColour, "no colour, as with NO_COLOR set");
    return [options] { return plan(*options); };
}

}  // namespace tranche
