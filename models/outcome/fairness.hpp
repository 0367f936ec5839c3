// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Inequality of a list of non-negative shares. NaN when the list is empty or all zero: undefined.
//   Jain (1984)   (sum x)^2 / (n sum x^2): 1 = all equal, 1/n = one has all
//   Gini          sum (2i - n - 1) x_(i) / (n sum x), x ascending: 0 = all equal
// O(n) on sorted input. Verified by: tests/outcome/fairness_test.cpp (EX-JG).

#include <span>

namespace tranche {

double jainIndex(std::span<const double> x);
double giniIndex(std::span<const double> ascending);

}  // namespace tranche
