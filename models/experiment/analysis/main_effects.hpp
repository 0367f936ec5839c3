// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Main effects without a model: the mean response at each level of each factor, over all levels of the others. Exact for a
// full grid; for other designs the levels should be few.
//
//   level mean  mean +- t s / sqrt n over the rows of the level: their spread is that of the other factors
//   explained   sum of squares between levels / total (eta squared), 0 to 1; the shares of a balanced grid add up to at
//               most 1, and what is missing are interactions and noise
//
// Rows with an undefined response are left out; a level left without any has mean NaN. Levels in ascending order; equal
// means equal bit for bit. O(rows x factors x log rows). Verified by: tests/experiment/main_effects_test.cpp.

#include <cstdint>
#include <string>
#include <vector>

#include "models/experiment/analysis/factor_table.hpp"
#include "sim/statistics/interval.hpp"

namespace tranche {

struct LevelEffect {
    double value = 0;
    std::int64_t rows = 0;
    double mean = 0;
    Interval interval;
};

struct MainEffect {
    std::string factor;
    std::vector<LevelEffect> levels;
    double explained = 0;  // NaN when the response does not vary
    double swing = 0;      // greatest mean less least
};

std::vector<MainEffect> mainEffects(const FactorTable&, double confidence = 0.95);

}  // namespace tranche
