// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/random/counts.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/random/incomplete.hpp"

namespace tranche {
namespace {

// The smallest k >= 0 that reaches(k), which turns true once: doubling, then halving.
template <class Reaches>
std::int64_t smallest(std::int64_t guess, Reaches reaches) {
    std::int64_t low = -1, high = guess;
    for (std::int64_t step = 1 + guess / 8; !reaches(high); step *= 2) {
        low = high;
        high += step;
    }
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        (reaches(middle) ? high : low) = middle;
    }
    return high;
}

}  // namespace

std::int64_t poissonQuantile(double mean, double u) {
    expects(mean >= 0 && mean <= 1e6 && u > 0 && u < 1, "a mean up to a million and u in (0, 1)");
    if (mean == 0) return 0;
    return smallest(static_cast<std::int64_t>(mean), [&](std::int64_t k) {
        const elementary::Tails tails = elementary::gammaTails(static_cast<double>(k) + 1, mean);
        return u < 0.5 ? tails.upper >= u : tails.lower <= 1 - u;
    });
}

std::int64_t negativeBinomialQuantile(double mean, double excess, double u) {
    expects(mean >= 0 && mean <= 1e6 && u > 0 && u < 1, "a mean up to a million and u in (0, 1)");
    expects(excess >= 1e-6 && excess <= 1e3, "an excess variance of 1e-6 to 1000");
    if (mean == 0) return 0;
    const double success = 1 / (1 + excess * mean);
    return smallest(static_cast<std::int64_t>(mean), [&](std::int64_t k) {
        const elementary::Tails tails =
            elementary::betaTails(1 / excess, static_cast<double>(k) + 1, success, excess * mean * success);
        return u < 0.5 ? tails.lower >= u : tails.upper <= 1 - u;
    });
}

}  // namespace tranche
