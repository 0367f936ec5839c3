// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What becomes of the value of a purchase: book value, resale value, the year in which keeping it stops paying, and what
// waiting is worth. Money in any one unit; years whole where a schedule is asked for.
// Sources: capital recovery factor (Grant 1930); declining balance with a floor at the salvage value; economic life:
// retire when the running cost of the old exceeds the full cost of the new for the same work (Terborgh 1949); option
// to wait (Dixit and Pindyck 1994). O(years). Verified by: tests/procurement/depreciation_test.cpp (EX-DDB, EX-WAIT).

#include <vector>

namespace tranche {

// Yearly payment for 1 of capital over `years` at interest r: r / (1 - (1 + r)^-years); 1 / years at r = 0.
double capitalRecovery(double r, double years);

// Depreciation of each year.
std::vector<double> straightLine(double price, double salvage, int years);
// `factor` / years of the book value each year (2: double declining), never below the salvage value.
std::vector<double> decliningBalance(double price, double salvage, int years, double factor = 2);

// What a unit of age `age` still fetches: today's price of a new one, less straight-line wear over its life; 0 past it.
double residualValue(double priceToday, double age, double life);

// One unit that runs, or would run, for a year: what it costs and how much work it does.
struct YearlyCost {
    double capital = 0;  // annuity of its price; of no account for a unit already paid for
    double running = 0;  // power, space
    double work = 1;     // throughput
};
// Whether the old unit's running cost of a piece of work is above the full cost of the new one's.
bool outlived(const YearlyCost& old, const YearlyCost& frontier);

// An investment whose yearly cash flow is known now and from next year on is `high` or `low` for ever.
struct UncertainInvestment {
    double price = 0, now = 0, high = 0, low = 0, probabilityHigh = 0.5, rate = 0.1;
};
struct WaitValue {
    double invest = 0;  // net present value of investing now
    double wait = 0;    // of waiting a year and investing only where it pays
    double option() const { return wait - invest; }
};
WaitValue optionToWait(const UncertainInvestment&);

}  // namespace tranche
