// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Money for purchases: annual appropriations, a company with public and private owners, and how a contract is paid.
//   commitment  a contract commits its whole price on the day it is signed, out of what its year (and, for contracts
//               of several years, the years after it) has left; unspent money lapses at the end of its calendar year
//               or is carried over to the next
//   cash        is paid by shares at contract, delivery and acceptance of each lot, whenever these come
//   company     equity and loans are there from its first year on and never lapse; its public owner pays its share of
//               the equity, the loans are paid back as an annuity
// Plain values, whole won. Verified by: tests/procurement/purchases_test.cpp, tests/scenario/supply_check_test.cpp.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/fields/field_table.hpp"
#include "models/quantities/quantities.hpp"

namespace tranche {

struct AppropriationSpec {
    std::int64_t year = 0;  // calendar
    Won krw = 0;
};

struct CompanySpec {
    std::int64_t fromYear = 0;
    Won equityKrw = 0, loansKrw = 0;
    double publicShare = 0.51;  // of the equity
    double loanRate = 0.05;     // [1/year]
    std::int64_t loanYears = 10;
};

enum class UnspentMoney { lapse, carryOver };

struct AppropriatedBudgetSpec {
    std::string id, name;
    std::vector<AppropriationSpec> appropriations;
    UnspentMoney unspent = UnspentMoney::lapse;
    std::optional<CompanySpec> company;
};

// Shares of the price; they sum to 1.
struct PaymentSpec {
    double contract = 0.3, delivery = 0.5, acceptance = 0.2;
};

const Names<UnspentMoney>& names(Tag<UnspentMoney>);
const Table<AppropriationSpec>& fields(Tag<AppropriationSpec>);
const Table<CompanySpec>& fields(Tag<CompanySpec>);
const Table<AppropriatedBudgetSpec>& fields(Tag<AppropriatedBudgetSpec>);
const Table<PaymentSpec>& fields(Tag<PaymentSpec>);

}  // namespace tranche
