// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Use it or lose it, hour form: a grant is a budget of GPUs x duration, and who has used too little of it at a check loses a
// part. Checks lie at a share of the grant's duration; the published ones lie at dates of a programme's year.
//
//   remaining  the part used of the whole budget decides; the loss is a part of what is left of it
//   planned    the part used of what an even pace would have used decides; the loss is a part of that, less what was lost
//              at earlier checks (cumulative, not compounding)
//
// Presets: INCITE at OLCF, 1 May and 1 September of a calendar year; ALCC (science.osti.gov, allocation reduction, 2026),
// 1 November and 1 March of a year from July; NREL (nrel.gov, resource allocation reductions, fiscal year 2023), each quarter.
// "Up to" a part is read as that part times `severity`.
// Amounts in GPU-time. A grant whose balance no longer lasts for all its GPUs keeps as many whole servers as it lasts for.
// O(steps). Verified by: tests/allocation/hour_budget_test.cpp (EX-INCITE), tests/programme/budgets_test.cpp.

#include <string>
#include <vector>

#include "models/fields/field_table.hpp"
#include "models/quantities/quantities.hpp"

namespace tranche {

enum class BudgetBasis { remaining, planned };

struct BudgetStepSpec {
    double usedBelow = 0;  // share of the basis
    double forfeit = 0;    // share
};

struct BudgetCheckSpec {
    double after = 0;                   // share of the grant's duration
    std::vector<BudgetStepSpec> steps;  // ascending in usedBelow: the first that is above the use holds
};

struct BudgetSpec {
    std::string preset;  // incite, alcc or nrel; empty: checks and basis of its own
    BudgetBasis basis = BudgetBasis::remaining;
    std::vector<BudgetCheckSpec> checks;
    double severity = 1;
};

// With the preset's checks and basis filled in.
BudgetSpec resolved(const BudgetSpec&);
bool knownPreset(const std::string&);
// What is lost now of a budget, of which `lost` was lost at earlier checks.
GpuTime forfeits(const BudgetSpec& resolved, const BudgetCheckSpec&, GpuTime budget, GpuTime used,
                 GpuTime lost);

const Names<BudgetBasis>& names(Tag<BudgetBasis>);
const Table<BudgetStepSpec>& fields(Tag<BudgetStepSpec>);
const Table<BudgetCheckSpec>& fields(Tag<BudgetCheckSpec>);
const Table<BudgetSpec>& fields(Tag<BudgetSpec>);

}  // namespace tranche
