// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// GPUs come in whole servers: by how many the units of a tranche (tranches.X.units) or the GPUs of a lease (leases.X.gpus) can
// move. Nothing for any other path. Makes a Setting ready: a millisecond or so.
// Verified by: tests/experiment/solve_test.cpp, tests/experiment/sweep_reader_test.cpp.

#include <cstdint>
#include <optional>
#include <string>

#include "models/scenario/scenario_reader.hpp"

namespace tranche {

std::optional<std::int64_t> serverQuantum(const LoadedScenario&, const std::string& path);

}  // namespace tranche
