// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What `compare --json` prints, and the manifest of its folder; keys in a fixed order, undefined numbers null, unbounded ends "inf".
//
// compareJson  alternatives [{name, title}], baseline, replications, runs, seed, confidence, metrics [{metric, unit, label, better,
//              shown}], equity_metric, scenarios [{scenario, title, alternatives [{name, estimates, differences, gains, front,
//              below_most, equity, fairer, price_of_fairness (null unless fairer), reached}], front, bound, shadow_prices,
//              purchase_prices, warnings, cautions, metric_flaws, comparisons}], regret (p90_regret null below ten scenarios),
//              out
// Verified by: tests/tools/compare_test.cpp.

#include <string>
#include <vector>

#include "models/experiment/compare/comparison.hpp"

namespace tranche {

std::string compareJson(const Comparison&, const std::string& out);
std::string compareManifestJson(const Comparison&, const std::vector<CompareCase>&,
                                const std::vector<std::string>& overrides,
                                const std::vector<std::string>& files);

}  // namespace tranche
