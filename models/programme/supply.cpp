// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "models/programme/programme.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kNode = hash64("node");

}  // namespace

void Programme::deliver(const Delivery& d) {
    const PoolIndex pool = setting_->poolOfTranche[d.tranche];
    TrancheDelivery& record = out_.tranches[d.tranche];
    if (d.kind == DeliveryKind::procured) {
        ledger_.procure(pool, d.units, now());
        record.procured = std::min(record.procured, now());
    } else {
        ledger_.install(pool, d.units, now());
    }
}

void Programme::lotInService(std::uint32_t delivery) {
    const Delivery& d = deliveries_[delivery];
    const PoolIndex p = setting_->poolOfTranche[d.tranche];
    const PoolSetting& pool = setting_->pools[p];
    ledger_.enterService(p, d.units, now());
    TrancheDelivery& record = out_.tranches[d.tranche];
    record.firstInService = std::min(record.firstInService, now());
    record.allInService = now();  // the last lot to come overwrites it

    const double failures = setting_->scenario.operations.failuresPer1000NodeDays;
    const std::uint32_t first = nextNode_[p], count = static_cast<std::uint32_t>(d.units / pool.quantum);
    firstNodeOfDelivery_[delivery] = first;
    for (std::uint32_t node = first; node < first + count; ++node) {
        nodes_[node] = Node::up;
        nodePool_[node] = p;
        if (placing_) placing_->arrive(node, d.tranche, p, now());
        if (failures > 0) {
            const Time at = now() + fromDays(-elementary::log(nodeDraw(node)) * 1000 / failures);
            schedule(at, Phase::capacityDown, node, Kind::nodeFails, node);
        }
    }
    nextNode_[p] += count;

    const double life = setting_->scenario.tranches[d.tranche].lifeYears;
    const Time retires = setting_->calendar.addMonths(now(), static_cast<int>(std::lround(life * 12)));
    schedule(retires, Phase::capacityDown, d.tranche, Kind::lotRetires, delivery);
    refreshSetAsides(p);
    if (!retiring_[p].empty()) drainRetiring(p);  // grants on old nodes move to the new ones
    requestPass();
}

double Programme::nodeDraw(std::uint32_t node) {
    const PoolSetting& pool = setting_->pools[nodePool_[node]];
    const Stream stream(key_, kNode, combine(pool.entity, node - pool.firstNode));
    return stream.uniform(nodeDraws_[node]++);
}

void Programme::nodeFails(std::uint32_t node) {
    if (nodes_[node] != Node::up) return;  // retired meanwhile
    const PoolIndex p = nodePool_[node];
    nodes_[node] = Node::down;
    ledger_.fail(p, setting_->pools[p].quantum, now());
    if (placing_) {
        placing_->fail(node, p, now());
        settlePlaces(p);  // what set-asides hold moves to another
    }
    const double hours = setting_->scenario.operations.repairHours.quantile(nodeDraw(node));
    schedule(now() + std::max<Duration>(1, fromDays(hours / 24)), Phase::capacityUp, node, Kind::nodeRepaired,
             node);
    if (!retiring_[p].empty()) drainRetiring(p);
}

void Programme::nodeRepaired(std::uint32_t node) {
    if (nodes_[node] != Node::down) return;
    const PoolIndex p = nodePool_[node];
    nodes_[node] = Node::up;
    ledger_.repair(p, setting_->pools[p].quantum, now());
    const double failures = setting_->scenario.operations.failuresPer1000NodeDays;
    schedule(now() + fromDays(-elementary::log(nodeDraw(node)) * 1000 / failures), Phase::capacityDown, node,
             Kind::nodeFails, node);
    if (placing_) {
        placing_->repair(node, p, now());
        settlePlaces(p);
        refreshSetAsides(p);  // a team may wait for it
        const auto lacksPlace = [&](Index i) { return out_.applications[i].binding == Binding::placement; };
        if (rolling_ || std::any_of(list_.begin(), list_.end(), lacksPlace) ||
            std::any_of(lane_.begin(), lane_.end(), lacksPlace))
            requestPass();
    }
    if (!retiring_[p].empty()) drainRetiring(p);
}

void Programme::lotRetires(std::uint32_t delivery) {
    const Delivery& d = deliveries_[delivery];
    const PoolIndex p = setting_->poolOfTranche[d.tranche];
    const Gpus quantum = setting_->pools[p].quantum;
    const std::uint32_t first = firstNodeOfDelivery_[delivery];
    for (std::uint32_t node = first; node < first + d.units / quantum; ++node) {
        retiring_[p].push_back(node);
        retiringGpus_[p] += quantum;
        if (placing_ && nodes_[node] != Node::retired) placing_->close(node, p, now());
    }
    refreshSetAsides(p);
    drainRetiring(p);
}

// Nodes past their life leave as soon as they are down or free; the others when a grant lets them go.
void Programme::drainRetiring(PoolIndex p) {
    const Gpus quantum = setting_->pools[p].quantum;
    std::erase_if(retiring_[p], [&](std::uint32_t node) {
        if (placing_ && placing_->granted(node, p)) return false;
        if (nodes_[node] == Node::down)
            ledger_.retireDown(p, quantum, now());
        else if (ledger_.count(p, Rung::free) >= quantum)
            ledger_.retireHealthy(p, quantum, now());
        else
            return false;
        nodes_[node] = Node::retired;
        if (placing_) placing_->leave(node, p, now());
        retiringGpus_[p] -= quantum;
        return true;
    });
}

Gpus Programme::grantLimit(PoolIndex p) const {
    const Gpus quantum = setting_->pools[p].quantum;
    const Gpus nodes = (ledger_.inService(p) - retiringGpus_[p]) / quantum;
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
