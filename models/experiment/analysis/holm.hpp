// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Many comparisons at once: p-values of paired differences and their adjustment.
//
//   studentPValue   P(|T| >= |t|) of Student's t: I_x(degrees / 2, 1/2), x = degrees / (degrees + t^2)   two-sided
//   pairedPValue    of a mean difference and its standard error over n pairs; a difference that does not vary has
//                   p 1 when it is 0 and p 0 otherwise; NaN below two pairs
//   holmAdjusted    Holm (1979), step-down: of the k-th smallest p of m, max over j <= k of min(1, (m - j + 1) p(j)).
//                   What is then below alpha is wrong nowhere with probability 1 - alpha, whatever the dependence.
//
// NaN stays NaN and counts for no comparison. Ties get the same value. The tails come from `elementary`, so that a verdict is
// the same on every CPU. O(m log m). Verified by: tests/experiment/holm_test.cpp (Boost as the second route).

#include <cstdint>
#include <span>
#include <vector>

namespace tranche {

double studentPValue(double t, double degrees);
double pairedPValue(double mean, double standardError, std::int64_t pairs);
std::vector<double> holmAdjusted(std::span<const double> pValues);

}  // namespace tranche
