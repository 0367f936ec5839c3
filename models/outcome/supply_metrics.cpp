// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the metric table about supply that only some scenarios have: each is shown where there is something to say.
#include <array>
#include <limits>

#include "models/outcome/metric_table.hpp"

namespace tranche {
namespace {

using View = const MetricView&;
using Scope = std::size_t;
using Facts = const StudyFacts&;

constexpr auto kAll = MetricScope::all, kCapacity = MetricScope::capacity;
constexpr auto kBudget = MetricScope::budget;
constexpr auto kUp = Better::higher, kDown = Better::lower, kFlat = Better::neither;
constexpr auto kMean = IntervalKind::mean;

double hours(View v, Scope s, Rung r) {
    return v.gpuHours[s][static_cast<std::size_t>(r)];
}

double ratio(double a, double b) {
    return b > 0 ? a / b : std::numeric_limits<double>::quiet_NaN();
}

double powered(View v, Scope s) {
    return hours(v, s, Rung::installed) - hours(v, s, Rung::poweredOff);
}

// In service at the end of the window, as H200 at one class of work.
template <double PoolFacts::*Work>
double worth(View v, Scope s) {
    double sum = 0;
    for (std::size_t p = 0; p < v.facts.pools.size(); ++p) {
        const auto& end = v.atEnd[1 + p];
        const double gpus =
            end[static_cast<std::size_t>(Rung::installed)] - end[static_cast<std::size_t>(Rung::poweredOff)];
        if (s == 0 || s == 1 + p) sum += gpus * v.facts.pools[p].*Work * v.facts.pools[p].performance;
    }
    return sum;
}

bool classes(Facts f) {
    return f.supply.classes;
}
bool sites(Facts f) {
    return f.supply.sites;
}
bool spares(Facts f) {
    return f.supply.spares;
}
bool losses(Facts f) {
    return f.supply.losses;
}

bool leases(Facts f) {
    return f.supply.leases;
}
bool refreshes(Facts f) {
    return f.supply.refreshes;
}
bool defaults(Facts f) {
    return f.supply.defaults;
}
bool exchange(Facts f) {
    return f.supply.exchange;
}
bool purchases(Facts f) {
    return f.supply.purchases;
}
bool checkpoints(Facts f) {
    return f.supply.checkpoints;
}
bool budgets(Facts f) {
    return !f.supply.budgets.empty();
}
bool companies(Facts f) {
    for (const auto& budget : f.supply.budgets)
        if (budget.company) return true;
    return false;
}
bool space(Facts f) {
    return f.operations.spaceKrwPerKwYear > 0;
}
bool staff(Facts f) {
    return f.operations.staffKrwPerGpuYear > 0;
}
bool network(Facts f) {
    return f.operations.networkKrwPerGpuYear > 0;
}
bool co2(Facts f) {
    return !f.operations.co2KgPerKwh.empty();
}
bool stranded(Facts f) {
    return f.supply.sites || !f.operations.costPer.empty();
}
template <CostPer Per>
bool per(Facts f) {
    for (const CostPer wanted : f.operations.costPer)
        if (wanted == Per) return true;
    return false;
}

// Scopes in the order of metricSlots: each budget in all, then its years. [bn KRW]
double money(View v, Scope s, Won BudgetYear::*what) {
    std::size_t scope = 0, row = 0;
    for (const SupplyFacts::Budget& budget : v.facts.supply.budgets) {
        const auto years = static_cast<std::size_t>(budget.years.last - budget.years.first + 1);
        if (s > scope + years) {
            scope += years + 1;
            row += years;
            continue;
        }
        double sum = 0;
        for (std::size_t y = 0; y < years; ++y)
            if (s == scope || s == scope + 1 + y)
                sum += static_cast<double>(v.outcome.supply.budgets[row + y].*what);
        return sum * 1e-9;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

double asDouble(std::int64_t n) {
    return static_cast<double>(n);
}

}  // namespace

std::span<const MetricRow> supplyMetrics() {
    static constexpr auto rows = std::to_array<MetricRow>({
        {"capacity.h200_training", "H200", "Capacity at the end for training", kCapacity, kUp, false,
         "in service x throughput at training", worth<&PoolFacts::training>, kMean, false, classes},
        {"capacity.h200_inference", "H200", "Capacity at the end for inference", kCapacity, kUp, false,
         "in service x throughput at inference", worth<&PoolFacts::inference>, kMean, false, classes},
        {"capacity.h200_simulation", "H200", "Capacity at the end for simulation", kCapacity, kUp, false,
         "in service x throughput at simulation", worth<&PoolFacts::simulation>, kMean, false, classes},
        {"gpu_hours.unpowered", "GPU h", "Stranded: accepted, but without power", kCapacity, kDown, true,
         "integral of accepted GPUs above the power or cooling cap of their site, a part of powered off",
         [](View v, Scope s) { return v.unpoweredHours[s]; }, kMean, false, sites},
        {"ladder.energised", "ratio", "With power / accepted", kCapacity, kUp, false,
         "GPU-time (installed - powered off) / (installed - powered off + unpowered)",
         [](View v, Scope s) { return ratio(powered(v, s), powered(v, s) + v.unpoweredHours[s]); }, kMean,
         false, sites},
        {"ladder.full_strength", "ratio", "Time in which every grant has all its GPUs", kCapacity, kUp, false,
         "1 - time with fewer healthy GPUs than granted; all: mean over pools",
         [](View v, Scope s) { return 1 - v.shortShare[s]; }, kMean, false, spares},
        {"nodes.lost", "nodes", "Nodes that failed beyond repair", kAll, kDown, false,
         "count over the horizon",
         [](View v, Scope) { return static_cast<double>(v.outcome.supply.nodesLost); }, kMean, false, losses},
        {"gpu_hours.checkpoints", "GPU h", "Lost to checkpoints and repeated work", kCapacity, kDown, false,
         "GPU-time active x sqrt(2 cost / MTTI of the grant), Young and Daly",
         [](View v, Scope s) { return v.wastedHours[s]; }, kMean, false, checkpoints},
        // Purchases
        {"gpus.bought", "GPUs", "GPUs bought, the operators' included", kAll, kFlat, true,
         "units of all tranches that the money of the day paid for",
         [](View v, Scope) { return asDouble(v.outcome.supply.unitsBought); }, kMean, false, purchases},
        {"gpus.leased", "GPUs", "GPUs rented", kAll, kFlat, false, "units of all leases ordered",
         [](View v, Scope) { return asDouble(v.outcome.supply.unitsLeased); }, kMean, false, leases},
        {"gpus.returned", "GPUs", "Rented GPUs given back", kAll, kFlat, false,
         "leases that ended in the horizon; the ladder counts them as retired",
         [](View v, Scope) { return asDouble(v.outcome.supply.gpusReturned); }, kMean, false, leases},
        {"gpus.replaced", "GPUs", "GPUs bought in the place of retired ones", kAll, kFlat, false,
         "units of all refreshes", [](View v, Scope) { return asDouble(v.outcome.supply.unitsRefreshed); },
         kMean, false, refreshes},
        {"operators.defaults", "tranches", "Tranches whose operator failed", kAll, kDown, false, "count",
         [](View v, Scope) { return asDouble(v.outcome.supply.operatorDefaults); }, kMean, false, defaults},
        {"exchange.mean", "KRW/USD", "Won for a dollar, mean over time", kAll, kFlat, false,
         "mean of the rate every 30 days", [](View v, Scope) { return v.outcome.supply.meanExchangeRate; },
         kMean, false, exchange},
        {"budget.appropriated_bn_krw", "bn KRW", "Appropriated", kBudget, kFlat, false, "as given",
         [](View v, Scope s) { return money(v, s, &BudgetYear::appropriated); }, kMean, false, budgets},
        {"budget.committed_bn_krw", "bn KRW", "Committed by contracts of the year", kBudget, kFlat, false,
         "price of contracts less trade-in",
         [](View v, Scope s) { return money(v, s, &BudgetYear::committed); }, kMean, false, budgets},
        {"budget.cash_bn_krw", "bn KRW", "Paid in the year", kBudget, kFlat, false,
         "by shares at contract, delivery and acceptance",
         [](View v, Scope s) { return money(v, s, &BudgetYear::cash); }, kMean, false, budgets},
        {"budget.lapsed_bn_krw", "bn KRW", "Lapsed at the end of the year", kBudget, kDown, false,
         "appropriated, not committed and not carried over",
         [](View v, Scope s) { return money(v, s, &BudgetYear::lapsed); }, kMean, false, budgets},
        {"budget.shortfall_bn_krw", "bn KRW", "Missing for what was wanted", kBudget, kDown, false,
         "price of all units wanted less the money there was, order by order",
         [](View v, Scope s) { return money(v, s, &BudgetYear::shortfall); }, kMean, false, budgets},
        {"budget.public_equity_bn_krw", "bn KRW", "Equity that the state pays into the company", kBudget,
         kFlat, false, "public share x equity, in the company's first year",
         [](View v, Scope s) { return money(v, s, &BudgetYear::publicCash); }, kMean, false, companies},
        {"budget.debt_service_bn_krw", "bn KRW", "Loans of the company paid back with interest", kBudget,
         kFlat, false, "annuity of the loans, from the year after the first",
         [](View v, Scope s) { return money(v, s, &BudgetYear::debtService); }, kMean, false, companies},
        // Parts of the cost
        {"cost.lease_bn_krw", "bn KRW", "Rent of GPUs in the window", kAll, kDown, false,
         "rent of leases over the days of their terms that lie in the window",
         [](View v, Scope) { return v.leaseKrw * 1e-9; }, kMean, false, leases},
        {"cost.space_bn_krw", "bn KRW", "Rent of floor in the window", kAll, kDown, false,
         "IT power installed x rent of a kW", [](View v, Scope) { return v.spaceKrw * 1e-9; }, kMean, false,
         space},
        {"cost.staff_bn_krw", "bn KRW", "Staff in the window", kAll, kDown, false,
         "GPU-time installed x rate", [](View v, Scope) { return v.staffKrw * 1e-9; }, kMean, false, staff},
        {"cost.network_bn_krw", "bn KRW", "Network in the window", kAll, kDown, false,
         "GPU-time installed x rate", [](View v, Scope) { return v.networkKrw * 1e-9; }, kMean, false,
         network},
        {"cost.stranded_bn_krw", "bn KRW", "Capital of GPUs on the floor, not in service", kAll, kDown, false,
         "annuity x GPU-time powered off", [](View v, Scope) { return v.strandedKrw * 1e-9; }, kMean, false,
         stranded},
        {"cost.krw_per_procured_gpu_hour", "KRW/GPU h", "Cost per procured GPU-hour", kAll, kDown, false,
         "all cost / GPU-hours procured",
         [](View v, Scope) { return ratio(v.costKrw(), hours(v, 0, Rung::procured)); }, kMean, false,
         per<CostPer::procured>},
        {"cost.krw_per_installed_gpu_hour", "KRW/GPU h", "Cost per installed GPU-hour", kAll, kDown, false,
         "all cost / GPU-hours installed",
         [](View v, Scope) { return ratio(v.costKrw(), hours(v, 0, Rung::installed)); }, kMean, false,
         per<CostPer::installed>},
        {"cost.krw_per_powered_gpu_hour", "KRW/GPU h", "Cost per GPU-hour in service", kAll, kDown, false,
         "all cost / GPU-hours (installed - powered off)",
         [](View v, Scope) { return ratio(v.costKrw(), powered(v, 0)); }, kMean, false,
         per<CostPer::powered>},
        {"cost.krw_per_available_gpu_hour", "KRW/GPU h", "Cost per healthy GPU-hour", kAll, kDown, false,
         "all cost / GPU-hours available",
         [](View v, Scope) { return ratio(v.costKrw(), hours(v, 0, Rung::available)); }, kMean, false,
         per<CostPer::available>},
        {"cost.krw_per_active_gpu_hour", "KRW/GPU h", "Cost per GPU-hour that ran work", kAll, kDown, false,
         "all cost / GPU-hours active",
         [](View v, Scope) { return ratio(v.costKrw(), hours(v, 0, Rung::active)); }, kMean, false,
         per<CostPer::active>},
        {"cost.krw_per_effective_gpu_hour", "KRW/GPU h", "Cost per effective GPU-hour", kAll, kDown, false,
         "all cost / GPU-hours effective",
         [](View v, Scope) { return ratio(v.costKrw(), hours(v, 0, Rung::effective)); }, kMean, false,
         per<CostPer::effective>},
        {"co2.kilotonnes", "kt", "CO2 of the electricity", kAll, kDown, false,
         "energy x emission factor of the year", [](View v, Scope) { return v.co2Kg * 1e-6; }, kMean, false,
         co2},
        {"co2.kg_per_gpu_hour", "kg/GPU h", "CO2 per delivered GPU-hour", kAll, kDown, false,
         "CO2 / GPU-hours granted", [](View v, Scope) { return ratio(v.co2Kg, hours(v, 0, Rung::granted)); },
         kMean, false, co2},
    });
    return rows;
}

}  // namespace tranche
