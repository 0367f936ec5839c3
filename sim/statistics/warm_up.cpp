// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/statistics/warm_up.hpp"

#include <limits>
#include <numeric>
#include <vector>

namespace tranche {

std::optional<std::size_t> mser5(std::span<const double> observations) {
    constexpr std::size_t batch = 5;
    constexpr std::size_t fewest = 5;  // batches a tail must have
    std::vector<double> means(observations.size() / batch);
    for (std::size_t i = 0; i < means.size(); ++i) {
        const auto part = observations.subspan(i * batch, batch);
        means[i] = std::accumulate(part.begin(), part.end(), 0.0) / static_cast<double>(batch);
    }
    if (means.size() < 2 * fewest) return std::nullopt;

    // Welford from the end, so that one pass gives the sum of squares of every tail.
    double mean = 0.0, squares = 0.0, best = std::numeric_limits<double>::infinity();
    std::size_t cut = means.size();
    for (std::size_t d = means.size(); d-- > 0;) {
        const double size = static_cast<double>(means.size() - d);
        const double away = means[d] - mean;
        mean += away / size;
        squares += away * (means[d] - mean);
        const double statistic = squares / (size * size);
        if (means.size() - d >= fewest && statistic <= best) {
            best = statistic;
            cut = d;
        }
    }
    if (2 * cut > means.size()) return std::nullopt;
    return cut * batch;
}

}  // namespace tranche
