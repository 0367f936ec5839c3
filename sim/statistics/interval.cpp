// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/statistics/interval.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/random/elementary.hpp"
#include "sim/random/incomplete.hpp"

namespace tranche {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

void expectConfidence(double confidence) {
    expects(confidence > 0.0 && confidence < 1.0, "a confidence strictly between 0 and 1");
}

double normalTwoSided(double confidence) {
    return -elementary::normalQuantile(0.5 * (1.0 - confidence));
}

// P(X <= k), X ~ Bin(n, p), and its complement, each with its own relative accuracy.
elementary::Tails binomial(std::int64_t n, double p, std::int64_t k) {
    if (k < 0) return {0.0, 1.0, 0.0};
    if (k >= n) return {1.0, 0.0, 0.0};
    return elementary::betaTails(static_cast<double>(n - k), static_cast<double>(k + 1), 1.0 - p, p);
}

}  // namespace

double studentQuantile(double degrees, double confidence) {
    expectConfidence(confidence);
    expects(degrees >= 1.0, "at least one degree of freedom");
    if (degrees > 1e7) return normalTwoSided(confidence);
    // P(|T| <= t) = I_y(1/2, v/2) with y = t^2 / (v + t^2); far out, 1 - y is the accurate one.
    const double y = elementary::betaQuantile(0.5, 0.5 * degrees, confidence);
    if (y < 0.5) return std::sqrt(degrees * y / (1.0 - y));
    const double rest = elementary::betaQuantile(0.5 * degrees, 0.5, 1.0 - confidence);
    return std::sqrt(degrees * (1.0 - rest) / rest);
}

Interval studentInterval(const Tally& tally, double confidence) {
    expectConfidence(confidence);
    if (tally.count() < 2) return {-kInfinity, kInfinity};
    const double half =
        studentQuantile(static_cast<double>(tally.count() - 1), confidence) * tally.standardError();
    return {tally.mean() - half, tally.mean() + half};
}

Interval wilsonInterval(std::int64_t successes, std::int64_t trials, double confidence) {
    expectConfidence(confidence);
    expects(successes >= 0 && successes <= trials, "0 <= successes <= trials");
    if (trials == 0) return {0.0, 1.0};
    const double n = static_cast<double>(trials);
    const double share = static_cast<double>(successes) / n;
    const double z = normalTwoSided(confidence);
    const double scale = 1.0 + z * z / n;
    const double centre = (share + z * z / (2.0 * n)) / scale;
    const double half = z / scale * std::sqrt(share * (1.0 - share) / n + z * z / (4.0 * n * n));
    // At the ends the formula gives 0 and 1 exactly but for rounding.
    return {successes == 0 ? 0.0 : std::max(0.0, centre - half),
            successes == trials ? 1.0 : std::min(1.0, centre + half)};
}

OrderRanks orderStatisticRanks(std::int64_t n, double p, double confidence) {
    expectConfidence(confidence);
    expects(n >= 0 && n <= 10000000, "at most ten million values");
    expects(p > 0.0 && p < 1.0, "a probability strictly between 0 and 1");
    const double tail = 0.5 * (1.0 - confidence) * (1.0 + 1e-12);  // a tie counts as reached

    std::int64_t low = 0, high = n + 1;  // P(X <= low - 1) <= tail < P(X <= high - 1)
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        (binomial(n, p, middle - 1).lower <= tail ? low : high) = middle;
    }
    OrderRanks ranks;
    if (low >= 1) ranks.lower = low;
    const double missedBelow = binomial(n, p, low - 1).lower;

    low = 0, high = n + 1;  // P(X >= high) <= tail < P(X >= low)
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        (binomial(n, p, middle - 1).upper <= tail ? high : low) = middle;
    }
    if (high <= n) ranks.upper = high;
    ranks.coverage = 1.0 - missedBelow - binomial(n, p, high - 1).upper;
    return ranks;
}

Interval quantileInterval(std::span<const double> sorted, double p, double confidence) {
    const OrderRanks ranks = orderStatisticRanks(static_cast<std::int64_t>(sorted.size()), p, confidence);
    const auto at = [&](std::int64_t rank) { return sorted[static_cast<std::size_t>(rank - 1)]; };
    return {ranks.lower ? at(*ranks.lower) : -kInfinity, ranks.upper ? at(*ranks.upper) : kInfinity};
}

PairedDifference pairedDifference(std::span<const double> a, std::span<const double> b, double confidence) {
    expects(a.size() == b.size(), "as many values on both sides");
    PairedDifference result;
    Tally left, right;
    double together = 0.0;  // sum of (a - mean a)(b - mean b), Welford's way
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double away = i == 0 ? 0.0 : a[i] - left.mean();
        left.add(a[i]);
        right.add(b[i]);
        together += away * (b[i] - right.mean());
        result.differences.add(b[i] - a[i]);
    }
    const double n = static_cast<double>(a.size());
    result.pairs = left.count();
    result.mean = result.differences.mean();
    result.standardError = result.differences.standardError();
    result.interval = studentInterval(result.differences, confidence);
    const double spread = std::sqrt(left.variance() * right.variance());
    result.correlation = spread > 0.0 ? std::clamp(together / (n - 1.0) / spread, -1.0, 1.0) : kUndefined;
    const double unpaired = (left.variance() + right.variance()) / n;
    result.unpairedError = std::sqrt(unpaired);
    result.varianceRatio = unpaired / (result.standardError * result.standardError);
    return result;
}

}  // namespace tranche
