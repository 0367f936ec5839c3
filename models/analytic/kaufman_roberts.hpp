// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Blocking of requests of several sizes in one loss pool, admitted whenever they fit (complete sharing).
//
// Pool of `capacity` units; class i brings offered load a_i = arrival rate x mean stay [erlang] of requests of
// b_i units. The law of the units in use follows from one recursion over the occupancy n:
//   n q(n) = sum_i a_i b_i q(n - b_i),  q(0) = 1, then normalised
// and class i is blocked with the probability that fewer than b_i units are free. Holds for any law of the
// stay (insensitive). Large requests are blocked far more often than small ones: the case for set-asides.
//
// Degenerate: b_i > capacity is always blocked (1); all loads 0: nothing is. One class with b = 1 is Erlang B.
// Rescaled on the way, so large pools do not overflow. O(capacity x classes).
// Sources: Kaufman (1981); Roberts (1981).
// Verified by tests/analytic/kaufman_roberts_test.cpp.

#include <span>
#include <vector>

namespace tranche {

struct LossClass {
    double offeredLoad = 0;  // requests in progress if none were refused [erlang]
    int units = 1;           // of one request
};

struct LossFigures {
    std::vector<double> occupancy;  // occupancy[n] = P(n units in use), n = 0 .. capacity
    std::vector<double> blocking;   // per class, in the order given
    double meanUnits = 0;           // in use
};

LossFigures kaufmanRoberts(int capacity, std::span<const LossClass> classes);

}  // namespace tranche
