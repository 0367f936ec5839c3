// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "models/outcome/metric_table.hpp"
#include "models/procurement/depreciation.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

std::size_t dateIndex(const LadderHistory& ladder, Time at) {
    const auto it = std::lower_bound(ladder.dates.begin(), ladder.dates.end(), at);
    expects(it != ladder.dates.end() && *it == at, "the ladder is sampled at the ends of the window");
    return static_cast<std::size_t>(it - ladder.dates.begin());
}

void addPlacement(const PlacementTotals& to, const PlacementTotals& from, PlacementTotals& sum) {
    sum.open += to.open - from.open;
    sum.largest += to.largest - from.largest;
    sum.scattered += to.scattered - from.scattered;
    sum.scatteredClusters += to.scatteredClusters - from.scatteredClusters;
    sum.slowed256 += to.slowed256 - from.slowed256;
    sum.grants += to.grants - from.grants;
    sum.units += to.units - from.units;
    sum.slowdowns += to.slowdowns - from.slowdowns;
}

}  // namespace

double annuityFactor(double r, double years) {
    return capitalRecovery(r, years);
}

double capitalShare(const OperationsSpec& o, double years) {
    return annuityFactor(o.capital == CapitalCharge::annuity ? o.discountRate : 0, years);
}

// Ladder over the window by pool and in all; energy and capital month by month, at the price of the month.
MetricView::MetricView(const ReplicationOutcome& o, const StudyFacts& f)
    : outcome(o), facts(f), cohorts(tranche::cohorts(o, f)) {
    for (Cohort& c : cohorts) waits.emplace_back(std::move(c.waits));
    const LadderHistory& ladder = o.ladder;
    const std::size_t from = dateIndex(ladder, f.from), to = dateIndex(ladder, f.to), pools = f.pools.size();
    gpuHours.assign(1 + pools, {});
    atEnd.assign(1 + pools, {});
    claimedHours.assign(1 + pools, 0);
    standingHours.assign(1 + pools, 0);
    unpoweredHours.assign(1 + pools, 0);
    shortShare.assign(1 + pools, 0);
    wastedHours.assign(1 + pools, 0);
    placement.assign(1 + pools, {});
    gaugeHours.assign(1 + pools, {});
    const auto effective = static_cast<std::size_t>(Rung::effective),
               active = static_cast<std::size_t>(Rung::active);
    for (std::size_t p = 0; p < pools; ++p) {
        for (std::size_t r = 0; r < kRungs; ++r) {
            gpuHours[1 + p][r] = toGpuHours(ladder.integralAt(to, p)[r] - ladder.integralAt(from, p)[r]);
            atEnd[1 + p][r] = static_cast<double>(ladder.countAt(to, p)[r]);
        }
        const std::size_t a = from * pools + p, b = to * pools + p;
        claimedHours[1 + p] = toGpuHours(ladder.claimed[b] - ladder.claimed[a]);
        standingHours[1 + p] = toGpuHours(ladder.standing[b] - ladder.standing[a]);
        if (!ladder.unpowered.empty())
            unpoweredHours[1 + p] = toGpuHours(ladder.unpowered[b] - ladder.unpowered[a]);
        if (!ladder.shortTime.empty())
            shortShare[1 + p] = static_cast<double>(ladder.shortTime[b] - ladder.shortTime[a]) /
                                static_cast<double>(f.to - f.from);
        unpoweredHours[0] += unpoweredHours[1 + p];
        shortShare[0] += shortShare[1 + p] / static_cast<double>(pools);
        claimedHours[0] += claimedHours[1 + p];
        standingHours[0] += standingHours[1 + p];
        if (!ladder.placement.empty())
            addPlacement(ladder.placement[b], ladder.placement[a], placement[1 + p]);
        if (!ladder.placement.empty()) addPlacement(ladder.placement[b], ladder.placement[a], placement[0]);
        for (std::size_t g = 0; g < kGauges && !ladder.gauges.empty(); ++g) {
            gaugeHours[1 + p][g] = toGpuHours(ladder.gauges[b][g] - ladder.gauges[a][g]);
            gaugeHours[0][g] += gaugeHours[1 + p][g];
        }
        if (!ladder.wasted.empty())
            wastedHours[1 + p] = toGpuHours(ladder.wasted[b] - ladder.wasted[a]) / kWasteUnits;
        wastedHours[0] += wastedHours[1 + p];
        const double idle = gaugeHours[1 + p][static_cast<std::size_t>(Gauge::dummy)] +
                            slowedHours(placement[1 + p]) + wastedHours[1 + p];
        gpuHours[1 + p][effective] = std::max(0.0, gpuHours[1 + p][active] - idle) * f.operations.efficiency;
        atEnd[1 + p][effective] = atEnd[1 + p][active] * f.operations.efficiency;
        for (std::size_t r = 0; r < kRungs; ++r) {
            gpuHours[0][r] += gpuHours[1 + p][r];
            atEnd[0][r] += atEnd[1 + p][r];
        }
    }
    addCosts(*this, from, to);
}

std::span<const MetricRow> metricTable() {
    static const std::vector<MetricRow> rows = [] {
        std::vector<MetricRow> all(coreMetrics().begin(), coreMetrics().end());
        all.insert(all.end(), demandMetrics().begin(), demandMetrics().end());
        all.insert(all.end(), supplyMetrics().begin(), supplyMetrics().end());
        all.insert(all.end(), privateMetrics().begin(), privateMetrics().end());
        return all;
    }();
    return rows;
}

std::vector<MetricSlot> metricSlots(const StudyFacts& facts) {
    std::vector<MetricSlot> slots;
    for (const MetricRow& row : metricTable()) {
        if (row.shown != nullptr && !row.shown(facts)) continue;
        if (row.placement && !facts.places) continue;
        slots.push_back({&row, 0, "all"});
        if (row.scope == MetricScope::demand) {
            for (std::size_t s = 0; s < facts.sectors.size(); ++s)
                slots.push_back({&row, 1 + s, "sector:" + facts.sectors[s].id});
            for (std::size_t g = 0; g < facts.groups.size(); ++g)
                slots.push_back({&row, 1 + facts.sectors.size() + g, "group:" + facts.groups[g].id});
        } else if (row.scope == MetricScope::budget) {
            slots.pop_back();  // budgets are not added up
            std::size_t scope = 0;
            for (const SupplyFacts::Budget& budget : facts.supply.budgets) {
                slots.push_back({&row, scope++, "budget:" + budget.id});
                for (int year = budget.years.first; year <= budget.years.last; ++year)
                    slots.push_back({&row, scope++, "budget:" + budget.id + "/" + std::to_string(year)});
            }
        } else if (row.scope == MetricScope::fleet) {
            for (std::size_t f = 0; f < facts.supply.fleets.size(); ++f)
                slots.push_back({&row, 1 + f, "fleet:" + facts.supply.fleets[f].id});
        } else if (row.scope == MetricScope::capacity) {
            for (std::size_t p = 0; p < facts.pools.size(); ++p)
                slots.push_back({&row, 1 + p, "pool:" + facts.pools[p].id});
        }
    }
    return slots;
}

std::ptrdiff_t findSlot(std::span<const MetricSlot> slots, std::string_view name) {
    const std::size_t at = name.find('@');
    const std::string_view key = name.substr(0, at), scope = at == name.npos ? "all" : name.substr(at + 1);
    for (std::size_t i = 0; i < slots.size(); ++i)
        if (slots[i].row->key == key && slots[i].name == scope) return static_cast<std::ptrdiff_t>(i);
    return -1;
}

std::vector<double> evaluate(std::span<const MetricSlot> slots, const MetricView& view) {
    std::vector<double> values;
    values.reserve(slots.size());
    for (const MetricSlot& slot : slots) values.push_back(slot.row->value(view, slot.scope));
    return values;
}

}  // namespace tranche
