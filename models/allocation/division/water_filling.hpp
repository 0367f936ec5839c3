// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Weighted max-min fairness of one divisible resource by water filling (Bertsekas, Gallager 1992): nobody can get more
// without someone with a lower amount per weight getting less. Whole numbers in, exact fractions or whole units out.
// Level: the amount per weight at which the water stands; x_i = min(demand_i, weight_i level).
// Whole units go one at a time to the smallest ((x + 1) / weight, position). O(n log n), whatever the capacity.
// Ties: the lower position in the list. Errors: a negative demand, a weight below 1, a negative capacity, or any of
// them, or the sum of demands or weights, beyond 2^31, throw ContractViolation.
// Verified by: tests/allocation/division_test.cpp (EX-MMF), against unit-by-unit filling and brute force.

#include <boost/rational.hpp>
#include <cstdint>
#include <span>
#include <vector>

namespace tranche {

using Fraction = boost::rational<std::int64_t>;

struct Claim {
    std::int64_t demand = 0;
    std::int64_t weight = 1;
};

std::vector<Fraction> maxMin(std::span<const Claim>, std::int64_t capacity);
std::vector<std::int64_t> maxMinWhole(std::span<const Claim>, std::int64_t capacity);

}  // namespace tranche
