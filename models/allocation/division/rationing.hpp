// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Proportional rationing and the uniform rule: how stated demands share too little.
//   proportional   demand_i min(1, capacity / sum of demands); who overstates gets more
//   uniform rule   unweighted max-min (Sprumont 1991): with single-peaked preferences nobody gains by misstating
// proportionalWhole: floors, then the largest remainders (Hamilton's method; ties: the lower position).
// Whole numbers in; limits and errors as in water_filling.hpp. O(n), whole units and uniform O(n log n).
// Verified by: tests/allocation/division_test.cpp (EX-GAMING, all reports 0 to 10 enumerated).

#include "models/allocation/division/water_filling.hpp"

namespace tranche {

std::vector<Fraction> proportional(std::span<const std::int64_t> demands, std::int64_t capacity);
std::vector<std::int64_t> proportionalWhole(std::span<const std::int64_t> demands, std::int64_t capacity);
std::vector<Fraction> uniformRule(std::span<const std::int64_t> demands, std::int64_t capacity);

}  // namespace tranche
