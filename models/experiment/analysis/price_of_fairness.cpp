// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/analysis/price_of_fairness.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/kernel/contract.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {

double priceOfFairness(double system, double fair) {
    return system == 0 ? std::numeric_limits<double>::quiet_NaN() : (system - fair) / system;
}

double proportionalFairnessBound(std::size_t n) {
    const auto users = static_cast<double>(n);
    return 1 - (2 * std::sqrt(users) - 1) / users;
}

double maxMinFairnessBound(std::size_t n) {
    const auto users = static_cast<double>(n);
    return 1 - 4 * users / ((users + 1) * (users + 1));
}

LinearDivision divideLinear(double capacity, std::span<const double> rates) {
    LinearDivision d;
    if (rates.empty()) return d;
    double best = 0, sum = 0, inverse = 0;
    for (const double rate : rates) {
        expects(rate > 0, "a rate above 0");
        best = std::max(best, rate);
        sum += rate;
        inverse += 1 / rate;
    }
    const auto n = static_cast<double>(rates.size());
    d.utilitarian = capacity * best;
    d.maxMin = n * capacity / inverse;
    d.proportional = sum * capacity / n;
    return d;
}

double alphaFairWelfare(std::span<const double> utilities, double alpha) {
    expects(alpha >= 0, "alpha not below 0");
    double sum = 0;
    for (const double u : utilities) {
        if (u <= 0 && alpha >= 1) return -std::numeric_limits<double>::infinity();
        if (alpha == 1)
            sum += elementary::log(u);
        else if (u > 0)
            sum += elementary::pow(u, 1 - alpha) / (1 - alpha);
    }
    return sum;
}

}  // namespace tranche
