// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/rank_correlation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

std::vector<double> meanRanks(std::span<const std::int64_t> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t first = 0, last = 0; first < order.size(); first = last) {
        while (last < order.size() && values[order[last]] == values[order[first]]) ++last;
        const double rank = (static_cast<double>(first) + static_cast<double>(last) - 1) / 2;
        for (std::size_t i = first; i < last; ++i) ranks[order[i]] = rank;
    }
    return ranks;
}

}  // namespace

double rankCorrelation(std::span<const std::int64_t> a, std::span<const std::int64_t> b) {
    expects(a.size() == b.size(), "ranks come in pairs");
    const std::vector<double> ra = meanRanks(a), rb = meanRanks(b);
    const double mean = (static_cast<double>(a.size()) - 1) / 2;  // of mean ranks, whatever the ties
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < ra.size(); ++i) {
        ab += (ra[i] - mean) * (rb[i] - mean);
        aa += (ra[i] - mean) * (ra[i] - mean);
        bb += (rb[i] - mean) * (rb[i] - mean);
    }
    if (!(aa > 0) || !(bb > 0)) return std::numeric_limits<double>::quiet_NaN();
    return ab / std::sqrt(aa) / std::sqrt(bb);
}

}  // namespace tranche
