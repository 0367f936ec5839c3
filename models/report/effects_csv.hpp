// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// effects.csv: one row a factor and metric, in order of the factors.
//   factor, places (how many), paths (of all places, by blanks), value, status, centre (what the range is of)
//   low, base, high       of the centre, as written; unit is theirs
//   set_low, set_high     what --set would give each path; empty when refused before it could be written
//   metric, scope, metric_unit, base_mean
//   effect_low, effect_low_ci_low, effect_low_ci_high, n_low   and the same of high: change of the mean from the base,
//                         its interval, the pairs of replications; effects are empty where the side is refused
//   refused_low, refused_high   why
// Verified by: tests/report/effects_test.cpp, tests/tools/effects_test.cpp.

#include <string>

#include "models/experiment/one_at_a_time.hpp"

namespace tranche {

std::string effectsCsv(const EffectStudy&);

}  // namespace tranche
