// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// probes.csv of a threshold search: one row a value tried, in order of the values.
//   over, value, order (1: tried first), metric, scope, unit, target ("<="), target_value, chance (empty without)
//   mean, ci_low, ci_high   of the mean, or with a chance of the share of replications that meet the target
//   ci_confidence, replications, n (of them defined), looks, verdict (meets, misses, open, refused)
// Verified by: tests/report/threshold_test.cpp.

#include <string>

#include "models/experiment/solve/solve.hpp"

namespace tranche {

std::string probesCsv(const SolveStudy&);

}  // namespace tranche
