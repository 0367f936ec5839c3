// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What `run --json` and `plan --json` print: one object and a line end, keys in a fixed order.
// An undefined number is null; an unbounded end of an interval is the text "inf" or "-inf". Dates are ISO.
// Verified by: tests/tools/run_test.cpp, tests/tools/plan_test.cpp.

#include <string>

#include "models/experiment/one_at_a_time.hpp"
#include "models/outcome/summary.hpp"
#include "models/procurement/plan.hpp"

namespace tranche {

// scenario, title, policy, hash, version, seed, replications, confidence, stop, stop_reason, precision, warnings, out,
// metrics [{metric, scope, unit, mean, ci_low, ci_high, n}], targets [{gpus, by, probability, ci_low, ci_high}]; with
// effects also effects {replications, confidence, grouped, base [...], not_varied [...], factors [{factor, paths, value,
// status, source, centre, base, unit, low {at, set, refused}, high, effects [{metric, scope, low {effect, ci_low, ci_high,
// n} or null where refused, high}]}]}
std::string resultJson(const RunSummary& run, std::string_view stop, const std::string& out,
                       const EffectStudy* effects = nullptr);

struct PlanFacts {
    std::string scenario, title, hash;
    Date end;  // of the horizon
};
std::string planJson(const PlanReport& plan, const Calendar& calendar, const PlanFacts& facts);

}  // namespace tranche
