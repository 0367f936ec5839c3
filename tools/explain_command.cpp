// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche explain`: what became of one project, why, and the least that would have led to an earlier award.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "models/programme/explain.hpp"
#include "models/programme/simulate.hpp"
#include "tools/explain_text.hpp"
#include "tools/scenario_options.hpp"
#include "tools/terminal.hpp"
#include "tools/verb.hpp"

namespace tranche {
namespace {

struct ExplainOptions {
    ScenarioOptions scenario;
    std::string project;
    int replication = 0;
    bool json = false, noColour = false;
};

int explainProject(const ExplainOptions& options) {
    const Loading loading = load(options.scenario);
    if (!loading.loaded) return loading.exit;
    const Scenario& scenario = loading.loaded->scenario;
    const Setting setting(scenario);
    const RunKey key{static_cast<std::uint64_t>(scenario.experiment.seed),
                     static_cast<std::uint64_t>(options.replication)};
    const ReplicationOutcome outcome = simulate(setting, key);
    const auto project = findProject(outcome, options.project);
    if (!project) {
        complain(
            fmt::format("--project: found {}, expected the number of a project or the 16 digits of an "
                        "applicant of replication {}, as in projects.csv of a run",
                        shownValue(options.project), options.replication));
        return kUsage;
    }
    const Explanation explanation = explain(scenario, key, *project, outcome);
    if (options.json) return print(explainJson(explanation, setting, key));
    return print(explainText(explanation, setting, key, terminal(options.noColour).colour));
}

}  // namespace

Action declareExplain(CLI::App& app) {
    const auto options = std::make_shared<ExplainOptions>();
    addScenario(app, options->scenario);
    app.add_option("--project", options->project, "number of a project, or its applicant, as in projects.csv")
        ->option_text("ID")
        ->required();
    app.add_option("--replication", options->replication, "of which replication [0]")
        ->option_text("N")
        ->check(CLI::Range(0, 1'000'000'000));
    addPolicy(app, options->scenario);
    addSeed(app, options->scenario);
    app.add_flag("--json", options->json, "the explanation as JSON on standard output");
    app.add_flag("--no-color", options->noColour, "no colour, as with NO_COLOR set");
    return [options] { return explainProject(*options); };
}

}  // namespace tranche
