// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/analysis/holm.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "sim/kernel/contract.hpp"
#include "sim/random/incomplete.hpp"

namespace tranche {

double studentPValue(double t, double degrees) {
    expects(degrees >= 1, "at least one degree of freedom");
    if (std::isnan(t)) return t;
    if (t == 0) return 1;
    if (std::isinf(t)) return 0;
    const double square = t * t;
    return elementary::betaTails(degrees / 2, 0.5, degrees / (degrees + square), square / (degrees + square))
        .lower;
}

double pairedPValue(double mean, double standardError, std::int64_t pairs) {
    if (pairs < 2 || std::isnan(mean) || std::isnan(standardError))
        return std::numeric_limits<double>::quiet_NaN();
    if (standardError == 0) return mean == 0 ? 1 : 0;
    return studentPValue(mean / standardError, static_cast<double>(pairs - 1));
}

std::vector<double> holmAdjusted(std::span<const double> pValues) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < pValues.size(); ++i)
        if (!std::isnan(pValues[i])) order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return pValues[a] < pValues[b]; });
    std::vector<double> adjusted(pValues.size(), std::numeric_limits<double>::quiet_NaN());
    double highest = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        const auto left = static_cast<double>(order.size() - k);
        highest = std::max(highest, std::min(1.0, left * pValues[order[k]]));
        adjusted[order[k]] = highest;
    }
    return adjusted;
}

}  // namespace tranche
