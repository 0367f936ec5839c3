// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/lots.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

// One more piece for each of the parts with the largest remainders, earlier parts first among equals.
void handOutRest(Gpus rest, std::span<const std::int64_t> remainders, std::vector<Gpus>& parts) {
    std::vector<std::size_t> byRemainder(parts.size());
    std::iota(byRemainder.begin(), byRemainder.end(), std::size_t{0});
    std::stable_sort(byRemainder.begin(), byRemainder.end(),
                     [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    expects(rest >= 0 && rest <= static_cast<Gpus>(parts.size()), "the rest is less than one piece a part");
    for (std::size_t i = 0; i < static_cast<std::size_t>(rest); ++i) ++parts[byRemainder[i]];
}

// total * weights[i] / sum(weights), in exact integers.
std::vector<Gpus> splitInProportion(Gpus total, std::span<const Gpus> weights) {
    const Gpus sum = std::accumulate(weights.begin(), weights.end(), Gpus{0});
    std::vector<Gpus> parts;
    std::vector<std::int64_t> remainders;
    for (const Gpus weight : weights) {
        parts.push_back(total * weight / sum);
        remainders.push_back(total * weight % sum);
    }
    handOutRest(total - std::accumulate(parts.begin(), parts.end(), Gpus{0}), remainders, parts);
    return parts;
}

}  // namespace

std::vector<Gpus> splitByLargestRemainder(Gpus total, std::span<const double> weights) {
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    expects(total >= 0 && sum > 0, "something to divide, by positive weights");
    std::vector<Gpus> parts;
    std::vector<std::int64_t> remainders;
    for (const double weight : weights) {
        const double quota = static_cast<double>(total) * weight / sum;
        // A quota of 2.9999999999 is 3 spoilt by rounding: floor it to 3, with a remainder of nothing.
        const double whole = std::floor(quota + 1e-9);
        parts.push_back(static_cast<Gpus>(whole));
        remainders.push_back(std::llround(std::max(0.0, quota - whole) * 1e9));
    }
    handOutRest(total - std::accumulate(parts.begin(), parts.end(), Gpus{0}), remainders, parts);
    return parts;
}

std::vector<LotUnits> splitIntoLots(const TrancheSpec& tranche, Gpus quantum) {
    expects(quantum > 0 && tranche.units % quantum == 0 && tranche.operatedBy.ownUnits % quantum == 0,
            "units come in whole servers");
    expects(tranche.units > 0 && tranche.operatedBy.ownUnits <= tranche.units, "the operator's share fits");
    std::vector<double> shares;
    for (const LotSpec& lot : tranche.lots) shares.push_back(lot.share);
    if (shares.empty()) shares.push_back(1);
    const std::vector<Gpus> servers = splitByLargestRemainder(tranche.units / quantum, shares);
    const std::vector<Gpus> own = splitInProportion(tranche.operatedBy.ownUnits / quantum, servers);

    std::vector<LotUnits> lots;
    for (std::size_t i = 0; i < servers.size(); ++i)
        lots.push_back({.government = (servers[i] - own[i]) * quantum, .operatorOwn = own[i] * quantum});
    return lots;
}

}  // namespace tranche
