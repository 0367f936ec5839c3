// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whole servers for parts of a tranche: the method of largest remainders (Hamilton 1792). The parts sum to the whole.
// Ties of remainders (compared to 1e-9) go to the earlier part. The operator's GPUs are divided in proportion to the
// lots, exactly in integers, so that no lot owes its operator more than it holds.
// Verified by: tests/procurement/lots_test.cpp.

#include <span>
#include <vector>

#include "models/procurement/tranche_spec.hpp"
#include "models/quantities/quantities.hpp"

namespace tranche {

struct LotUnits {
    Gpus government = 0;
    Gpus operatorOwn = 0;
};

// `total` >= 0 pieces by weights >= 0 with a positive sum; O(n log n).
std::vector<Gpus> splitByLargestRemainder(Gpus total, std::span<const double> weights);

// Units and own units must be multiples of `quantum` > 0, own units at most units (checkProcurement sees to it).
std::vector<LotUnits> splitIntoLots(const TrancheSpec&, Gpus quantum);

}  // namespace tranche
