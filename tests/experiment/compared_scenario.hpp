// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Cases of a small scenario in which there is less than is asked for, so that rules decide.

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "models/experiment/compare/comparison.hpp"
#include "tests/experiment/ranged_scenario.hpp"

namespace tranche::testing {

struct NamedRule {
    std::string name, policy;  // the lines below `name`, indented by two
};

inline const std::string kScorePolicy =
    "  intake: {mode: rounds}\n  award: {order: score, rule: skip_fill}\n";
inline const std::string kLotteryPolicy =
    "  intake: {mode: rounds}\n  award: {order: lottery, rule: skip_fill}\n";
inline const std::string kQueuePolicy =
    "  intake: {mode: rolling}\n  award: {order: fcfs, rule: strict_cut}\n";

// Half the GPUs of the ranged scenario; `more` is added at the end.
inline std::string comparedText(const NamedRule& rule, const std::string& units = "80",
                                const std::string& more = "") {
    std::string text = rangedWith(
        "units: {value: 400, status: assumed, source: \"a guess\", range: [200, 800]}", "units: " + units);
    const std::string owned = "{value: 0, status: assumed, range: [0, 400]}";
    text.replace(text.find(owned), owned.size(), "0");
    const std::size_t from = text.find("policy:\n"), to = text.find("targets:\n");
    return text.replace(from, to - from, "policy:\n  name: " + rule.name + "\n" + rule.policy) + more;
}

inline CompareCase comparedCase(const ScenarioFolder& here, const std::vector<NamedRule>& rules,
                                const std::string& units = "80") {
    CompareCase one;
    one.name = "ranged-" + units;
    for (const NamedRule& rule : rules) {
        LoadResult result = here.load("compared.yaml", comparedText(rule, units));
        REQUIRE_MESSAGE(result.loaded.has_value(), formatIssues(result.issues));
        one.alternatives.push_back({rule.name, rule.name, "", *std::move(result.loaded)});
    }
    return one;
}

}  // namespace tranche::testing
