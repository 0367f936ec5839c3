// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What chance a draw gives everybody in a round: over all lots that might have been drawn, how often the award rule gives
// it something. Equal lots are not equal chances where sizes, pools or weights differ.
// Where the order itself draws lots among at most kEnumerated and the rule draws none, all their orders are enumerated:
// exact up to rounding (who is next has the share of its weight in those left; Plackett 1975). Otherwise Monte Carlo over
// kDraws draws of their own, with a standard error of at most 0.032.
// Empty for more than kFewForSlowRules under rules that look for an optimum or draw a whole assignment.
// Of the rule with shares as limits: reserves, lending, protection and limits of organisations are left out.
// O(draws (n log n + rule)). Verified by: tests/allocation/draw_chances_test.cpp (EX-LOT).

#include <span>
#include <vector>

#include "models/allocation/award/award_rule.hpp"
#include "models/allocation/order/order_rule.hpp"

namespace tranche {

inline constexpr std::uint64_t kDraws = 250;
inline constexpr std::size_t kFewForSlowRules = 20;

// `ranked`: in the order of the draw as it was; `before`: the room before the round.
std::vector<double> drawChances(std::span<const Candidate> ranked, const Room& before, const AwardRow&,
                                const OrderRow&, std::span<const OrderRow* const> ties);

}  // namespace tranche
