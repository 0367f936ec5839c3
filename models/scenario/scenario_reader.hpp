// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// From a YAML file to a checked scenario: what it extends laid under it and the files it names put in place
// (document.hpp), overrides applied, every field read strictly, every cross-reference checked. All faults are collected;
// a scenario is returned only when there is none. Verified by: tests/scenario/*.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "models/fields/node.hpp"
#include "models/fields/provenance.hpp"
#include "models/issue/issue.hpp"
#include "models/scenario/document.hpp"
#include "models/scenario/scenario.hpp"

namespace tranche {

struct ScenarioRequest {
    std::filesystem::path file;
    std::vector<std::string> overrides;           // "a.b.c=value"
    std::optional<std::filesystem::path> policy;  // replaces the scenario's policy
    // What an editor holds for `file`, not saved: read in the place of its content, so the file need not be there.
    // Names in it are still relative to the file's folder, and places name the file.
    std::optional<std::string> text = std::nullopt;
};

struct LoadedScenario {
    Scenario scenario;
    Node resolved;                      // everything, defaults included, in table order
    std::vector<Provenance> sources;    // every sourced value
    std::vector<Provenance> unsourced;  // values without a source that took the place of one with it
    std::string hash;                   // of the resolved scenario: 16 hexadecimal digits
    std::vector<Issue> warnings;
    std::filesystem::path file;  // and as it was read, sources beside the values: what a variant is made of
    Document document;
};

enum class LoadFault { none, content, noInput };  // exit codes 0, 65, 66

struct LoadResult {
    std::optional<LoadedScenario> loaded;
    LoadFault fault = LoadFault::none;
    Issues issues;  // errors and warnings, also when loaded
};

LoadResult loadScenario(const ScenarioRequest&);

// The same with further overrides, through the same reader and checks; no file but recorded applications is read again.
LoadResult loadVariant(const LoadedScenario& base, const std::vector<std::string>& overrides);

// A policy file by itself, without the checks that need a scenario.
struct LoadedPolicy {
    PolicySpec policy;
    Node resolved;
    std::vector<Provenance> sources;
    std::string hash;
};

struct PolicyLoadResult {
    std::optional<LoadedPolicy> loaded;
    LoadFault fault = LoadFault::none;
    Issues issues;
};

PolicyLoadResult loadPolicy(const std::filesystem::path& file, const std::vector<std::string>& overrides);

}  // namespace tranche
