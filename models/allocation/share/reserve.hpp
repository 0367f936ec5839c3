// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Shares as reserves: so many GPUs of what is on offer are for a group, the rest is open to all. The same quota in
// another order has another result, so the order is a parameter:
//
//   reserveFirst  a minimum guarantee: members are served from the reserve first, so the best of them, who would have
//                 won an open place as well, count against it
//   openFirst     over and above: open places first, by rank alone; then the reserve goes to the next best members
//
// What a reserve leaves reverts to all in rank order, or is held. Each step is the award rule run on the room that the
// step may use. Dur, Kominers, Pathak, Soenmez 2018. At most three runs of the rule.
// Verified by: tests/allocation/reserve_test.cpp (EX-RESERVE).

#include <span>

#include "models/allocation/award/award_rule.hpp"

namespace tranche {

enum class ReserveOrder { reserveFirst, openFirst };

// The reserve of a group is what is left of its share in the room; candidates of other groups, or none, are open only.
// Candidates in rank order.
void awardReserved(std::span<const Candidate> ranked, Room&, std::span<Decision>, AwardRule, ReserveOrder,
                   bool revert);

}  // namespace tranche
