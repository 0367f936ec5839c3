// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The survival curve of waits (Kaplan, Meier 1958) with censoring: S(t) = product over starts at t_i <= t of
// (1 - starts_i / at risk_i). Input sorted by days, starts before leavers at a tie. O(n).
// Mean: area under S up to the longest observed time (the whole mean when nobody is censored). NaN when empty.
// Quantile q: smallest t with S(t) <= 1 - q; NaN when the curve never gets there. Verified by: tests/outcome/wait_curve_test.cpp.

#include <span>
#include <vector>

#include "models/outcome/cohort.hpp"

namespace tranche {

double waitMean(std::span<const WaitTime>);
double waitQuantile(std::span<const WaitTime>, double q);
// S(t) on ascending times.
std::vector<double> survivalAt(std::span<const WaitTime>, std::span<const double> days);

}  // namespace tranche
