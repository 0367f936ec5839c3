// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/deliveries.hpp"

#include <algorithm>
#include <tuple>

namespace tranche {

std::vector<Delivery> deliverySchedule(const MilestoneNetwork& network, const ProcurementSample& sample) {
    std::vector<Delivery> deliveries;
    deliverySchedule(network, sample, deliveries);
    return deliveries;
}

void deliverySchedule(const MilestoneNetwork& network, const ProcurementSample& sample,
                      std::vector<Delivery>& deliveries) {
    deliveries.clear();
    for (std::uint32_t t = 0; t < network.tranches().size(); ++t) {
        const NetworkTranche& tranche = network.tranches()[t];
        for (std::uint32_t lot = 0; lot < tranche.lotCount; ++lot) {
            const NetworkLot& units = network.lots()[tranche.firstLot + lot];
            const LotDates& dates = sample.lots[tranche.firstLot + lot];
            const auto add = [&](DeliveryKind kind, Time time) {
                deliveries.push_back({time, kind, t, lot, units.units, units.operatorUnits, kNever, false});
            };
            add(DeliveryKind::procured, sample.tranches[t].procured);
            add(DeliveryKind::installed, dates.installed);
            add(DeliveryKind::inService, dates.inService);
        }
    }
    std::sort(deliveries.begin(), deliveries.end(), [&](const Delivery& a, const Delivery& b) {
        const auto key = [&](const Delivery& d) {
            return std::tuple(d.time, d.kind, network.tranches()[d.tranche].nameRank, d.lot);
        };
        return key(a) < key(b);
    });
}

}  // namespace tranche
