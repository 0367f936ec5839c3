// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A factor over time, constant from one break to the next: what shocks, growth and mixing do to a rate. Breaks ascend; before
// the first the factor is 1, and none at all means 1 for ever. A value of one replication, cheap to move.
//   factor(t)      right-continuous
//   times(other)   the product, breaks of both; O(n + m)
// Verified by: tests/demand/arrival_sequence_test.cpp.

#include <utility>
#include <vector>

#include "sim/kernel/time.hpp"

namespace tranche {

struct Modulation {
    std::vector<std::pair<Time, double>> breaks;  // from when, factor

    bool none() const { return breaks.empty(); }
    double factor(Time) const;
    Modulation times(const Modulation& other) const;
};

}  // namespace tranche
