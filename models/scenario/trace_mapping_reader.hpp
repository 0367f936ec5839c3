// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The YAML file that says what the columns of a CSV trace mean (models/demand/trace/trace_mapping.hpp), read strictly.
// Verified by: tests/scenario/trace_mapping_test.cpp.

#include <filesystem>
#include <optional>

#include "models/demand/trace/trace_mapping.hpp"
#include "models/issue/issue.hpp"

namespace tranche {

// nullopt: reported. `exitHint` becomes 65 or 66 then (yaml_document.hpp) and is left alone otherwise.
std::optional<TraceMapping> readTraceMapping(const std::filesystem::path& file, Issues& issues,
                                             int* exitHint = nullptr);

}  // namespace tranche
