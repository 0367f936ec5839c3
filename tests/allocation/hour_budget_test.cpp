// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "models/allocation/life/hour_budget.hpp"

using namespace tranche;

namespace {

BudgetSpec preset(const char* name, double severity = 1) {
    BudgetSpec spec;
    spec.preset = name;
    spec.severity = severity;
    return resolved(spec);
}

}  // namespace

TEST_CASE("EX-INCITE: 50,000 of a million hours used on 1 May forfeits 285,000") {
    const BudgetSpec incite = preset("incite");
    CHECK(forfeits(incite, incite.checks[0], 1'000'000, 50'000, 0) == 285'000);
    CHECK(forfeits(incite, incite.checks[0], 1'000'000, 120'000, 0) == 132'000);  // 15 % of 880,000
    CHECK(forfeits(incite, incite.checks[0], 1'000'000, 150'000, 0) == 0);
    CHECK(forfeits(incite, incite.checks[1], 1'000'000, 99'999, 285'000) == 461'251);  // 75 % of 615,001
    CHECK(forfeits(incite, incite.checks[1], 1'000'000, 300'000, 0) == 350'000);
    CHECK(forfeits(incite, incite.checks[1], 1'000'000, 500'000, 0) == 0);
    const BudgetSpec half = preset("incite", 0.5);
    CHECK(forfeits(half, half.checks[0], 1'000'000, 50'000, 0) == 142'500);
}

TEST_CASE("the tables of ALCC and NREL hold and those of NREL are cumulative") {
    const BudgetSpec alcc = preset("alcc"), nrel = preset("nrel");
    CHECK(forfeits(alcc, alcc.checks[0], 1000, 90, 0) == 228);   // 25 % of 910 is 227.5
    CHECK(forfeits(alcc, alcc.checks[0], 1000, 100, 0) == 135);  // 15 % of 900
    CHECK(forfeits(alcc, alcc.checks[1], 1000, 240, 0) == 380);
    CHECK(forfeits(alcc, alcc.checks[1], 1000, 300, 100) == 150);
    // 100,000 units planned evenly: 25,000 to date; 6,000 used are 24 %, so 55 % of 25,000.
    CHECK(forfeits(nrel, nrel.checks[0], 100'000, 6'000, 0) == 13'750);
    CHECK(forfeits(nrel, nrel.checks[1], 100'000, 12'000, 13'750) == 13'750);  // 27,500 in all
    CHECK(forfeits(nrel, nrel.checks[2], 100'000, 60'000, 27'500) ==
          0);  // 80 % of the plan; nothing comes back
}

TEST_CASE("a loss is never more than is left") {
    BudgetSpec all;
    all.basis = BudgetBasis::planned;
    all.checks = {{0.9, {{1, 1}}}};
    CHECK(forfeits(all, all.checks[0], 1000, 600, 0) == 400);
    CHECK(forfeits(all, all.checks[0], 1000, 600, 400) == 0);
    CHECK(forfeits(all, all.checks[0], 0, 0, 0) == 0);
}
