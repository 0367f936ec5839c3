// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Stationary probabilities of a birth-death chain on 0, 1, 2, ...: p(k+1) / p(k) = up(k) / down(k+1).
//
// up(k) is the rate k -> k+1, down(k) the rate k -> k-1. The ratios must not increase with k (true of every
// queue here), so that what lies beyond a state is less than a geometric tail: the chain is cut where that
// bound falls below 1e-30 of the whole, which keeps the digits of small tails, or at the first up(k) = 0.
// Weights are rescaled on the way, so 10,000 servers do not overflow. O(states kept).
// Degenerate: up(0) = 0 gives the single state 0. A chain whose ratios never fall below 1 has no stationary
// law and is refused after `most` states.
// Sources: Kleinrock (1975), Queueing Systems I, 3.1.
// Verified by tests/analytic/birth_death_test.cpp.

#include <functional>
#include <vector>

namespace tranche {

using ChainRate = std::function<double(int)>;

// result[k] = P(state k); sums to 1.
std::vector<double> birthDeath(const ChainRate& up, const ChainRate& down, int most = 10'000'000);

}  // namespace tranche
