// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the fleet is run: node failures and repair, spares, energy and cost of money.
// A failure takes the whole node. Up and repair times are drawn per node, so policies meet the same failures.
//   infant mortality   hazard of a node of age a < infantDays: base x (a / infantDays)^(infantShape - 1), a Weibull
//                      hazard that falls to the base rate; repairs do not make a node young again (minimal repair)
//   repair crews       a node waits for a crew, first failed first repaired
//   spare nodes        stand switched off; one takes the place of a failed node after the swap, the repaired node
//                      becomes the spare. (The spare share is of running nodes, kept out of grants.)
//   permanent loss     a failure beyond repair; its node retires and a spare, if there is one, stays in its place
//   common outages     a rack or a cooling loop takes several neighbouring nodes of a pool at once
// Sources: Weibull hazards and minimal repair (Barlow and Hunter 1960); machine repair with crews (Palm 1947).
// Verified by: tests/programme/failures_test.cpp, tests/fleet/reliability_test.cpp.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "models/fields/field_table.hpp"
#include "models/quantities/quantities.hpp"
#include "sim/random/distribution.hpp"

namespace tranche {

struct CommonOutageSpec {
    std::string id;
    std::vector<std::string> pools;                   // empty: every pool
    double perYear = 0;                               // [1/year] in each pool
    std::int64_t nodes = 1;                           // neighbouring nodes it takes
    Distribution hours = Distribution::constant(12);  // [h] until all are back
};

// How a purchase is spread over its life: with interest on what is tied up, or in equal parts without.
enum class CapitalCharge { annuity, straightLine };
enum class CostPer { procured, installed, powered, available, active, effective };

struct OperationsSpec {
    double failuresPer1000NodeDays = 0;                     // [1 / (1000 node days)]; 0: nodes do not fail
    Distribution repairHours = Distribution::constant(24);  // [h]
    double spareShare = 0;                                  // of in-service nodes, kept out of grants
    std::int64_t repairCrews = 0;                           // 0: as many as it takes
    std::map<std::string, std::int64_t> spareNodes;         // by pool: switched off until a node fails
    Distribution swapHours = Distribution::constant(0);     // [h] from failure to the spare's service
    double permanentLossPerYear = 0;                        // [1/year] of a node
    double infantShape = 1, infantDays = 0;                 // Weibull shape; [days] until the base rate
    std::vector<CommonOutageSpec> commonOutages;
    double checkpointMinutes = 0;  // [min] cost of one checkpoint; 0: grants lose nothing to checkpoints
    double pue = 1.25;             // facility power / IT power
    double energyPriceKrwPerKwh = 182.7;                      // [KRW/kWh] at the start of the horizon
    double energyPriceGrowth = 0;                             // [1/year]
    double spaceKrwPerKwYear = 0;                             // [KRW/(kW year)] of IT on the floor
    double staffKrwPerGpuYear = 0, networkKrwPerGpuYear = 0;  // [KRW/(GPU year)] installed
    CapitalCharge capital = CapitalCharge::annuity;
    std::map<std::string, double> co2KgPerKwh;  // by year; a year without a value has that before it
    std::vector<CostPer> costPer;               // rungs whose GPU-hours the cost is also divided by
    double discountRate = 0.05;                 // [1/year] of the annuity of capital
    double efficiency = 0.35;                   // effective / active (share of peak that does work)
};

const Names<CapitalCharge>& names(Tag<CapitalCharge>);
const Names<CostPer>& names(Tag<CostPer>);
const Table<CommonOutageSpec>& fields(Tag<CommonOutageSpec>);
const Table<OperationsSpec>& fields(Tag<OperationsSpec>);

}  // namespace tranche
