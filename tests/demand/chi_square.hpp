// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Goodness of fit for the tests of generators: Pearson's statistic against the quantile of its law.

#include <boost/math/distributions/chi_squared.hpp>
#include <vector>

namespace tranche {

// Whether counts agree with what was expected at this level; bins with less than 5 expected are merged with the next.
inline bool agrees(const std::vector<double>& counted, const std::vector<double>& expected,
                   double level = 1e-4, int fitted = 1) {
    double statistic = 0, c = 0, e = 0;
    int bins = 0;
    for (std::size_t i = 0; i < counted.size(); ++i) {
        c += counted[i];
        e += expected[i];
        if (e < 5 && i + 1 < counted.size()) continue;
        statistic += e > 0 ? (c - e) * (c - e) / e : 0;
        ++bins;
        c = e = 0;
    }
    return statistic < quantile(boost::math::chi_squared_distribution<>(bins - fitted), 1 - level);
}

}  // namespace tranche
