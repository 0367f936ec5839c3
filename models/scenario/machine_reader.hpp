// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The YAML file that says what a trace is replayed on (models/fleet/machine_spec.hpp), read strictly; changes by time.
// Verified by: tests/scenario/machine_test.cpp.

#include <filesystem>
#include <optional>

#include "models/fleet/machine_spec.hpp"
#include "models/issue/issue.hpp"

namespace tranche {

// nullopt: reported. `exitHint` becomes 65 or 66 then (yaml_document.hpp) and is left alone otherwise.
std::optional<MachineSpec> readMachine(const std::filesystem::path& file, Issues& issues,
                                       int* exitHint = nullptr);

}  // namespace tranche
