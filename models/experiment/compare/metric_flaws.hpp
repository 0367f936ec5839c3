// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a reader must know of the metrics of a case before comparing by them, in sentences:
//   - two metrics among those shown and those of the front that say the same: equal in every run of every alternative up to
//     1e-6 of their size, or each a linear function of the other (the residual of the least-squares line is at most 1e-6 of
//     the range). Runs in which either is undefined are left out; a line needs four different values. Metrics that do not
//     vary at all coincide with nothing.
//   - a metric of the front that is the same under every alternative: a front of one aim
//   - a metric shown, of the front, of equity or of regret that is undefined in some or all runs of an alternative, so that means
//     are over different replications
//   - an equity metric without a direction, by which nothing is fairer
// O(metrics^2 x runs). Verified by: tests/experiment/metric_flaws_test.cpp.

#include <span>
#include <string>
#include <vector>

#include "models/experiment/compare/case_figures.hpp"

namespace tranche {

enum class Likeness { none, equal, linear };
// Of two lists of the same length.
Likeness likeness(std::span<const double> a, std::span<const double> b);

std::vector<std::string> metricFlaws(const Comparison&, const CaseResult&, const CaseValues&);

}  // namespace tranche
