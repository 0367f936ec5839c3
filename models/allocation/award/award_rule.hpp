// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Award rules for a ranked list: who gets how much. One rule a file, one row a rule in the table below;
// the reader, `tranche describe policies` and the every-rule tests follow from the row.
// Input: candidates in rank order; the room. Output: a decision for every candidate, in that order.
// Rules act within a share group (all candidates are one group when there is no split). O(candidates x pools).
// Verified by: tests/allocation/award_test.cpp (EX-ROUND).

#include <span>
#include <string_view>
#include <vector>

#include "models/allocation/room.hpp"

namespace tranche {

struct Decision {
    std::uint32_t application = 0;
    std::uint16_t pool = 0xffff;  // 0xffff: not awarded
    Gpus gpus = 0;
    Gpus borrowed = 0;
    Binding binding = Binding::none;
    bool reserved = false;  // from a reserve that stands beside the shares
};

// Whether a rule cuts requests to size so that many get some, and by whose weights.
enum class Division : std::uint8_t { none, equal, weighted };

using AwardRule = void (*)(std::span<const Candidate> ranked, Room&, std::span<Decision>);

struct AwardRow {
    std::string_view name;
    AwardRule rule;
    std::string_view help;
    std::string_view reference;
    Division division = Division::none;
    bool lots = false;       // draws one lot for the round
    bool resources = false;  // looks at power and storage
};

std::span<const AwardRow> awardTable();
const AwardRow* findAwardRule(std::string_view name);
// Whether the policy draws lots: its order, what breaks its ties, or its rule.
bool drawsLots(const AwardSpec&);

// Candidates that already hold an award in `decisions` are passed over, so a rule can run again on what is left;
// rules that divide add to such an award up to the request.
void strictCut(std::span<const Candidate>, Room&, std::span<Decision>);
void skipFill(std::span<const Candidate>, Room&, std::span<Decision>);
void partialMarginal(std::span<const Candidate>, Room&, std::span<Decision>);
void scaleAll(std::span<const Candidate>, Room&, std::span<Decision>);
void knapsackMerit(std::span<const Candidate>, Room&, std::span<Decision>);
void knapsackMeritSize(std::span<const Candidate>, Room&, std::span<Decision>);
void deferredAcceptance(std::span<const Candidate>, Room&, std::span<Decision>);
void flowAward(std::span<const Candidate>, Room&, std::span<Decision>);
void probabilisticSerialAward(std::span<const Candidate>, Room&, std::span<Decision>);

// Fair division (divide.cpp).
void maxMinAward(std::span<const Candidate>, Room&, std::span<Decision>);
void uniformAward(std::span<const Candidate>, Room&, std::span<Decision>);
void proportionalAward(std::span<const Candidate>, Room&, std::span<Decision>);
void drfAward(std::span<const Candidate>, Room&, std::span<Decision>);
void drfStopAward(std::span<const Candidate>, Room&, std::span<Decision>);
void gavelAward(std::span<const Candidate>, Room&, std::span<Decision>);

inline void award(Decision& d, const Candidate& c, Room& room, const Fit& fit) {
    room.take(c, fit);
    d = Decision{c.application, fit.pool, fit.gpus, fit.borrowed, Binding::none};
}

}  // namespace tranche
