// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche describe`: what there is to choose from, straight from the tables. Each topic is a list of JSON objects; the
// text for people is made from the same list, so the two cannot differ.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "tools/description.hpp"
#include "tools/scenario_options.hpp"
#include "tools/terminal.hpp"
#include "tools/verb.hpp"

namespace tranche {
namespace {

struct DescribeOptions {
    ScenarioOptions scenario;
    std::string topic, sourcesOf, match;
    bool json = false, noColour = false;
};

int describe(const DescribeOptions& options) {
    DescribeRequest request{options.scenario.file, options.match, nullptr};
    Loading loading;
    if (options.topic == "sources" || (options.topic == "hardware" && !options.scenario.file.empty())) {
        if (options.scenario.file.empty()) {
            complain(
                "describe sources: expected a scenario, for example tranche describe sources "
                "scenarios/korea-2030.yaml");
            return kUsage;
        }
        loading = load(options.scenario);
        if (!loading.loaded) return loading.exit;
        request.loaded = &*loading.loaded;
    }
    const Description description = describeTopic(options.topic, request);
    for (const std::string& fault : description.faults) complainLines(fault + "\n");
    if (description.exit != kDone) return description.exit;
    const bool colour = terminal(options.noColour).colour;
    return print(options.json ? description.json : description.text(colour));
}

}  // namespace

Action declareDescribe(CLI::App& app) {
    const auto options = std::make_shared<DescribeOptions>();
    app.add_option("TOPIC", options->topic, "policies, metrics, fields, sources, hardware or verbs")
        ->check(CLI::IsMember({"policies", "metrics", "fields", "sources", "hardware", "verbs"}));
    app.add_option("SCENARIO", options->scenario.file,
                   "whose sources or hardware (or the policies beside it); sources need one");
    app.add_option("--sources", options->sourcesOf, "the same as the topic sources of that scenario")
        ->option_text("SCENARIO");
    addSet(app, options->scenario);
    addPolicy(app, options->scenario);
    app.add_option("--match", options->match, "only entries whose name holds this text")->option_text("TEXT");
    app.add_flag("--json", options->json, "as JSON on standard output");
    app.add_flag("--no-color", options->noColour, "no colour, as with NO_COLOR set");
    return [options]() -> int {
        if (!options->sourcesOf.empty()) {
            options->topic = "sources";
            options->scenario.file = options->sourcesOf;
        }
        if (!options->topic.empty()) return describe(*options);
        complain(
            "found no topic, expected policies, metrics, fields, sources, hardware or verbs; see tranche "
            "describe --help");
        return kUsage;
    };
}

}  // namespace tranche
