// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is really bought and rented in one replication, given when contracts are signed: units that the money of the day
// pays for, cost, money committed, paid and lapsed by year, rentals, retirements and what replaces them.
// Orders are served in order of time, then purchases before leases before replacements, then by id.
//   a tranche with a budget buys, in whole servers, what its share of the money left pays for at the price of the day,
//     `units` at most: so the number of nodes of a pool has a bound that is known before any draw
//   its lots and its operator's share shrink in proportion; a tranche that can pay for no server buys nothing
//   a lease that its budget cannot pay for in full takes fewer servers
//   replacements are ordered when a lot retires; they are not replaced again
// Everything that is not used costs nothing and changes nothing: `active` says whether there is anything to do.
// O(orders log orders + lots x months for economic lives). Verified by: tests/procurement/purchases_test.cpp.

#include <span>
#include <vector>

#include "models/procurement/budget_spec.hpp"
#include "models/procurement/deliveries.hpp"
#include "models/procurement/lease_spec.hpp"
#include "models/procurement/price_path.hpp"

namespace tranche {

// What running a GPU costs, for its economic life.
struct RunningCost {
    double pue = 1.25, energyPrice = 0, energyGrowth = 0;  // [KRW/kWh] at time 0, [1/year]
    double spaceKrwPerKwYear = 0;
    double interest = 0.05;
};

// Views; must outlive what is made of them.
struct SupplyTerms {
    std::span<const TrancheSpec> tranches;
    std::span<const LeaseSpec> leases;
    std::span<const AppropriatedBudgetSpec> budgets;
    std::span<const PricePathSpec> prices;
    ExchangeRateSpec exchange;
    std::span<const GpuModel> models;
    RunningCost running;
};

// False: all is bought as written, for the prices written.
bool active(const SupplyTerms&);

struct Purchase {
    Time at = kNever;            // ordered; kNever: not within the horizon
    Gpus wanted = 0, units = 0;  // GPUs, an operator's included
    Gpus government = 0;
    double unitPrice = 0;  // [KRW], all-in; of a lease: for its term
    Won cost = 0;          // less trade-in
    double costKnown = 1;  // 0: no price is given
};

struct BudgetYear {
    int year = 0;
    Won appropriated = 0, committed = 0, cash = 0, lapsed = 0;
    Won shortfall = 0;  // of orders of the year: what they would have needed beyond what there was
    Won publicCash = 0, debtService = 0;  // of a company: public equity paid in, loans paid back
};

// GPUs of no tranche: `source` counts on from the tranches, leases first, then one a tranche for its replacements.
struct ExtraLot {
    std::uint32_t source = 0, lot = 0;
    Gpus units = 0;
    Time procured = 0, inService = 0, leaves = kNever;
    bool returned = false;  // at `leaves`, instead of retired
};

struct Purchases {
    std::vector<Purchase> tranches, leases, refreshes;  // refreshes: by tranche, all lots together
    std::vector<Gpus> lotUnits, lotOwn;                 // by lot of the network
    std::vector<Time> lotLeaves;  // by lot of the network; kNever: at its technical life
    std::vector<ExtraLot> extra;
    std::vector<std::vector<BudgetYear>> budgets;  // by budget, years from budgetYears().first on
    double meanRate = 0;                           // [KRW/USD] over months to the end
};

struct YearRange {
    int first = 0, last = 0;
};
YearRange budgetYears(const AppropriatedBudgetSpec&, const Calendar&, Time end);

Purchases purchase(const SupplyTerms&, const MilestoneNetwork&, const ProcurementSample&, const Calendar&,
                   Time end, RunKey);

// Sets the units that were bought and adds what is not from tranches; in order of time again.
void applyPurchases(const Purchases&, const MilestoneNetwork&, std::vector<Delivery>&);

}  // namespace tranche
