// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/price/market.hpp"

#include <algorithm>
#include <numeric>

namespace tranche {
namespace {

template <class Less>
std::vector<std::size_t> ordered(std::size_t n, const Less& less) {
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), less);
    return order;
}

template <class Joins>
Procured buy(std::span<const VendorBid> bids, Gpus need, const Joins& joins) {
    Procured result;
    result.bought.assign(bids.size(), 0);
    for (const std::size_t i :
         ordered(bids.size(), [&](std::size_t a, std::size_t b) { return bids[a].bid < bids[b].bid; })) {
        if (!joins(bids[i])) continue;
        const Gpus n = std::min(bids[i].quantity, need - result.supplied);
        if (n <= 0) continue;
        result.bought[i] = n;
        result.supplied += n;
        result.price = bids[i].bid;  // of the last that is needed
    }
    result.shortfall = need - result.supplied;
    return result;
}

}  // namespace

Procured matchLowest(std::span<const VendorBid> bids, Gpus need) {
    if (bids.empty()) return {0, {}, 0, need};
    double lowest = bids[0].bid;
    for (const VendorBid& bid : bids) lowest = std::min(lowest, bid.bid);
    Procured result =
        buy(bids, need, [&](const VendorBid& b) { return b.bid == lowest || b.cost <= lowest; });
    result.price = lowest;
    return result;
}

Procured uniformPurchase(std::span<const VendorBid> bids, Gpus need) {
    return buy(bids, need, [](const VendorBid&) { return true; });
}

Auction auction(std::span<const UnitBid> bids, Gpus supply) {
    Auction result;
    result.won.assign(bids.size(), 0);
    for (const std::size_t i :
         ordered(bids.size(), [&](std::size_t a, std::size_t b) { return bids[a].price > bids[b].price; })) {
        const Gpus n = std::min(bids[i].quantity, supply);
        supply -= n;
        result.won[i] = n;
        result.welfare += static_cast<double>(n) * bids[i].price;
        if (n > 0) result.lowestWinning = bids[i].price;
        if (n < bids[i].quantity) result.highestLosing = std::max(result.highestLosing, bids[i].price);
    }
    return result;
}

std::vector<double> vickreyPayments(std::span<const UnitBid> bids, Gpus supply) {
    const Auction all = auction(bids, supply);
    std::vector<double> payments;
    std::vector<UnitBid> others(bids.begin(), bids.end());
    for (std::size_t i = 0; i < bids.size(); ++i) {
        others[i].quantity = 0;
        const double without = auction(others, supply).welfare;
        others[i].quantity = bids[i].quantity;
        payments.push_back(without - (all.welfare - static_cast<double>(all.won[i]) * bids[i].price));
    }
    return payments;
}

}  // namespace tranche
