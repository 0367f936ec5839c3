// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/share/protection.hpp"

#include <algorithm>
#include <cmath>

#include "sim/kernel/contract.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {

bool acceptsLow(double low, double high, std::span<const double> demand, Gpus left) {
    double below = 0;  // P(D < left)
    for (std::size_t d = 0; d < demand.size() && static_cast<Gpus>(d) < left; ++d) below += demand[d];
    return low >= high * (1 - below) - 1e-12 * high;
}

Gpus protectionLevel(double low, double high, std::span<const double> demand) {
    Gpus level = 0;
    while (level < static_cast<Gpus>(demand.size()) && !acceptsLow(low, high, demand, level + 1)) ++level;
    return level;
}

std::vector<double> protectionLevels(std::span<const DemandClass> classes) {
    std::vector<double> levels;
    double mean = 0, variance = 0, worth = 0;
    for (std::size_t j = 0; j + 1 < classes.size(); ++j) {
        expects(classes[j].value >= classes[j + 1].value, "classes by falling value");
        mean += classes[j].mean;
        variance += classes[j].sd * classes[j].sd;
        worth += classes[j].value * classes[j].mean;
        const double value = mean > 0 ? worth / mean : classes[j].value;
        const double ratio =
            value > 0 ? classes[j + 1].value / value : 1;  // refuse while P(D > x) exceeds it
        if (ratio >= 1 || ratio <= 0)
            levels.push_back(ratio >= 1 ? 0 : mean);
        else
            levels.push_back(
                std::max(0.0, mean + std::sqrt(variance) * elementary::normalQuantile(1 - ratio)));
    }
    return levels;
}

}  // namespace tranche
