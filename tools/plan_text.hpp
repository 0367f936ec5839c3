// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What `tranche plan` shows: purchases with their dates, where delays come from, the milestones that decide, risks,
// chances, GPUs at the ends of years; at most 100 columns. And the milestones as CSV.
// Verified by: tests/tools/plan_test.cpp.

#include <string>

#include "models/procurement/plan.hpp"
#include "models/programme/setting.hpp"

namespace tranche {

std::string planText(const PlanReport&, const Setting&, bool colour);

// tranche,milestone,fixed,start_p50,finish_p10,finish_p50,finish_p90,slack_days,programme_slack_days,criticality,
// programme_criticality,cruciality,significance; an empty cell is undefined.
std::string planCsv(const PlanReport&, const Calendar&);

}  // namespace tranche
