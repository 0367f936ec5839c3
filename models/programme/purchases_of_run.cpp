// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is bought and rented in this run, and rented GPUs that go back.
#include <algorithm>
#include <cmath>

#include "models/outcome/study_facts.hpp"
#include "models/programme/programme.hpp"

namespace tranche {
namespace {

// What all that is bought for a pool costs a year, and how many GPUs that is; NaN where a price is missing.
struct YearlyPrice {
    double krw = 0;
    Gpus units = 0;
};

}  // namespace

ProcurementSample Programme::planSupply() {
    const ProcurementSample sample = sampleProcurement(setting_->network, key_);
    deliveries_ = deliverySchedule(setting_->network, sample);
    for (const std::uint8_t defaulted : sample.defaulted) out_.supply.operatorDefaults += defaulted;
    const SupplyTerms terms = setting_->terms();
    if (!active(terms)) return sample;
    Purchases bought = purchase(terms, setting_->network, sample, setting_->calendar, setting_->end, key_);
    applyPurchases(bought, setting_->network, deliveries_);
    std::erase_if(deliveries_, [](const Delivery& d) { return d.units == 0; });

    const OperationsSpec& o = setting_->scenario.operations;
    std::vector<YearlyPrice> prices(setting_->pools.size());
    const auto add = [&](std::size_t source, const Purchase& p, double yearlyShare) {
        if (p.government == 0 || p.at == kNever) return;
        YearlyPrice& price = prices[setting_->poolOfTranche[source]];
        price.krw += p.costKnown > 0 ? static_cast<double>(p.cost) * yearlyShare : std::nan("");
        price.units += p.government;
    };
    const std::size_t tranches = terms.tranches.size(), leases = terms.leases.size();
    for (std::size_t t = 0; t < tranches; ++t) {
        add(t, bought.tranches[t], capitalShare(o, terms.tranches[t].lifeYears));
        if (const auto& refresh = terms.tranches[t].refresh)
            add(tranches + leases + t, bought.refreshes[t], capitalShare(o, refresh->lifeYears));
    }
    for (const YearlyPrice& price : prices)
        out_.supply.capitalKrwPerGpuYear.push_back(price.krw /
                                                   static_cast<double>(std::max<Gpus>(1, price.units)));
    for (const ExtraLot& lot : bought.extra)
        if (lot.returned)
            out_.supply.rentals.push_back({setting_->poolOfTranche[lot.source], lot.units, lot.inService,
                                           lot.leaves, bought.leases[lot.source - tranches].cost});
    for (const auto& years : bought.budgets)
        out_.supply.budgets.insert(out_.supply.budgets.end(), years.begin(), years.end());
    for (const Purchase& p : bought.tranches) out_.supply.unitsBought += p.units;
    for (const Purchase& p : bought.refreshes) out_.supply.unitsRefreshed += p.units;
    for (const Purchase& p : bought.leases)
        if (p.at != kNever) out_.supply.unitsLeased += p.units;
    out_.supply.meanExchangeRate = bought.meanRate;
    return sample;
}

// Rented GPUs go back at the end of their term, whoever works on them: grants then run short.
void Programme::lotLeaves(std::uint32_t delivery) {
    const Delivery& d = deliveries_[delivery];
    const PoolIndex p = setting_->poolOfTranche[d.tranche];
    const Gpus quantum = setting_->pools[p].quantum;
    const std::uint32_t first = firstNodeOfDelivery_[delivery];
    for (std::uint32_t node = first; node < first + d.units / quantum; ++node) {
        if (!retireIdleNode(node)) {
            if (nodes_[node] == NodeState::down) {
                leavesRepair(node);
                ledger_.retireDown(p, quantum, now());
            } else {
                ledger_.retireHealthy(p, quantum, now());
            }
            nodes_[node] = NodeState::retired;
        }
        out_.supply.gpusReturned += quantum;
    }
    capacityChanged(p);
}

}  // namespace tranche
