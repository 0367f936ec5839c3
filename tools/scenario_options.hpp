// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The options that every verb with a scenario understands, and loading it with them.
// --seed, --replications and --projects become overrides after those of --set, so one reader checks them all.
// --policy is a file, or the name of a file in the folder `policies` beside the scenario or one folder above it.
// Faults go to standard error, all at once. Verified by: tests/tools/faults_test.cpp, tests/tools/command_test.cpp.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "models/scenario/scenario_reader.hpp"
#include "tools/exit_code.hpp"

namespace CLI {
class App;
}

namespace tranche {

struct ScenarioOptions {
    std::string file, policy, replications, projects;
    std::vector<std::string> sets;
    std::optional<std::int64_t> seed;
};

void addScenario(CLI::App&, ScenarioOptions&);  // SCENARIO, required, and --set
void addSet(CLI::App&, ScenarioOptions&);
void addPolicy(CLI::App&, ScenarioOptions&);
void addSeed(CLI::App&, ScenarioOptions&);
void addReplications(CLI::App&, ScenarioOptions&);
void addThreads(CLI::App&, int& threads);

// The file of a policy named as --policy names it. Nothing: there is none, reported under `option`.
std::optional<std::filesystem::path> findPolicy(const std::string& policy,
                                                const std::filesystem::path& scenario,
                                                const char* option = "--policy");

// What the options say in the words of --set, in order. `replications` has passed its check.
std::vector<std::string> overridesOf(const ScenarioOptions&);

// What --replications says; nothing: it was not given. `until` is left to the file.
std::optional<ReplicationsSpec> replicationsOf(const ScenarioOptions&);

struct Loading {
    std::optional<LoadedScenario> loaded;
    ExitCode exit = kDone;  // when nothing was loaded; the faults have been printed
};
Loading load(const ScenarioOptions&);
Loading load(const ScenarioOptions&, const std::string& file);  // another file, the same options

}  // namespace tranche
