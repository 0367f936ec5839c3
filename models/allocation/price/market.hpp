// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Prices found by bids. Buying: the lowest bid is matched by whoever can afford to (L1, IndiaAI's empanelment). Selling:
// sealed bids for units of one pool, highest price first (ties: as listed), the last winner perhaps in part; units that are not
// served are losing bids. Payments: uniform at the highest losing or the lowest winning bid, discriminatory, or Vickrey's
// (what the others lose by one's presence). Vickrey 1961; Krishna 2010.
// O(bids log bids), Vickrey O(bids^2). Verified by: tests/allocation/market_test.cpp (EX-L1, EX-AUCTION).

#include <span>
#include <vector>

#include "models/quantities/quantities.hpp"

namespace tranche {

struct VendorBid {
    double bid = 0, cost = 0;  // a unit and hour
    Gpus quantity = 0;
};
struct Procured {
    double price = 0;  // L1
    std::vector<Gpus> bought;
    Gpus supplied = 0, shortfall = 0;
};
// The lowest bidder and all whose cost is at most its bid supply at that price, in order of their bids.
Procured matchLowest(std::span<const VendorBid>, Gpus need);
// All at the price of the last bid that is needed.
Procured uniformPurchase(std::span<const VendorBid>, Gpus need);

struct UnitBid {
    Gpus quantity = 0;
    double price = 0;  // a unit
};
struct Auction {
    std::vector<Gpus> won;
    double highestLosing = 0, lowestWinning = 0;  // 0: none
    double welfare = 0;                           // sum of won x bid: also the discriminatory revenue
};
Auction auction(std::span<const UnitBid>, Gpus supply);
std::vector<double> vickreyPayments(std::span<const UnitBid>, Gpus supply);

}  // namespace tranche
