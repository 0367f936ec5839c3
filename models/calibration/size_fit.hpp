// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Sizes of requests in servers, as a scenario draws them: lognormal, rounded to the nearest whole server, then clamped to
// 1..cap. So each observed size k is the interval [k - 1/2, k + 1/2), 1 is everything below 3/2, and the cap everything
// from cap - 1/2: who wanted more asked for the cap (interval censoring; Turnbull 1976).
//
// fitSizes     maximum likelihood of (median, sigma); standard errors of the logarithm of the median and of sigma
// chiSquare    Pearson's (1900) on neighbouring sizes pooled to at least 5 expected each; with the p-value of a
//              parametric bootstrap that fits each sample again (Stute, Gonzalez Manteiga, Presedo Quindimil 1993)
// Errors: a sample of fewer than 10, or of fewer than three different sizes, has no fit: nullopt.
// Cost: O(cap) an evaluation. Verified by: tests/calibration/size_fit_test.cpp.

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/random/stream.hpp"

namespace tranche {

// count[k - 1] requests for k servers, k = 1..cap.
struct SizeCounts {
    std::vector<std::int64_t> count;

    std::int64_t cap() const { return static_cast<std::int64_t>(count.size()); }
    std::int64_t total() const;
};

// Larger ones count as the cap, smaller ones than 1 as 1.
SizeCounts countSizes(const std::vector<std::int64_t>& servers, std::int64_t cap);

struct SizeLaw {
    double median = 1, sigma = 1;
};

double sizeProbability(const SizeLaw& law, std::int64_t cap, std::int64_t k);
struct SizeMoments {
    double mean = 0, sd = 0;
};
SizeMoments sizeMoments(const SizeLaw& law, std::int64_t cap);

struct SizeFit {
    SizeLaw law;
    std::optional<double> logMedianError, sigmaError;
    std::int64_t n = 0, cap = 0, atCap = 0;
    double logLikelihood = 0, mean = 0, fittedMean = 0;
    double chiSquare = 0;
    int cells = 0;
};

std::optional<SizeFit> fitSizes(const SizeCounts& counts);

// n sizes of the law: the samples of the bootstrap and of the tests.
SizeCounts drawSizes(const SizeLaw& law, std::int64_t cap, std::int64_t n, const Stream& stream);

struct BootstrapP {
    double p = 1;                 // (1 + as large or larger) / (1 + samples)
    int samples = 0, failed = 0;  // failed: no fit, left out
};
BootstrapP bootstrapSizes(const SizeFit& fit, int samples, std::uint64_t seed);

}  // namespace tranche
