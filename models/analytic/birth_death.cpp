// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analytic/birth_death.hpp"

#include <cstddef>
#include <numeric>

#include "sim/kernel/contract.hpp"

namespace tranche {

std::vector<double> birthDeath(const ChainRate& up, const ChainRate& down, int most) {
    constexpr double kTooLarge = 1e200;
    constexpr double kNegligible = 1e-30;
    std::vector<double> weights{1.0};
    double total = 1;
    for (int k = 0;; ++k) {
        expects(k < most, "the chain has a stationary law within the states allowed");
        const double ratio = up(k) / down(k + 1);
        const double beyond = ratio < 1 ? weights.back() * ratio / (1 - ratio) : total;
        if (ratio <= 0 || beyond < kNegligible * total) break;
        weights.push_back(weights.back() * ratio);
        total += weights.back();
        if (total > kTooLarge) {
            for (double& w : weights) w /= kTooLarge;
            total /= kTooLarge;
        }
    }
    // Summed anew: the running total carries the roundings of the rescaling.
    total = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double& w : weights) w /= total;
    return weights;
}

}  // namespace tranche
