// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/operations.hpp"

namespace tranche {

const Names<CapitalCharge>& names(Tag<CapitalCharge>) {
    static const Names<CapitalCharge> table{{"annuity", CapitalCharge::annuity},
                                            {"straight_line", CapitalCharge::straightLine}};
    return table;
}

const Names<CostPer>& names(Tag<CostPer>) {
    static const Names<CostPer> table{{"procured", CostPer::procured}, {"installed", CostPer::installed},
                                      {"powered", CostPer::powered},   {"available", CostPer::available},
                                      {"active", CostPer::active},     {"effective", CostPer::effective}};
    return table;
}

const Table<CommonOutageSpec>& fields(Tag<CommonOutageSpec>) {
    static const Table<CommonOutageSpec> table{
        "common outage",
        "Something that takes several nodes of a pool at once: a rack, a cooling loop.",
        {
            required("id", &CommonOutageSpec::id, "stable name"),
            optional("pools", &CommonOutageSpec::pools, "pools it strikes; none named: every pool"),
            required("per_year", &CommonOutageSpec::perYear, "how often in each pool")
                .unit("1/year")
                .range(0, 1000),
            required("nodes", &CommonOutageSpec::nodes, "neighbouring nodes it takes")
                .unit("nodes")
                .range(1, 1000000),
            optional("hours", &CommonOutageSpec::hours, "until all of them are back").unit("h").min(0),
        }};
    return table;
}

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
            optional("repair_crews", &OperationsSpec::repairCrews,
                     "nodes repaired at a time; 0: as many as are down")
                .range(0, 1000000),
            optional("spare_nodes", &OperationsSpec::spareNodes,
                     "by pool: nodes switched off until one fails, out of those delivered")
                .unit("nodes")
                .range(0, 1000000),
            optional("swap_hours", &OperationsSpec::swapHours, "from a failure to the spare node's service")
                .unit("h")
                .min(0),
            optional("permanent_loss_per_year", &OperationsSpec::permanentLossPerYear,
                     "share of nodes that fail beyond repair in a year")
                .unit("1/year")
                .range(0, 1),
            optional("infant_shape", &OperationsSpec::infantShape,
                     "Weibull shape of early failures: below 1, the hazard falls with age")
                .range(0.05, 1),
            optional("infant_days", &OperationsSpec::infantDays,
                     "age at which the hazard has fallen to failures_per_1000_node_days")
                .unit("days")
                .range(0, 3650),
            optional("common_outages", &OperationsSpec::commonOutages,
                     "what takes several nodes of a pool at once"),
            optional(
                "checkpoint_minutes", &OperationsSpec::checkpointMinutes,
                "cost of one checkpoint; with it a grant loses work to failures by its size (Young, Daly)")
                .unit("min")
                .range(0, 1440),
            optional("pue", &OperationsSpec::pue, "facility power over IT power").range(1, 3),
            optional("energy_price_krw_per_kwh", &OperationsSpec::energyPriceKrwPerKwh,
                     "price of electricity at the start of the horizon")
                .unit("KRW/kWh")
                .range(0, 10000),
            optional("energy_price_growth", &OperationsSpec::energyPriceGrowth, "growth of that price")
                .unit("1/year")
                .range(-0.5, 1),
            optional("space_krw_per_kw_year", &OperationsSpec::spaceKrwPerKwYear,
                     "rent of floor and building for a kW of IT installed")
                .unit("KRW/(kW year)")
                .range(0, 1e8),
            optional("staff_krw_per_gpu_year", &OperationsSpec::staffKrwPerGpuYear,
                     "people who run an installed GPU")
                .unit("KRW/(GPU year)")
                .range(0, 1e9),
            optional("network_krw_per_gpu_year", &OperationsSpec::networkKrwPerGpuYear,
                     "network and storage of an installed GPU, where its price does not hold them")
                .unit("KRW/(GPU year)")
                .range(0, 1e9),
            optional("capital", &OperationsSpec::capital,
                     "how purchases are spread over their lives: annuity at the discount rate, or "
                     "straight_line without interest"),
            optional("co2_kg_per_kwh", &OperationsSpec::co2KgPerKwh,
                     "emission of electricity by year; a year without a value has that before it")
                .unit("kg/kWh")
                .range(0, 5),
            optional("cost_per", &OperationsSpec::costPer,
                     "rungs of the ladder whose GPU-hours the cost is divided by, besides granted"),
            optional("discount_rate", &OperationsSpec::discountRate, "interest of the annuity of capital")
                .unit("1/year")
                .range(0, 0.5),
            optional("efficiency", &OperationsSpec::efficiency,
                     "effective over active: share of peak that does work")
                .range(0, 1),
        },
        [](const OperationsSpec& o, FieldCheck& check) {
            if (o.permanentLossPerYear > 0 &&
                o.permanentLossPerYear > o.failuresPer1000NodeDays / 1000 * 365.25)
                check.error(
                    "permanent_loss_per_year", std::to_string(o.permanentLossPerYear),
                    "at most the failures of a node in a year, failures_per_1000_node_days x 0.36525");
            if ((o.infantShape < 1) != (o.infantDays > 0))
                check.error(o.infantShape < 1 ? "infant_shape" : "infant_days",
                            std::to_string(o.infantShape < 1 ? o.infantShape : o.infantDays),
                            "infant_shape below 1 and infant_days above 0 together, or neither");
            for (const auto& [year, unused] : o.co2KgPerKwh)
                if (year.size() != 4 || year.find_first_not_of("0123456789") != std::string::npos)
                    check.error("co2_kg_per_kwh", "'" + year + "'", "years, such as 2027");
            if (o.checkpointMinutes > 0 && o.failuresPer1000NodeDays == 0)
                check.error("checkpoint_minutes", std::to_string(o.checkpointMinutes),
                            "failures_per_1000_node_days above 0: without failures nothing is checkpointed");
        }};
    return table;
}

}  // namespace tranche
