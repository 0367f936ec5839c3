// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What `tranche solve` shows: as a page of text (the question, the values tried, the answer, what speaks against it) and as
// JSON: scenario, policy, hash, version, seed, over, present, metric {metric, scope, unit, label}, target {sign, value, chance},
// confidence, interval_confidence, replications {first, most}, end (found, everywhere, nowhere, open, refused),
// direction (least, greatest), certain, answer, last_missed, first_met, likely (values, or null),
// likely_between (two values when likely is interpolated, or null), refusal, monotone,
// contradictions [{worse, better, difference_low, difference_high, by_verdict}], probes [{value, order, mean, ci_low, ci_high,
// n, replications, looks, verdict}], text.
// Verified by: tests/tools/solve_test.cpp.

#include <string>

#include "models/report/threshold_report.hpp"

namespace tranche {

std::string solveText(const SolveStudy&, const ThresholdFacts&, bool colour);
std::string solveJson(const SolveStudy&, const ThresholdFacts&);

}  // namespace tranche
