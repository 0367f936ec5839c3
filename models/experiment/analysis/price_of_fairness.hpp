// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What fairness costs (Bertsimas, Farias and Trichakis 2011):
//
//   price of fairness = (SYS - FAIR) / SYS      SYS the greatest total that any rule reaches, FAIR that of a fair one
//
// Negative when the "fair" rule delivers more than the one called best; NaN when SYS is 0. It depends on the unit in which
// utilities are added, so whoever prints it says what was added: the known bounds hold only for utilities scaled so that
// everybody's greatest is the same:
//   proportional fairness   1 - (2 sqrt n - 1) / n          max-min fairness   1 - 4 n / (n + 1)^2
//
// divideLinear: a capacity divided among users with utility rate x amount. Utilitarian: all to the best rate. Max-min: equal
// utilities. Proportional (Nash, alpha = 1): equal amounts. The alpha-fair family (Mo and Walrand 2000):
//   W = sum u^(1 - alpha) / (1 - alpha), at alpha 1 sum log u; alpha 0 the sum, towards infinity max-min.
// -inf for a utility of 0 at alpha >= 1. O(n). Verified by: tests/experiment/price_of_fairness_test.cpp.

#include <cstddef>
#include <span>

namespace tranche {

double priceOfFairness(double system, double fair);
double proportionalFairnessBound(std::size_t n);
double maxMinFairnessBound(std::size_t n);

struct LinearDivision {
    double utilitarian = 0, maxMin = 0, proportional = 0;  // total utility
};
LinearDivision divideLinear(double capacity, std::span<const double> rates);  // rates above 0

double alphaFairWelfare(std::span<const double> utilities, double alpha);

}  // namespace tranche
