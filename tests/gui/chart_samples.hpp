// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Runs of shipped scenarios for the tests of charts, made once in a program.

#include <map>
#include <string>

#include "models/programme/study.hpp"
#include "models/report/complete_summary.hpp"
#include "models/scenario/scenario_reader.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche::gui {

inline const RunSummary& runOf(const std::string& scenario, int replications = 4) {
    static std::map<std::string, RunSummary> runs;
    if (const auto at = runs.find(scenario); at != runs.end()) return at->second;
    ScenarioRequest request;
    request.file = std::string(TRANCHE_SOURCE_DIR "/scenarios/") + scenario + ".yaml";
    request.overrides = {"experiment.replications={min: " + std::to_string(replications) +
                         ", max: " + std::to_string(replications) + "}"};
    LoadResult result = loadScenario(request);
    ensures(result.loaded.has_value(), "the scenario loads");
    RunSummary run = runStudy(Setting(result.loaded->scenario), {}).summary;
    completeSummary(*result.loaded, run);
    return runs.emplace(scenario, std::move(run)).first->second;
}

}  // namespace tranche::gui
