// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the fleet is run: node failures and repair, spares, energy and cost of money.
// A failure takes the whole node. Up and repair times are drawn per node, so policies meet the same failures.

#include "models/fields/field_table.hpp"
#include "models/quantities/quantities.hpp"
#include "sim/random/distribution.hpp"

namespace tranche {

struct OperationsSpec {
    double failuresPer1000NodeDays = 0;                     // [1 / (1000 node days)]; 0: nodes do not fail
    Distribution repairHours = Distribution::constant(24);  // [h]
    double spareShare = 0;                                  // of in-service nodes, kept out of grants
    double pue = 1.25;                                      // facility power / IT power
    double energyPriceKrwPerKwh = 182.7;                    // [KRW/kWh] at the start of the horizon
    double energyPriceGrowth = 0;                           // [1/year]
    double discountRate = 0.05;                             // [1/year] of the annuity of capital
    double efficiency = 0.35;  // effective / active (share of peak that does work)
};

const Table<OperationsSpec>& fields(Tag<OperationsSpec>);

}  // namespace tranche
