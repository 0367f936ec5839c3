// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/scenario_options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <utility>

#include "models/fields/strict_number.hpp"
#include "models/scenario/policy_file.hpp"
#include "tools/terminal.hpp"

namespace tranche {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMostReplications = 10'000'000;

// "30" or "10:400" as a pair; nothing when it is neither.
std::optional<std::pair<std::int64_t, std::int64_t>> parseReplications(std::string_view text) {
    const std::size_t colon = text.find(':');
    const auto low = readInteger(text.substr(0, colon)).value;
    const auto high = colon == text.npos ? low : readInteger(text.substr(colon + 1)).value;
    if (!low || !high || *low < 1 || *high < *low || *high > kMostReplications) return std::nullopt;
    return std::pair{*low, *high};
}

std::string checkReplications(const std::string& text) {
    if (parseReplications(text)) return {};
    return "found " + shownValue(text) + ", expected a number such as 100, or MIN:MAX such as 30:400";
}

std::string checkSet(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals != text.npos && equals > 0) return {};
    return "found " + shownValue(text) + ", expected key.path=value";
}

}  // namespace

std::optional<fs::path> findPolicy(const std::string& policy, const fs::path& scenario, const char* option) {
    if (auto file = policyFile(policy, scenario)) return file;
    const std::vector<std::string> names = policyNames(scenario);
    complain(fmt::format("{}: found {}, expected a file{}{}", option, shownValue(policy),
                         names.empty() ? "" : fmt::format(" or one of {}", fmt::join(names, ", ")),
                         didYouMean(policy, names)));
    return std::nullopt;
}

void addScenario(CLI::App& app, ScenarioOptions& options) {
    app.add_option("SCENARIO", options.file, "the scenario's YAML file")->required();
    addSet(app, options);
}

void addSet(CLI::App& app, ScenarioOptions& options) {
    app.add_option("--set", options.sets,
                   "override one value, for example tranches.naicc.units=20000; may be repeated")
        ->option_text("KEY.PATH=VALUE")
        ->allow_extra_args(false)
        ->check(CLI::Validator(checkSet, ""));
}

void addPolicy(CLI::App& app, ScenarioOptions& options) {
    app.add_option("--policy", options.policy, "another policy: a file, or a name in the folder policies")
        ->option_text("NAME|FILE");
}

void addSeed(CLI::App& app, ScenarioOptions& options) {
    app.add_option("--seed", options.seed, "another seed; the same seed gives the same bytes")
        ->option_text("N")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{1} << 53));
}

void addReplications(CLI::App& app, ScenarioOptions& options) {
    app.add_option("--replications", options.replications,
                   "exactly N, or at least MIN and at most MAX with the scenario's precision between")
        ->option_text("N|MIN:MAX")
        ->check(CLI::Validator(checkReplications, ""));
}

void addThreads(CLI::App& app, int& threads) {
    app.add_option("--threads", threads,
                   "threads; 0: as many as the machine has; results do not depend on it")
        ->option_text("N")
        ->check(CLI::Range(0, 1024));
}

std::vector<std::string> overridesOf(const ScenarioOptions& options) {
    std::vector<std::string> overrides = options.sets;
    if (options.seed) overrides.push_back(fmt::format("experiment.seed={}", *options.seed));
    if (const auto range = parseReplications(options.replications)) {
        overrides.push_back(fmt::format("experiment.replications.min={}", range->first));
        overrides.push_back(fmt::format("experiment.replications.max={}", range->second));
    }
    if (!options.projects.empty()) overrides.push_back("experiment.projects=" + options.projects);
    return overrides;
}

std::optional<ReplicationsSpec> replicationsOf(const ScenarioOptions& options) {
    const auto range = parseReplications(options.replications);
    if (!range) return std::nullopt;
    return ReplicationsSpec{range->first, range->second, std::nullopt};
}

Loading load(const ScenarioOptions& options) {
    return load(options, options.file);
}

Loading load(const ScenarioOptions& options, const std::string& file) {
    ScenarioRequest request{file, overridesOf(options), std::nullopt};
    if (!options.policy.empty()) {
        request.policy = findPolicy(options.policy, file);
        if (!request.policy) return {std::nullopt, kNoInput};
    }
    LoadResult result = loadScenario(request);
    if (result.loaded) return {std::move(result.loaded), kDone};
    complainLines(formatIssues(result.issues));
    const std::size_t faults = result.issues.errorCount();
    complain(fmt::format("{} fault{} in {}", faults, faults == 1 ? "" : "s", escaped(file, 200)));
    return {std::nullopt, result.fault == LoadFault::noInput ? kNoInput : kBadContent};
}

}  // namespace tranche
