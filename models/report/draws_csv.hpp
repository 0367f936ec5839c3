// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// draws.csv: the draws of the first replication, one row an application in a round, in the order of the draw:
// round,decided,position,application,applicant,attempt,sector,gpus,weight,band,lot_key,chance,gpus_awarded
// lot_key: -ln(u) / weight in units of 1e-12, ascending within a band. chance: to be awarded, over all draws that might have
// been (empty: not worked out). gpus_awarded: at the round's decision, not later from a waiting list.
// Verified by: tests/programme/draw_audit_test.cpp.

#include <string>

#include "models/outcome/summary.hpp"

namespace tranche {

std::string drawsCsv(const RunSummary&);
// "Success by servers asked: 1 34 %, 2-3 31 %"; empty where there are no draws.
std::string chancesLine(const RunSummary&);
// How many rounds drew lots, and the hashes of the last one, cut short.
std::string drawsLine(const RunSummary&);

}  // namespace tranche
