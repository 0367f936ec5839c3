// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What `tranche compare` sets side by side, from its words on the command line:
//   one scenario            its policies: --policies, else those of its own experiment.policies; at least two
//   several, --policies     the policies in each scenario
//   several, none           the scenarios themselves, as they are
// A policy is a file or a name as --policy takes it; it goes by its own name, or by its word here where two have one name.
// Faults go to standard error, all at once. Verified by: tests/tools/compare_test.cpp.

#include <optional>
#include <string>
#include <vector>

#include "models/experiment/compare/comparison.hpp"
#include "tools/scenario_options.hpp"

namespace tranche {

struct CompareWords {
    std::vector<std::string> scenarios;
    std::string policies, baseline;  // comma-separated; a name
};

struct CompareCases {
    std::vector<CompareCase> cases;
    std::size_t baseline = 0;
    std::vector<std::string> policyWords;  // by alternative; empty: scenarios are compared
};

// Nothing: reported, with `exit`.
std::optional<CompareCases> compareCases(const CompareWords&, const ScenarioOptions&, ExitCode& exit);

std::vector<std::string> wordsOf(std::string_view list);  // "a,b" -> a, b

}  // namespace tranche
