// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Sobol' indices from the responses of a SaltelliDesign, in the order of its points. With a, b, c_i the responses of a row
// in samples A, B, AB_i, centred by their common mean, and V the variance of all a and b:
//
//   first order  S_i  = mean of b (c_i - a) / V                the part of the variance that factor i explains alone
//                                                              (Saltelli et al. 2010)
//   total        ST_i = mean of (a - c_i)^2 / 2 / V            the part that is gone when all but i are known (Jansen 1999)
//
// ST_i - S_i is what i does together with others; ST_i = 0 is a factor without influence. Estimates of indices near 0 may
// be a little negative and are left so.
//
// Intervals  percentiles of a bootstrap over rows (Archer, Saltelli and Sobol' 1997). Rows of a Sobol' sequence are more
//            even than independent ones, so the intervals are rather too wide than too narrow. Draws of the seed.
// Undefined  a row with an undefined response is left out whole; `rows` says how many remain. Below 2 rows, or where
//            nothing varies, the indices are NaN.
// Cost: O(rows x factors x resamples); memory that of the responses.
// Verified by: tests/experiment/sobol_indices_test.cpp (Ishigami's function, a sum, a product).

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/statistics/interval.hpp"

namespace tranche {

struct SobolOptions {
    double confidence = 0.95;
    int resamples = 1000;  // of the bootstrap; 0: no intervals
    std::uint64_t seed = 1;
};

struct SobolIndex {
    double estimate = 0;
    Interval interval;  // unbounded without resamples
};

struct SobolIndices {
    std::int64_t rows = 0, left = 0;       // used, left out
    double mean = 0, variance = 0;         // of the response
    std::vector<SobolIndex> first, total;  // by factor
};

// responses.size() is a multiple of factors + 2.
SobolIndices sobolIndices(std::span<const double> responses, std::size_t factors, const SobolOptions& = {});

}  // namespace tranche
