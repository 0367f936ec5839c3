// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which of several systems is best: how to share a budget of replications among them, and how sure the choice is.
// "Best" has the greatest mean, or the least, as `better` says; b is the one with the best sample mean (the first of equals).
//
// ocbaFractions      optimal computing budget allocation (Chen, Lin, Yuecesan and Chick 2000), with d_i the gap to b:
//                      N_i / N_j = (s_i / d_i)^2 / (s_j / d_j)^2  for i, j other than b;  N_b = s_b sqrt(sum (N_i / s_i)^2)
//                    A gap of 0 counts as a millionth of the widest (all gaps 0: equal shares); a system that does not vary
//                    needs nothing. For systems with independent replications.
// ocbaIncrement      replications to add now: the fractions of the total after the increment, less what each has;
//                    where that is negative, none (Chen et al. 2000, section 4). Sums up to `increment`; rounding: largest
//                    remainders, ties in order.
// correctSelection   approximate probability that b is truly the best: Bonferroni, 1 - sum over i of P(T > d_i / se_i) (Chen 1996),
//                    T Student's with the degrees of Welch (1938). A lower bound up to the estimates' own error, as
//                    the means were used to pick b. Never below 0. NaN while one system has fewer than 2 replications.
// correctSelectionPaired  the same under common random numbers, se of the paired differences, n - 1 degrees.
//
// O(systems). Verified by: tests/experiment/ocba_test.cpp.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/statistics/tally.hpp"

namespace tranche {

enum class Favour : std::uint8_t { lower, higher };

std::size_t bestOf(std::span<const double> means, Favour better);

std::vector<double> ocbaFractions(std::span<const double> means, std::span<const double> variances,
                                  Favour better);
std::vector<std::int64_t> ocbaIncrement(std::span<const Tally> systems, std::int64_t increment,
                                        Favour better);

double correctSelection(std::span<const Tally> systems, Favour better);
// values[i][r]: system i in replication r, all of the same length.
double correctSelectionPaired(std::span<const std::vector<double>> values, Favour better);

}  // namespace tranche
