// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A comparison on a terminal: for each scenario a table with one row an alternative and marks for what is clearly better or worse than
// the baseline, then who gains, the front and the bound; over scenarios the regrets. At most 100 columns.
// Verified by: tests/report/compare_test.cpp.

#include <string>

#include "models/experiment/compare/comparison.hpp"

namespace tranche {

std::string compareScreen(const Comparison&, bool colour);

}  // namespace tranche
