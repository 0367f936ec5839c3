// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/budget_spec.hpp"

#include <cmath>

namespace tranche {

const Names<UnspentMoney>& names(Tag<UnspentMoney>) {
    static const Names<UnspentMoney> table{{"lapse", UnspentMoney::lapse},
                                           {"carry_over", UnspentMoney::carryOver}};
    return table;
}

const Table<AppropriationSpec>& fields(Tag<AppropriationSpec>) {
    static const Table<AppropriationSpec> table{
        "appropriation",
        "Money of one year.",
        {
            required("year", &AppropriationSpec::year, "calendar year").range(1900, 3000),
            required("krw", &AppropriationSpec::krw, "appropriated").unit("KRW").range(0, 1e15),
        }};
    return table;
}

const Table<CompanySpec>& fields(Tag<CompanySpec>) {
    static const Table<CompanySpec> table{
        "company",
        "A special-purpose company with public and private owners.",
        {
            required("from_year", &CompanySpec::fromYear, "first calendar year of its money")
                .range(1900, 3000),
            required("equity_krw", &CompanySpec::equityKrw, "paid in by all owners")
                .unit("KRW")
                .range(0, 1e15),
            optional("loans_krw", &CompanySpec::loansKrw, "borrowed").unit("KRW").range(0, 1e15),
            optional("public_share", &CompanySpec::publicShare, "of the equity").range(0, 1),
            optional("loan_rate", &CompanySpec::loanRate, "interest of the loans")
                .unit("1/year")
                .range(0, 0.5),
            optional("loan_years", &CompanySpec::loanYears, "years in which they are paid back")
                .unit("years")
                .range(1, 50),
        }};
    return table;
}

const Table<AppropriatedBudgetSpec>& fields(Tag<AppropriatedBudgetSpec>) {
    static const Table<AppropriatedBudgetSpec> table{
        "budget",
        "Money that purchases draw on.",
        {
            required("id", &AppropriatedBudgetSpec::id, "stable name, as tranches use it"),
            optional("name", &AppropriatedBudgetSpec::name, "the name people use"),
            optional("appropriations", &AppropriatedBudgetSpec::appropriations, "money by year"),
            optional("unspent", &AppropriatedBudgetSpec::unspent,
                     "what becomes of money not committed by the end of its year"),
            optional("company", &AppropriatedBudgetSpec::company,
                     "a company whose equity and loans add to it"),
        },
        [](const AppropriatedBudgetSpec& budget, FieldCheck& check) {
            for (std::size_t i = 1; i < budget.appropriations.size(); ++i)
                if (budget.appropriations[i].year <= budget.appropriations[i - 1].year)
                    check.error(
                        "appropriations", std::to_string(budget.appropriations[i].year),
                        "years that rise, after " + std::to_string(budget.appropriations[i - 1].year));
            if (budget.appropriations.empty() && !budget.company)
                check.error("appropriations", "no money", "appropriations or a company");
        }};
    return table;
}

const Table<PaymentSpec>& fields(Tag<PaymentSpec>) {
    static const Table<PaymentSpec> table{
        "payments",
        "When the price of a contract is paid.",
        {
            optional("contract", &PaymentSpec::contract, "share paid at the contract").range(0, 1),
            optional("delivery", &PaymentSpec::delivery, "share paid as lots are installed").range(0, 1),
            optional("acceptance", &PaymentSpec::acceptance, "share paid as lots enter service").range(0, 1),
        },
        [](const PaymentSpec& p, FieldCheck& check) {
            const double sum = p.contract + p.delivery + p.acceptance;
            if (!(std::abs(sum - 1) <= 1e-9)) check.error("", std::to_string(sum), "shares that sum to 1");
        }};
    return table;
}

}  // namespace tranche
