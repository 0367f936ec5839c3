// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The version of CMakeLists.txt, and how often reference results have moved since the beginning: one more with every entry of
// scenarios/CHANGES.md, so that runs of an engine that computed something else are not used again.
// Verified by: tests/tools/command_test.cpp, tests/tools/sweep_test.cpp.

#include <string>

namespace tranche {

inline constexpr char kVersion[] = "0.1.0";
inline constexpr int kResultsRevision = 9;

// What runs of an experiment are filed under.
inline std::string resultsVersion() {
    return std::string(kVersion) + " results " + std::to_string(kResultsRevision);
}

}  // namespace tranche
