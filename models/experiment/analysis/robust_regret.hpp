// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Choosing under several scenarios without chances for them. Values are oriented: more is better. A row is a choice, a column
// a scenario; regret = best of the column - entry (Savage 1951).
//
//   minimax regret  the choice whose largest regret is least        maximin   best worst value (Wald 1950)
//   regret p90      the same of the 90th percentile, type 7         maximax   best best value
//   Laplace         best mean, all scenarios alike                  Hurwicz   best a x best + (1 - a) x worst (Hurwicz 1951),
//   satisficing     most scenarios that reach the threshold                   a the optimism in [0, 1]
//
// Collected as in McPhail et al. (2018). A choice with an undefined entry has only NaN and is never chosen; nor does it count
// for the best of a column. Ties: all winners are listed, in order. O(rows x columns).
// Verified by: tests/experiment/robust_regret_test.cpp.

#include <cstddef>
#include <vector>

namespace tranche {

struct RobustFigures {
    std::vector<double> regrets;  // by scenario
    double maxRegret = 0, p90Regret = 0, worst = 0, best = 0, mean = 0, hurwicz = 0, satisfied = 0;
};

struct RobustChoice {
    std::vector<RobustFigures> rows;
    std::vector<std::size_t> minimaxRegret, p90Regret, maximin, maximax, laplace, hurwicz, satisficing;
};

// As many columns in every row.
RobustChoice robustChoice(const std::vector<std::vector<double>>& values, double optimism, double threshold);

}  // namespace tranche
