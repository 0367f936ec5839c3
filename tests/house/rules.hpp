// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The rules that one file can keep or break by itself. Each returns the faults found, one sentence each,
// beginning with the path; an empty list means that the rule is kept. The rules look at text, they compile
// nothing, so a hidden trick passes: they stop accidents, not intent.
// Verified by tests/house/rules_test.cpp: every rule fails on a bad sample and passes a good one.

#include <span>
#include <string>
#include <vector>

#include "tests/house/source_tree.hpp"

namespace tranche::house {

using Faults = std::vector<std::string>;

inline constexpr int kMostLines = 400;

Faults tooLong(const SourceFile& file);            // sources and scripts over kMostLines lines
Faults dumpingGroundName(const SourceFile& file);  // a path with util, helper, common, manager, misc
Faults namesTheProgramme(const SourceFile& file);  // `gpu` in sim/, in any case, comments included
Faults bannedRandomness(const SourceFile& file);   // std::*_distribution; engines and devices in sim, models
Faults bannedCalls(const SourceFile& file);        // LoadAll, system, popen
Faults fastMath(const SourceFile& file);           // -ffast-math and its kin in a build file or script
Faults missingLicence(const SourceFile& file);     // the SPDX two-liner of sources, build files, scripts
Faults missingPragmaOnce(const SourceFile& file);  // headers
Faults libraryOutOfPlace(const SourceFile& file);  // yaml-cpp, Boost.Graph, Eigen, Qt where not allowed
Faults unfitTestName(const SourceFile& file);      // characters that CMake's discovery of tests loses

// The rules about the tree as a whole.
Faults unknownTopEntries(std::span<const SourceFile> tree);
Faults foldersWithoutReadme(std::span<const SourceFile> tree);
Faults testNamesTwice(std::span<const SourceFile> tree);  // within one program of tests

}  // namespace tranche::house
