// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where the scenarios that come with the program are: `scenarios` here, or this folder when it is one; else in a folder above the program as
// it was built (build/<preset>/bin), or where it was installed (../share/tranche). Verified by: tests/tools/describe_test.cpp.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "models/allocation/policy.hpp"
#include "models/hardware/gpu_model.hpp"
#include "models/issue/issue.hpp"

namespace tranche {

std::optional<std::filesystem::path> shippedScenarios();

// The .yaml files of a folder, sorted by name; none when it is not there.
std::vector<std::filesystem::path> yamlFiles(const std::filesystem::path& folder);

std::optional<PolicySpec> readPolicy(const std::filesystem::path&, Issues&);  // faults go to the issues
std::optional<Catalogue> readCatalogue(const std::filesystem::path&, Issues&);

}  // namespace tranche
