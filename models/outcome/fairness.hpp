// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Inequality of a list of non-negative shares. NaN when the list is empty or all zero: undefined.
//   Jain (1984)   (sum x)^2 / (n sum x^2): 1 = all equal, 1/n = one has all
//   Gini          sum (2i - n - 1) x_(i) / (n sum x), x ascending: 0 = all equal
//   Lorenz (1905) L(p), the part of the sum that the share p of the list with least has: L(k / n) = sum of the least k / sum,
//                 straight lines between; at p = 0, 1/parts ... 1. Gini = 1 - 2 x the area below it. Empty when undefined.
// O(n) on sorted input. Verified by: tests/outcome/fairness_test.cpp (EX-JG).

#include <cstddef>
#include <span>
#include <vector>

namespace tranche {

double jainIndex(std::span<const double> x);
double giniIndex(std::span<const double> ascending);
std::vector<double> lorenzCurve(std::span<const double> ascending, std::size_t parts);

}  // namespace tranche
