// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The report of a comparison: one HTML file that opens offline. For each scenario: in short, side by side, differences with their
// intervals, who gains and loses, efficiency and equity, the price of fairness, the clairvoyant bound with its shadow prices; over
// scenarios the regrets. Verified by: tests/report/compare_test.cpp.

#include <string>

#include "models/experiment/compare/comparison.hpp"

namespace tranche {

std::string compareReport(const Comparison&, const std::string& version);

}  // namespace tranche
