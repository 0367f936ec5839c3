// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Private fleets: they arrive by their curve, draw on the power of their site as power.cpp says, and are counted beside the
// ledger, never in it. A fleet without a site has power at once. They neither fail nor retire.
#include <algorithm>

#include "models/programme/programme.hpp"

namespace tranche {

// At one instant deliveries of the government come first, then fleets as they are listed.
void Programme::beginPrivate(std::span<const double> factorNormals) {
    for (std::uint32_t f = 0; f < fleets_.size(); ++f) {
        const FleetSetting& fleet = setting_->fleets[f];
        const double factor = fleet.factor == FleetSetting::npos ? 0 : factorNormals[fleet.factor];
        for (const FleetStep& step : sampleFleet(setting_->scenario.privateFleets[f], fleet.quantum,
                                                 setting_->calendar, key_, factor)) {
            const auto event = static_cast<std::uint32_t>(privateArrivals_.size());
            privateArrivals_.push_back({f, step.gpus});
            schedule(std::max<Time>(0, step.at), Phase::capacityUp, deliveries_.size() + event,
                     Kind::privateArrives, event);
        }
    }
}

void Programme::privateArrives(std::uint32_t arrival) {
    const FleetArrival& came = privateArrivals_[arrival];
    const FleetSetting& fleet = setting_->fleets[came.fleet];
    FleetState& state = fleets_[came.fleet];
    state.there.change(came.gpus, now());
    if (fleet.site == kNoSite) return state.powered.change(came.gpus, now());
    sites_[fleet.site].waiting.push_back({came.fleet, true, came.gpus / fleet.quantum});
    siteChanges(fleet.site);
}

// As many of its servers as there is room for [W]; true when none is left over.
bool Programme::energisePrivate(SiteState& site, PowerClaim& claim, Watts room) {
    const FleetSetting& fleet = setting_->fleets[claim.index];
    const std::int64_t fit = room < 0 ? 0
                             : room == kNoCap || fleet.serverWatts == 0
                                 ? claim.servers
                                 : std::min(claim.servers, room / fleet.serverWatts);
    if (fit == 0) return false;
    claim.servers -= fit;
    site.privateLoad += fit * fleet.serverWatts;
    site.on.push_back({claim.index, true, fit});
    fleets_[claim.index].powered.change(fit * fleet.quantum, now());
    return claim.servers == 0;
}

// So many of its servers go dark that the site is no longer over its cap by `over` [W], or all; returns those that did.
PowerClaim Programme::cutPrivate(SiteState& site, PowerClaim& claim, Watts over) {
    const FleetSetting& fleet = setting_->fleets[claim.index];
    const std::int64_t dark =
        fleet.serverWatts == 0 ? 0
                               : std::min(claim.servers, (over + fleet.serverWatts - 1) / fleet.serverWatts);
    claim.servers -= dark;
    site.privateLoad -= dark * fleet.serverWatts;
    fleets_[claim.index].powered.change(-dark * fleet.quantum, now());
    return {claim.index, true, dark};
}

// Private GPUs are there with power or wait for it, and no site runs above its cap; or the run stops.
void Programme::samplePower() {
    PowerHistory& power = out_.power;
    power.sites = sites_.size();
    power.fleets = fleets_.size();
    if (sites_.empty() && fleets_.empty()) return;
    std::vector<Gpus> dark(fleets_.size(), 0);
    for (std::uint32_t s = 0; s < sites_.size(); ++s) {
        const SiteState& site = sites_[s];
        SitePower row{site.ramp.capAt(now()), siteLoad(s) - site.privateLoad, site.privateLoad, 0};
        for (PoolIndex p = 0; p < setting_->pools.size(); ++p)
            if (const PoolSetting& pool = setting_->pools[p]; pool.site == s)
                row.waiting += ledger_.unpowered(p) / pool.quantum * pool.nodeWatts;
        for (const PowerClaim& claim : site.waiting) {
            if (!claim.isPrivate) continue;
            row.waiting += claim.servers * setting_->fleets[claim.index].serverWatts;
            dark[claim.index] += claim.servers * setting_->fleets[claim.index].quantum;
        }
        if (row.government + row.privately > row.cap)
            throw InvariantBroken("site " + setting_->scenario.sites[s].id + " runs above its cap");
        power.site.push_back(row);
    }
    for (std::uint32_t f = 0; f < fleets_.size(); ++f) {
        const FleetState& state = fleets_[f];
        if (state.there.value != state.powered.value + dark[f])
            throw InvariantBroken("private fleet " + setting_->scenario.privateFleets[f].id +
                                  ": what is there neither has power nor waits for it");
        power.fleet.push_back(
            {state.there.value, state.powered.value, state.there.until(now()) - state.powered.until(now())});
    }
}

}  // namespace tranche
