// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/operations.hpp"

namespace tranche {

const Table<OperationsSpec>& fields(Tag<OperationsSpec>) {
    static const Table<OperationsSpec> table{
        "operations",
        "How the fleet is run: failures, spares, power, cost of money.",
        {
            optional("failures_per_1000_node_days", &OperationsSpec::failuresPer1000NodeDays,
                     "node failures per 1,000 node-days; 0 switches failures off")
                .unit("1/(1000 node d)")
                .range(0, 1000),
            optional("repair_hours", &OperationsSpec::repairHours, "time from failure to service").unit("h"),
            optional("spare_share", &OperationsSpec::spareShare,
                     "share of nodes in service kept out of grants")
                .range(0, 0.9),
            optional("pue", &OperationsSpec::pue, "facility power over IT power").range(1, 3),
            optional("energy_price_krw_per_kwh", &OperationsSpec::energyPriceKrwPerKwh,
                     "price of electricity at the start of the horizon")
                .unit("KRW/kWh")
                .range(0, 10000),
            optional("energy_price_growth", &OperationsSpec::energyPriceGrowth, "growth of that price")
                .unit("1/year")
                .range(-0.5, 1),
            optional("discount_rate", &OperationsSpec::discountRate, "interest of the annuity of capital")
                .unit("1/year")
                .range(0, 0.5),
            optional("efficiency", &OperationsSpec::efficiency,
                     "effective over active: share of peak that does work")
                .range(0, 1),
        }};
    return table;
}

}  // namespace tranche
