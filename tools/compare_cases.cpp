// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/compare_cases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "models/issue/issue.hpp"
#include "tools/terminal.hpp"

namespace tranche {
namespace {

namespace fs = std::filesystem;

Alternative alternativeOf(LoadedScenario loaded, bool policy) {
    Alternative one;
    const Scenario& scenario = loaded.scenario;
    one.name = policy ? scenario.policy.name : scenario.id;
    one.title = policy ? scenario.policy.title : scenario.title;
    one.about = policy ? scenario.policy.about : std::string();
    one.loaded = std::move(loaded);
    return one;
}

// Names that two share give way to the words they were asked for by, then to numbers.
void tellApart(std::vector<Alternative>& list, const std::vector<std::string>& words) {
    const auto shared = [&](const std::string& name) {
        return std::count_if(list.begin(), list.end(), [&](const Alternative& a) { return a.name == name; }) >
               1;
    };
    std::vector<std::string> names;
    for (std::size_t i = 0; i < list.size(); ++i)
        names.push_back(shared(list[i].name) ? words[i] : list[i].name);
    for (std::size_t i = 0; i < list.size(); ++i) list[i].name = names[i];
    for (std::size_t i = 0; i < list.size(); ++i)
        if (const auto before =
                std::count(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]))
            list[i].name += fmt::format("#{}", before + 1);
}

bool isFile(const std::string& word) {
    std::error_code error;
    return fs::is_regular_file(word, error);
}

// The policies of one scenario; nothing: reported.
std::optional<CompareCase> policiesOf(const std::string& file, const std::vector<std::string>& policies,
                                      const ScenarioOptions& options, ExitCode& exit) {
    CompareCase one;
    std::vector<std::string> words;
    for (const std::string& policy : policies) {
        const auto found = findPolicy(policy, file, "--policies");
        if (!found) {
            exit = kNoInput;
            continue;
        }
        ScenarioOptions with = options;
        with.policy = found->string();
        Loading loading = load(with, file);
        if (!loading.loaded) {
            exit = std::max(exit, loading.exit);
            continue;
        }
        one.alternatives.push_back(alternativeOf(*std::move(loading.loaded), true));
        words.push_back(isFile(policy) ? policy : found->stem().string());
    }
    if (exit != kDone) return std::nullopt;
    one.name = one.alternatives[0].loaded.scenario.id;
    one.title = one.alternatives[0].loaded.scenario.title;
    tellApart(one.alternatives, words);
    return one;
}

bool findBaseline(const std::string& asked, const std::string& usual, CompareCases& all, ExitCode& exit) {
    std::vector<std::string> names;
    for (const Alternative& a : all.cases[0].alternatives) names.push_back(a.name);
    const std::string& wanted = asked.empty() ? usual : asked;
    const auto at = std::find(names.begin(), names.end(), wanted);
    if (at != names.end()) {
        all.baseline = static_cast<std::size_t>(at - names.begin());
        return true;
    }
    for (std::size_t i = 0; i < all.policyWords.size(); ++i)
        if (all.policyWords[i] == wanted) {
            all.baseline = i;
            return true;
        }
    if (asked.empty()) return true;  // the first
    complain(fmt::format("--baseline: found {}, expected one of {}{}", shownValue(asked),
                         fmt::join(names, ", "), didYouMean(asked, names)));
    exit = kUsage;
    return false;
}

std::optional<CompareCases> scenariosThemselves(const CompareWords& words, const ScenarioOptions& options,
                                                ExitCode& exit) {
    CompareCases all;
    CompareCase& one = all.cases.emplace_back();
    one.sameScenario = false;
    for (const std::string& file : words.scenarios) {
        Loading loading = load(options, file);
        exit = std::max(exit, loading.exit);
        if (loading.loaded) one.alternatives.push_back(alternativeOf(*std::move(loading.loaded), false));
    }
    if (exit != kDone) return std::nullopt;
    tellApart(one.alternatives, words.scenarios);
    one.name = "scenarios";
    one.title = fmt::format("{} scenarios side by side", one.alternatives.size());
    if (!findBaseline(words.baseline, one.alternatives[0].name, all, exit)) return std::nullopt;
    return all;
}

bool enough(const std::vector<std::string>& policies, const std::string& scenario, ExitCode& exit) {
    if (policies.size() >= 2) return true;
    complain(
        fmt::format("{}, expected two or more to compare:\n"
                    "  tranche compare {} --policies korea-2026,first-come,equal-lottery\n"
                    "or a list of policies in the scenario's experiment block; tranche describe policies "
                    "lists those that ship",
                    policies.empty() ? "found no policies" : "found one policy", escaped(scenario, 200)));
    exit = kUsage;
    return false;
}

}  // namespace

std::vector<std::string> wordsOf(std::string_view list) {
    std::vector<std::string> words;
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        if (comma > 0) words.emplace_back(list.substr(0, comma));
        list.remove_prefix(std::min(list.size(), comma + 1));
    }
    return words;
}

std::optional<CompareCases> compareCases(const CompareWords& words, const ScenarioOptions& options,
                                         ExitCode& exit) {
    if (words.policies.empty() && words.scenarios.size() > 1)
        return scenariosThemselves(words, options, exit);
    std::vector<std::string> policies = wordsOf(words.policies);
    const Loading first = load(options, words.scenarios[0]);
    if (!first.loaded) {
        exit = first.exit;
        return std::nullopt;
    }
    if (policies.empty()) policies = first.loaded->scenario.experiment.policies;
    if (!enough(policies, words.scenarios[0], exit)) return std::nullopt;
    CompareCases all;
    all.policyWords = policies;
    for (const std::string& file : words.scenarios) {
        std::optional<CompareCase> one = policiesOf(file, policies, options, exit);
        if (one) all.cases.push_back(*std::move(one));
    }
    if (exit != kDone) return std::nullopt;
    if (!findBaseline(words.baseline, first.loaded->scenario.policy.name, all, exit)) return std::nullopt;
    return all;
}

}  // namespace tranche
