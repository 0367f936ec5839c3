// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <vector>

#include "models/allocation/price/market.hpp"

using namespace tranche;

TEST_CASE("EX-L1: the lowest bid is matched by three of four and 100 of 500 are short") {
    const std::vector<VendorBid> bids{{92, 80, 100}, {100, 88, 200}, {110, 95, 300}, {130, 85, 100}};
    const Procured matched = matchLowest(bids, 500);
    CHECK(matched.price == 92);
    CHECK(matched.bought == std::vector<Gpus>{100, 200, 0, 100});
    CHECK(matched.supplied == 400);
    CHECK(matched.shortfall == 100);
    CHECK(matched.price * static_cast<double>(matched.supplied) == 36'800);
    const Procured uniform = uniformPurchase(bids, 500);
    CHECK(uniform.price == 110);
    CHECK(uniform.supplied == 500);
    CHECK(uniform.price * static_cast<double>(uniform.supplied) == 55'000);
}

TEST_CASE("EX-AUCTION: ten units, four bids, four kinds of payment") {
    const std::vector<UnitBid> bids{{6, 10}, {4, 8}, {4, 7}, {2, 5}};
    const Auction sold = auction(bids, 10);
    CHECK(sold.won == std::vector<Gpus>{6, 4, 0, 0});
    CHECK(sold.welfare == 92);
    CHECK(sold.highestLosing == 7);
    CHECK(sold.highestLosing * 10 == 70);
    CHECK(sold.lowestWinning * 10 == 80);
    CHECK(vickreyPayments(bids, 10) == std::vector<double>{38, 28, 0, 0});
}

TEST_CASE("the unserved units of a partly served bid are losing and none pays more than it bid") {
    const std::vector<UnitBid> bids{{6, 10}, {4, 8}, {4, 7}};
    const Auction sold = auction(bids, 8);
    CHECK(sold.won == std::vector<Gpus>{6, 2, 0});
    CHECK(sold.highestLosing == 8);
    for (Gpus supply = 0; supply <= 15; ++supply) {
        const Auction any = auction(bids, supply);
        const std::vector<double> paid = vickreyPayments(bids, supply);
        for (std::size_t i = 0; i < bids.size(); ++i) {
            CHECK(paid[i] >= -1e-9);
            CHECK(paid[i] <= static_cast<double>(any.won[i]) * bids[i].price + 1e-9);
        }
    }
}
