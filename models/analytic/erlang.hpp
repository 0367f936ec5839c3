// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Loss and delay probabilities of c parallel servers under Poisson arrivals.
//
//   offered load a = arrival rate x mean service [erlang]: the servers busy if there were no limit
//   erlangB(c, a)  share of arrivals lost when none may wait (M/G/c/c; needs only the mean of the service)
//   erlangC(c, a)  share of arrivals that wait when all may wait (M/M/c)
//
// B by the recursion B(0) = 1, B(n) = a B(n-1) / (n + a B(n-1)): all terms positive, relative error about
// c ulp, no factorials. C = B / (1 - (a/c)(1 - B)). O(c).
// Degenerate: a = 0 gives 0 (and B = 1 at c = 0); a >= c has no steady queue and C is 1.
// Sources: Erlang (1917); Cooper (1981), Introduction to Queueing Theory.
// Verified by tests/analytic/erlang_test.cpp.

namespace tranche {

double erlangB(int servers, double offeredLoad);  // servers >= 0, offeredLoad >= 0
double erlangC(int servers, double offeredLoad);  // servers >= 1, offeredLoad >= 0

}  // namespace tranche
