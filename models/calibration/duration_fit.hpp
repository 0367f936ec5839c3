// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Durations, some of which were cut off before they ended (killed at a limit, or at the end of the record): those say
// only that the duration is longer (right censoring).
//
// fitDuration    maximum likelihood of one law of two parameters: lognormal (median, sigma), weibull (shape, scale), gamma
//                (shape, scale); standard errors of the logarithms of both
// fitDurations   all three, the one with the least AIC = 4 - 2 log L first (Akaike 1974)
// distance       Kolmogorov-Smirnov between the law and Kaplan and Meier's (1958) estimate, up to the last end seen
// bootstrap      its p-value: samples of the law, cut off where each observation would have been, fitted again
// Durations are above 0, in any one unit. Errors: fewer than 10 ends, or all of them equal, have no fit: nullopt.
// Cost: O(n) an evaluation, O(n log n) a distance. Verified by: tests/calibration/duration_fit_test.cpp.

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "models/calibration/size_fit.hpp"
#include "sim/random/distribution.hpp"

namespace tranche {

struct DurationSample {
    double value = 0;
    bool censored = false;                                   // it lasted longer than value
    double limit = std::numeric_limits<double>::infinity();  // where it would have been cut off
};

enum class DurationLaw { lognormal, weibull, gamma };
std::string_view lawName(DurationLaw law);

struct DurationFit {
    DurationLaw law = DurationLaw::lognormal;
    double first = 0, second = 0;  // in the order of the law's parameters
    std::optional<double> firstLogError, secondLogError;
    double logLikelihood = 0, aic = 0, distance = 0;
    std::int64_t n = 0, censored = 0;

    Distribution distribution() const;
};

std::optional<DurationFit> fitDuration(DurationLaw law, const std::vector<DurationSample>& samples);
std::vector<DurationFit> fitDurations(const std::vector<DurationSample>& samples);  // empty: no fit
BootstrapP bootstrapDurations(const DurationFit& fit, const std::vector<DurationSample>& samples, int count,
                              std::uint64_t seed);

// Of the law, each cut off at its limit, for the bootstrap and the tests.
std::vector<DurationSample> drawDurations(const Distribution& law, const std::vector<double>& limits,
                                          const Stream& stream);

}  // namespace tranche
