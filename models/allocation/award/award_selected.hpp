// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The last step of rules that choose all awards together. Verified by: tests/allocation/every_rule_test.cpp.

#include <span>

#include "models/allocation/award/award_rule.hpp"

namespace tranche {

struct Selected {
    std::size_t position = 0;  // in the ranked list
    std::uint16_t pool = 0;
    Gpus gpus = 0;
};

// Those who may not borrow first: they need what is free.
void awardSelected(std::span<const Candidate> ranked, Room&, std::span<Decision>, std::span<const Selected>);
// The rest: whole requests that still fit, in rank order, and the reasons of all others. A negative score lowers the
// sum that such a rule maximises: it is never funded, and the reason is its score.
void settleRest(std::span<const Candidate> ranked, Room&, std::span<Decision>);

}  // namespace tranche
