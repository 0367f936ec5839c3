// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "models/programme/programme.hpp"

namespace tranche {

void Programme::beginSupply() {
    for (std::uint32_t s = 0; s < sites_.size(); ++s)
        for (const Time at : sites_[s].ramp.changes())
            schedule(std::max<Time>(0, at), Phase::capacityDown, s, Kind::siteChanges, s);
    const auto& outages = setting_->scenario.operations.commonOutages;
    for (std::uint32_t o = 0; o < outages.size(); ++o)
        for (std::uint32_t p = 0; p < setting_->pools.size(); ++p)
            if (const auto& named = outages[o].pools;
                named.empty() || std::find(named.begin(), named.end(), setting_->pools[p].id) != named.end())
                scheduleOutage(o << 6 | p);
}

void Programme::deliver(const Delivery& d) {
    const PoolIndex pool = setting_->poolOfTranche[d.tranche];
    if (d.kind == DeliveryKind::procured) {
        ledger_.procure(pool, d.units, now());
        if (d.tranche >= out_.tranches.size()) return;  // rented, or a replacement
        TrancheDelivery& record = out_.tranches[d.tranche];
        record.procured = std::min(record.procured, now());
    } else {
        ledger_.install(pool, d.units, now());
    }
}

// Of a lot's nodes the last become spares while spares are wanted; the others serve as far as there is power.
void Programme::lotInService(std::uint32_t delivery) {
    const Delivery& d = deliveries_[delivery];
    const PoolIndex p = setting_->poolOfTranche[d.tranche];
    const PoolSetting& pool = setting_->pools[p];
    if (d.tranche < out_.tranches.size()) {
        TrancheDelivery& record = out_.tranches[d.tranche];
        record.firstInService = std::min(record.firstInService, now());
        record.allInService = now();  // the last lot to come overwrites it
    }

    const std::uint32_t first = nextNode_[p], count = static_cast<std::uint32_t>(d.units / pool.quantum);
    SpareState& spares = spares_[p];
    const auto shelved = static_cast<std::uint32_t>(
        std::min<std::int64_t>(spares.wanted - spares.have, static_cast<std::int64_t>(count)));
    spares.have += shelved;
    firstNodeOfDelivery_[delivery] = first;
    if (pool.site == kNoSite) ledger_.enterService(p, (count - shelved) * pool.quantum, now());
    for (std::uint32_t node = first; node < first + count; ++node) {
        nodePool_[node] = p;
        if (placing_) placing_->arrive(node, d.tranche, p, now());
        if (node >= first + count - shelved) {
            nodes_[node] = NodeState::spare;
            spares.shelf.push_back(node);
        } else if (pool.site == kNoSite) {
            nodeServes(node);
        } else {
            nodes_[node] = NodeState::dark;
            ledger_.wait(p, pool.quantum, now());
            sites_[pool.site].waiting.push_back({node});
        }
    }
    nextNode_[p] += count;
    if (pool.site != kNoSite) siteChanges(pool.site);
    callSpare(p);

    Time retires = d.leaves;
    if (retires == kNever) {
        const double life = setting_->scenario.tranches[d.tranche].lifeYears;
        retires = setting_->calendar.addMonths(now(), static_cast<int>(std::lround(life * 12)));
    }
    schedule(std::max(now(), retires), Phase::capacityDown, d.tranche, Kind::lotRetires, delivery);
    capacityChanged(p);
}

// More or less may be granted from now on; grants on old nodes move to new ones.
void Programme::capacityChanged(PoolIndex p) {
    refreshSetAsides(p);
    if (!retiring_[p].empty()) drainRetiring(p);
    requestPass();
}

void Programme::lotRetires(std::uint32_t delivery) {
    const Delivery& d = deliveries_[delivery];
    const PoolIndex p = setting_->poolOfTranche[d.tranche];
    const Gpus quantum = setting_->pools[p].quantum;
    const std::uint32_t first = firstNodeOfDelivery_[delivery];
    if (d.returned) return lotLeaves(delivery);
    for (std::uint32_t node = first; node < first + d.units / quantum; ++node) {
        if (retireIdleNode(node)) continue;
        retiring_[p].push_back(node);
        retiringGpus_[p] += quantum;
        if (placing_ && nodes_[node] != NodeState::retired) placing_->close(node, p, now());
    }
    refreshSetAsides(p);
    drainRetiring(p);
}

// A node that serves nobody leaves at the end of its life: a spare, one without power, one lost before.
bool Programme::retireIdleNode(std::uint32_t node) {
    const PoolIndex p = nodePool_[node];
    const Gpus quantum = setting_->pools[p].quantum;
    switch (nodes_[node]) {
        case NodeState::retired:
            return true;
        case NodeState::dark:
            ledger_.retireUnpowered(p, quantum, now());
            break;
        case NodeState::spare:
            std::erase(spares_[p].shelf, node);
            ledger_.retirePoweredOff(p, quantum, now());
            break;
        case NodeState::swapping:
            --spares_[p].swapping;
            ledger_.retirePoweredOff(p, quantum, now());
            break;
        default:
            return false;
    }
    nodes_[node] = NodeState::retired;
    return true;
}

// Nodes past their life leave as soon as they are down or free; the others when a grant lets them go.
void Programme::drainRetiring(PoolIndex p) {
    const Gpus quantum = setting_->pools[p].quantum;
    const std::size_t left = std::erase_if(retiring_[p], [&](std::uint32_t node) {
        if (placing_ && placing_->granted(node, p)) return false;
        if (retireIdleNode(node)) {
            // Went dark or to the shelf since its life ended.
        } else if (nodes_[node] == NodeState::down) {
            leavesRepair(node);
            ledger_.retireDown(p, quantum, now());
        } else if (ledger_.count(p, Rung::free) >= quantum) {
            ledger_.retireHealthy(p, quantum, now());
        } else {
            return false;
        }
        nodes_[node] = NodeState::retired;
        if (placing_) placing_->leave(node, p, now());
        retiringGpus_[p] -= quantum;
        return true;
    });
    if (left > 0 && setting_->pools[p].site != kNoSite) siteChanges(setting_->pools[p].site);
}

Gpus Programme::grantLimit(PoolIndex p) const {
    const Gpus quantum = setting_->pools[p].quantum;
    const Gpus nodes = (ledger_.inService(p) - retiringGpus_[p]) / quantum - spares_[p].out;
    const double share = setting_->scenario.operations.spareShare;
    const auto spares = static_cast<Gpus>(std::ceil(static_cast<double>(nodes) * share - 1e-9));
    return (nodes - spares) * quantum;
}

Gpus Programme::freeToGrant(PoolIndex p) const {
    Gpus free = grantLimit(p) - committed_[p] - claimed_[p] - standing_[p];
    if (placing_) free += placing_->staying(p);  // they leave with their grants, which count as committed
    for (std::size_t a = 0; a < setting_->setAsides.size(); ++a)
        if (setting_->setAsides[a].pool == p) free -= asideHold_[a];
    return std::max<Gpus>(0, free);
}

void Programme::refreshSetAsides(PoolIndex p) {
    for (std::size_t a = 0; a < setting_->setAsides.size(); ++a)
        if (setting_->setAsides[a].pool == p) refreshSetAside(a);
    for (std::size_t c = 0; c < contests_.size(); ++c)
        if (setting_->setAsides[setting_->contests[c].setAside].pool == p) startTeams(c);
}

// Capacity that set-aside a may count on: what those listed before it in the same pool leave.
Gpus Programme::setAsideLimit(std::size_t a) const {
    const PoolIndex p = setting_->setAsides[a].pool;
    Gpus left = grantLimit(p);
    for (std::size_t b = 0; b < a; ++b)
        if (setting_->setAsides[b].pool == p && now() < setting_->setAsides[b].until)
            left -= std::min(left, setAsideSize(b));
    return left;
}

// What a set-aside holds idle, or what its standing holder has, from the capacity and use of this instant.
void Programme::refreshSetAside(std::size_t a) {
    const SetAsideSpec& spec = setting_->scenario.setAsides[a];
    const SetAsideSetting& aside = setting_->setAsides[a];
    const PoolIndex p = aside.pool;
    const Gpus quantum = setting_->pools[p].quantum;
    const Gpus target =
        now() >= aside.until ? 0 : floorToQuantum(std::min(setAsideSize(a), setAsideLimit(a)), quantum);
    const bool standing = spec.standingUse.has_value() && now() >= aside.handover;
    const Gpus held = standing ? target : 0;
    const Gpus active =
        standing ? static_cast<Gpus>(std::floor(static_cast<double>(held) * *spec.standingUse)) : 0;
    const Gpus hold = standing ? 0 : std::max<Gpus>(0, target - asideUse_[a] - asideLent_[a]);

    ledger_.claimReserve(p, hold - asideHold_[a], now());
    gauges_.change(p, Gauge::setAsideIdle, hold - asideHold_[a], now());
    ledger_.claimGrants(p, held - asideStanding_[a], now());
    ledger_.claimActive(p, active - asideActive_[a], now());
    standingTime_[p] += standing_[p] * (now() - standingSince_[p]);
    standingSince_[p] = now();
    standing_[p] += held - asideStanding_[a];
    asideHold_[a] = hold;
    asideStanding_[a] = held;
    asideActive_[a] = active;
    if (placing_) settlePlaces(p);
}

}  // namespace tranche
