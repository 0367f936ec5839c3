// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>

#include "models/outcome/metric_table.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr double kYearHours = 8760;  // 365 days: the convention of EX-COST
constexpr double kYearDays = 365.25;

// The value of the year, or of the last one before it; the first one for years before all.
double co2PerKwh(const OperationsSpec& o, int year) {
    double value = o.co2KgPerKwh.empty() ? 0 : o.co2KgPerKwh.begin()->second;
    for (const auto& [from, kg] : o.co2KgPerKwh)
        if (std::stoi(from) <= year) value = kg;
    return value;
}

// Rented GPU-hours of a pool in the interval that ends with sampling date d; charges their rent.
double rent(MetricView& v, std::size_t pool, std::size_t d) {
    const std::vector<Time>& dates = v.outcome.ladder.dates;
    double gpuHours = 0;
    for (const SupplyOutcome::Rental& r : v.outcome.supply.rentals) {
        const Time from = std::max(r.from, dates[d - 1]), to = std::min(r.to, dates[d]);
        if (r.pool != pool || from >= to) continue;
        gpuHours += toGpuHours(r.units * (to - from));
        v.leaseKrw +=
            static_cast<double>(r.cost) * static_cast<double>(to - from) / static_cast<double>(r.to - r.from);
    }
    return gpuHours;
}

}  // namespace

void addCosts(MetricView& v, std::size_t from, std::size_t to) {
    const LadderHistory& ladder = v.outcome.ladder;
    const StudyFacts& f = v.facts;
    const OperationsSpec& o = f.operations;
    const SupplyOutcome& supply = v.outcome.supply;
    const auto hours = [&](std::size_t date, std::size_t p, Rung r) {
        const auto i = static_cast<std::size_t>(r);
        return toGpuHours(ladder.integralAt(date, p)[i] - ladder.integralAt(date - 1, p)[i]);
    };
    for (std::size_t d = from + 1; d <= to; ++d) {
        const double years = toDays(ladder.dates[d - 1]) / kYearDays;
        const double price = o.energyPriceKrwPerKwh * elementary::pow(1 + o.energyPriceGrowth, years);
        // Two days on: a year of 365 days is not quite 365.25 of them.
        const double date = years + f.supply.yearsBefore + 2 / kYearDays;
        const double co2 = co2PerKwh(o, f.supply.firstYear + static_cast<int>(date));
        for (std::size_t p = 0; p < f.pools.size(); ++p) {
            const PoolFacts& pool = f.pools[p];
            const double work = hours(d, p, Rung::active), idle = hours(d, p, Rung::available) - work;
            const double kwh =
                pool.powerKw * (work + pool.idleShare * idle) * (pool.pue > 0 ? pool.pue : o.pue);
            v.energyKwh += kwh;
            v.energyKrw += kwh * price;
            v.co2Kg += kwh * co2;
            const double installed = hours(d, p, Rung::installed) / kYearHours;
            const double capital = supply.capitalKrwPerGpuYear.empty() ? pool.capitalKrwPerGpuYear
                                                                       : supply.capitalKrwPerGpuYear[p];
            const double owned = (hours(d, p, Rung::installed) - rent(v, p, d)) / kYearHours;
            v.capitalKrw += owned * capital;
            v.spaceKrw += installed * pool.powerKw * o.spaceKrwPerKwYear;
            v.staffKrw += installed * o.staffKrwPerGpuYear;
            v.networkKrw += installed * o.networkKrwPerGpuYear;
            v.strandedKrw += hours(d, p, Rung::poweredOff) / kYearHours * capital;
        }
    }
}

}  // namespace tranche
