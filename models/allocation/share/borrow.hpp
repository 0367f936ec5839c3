// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A decision's second round where shares lend: after the award rule has served every group from its own nominal quota, whole
// requests that would borrow are admitted one by one: the group of the lowest share value first (ties: the better rank of its
// next request), within it by rank; who does not fit is passed over. Limits: QuotaCohort. O(candidates x (groups + pools)).
// Verified by: tests/allocation/borrow_test.cpp, tests/programme/shares_test.cpp.

#include <span>

#include "models/allocation/award/award_rule.hpp"
#include "models/allocation/share/cohort.hpp"

namespace tranche {

// `cohort` has one pool, and as used what its groups hold with the awards so far in `decisions`. Candidates in rank order;
// those without a group are left alone.
void borrowFill(std::span<const Candidate> ranked, Room&, std::span<Decision>, QuotaCohort&);

}  // namespace tranche
