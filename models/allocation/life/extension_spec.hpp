// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// G-EXTEND: what the policy does with requests for more time that come near the end of a grant.
//
//   never          refused
//   automatic      granted
//   if_no_waiter   granted when nobody whose request may go to the grant's pool waits for a decision or for GPUs
//   review         granted when the panel's new score (merit and noise of its own) reaches min_score
// An extension is at most max_days long and a grant gets max_times of them. It never reaches beyond the day on which borrowed
// GPUs must be back, and a grant under notice gets none. Who asks, when and for how long is the sector's (ExtensionNeedSpec).
// Verified by: tests/programme/extensions_test.cpp.

#include <cstdint>

#include "models/fields/field_table.hpp"

namespace tranche {

enum class ExtensionRule { never, automatic, ifNoWaiter, review };

struct ExtensionSpec {
    ExtensionRule grant = ExtensionRule::never;
    std::int64_t askDaysBefore = 30;  // the end
    std::int64_t maxDays = 90, maxTimes = 1;
    double minScore = 70;  // [points] of the review
};

const Names<ExtensionRule>& names(Tag<ExtensionRule>);
const Table<ExtensionSpec>& fields(Tag<ExtensionSpec>);

}  // namespace tranche
