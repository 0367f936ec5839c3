// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Counts by inversion, one uniform a count: the smallest k with P(N <= k) >= u, increasing in u, in the mean and, in the
// upper tail, in the spread. So a count keeps its rank when a policy or a shock moves its mean.
//   poissonQuantile(mean, u)                     P(N <= k) = Q(k + 1, mean)
//   negativeBinomialQuantile(mean, excess, u)    Poisson counts whose rate is mixed by a gamma law of mean 1 and variance
//                                                `excess` > 0: variance mean + excess mean^2 (Greenwood and Yule 1920)
// mean in [0, 1e6], excess in [1e-6, 1e3], u in (0, 1); outside is a contract violation. Same bits on every CPU.
// O(log mean) evaluations of an incomplete function, about 10 microseconds. Verified by tests/sim/counts_test.cpp.

#include <cstdint>

namespace tranche {

std::int64_t poissonQuantile(double mean, double u);
std::int64_t negativeBinomialQuantile(double mean, double excess, double u);

}  // namespace tranche
