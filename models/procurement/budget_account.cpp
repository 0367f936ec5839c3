// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/budget_account.hpp"

#include <algorithm>
#include <cmath>

#include "models/procurement/depreciation.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {

YearRange budgetYears(const AppropriatedBudgetSpec& spec, const Calendar& calendar, Time end) {
    YearRange years{calendar.epoch().year, calendar.date(std::max<Time>(0, end - 1)).year};
    if (!spec.appropriations.empty())
        years.first = std::min(years.first, static_cast<int>(spec.appropriations.front().year));
    if (spec.company) years.first = std::min(years.first, static_cast<int>(spec.company->fromYear));
    return years;
}

BudgetAccount::BudgetAccount(const AppropriatedBudgetSpec& spec, YearRange years)
    : spec_(&spec), first_(years.first) {
    for (int year = years.first; year <= years.last; ++year) {
        BudgetYear row;
        row.year = year;
        for (const AppropriationSpec& money : spec.appropriations)
            if (money.year == year) row.appropriated = money.krw;
        if (const auto& company = spec.company) {
            const double loans = static_cast<double>(company->loansKrw);
            const auto repaid = year - company->fromYear;
            if (repaid == 0)
                row.publicCash = std::llround(static_cast<double>(company->equityKrw) * company->publicShare);
            if (repaid > 0 && repaid <= company->loanYears)
                row.debtService = std::llround(
                    loans * capitalRecovery(company->loanRate, static_cast<double>(company->loanYears)));
        }
        rows_.push_back(row);
        left_.push_back(row.appropriated);
    }
    if (spec.company) company_ = spec.company->equityKrw + spec.company->loansKrw;
}

BudgetYear* BudgetAccount::row(int year) {
    if (year < first_ || year >= first_ + static_cast<int>(rows_.size())) return nullptr;
    return &rows_[static_cast<std::size_t>(year - first_)];
}

void BudgetAccount::closeBefore(int year) {
    while (open_ < rows_.size() && rows_[open_].year < year) {
        const Won rest = left_[open_];
        left_[open_] = 0;
        if (spec_->unspent == UnspentMoney::carryOver && open_ + 1 < rows_.size())
            left_[open_ + 1] += rest;
        else if (spec_->unspent == UnspentMoney::lapse)
            rows_[open_].lapsed += rest;
        ++open_;
    }
}

Won BudgetAccount::available(int year, std::int64_t years) {
    closeBefore(year);
    Won sum = spec_->company && year >= spec_->company->fromYear ? company_ : 0;
    for (std::size_t i = 0; i < rows_.size(); ++i)
        if (rows_[i].year >= year && rows_[i].year < year + years) sum += left_[i];
    return sum;
}

// The own year first, then the years after it, then the company.
void BudgetAccount::commit(int year, std::int64_t years, Won amount) {
    expects(amount <= available(year, years), "no more is committed than there is");
    if (BudgetYear* own = row(year)) own->committed += amount;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (rows_[i].year < year || rows_[i].year >= year + years) continue;
        const Won part = std::min(amount, left_[i]);
        left_[i] -= part;
        amount -= part;
    }
    company_ -= amount;
}

void BudgetAccount::pay(int year, Won amount) {
    if (BudgetYear* of = row(year)) of->cash += amount;
}

void BudgetAccount::wish(int year, Won shortfall) {
    if (BudgetYear* of = row(year)) of->shortfall += shortfall;
}

}  // namespace tranche
