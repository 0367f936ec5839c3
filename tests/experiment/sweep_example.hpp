// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A small experiment on the ranged scenario, with two policies beside it.

#include <doctest/doctest.h>

#include <string>

#include "models/experiment/sweep/sweep_reader.hpp"
#include "tests/experiment/ranged_scenario.hpp"
#include "tests/scenario/scenario_folder.hpp"

namespace tranche::testing {

inline const char* const kExperiment = R"(experiment: small
scenario: ranged.yaml
policies: [panel, lots]
factors:
  - {name: units, path: tranches.first.units, values: [240, 400, 560]}
  - {name: no show, paths: [sectors.*.no_show], range: [0, 0.3], steps: 2}
replications: {min: 10, max: 10}
metrics: [success.count, wait_days.p90, success.count@sector:startup]
)";

inline std::string experimentWith(const std::string& from, const std::string& to) {
    std::string text = kExperiment;
    const std::size_t at = text.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, from);
    return text.replace(at, from.size(), to);
}

inline void writeBases(const ScenarioFolder& here) {
    here.write("ranged.yaml", kRanged);
    here.write("policies/panel.yaml",
               "name: panel\nintake: {mode: rounds}\naward: {order: score, rule: skip_fill}\n");
    here.write("policies/lots.yaml",
               "name: lots\nintake: {mode: rounds}\naward: {order: lottery, rule: skip_fill}\n");
}

inline std::optional<Sweep> readExperiment(const ScenarioFolder& here, const std::string& text,
                                           Issues& issues, int* exitHint = nullptr) {
    writeBases(here);
    return readSweep({here.write("experiment.yaml", text), "test", {}, {}, {}, true}, issues, exitHint);
}

inline Sweep experiment(const ScenarioFolder& here, const std::string& text = kExperiment) {
    Issues issues;
    std::optional<Sweep> sweep = readExperiment(here, text, issues);
    REQUIRE_MESSAGE(sweep.has_value(), formatIssues(issues));
    return *std::move(sweep);
}

inline std::string experimentFaults(const std::string& text, int* exitHint = nullptr) {
    const ScenarioFolder here;
    Issues issues;
    return readExperiment(here, text, issues, exitHint) ? "" : here.relative(formatIssues(issues));
}

}  // namespace tranche::testing
