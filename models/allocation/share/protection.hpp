// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Protection levels: how many units to keep from a request of low value for later ones of higher value.
// Two classes, exact (Littlewood 1972): with x units left accept low iff v_low >= v_high P(D_high >= x); what is protected is
// the largest x at which it is refused. More classes by EMSRb (Belobaba 1989): classes 1 to j together are one class with the
// sum of their normal demands and their mean value by demand, against class j + 1.
// Ties accept. O(values) and O(classes). Verified by: tests/allocation/protection_test.cpp (EX-LITTLEWOOD).

#include <span>
#include <vector>

#include "models/quantities/quantities.hpp"

namespace tranche {

// `demand`: probability of demand 0, 1, 2, ...
bool acceptsLow(double low, double high, std::span<const double> demand, Gpus left);
Gpus protectionLevel(double low, double high, std::span<const double> demand);

struct DemandClass {
    double value = 0;         // of one unit
    double mean = 0, sd = 0;  // [units] of the demand still to come
};
// Units protected for classes 1 to j together from class j + 1, j = 1 .. n - 1. Classes by falling value.
std::vector<double> protectionLevels(std::span<const DemandClass>);

}  // namespace tranche
