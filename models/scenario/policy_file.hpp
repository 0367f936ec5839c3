// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where a policy called by its name lies: NAME.yaml in the folder `policies` beside the scenario or one folder above it.
// Verified by: tests/scenario/policy_file_test.cpp, tests/tools/command_test.cpp.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tranche {

// A file as it is; else a name. Nothing: there is none.
std::optional<std::filesystem::path> policyFile(const std::string& policy,
                                                const std::filesystem::path& scenario);
std::vector<std::string> policyNames(const std::filesystem::path& scenario);  // ascending, each once

}  // namespace tranche
