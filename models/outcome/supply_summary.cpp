// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outcome/supply_summary.hpp"

#include <algorithm>
#include <limits>

#include "models/outcome/summarise.hpp"
#include "sim/statistics/quantile.hpp"
#include "sim/statistics/tally.hpp"

namespace tranche {
namespace {

using Records = std::span<const ReplicationRecord>;

// Of one number a replication.
template <class Value>
Quantiles band(Records records, Value value) {
    std::vector<double> values;
    Tally tally;
    for (const ReplicationRecord& r : records) {
        values.push_back(value(r));
        tally.add(values.back());
    }
    std::sort(values.begin(), values.end());
    const auto q = [&](double p) { return quantileType7(values, p); };
    return {tally.mean(), q(0.05), q(0.5), q(0.95)};
}

void addFleets(const SummaryRequest& request, Records records, SupplySummary& out) {
    const auto& fleets = request.facts.supply.fleets;
    if (fleets.empty()) return;
    for (const SupplyFacts::Fleet& f : fleets)
        out.fleets.push_back({f.id, f.name.empty() ? f.id : f.name, f.gpu, f.site, f.gpus});
    const std::vector<Time>& dates = records[0].ladder.dates;
    for (std::size_t d = 0; d < dates.size(); ++d) {
        const auto sum = [&](std::size_t first, std::size_t last, Gpus FleetCount::*what) {
            return band(records, [&](const ReplicationRecord& r) {
                Gpus gpus = 0;
                for (std::size_t f = first; f < last; ++f) gpus += r.power.fleet[d * fleets.size() + f].*what;
                return static_cast<double>(gpus);
            });
        };
        const auto add = [&](const std::string& name, std::size_t first, std::size_t last) {
            out.fleetPoints.push_back({request.calendar.date(dates[d]), name,
                                       sum(first, last, &FleetCount::there),
                                       sum(first, last, &FleetCount::powered)});
        };
        add("all", 0, fleets.size());
        for (std::size_t f = 0; f < fleets.size(); ++f) add(fleets[f].id, f, f + 1);
    }
}

void addSites(const SummaryRequest& request, Records records, SupplySummary& out) {
    const auto& sites = request.facts.supply.siteNames;
    if (sites.empty()) return;
    for (const SupplyFacts::Site& site : sites)
        out.sites.push_back({site.id, site.name.empty() ? site.id : site.name, site.capped});
    const std::vector<Time>& dates = records[0].ladder.dates;
    for (std::size_t d = 0; d < dates.size(); ++d)
        for (std::size_t s = 0; s < sites.size(); ++s) {
            const double perKw = sites[s].pue / 1000;
            const auto of = [&](Watts SitePower::*what) {
                return band(records, [&](const ReplicationRecord& r) {
                    return static_cast<double>(r.power.site[d * sites.size() + s].*what) * perKw;
                });
            };
            constexpr double none = std::numeric_limits<double>::quiet_NaN();
            out.sitePoints.push_back(
                {request.calendar.date(dates[d]), sites[s].id,
                 sites[s].capped ? of(&SitePower::cap) : Quantiles{none, none, none, none},
                 of(&SitePower::government), of(&SitePower::privately), of(&SitePower::waiting)});
        }
}

void addBudgets(const SummaryRequest& request, Records records, SupplySummary& out) {
    std::size_t row = 0;
    for (const SupplyFacts::Budget& budget : request.facts.supply.budgets)
        for (int year = budget.years.first; year <= budget.years.last; ++year, ++row) {
            const auto of = [&](Won BudgetYear::*what) {
                return band(records, [&](const ReplicationRecord& r) {
                    return static_cast<double>(r.budgets[row].*what);
                });
            };
            out.budgets.push_back({budget.id, budget.name.empty() ? budget.id : budget.name, year,
                                   of(&BudgetYear::appropriated), of(&BudgetYear::committed),
                                   of(&BudgetYear::cash), of(&BudgetYear::lapsed),
                                   of(&BudgetYear::shortfall)});
        }
}

}  // namespace

void summariseSupply(const SummaryRequest& request, Records records, SupplySummary& out) {
    addFleets(request, records, out);
    addSites(request, records, out);
    addBudgets(request, records, out);
}

}  // namespace tranche
