// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// report.html of a threshold search: the answer first, what speaks against it, the picture, the table, how it was searched.
// Verified by: tests/report/threshold_test.cpp, tests/tools/solve_test.cpp.

#include <string>

#include "models/experiment/solve/solve.hpp"

namespace tranche {

struct ThresholdFacts {
    std::string scenario, title, policy, hash, version;
    std::uint64_t seed = 0;
};

std::string thresholdReport(const SolveStudy&, const ThresholdFacts&);

}  // namespace tranche
