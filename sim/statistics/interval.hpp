// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Confidence intervals. `confidence` is two-sided, in (0, 1), such as 0.95. An end that the data cannot bound
// is -inf or inf and is to be printed "unbounded".
//
//   studentInterval      mean +- t(n - 1) s / sqrt n                   unbounded when n < 2
//   wilsonInterval       k of n, score interval (Wilson 1927)          [0, 1] when n = 0
//   orderStatisticRanks  ranks l, u of sorted independent values such that [x_l, x_u] covers the p-quantile,
//                        equal tails: with X ~ Bin(n, p), l = largest with P(X <= l - 1) <= alpha / 2,
//                        u = smallest with P(X >= u) <= alpha / 2; absent when no such rank exists among 1..n
//   quantileInterval     the values at these ranks
//   pairedDifference     b - a pair by pair under common random numbers, with what the pairing bought
//
// Quantiles of t and the binomial come from `elementary`, not Boost.Math, so that an interval, and a run that
// stops on one, is the same on every CPU; Boost is the second route in the tests. Relative error 1e-11.
// Observations must be independent: replications, not the waits of one run. O(1), ranks O(log n), pairs O(n).
// Verified by tests/sim/interval_test.cpp and, for the coverage promised, tests/sim/coverage_test.cpp.

#include <cmath>
#include <cstdint>
#include <optional>
#include <span>

#include "sim/statistics/tally.hpp"

namespace tranche {

struct Interval {
    double low = 0.0;
    double high = 0.0;

    bool contains(double x) const { return low <= x && x <= high; }
    double halfWidth() const { return 0.5 * (high - low); }
    bool bounded() const { return std::isfinite(low) && std::isfinite(high); }

    friend bool operator==(const Interval&, const Interval&) = default;
};

// The t with P(|T| <= t) = confidence; at least 1 degree of freedom; above 1e7 the normal serves (error
// 1e-7).
double studentQuantile(double degrees, double confidence);

Interval studentInterval(const Tally& tally, double confidence);
Interval wilsonInterval(std::int64_t successes, std::int64_t trials, double confidence);

struct OrderRanks {
    std::optional<std::int64_t> lower;  // 1-based
    std::optional<std::int64_t> upper;
    double coverage = 0.0;  // exact probability for a continuous law
};

OrderRanks orderStatisticRanks(std::int64_t n, double p, double confidence);  // n at most 1e7
Interval quantileInterval(std::span<const double> sorted, double p, double confidence);

struct PairedDifference {
    std::int64_t pairs = 0;
    double mean = 0.0;  // of b - a
    double standardError = 0.0;
    Interval interval;
    double correlation = 0.0;    // of a and b; nan when one of them does not vary
    double unpairedError = 0.0;  // standard error had the samples been independent
    double varianceRatio = 0.0;  // independent / paired, above 1 when pairing helped; nan when both are 0
    Tally differences;
};

PairedDifference pairedDifference(std::span<const double> a, std::span<const double> b, double confidence);

}  // namespace tranche
