// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The size law when all that was published is how many applied and for how many GPUs in all. One number cannot give two
// parameters: for each sigma there is one median whose clamped mean (size_fit.hpp) is the one observed, a curve of
// answers. sigma must come from elsewhere, and the curve says what hangs on it.
// medianForMean   bisection on the logarithm: the mean grows with the median. nullopt when the mean is not above 1 and
//                 below the cap, or needs a median outside 1e-6..1e6.
// range           medians at the mean -+ 1.96 standard errors: what sampling alone leaves open
// Source: specification A-CALIB. Cost: O(cap) x 60. Verified by: tests/calibration/totals_fit_test.cpp.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/calibration/size_fit.hpp"
#include "models/issue/issue.hpp"

namespace tranche {

struct Totals {
    std::int64_t applications = 0;
    double gpus = 0;        // asked for by all of them
    std::int64_t cap = 32;  // [servers] a request
    std::int64_t serverGpus = 8;
    double sigma = 1;  // of the lognormal law of sizes

    double meanServers() const {
        return gpus / static_cast<double>(serverGpus) / static_cast<double>(applications);
    }
};

// "applications=514 gpus=13712 cap=32 server_gpus=8 sigma=1.0", separated by blanks or commas. nullopt: reported.
std::optional<Totals> parseTotals(const std::string& text, Issues& issues);

std::optional<double> medianForMean(double meanServers, double sigma, std::int64_t cap);

struct TotalsPoint {
    double sigma = 0;
    double median = 0;
    double atOne = 0, atCap = 0;  // shares of requests that are as small and as large as can be
    double low = 0, high = 0;     // range of the median
};

struct TotalsFit {
    Totals totals;
    TotalsPoint chosen;
    std::vector<TotalsPoint> family;  // by sigma
};

std::optional<TotalsFit> fitTotals(const Totals& totals);

}  // namespace tranche
