// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// From an experiment's file to a checked Sweep: every scenario read under every policy, every factor bound, every metric
// found, every factor tried at its extremes one at a time through the scenario's own reader. All faults are collected, each
// at its place; one that a variant meets is reported at the factor's row.
//
// What only a combination of values breaks is not found here: such a point is refused when its turn comes, and listed.
// Cost: one reading of a scenario per base and per extreme (milliseconds each); `extremes` can be left out where the file
// has been checked before. Verified by: tests/experiment/sweep_reader_test.cpp, tests/tools/sweep_test.cpp.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "models/experiment/sweep/sweep.hpp"
#include "models/issue/issue.hpp"

namespace tranche {

struct SweepRequest {
    std::filesystem::path file;
    std::string version;               // of the program
    std::vector<std::string> set;      // further path=value in every run
    std::optional<std::int64_t> seed;  // in place of the file's
    std::optional<ReplicationsSpec> replications;
    bool extremes = true;
};

// nullopt: reported. `exitHint` becomes 65 or 66 then.
std::optional<Sweep> readSweep(const SweepRequest&, Issues&, int* exitHint = nullptr);

}  // namespace tranche
