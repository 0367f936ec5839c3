// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One budget in one replication: what is left of each year's money, and what has become of it. Years must not go back.
// Errors: committing more than is available is a ContractViolation. O(years) a call.
// Verified by: tests/procurement/purchases_test.cpp.

#include <vector>

#include "models/procurement/purchases.hpp"

namespace tranche {

class BudgetAccount {
public:
    BudgetAccount(const AppropriatedBudgetSpec&, YearRange);

    // In `year`, for a contract that may commit `years` years of appropriations.
    Won available(int year, std::int64_t years);
    void commit(int year, std::int64_t years, Won amount);
    void pay(int year, Won amount);  // years beyond the range are not seen
    void wish(int year, Won shortfall);
    // Years before `year` are over: what they have left lapses or is carried over.
    void closeBefore(int year);
    const std::vector<BudgetYear>& rows() const { return rows_; }

private:
    BudgetYear* row(int year);

    const AppropriatedBudgetSpec* spec_;
    int first_;
    std::size_t open_ = 0;  // first year that is not over
    std::vector<BudgetYear> rows_;
    std::vector<Won> left_;
    Won company_ = 0;
};

}  // namespace tranche
