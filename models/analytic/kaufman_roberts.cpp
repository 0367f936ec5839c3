// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analytic/kaufman_roberts.hpp"

#include <cstddef>
#include <numeric>

#include "sim/kernel/contract.hpp"

namespace tranche {

namespace {

std::vector<double> occupancyLaw(std::size_t capacity, std::span<const LossClass> classes) {
    constexpr double kTooLarge = 1e200;
    std::vector<double> law(capacity + 1, 0.0);
    law[0] = 1;
    for (std::size_t n = 1; n <= capacity; ++n) {
        double sum = 0;
        for (const LossClass& c : classes) {
            const auto units = static_cast<std::size_t>(c.units);
            if (units <= n) sum += c.offeredLoad * c.units * law[n - units];
        }
        law[n] = sum / static_cast<double>(n);
        if (law[n] > kTooLarge)
            for (std::size_t k = 0; k <= n; ++k) law[k] /= kTooLarge;
    }
    const double total = std::accumulate(law.begin(), law.end(), 0.0);
    for (double& p : law) p /= total;
    return law;
}

}  // namespace

LossFigures kaufmanRoberts(int capacity, std::span<const LossClass> classes) {
    expects(capacity >= 0, "Kaufman-Roberts: capacity not negative");
    for (const LossClass& c : classes)
        expects(c.offeredLoad >= 0 && c.units >= 1, "Kaufman-Roberts: load not negative, a unit or more");
    const auto size = static_cast<std::size_t>(capacity);
    LossFigures figures;
    figures.occupancy = occupancyLaw(size, classes);
    for (std::size_t n = 0; n <= size; ++n)
        figures.meanUnits += static_cast<double>(n) * figures.occupancy[n];
    for (const LossClass& c : classes) {
        const std::size_t admitted = c.units <= capacity ? size + 1 - static_cast<std::size_t>(c.units) : 0;
        // The blocked states are summed, not 1 minus the others: a small probability keeps its digits.
        figures.blocking.push_back(std::accumulate(
            figures.occupancy.begin() + static_cast<std::ptrdiff_t>(admitted), figures.occupancy.end(), 0.0));
    }
    return figures;
}

}  // namespace tranche
