// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Scenario discovery: in which part of the factors' space does a result meet a condition? Boxes by patient rule induction
// (Friedman and Fisher 1999), described as by Bryant and Lempert (2010). A row that meets the condition is a case.
//
//   peel    from the whole space, again and again, cut the thin slice (about `peel` of the rows, at least one value) off the
//           low or the high end of one factor whose loss raises density most per row cut; until `leastSupport` is left or
//           all in the box are cases
//   choose  the step with the greatest F = 2 coverage density / (coverage + density); of equals the earliest
//   prune   drop limits whose quasi-p is above `worstQuasiP`, the worst first
//   paste   move a limit outward by a slice of about `peel` of the box while F rises
//   cover   the rows of the box are set aside; again with the rest, for `mostBoxes` boxes or while density beats the base
//
//   coverage  cases in the box / all cases          density  cases in the box / rows in it      support  rows in it / all
//   quasi-p   of a limit: with T rows in the box, H of them cases, and a share p of cases in the box without this limit,
//             P(Bin(T, p) >= H). Small: the limit cuts off something. Not a true p-value, as the limit was searched for.
//   by luck   of a box: the cases are dealt anew among the rows at hand `relabelings` times and each deal is searched in the
//             same way; the share (1 + deals whose box has at least the F of this one) / (1 + deals). This one counts the
//             search, so it is what tells a finding from none (Phipson and Smyth 2010).
//
// With fewer than `leastCases` cases there are no boxes and `tooFew` is set: any few points can be boxed in.
//
// Greedy: two regions at opposite ends of one factor hide each other, since every slice off either end loses cases.
// Friedman and Fisher paste while density rises and leave the choice to the eye; the whole trajectory is there for that.
// Ties: the factor named first, its low end first. Limits are values of rows, inside the box. Categories as numbers are
// peeled from their ends only. Rows with an undefined response are left out.
// O(deals x boxes x steps x factors x rows). Deals are draws of the seed. Verified by: tests/experiment/prim_test.cpp.

#include <cstdint>
#include <vector>

#include "models/experiment/analysis/factor_table.hpp"
#include "models/experiment/target.hpp"
#include "sim/statistics/interval.hpp"

namespace tranche {

struct PrimOptions {
    double peel = 0.05;
    double leastSupport = 0.05;  // of all rows
    double worstQuasiP = 0.05;
    int mostBoxes = 3;
    std::int64_t leastCases = 10;
    int relabelings = 200;
    std::uint64_t seed = 0;
};

struct PrimStep {
    std::vector<Interval> box;  // by factor; an end that is not limited is infinite
    std::int64_t rows = 0, cases = 0;
    double coverage = 0, density = 0, support = 0;
    std::int64_t limited = 0;  // factors with a limit
};

struct PrimLimit {
    std::size_t factor = 0;
    Interval range;
    double quasiP = 1;
};

struct PrimBox {
    PrimStep step;                     // chosen, pruned, pasted
    std::vector<PrimLimit> limits;     // in order of the factors
    std::vector<PrimStep> trajectory;  // of the peeling, the whole space first
    std::size_t chosen = 0;            // in the trajectory
    double byLuck = 1;                 // NaN without relabelings
};

struct PrimResult {
    std::int64_t rows = 0, cases = 0, left = 0;  // used, meeting the condition, left out
    std::vector<PrimBox> boxes;                  // coverage and support are of all cases and rows
    bool tooFew = false;
};

// A case is a row whose response meets the target.
PrimResult prim(const FactorTable&, const Target&, const PrimOptions& = {});

}  // namespace tranche
