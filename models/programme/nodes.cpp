// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Nodes: their failures, repair by crews, spares, losses and outages of many at once.
#include <algorithm>

#include "models/fleet/reliability.hpp"
#include "models/programme/programme.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kNode = hash64("node");
constexpr std::uint64_t kLoss = purposeOf("permanent loss");
constexpr std::uint64_t kOutage = purposeOf("common outage");

}  // namespace

double Programme::nodeDraw(std::uint32_t node) {
    const PoolSetting& pool = setting_->pools[nodePool_[node]];
    const Stream stream(key_, kNode, combine(pool.entity, node - pool.firstNode));
    return stream.uniform(nodeDraws_[node]++);
}

void Programme::nodeDue(std::uint32_t node, Duration after, Phase phase, Kind kind) {
    nodeDetail_[node].due = now() + after;
    schedule(now() + after, phase, node, kind, node);
}

void Programme::nodeServes(std::uint32_t node) {
    nodes_[node] = NodeState::up;
    NodeDetail& detail = nodeDetail_[node];
    detail.due = kNever;
    if (detail.since == kNever) detail.since = now();
    const OperationsSpec& o = setting_->scenario.operations;
    if (o.failuresPer1000NodeDays == 0) return;
    double days = -elementary::log(nodeDraw(node)) * 1000 / o.failuresPer1000NodeDays;
    if (o.infantDays > 0)
        days = daysToFailure(toDays(now() - detail.since), days, o.infantShape, o.infantDays);
    nodeDue(node, fromDays(days), Phase::capacityDown, Kind::nodeFails);
}

bool Programme::losesNode(std::uint32_t node) {
    const OperationsSpec& o = setting_->scenario.operations;
    if (o.permanentLossPerYear == 0) return false;
    const PoolIndex p = nodePool_[node];
    if (std::find(retiring_[p].begin(), retiring_[p].end(), node) != retiring_[p].end()) return false;
    const PoolSetting& pool = setting_->pools[p];
    const double u =
        Stream(key_, kLoss, combine(pool.entity, node - pool.firstNode)).uniform(nodeDraws_[node]);
    return u < o.permanentLossPerYear / (o.failuresPer1000NodeDays / 1000 * 365.25);
}

void Programme::nodeFails(std::uint32_t node) {
    if (nodes_[node] != NodeState::up || nodeDetail_[node].due != now()) return;  // retired meanwhile
    const PoolIndex p = nodePool_[node];
    const double hours = setting_->scenario.operations.repairHours.quantile(nodeDraw(node));
    if (losesNode(node)) return loseNode(node);
    breakNode(node, std::max<Duration>(1, fromDays(hours / 24)), true);
    if (!retiring_[p].empty()) drainRetiring(p);
}

void Programme::breakNode(std::uint32_t node, Duration repair, bool needsCrew) {
    const PoolIndex p = nodePool_[node];
    nodes_[node] = NodeState::down;
    ledger_.fail(p, setting_->pools[p].quantum, now());
    if (placing_) {
        placing_->fail(node, p, now());
        settlePlaces(p);  // what set-asides hold moves to another
    }
    NodeDetail& detail = nodeDetail_[node];
    const std::int64_t crews = setting_->scenario.operations.repairCrews;
    if (crews == 0 || !needsCrew) {
        nodeDue(node, repair, Phase::capacityUp, Kind::nodeRepaired);
    } else {
        detail.repair = repair;
        detail.crew = Crew::awaited;
        detail.due = kNever;
        shop_.queue.push_back(node);
        sendCrews();
    }
    SpareState& spares = spares_[p];
    if (spares.wanted == 0) return;
    ++spares.down;
    ++spares.missing;
    callSpare(p);
}

void Programme::sendCrews() {
    while (shop_.busy < setting_->scenario.operations.repairCrews && !shop_.queue.empty()) {
        const std::uint32_t node = shop_.queue.front();
        shop_.queue.pop_front();
        if (nodes_[node] != NodeState::down || nodeDetail_[node].crew != Crew::awaited) continue;
        nodeDetail_[node].crew = Crew::working;
        ++shop_.busy;
        nodeDue(node, nodeDetail_[node].repair, Phase::capacityUp, Kind::nodeRepaired);
    }
}

// A node is no longer in repair: mended, retired or without power.
void Programme::releaseCrew(std::uint32_t node) {
    const Crew crew = nodeDetail_[node].crew;
    nodeDetail_[node].crew = Crew::none;
    if (crew != Crew::working) return;
    --shop_.busy;
    sendCrews();
}

// A failed node leaves without coming back: the spare in its place stays.
void Programme::leavesRepair(std::uint32_t node) {
    releaseCrew(node);
    SpareState& spares = spares_[nodePool_[node]];
    if (spares.wanted == 0) return;
    --spares.down;
    if (spares.missing > 0)
        --spares.missing;
    else
        --spares.out;
}

void Programme::nodeRepaired(std::uint32_t node) {
    if (nodes_[node] != NodeState::down || nodeDetail_[node].due != now()) return;
    const PoolIndex p = nodePool_[node];
    const Gpus quantum = setting_->pools[p].quantum;
    SpareState& spares = spares_[p];
    if (spares.wanted > 0) --spares.down;
    if (spares.wanted > 0 && spares.missing == 0) {  // a spare serves in its place
        --spares.out;
        ledger_.shelve(p, quantum, now());
        nodes_[node] = NodeState::spare;
        spares.shelf.push_back(node);
    } else {
        if (spares.wanted > 0) --spares.missing;
        ledger_.repair(p, quantum, now());
        nodeServes(node);
    }
    releaseCrew(node);
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

void Programme::loseNode(std::uint32_t node) {
    const PoolIndex p = nodePool_[node];
    const Gpus quantum = setting_->pools[p].quantum;
    nodes_[node] = NodeState::retired;
    ledger_.fail(p, quantum, now());
    ledger_.retireDown(p, quantum, now());
    ++out_.supply.nodesLost;
    if (spares_[p].wanted > 0) {
        ++spares_[p].missing;
        callSpare(p);
    }
    capacityChanged(p);
}

void Programme::callSpare(PoolIndex p) {
    SpareState& spares = spares_[p];
    while (spares.missing > spares.swapping && !spares.shelf.empty()) {
        const std::uint32_t node = spares.shelf.back();
        spares.shelf.pop_back();
        nodes_[node] = NodeState::swapping;
        ++spares.swapping;
        // Drawn for the spare, by how often it has been called.
        const double hours = setting_->scenario.operations.swapHours.quantile(nodeDraw(node));
        nodeDue(node, std::max<Duration>(0, fromDays(hours / 24)), Phase::capacityUp, Kind::spareArrives);
    }
}

void Programme::spareArrives(std::uint32_t node) {
    if (nodes_[node] != NodeState::swapping || nodeDetail_[node].due != now()) return;
    const PoolIndex p = nodePool_[node];
    SpareState& spares = spares_[p];
    --spares.swapping;
    const bool replacesLost = spares.down <= spares.out;
    if (spares.missing == 0 || (replacesLost && !hasPower(p))) {
        nodes_[node] = NodeState::spare;
        spares.shelf.push_back(node);
        return;
    }
    --spares.missing;
    if (!replacesLost) ++spares.out;
    ledger_.enterService(p, setting_->pools[p].quantum, now());
    nodeServes(node);
    if (const std::uint32_t site = setting_->pools[p].site; site != kNoSite)
        sites_[site].on.push_back({node});
    if (replacesLost) capacityChanged(p);
}

void Programme::scheduleOutage(std::uint32_t which) {
    const CommonOutageSpec& spec = setting_->scenario.operations.commonOutages[which >> 6];
    if (spec.perYear == 0) return;
    const PoolSetting& pool = setting_->pools[which & 63];
    const Stream stream(key_, kOutage, combine(hash64(spec.id), pool.entity), outages_[which]);
    const double days = -elementary::log(stream.uniform(0)) * 365.25 / spec.perYear;
    schedule(now() + fromDays(days), Phase::capacityDown, which, Kind::commonOutage, which);
}

// Strikes `nodes` neighbours of those delivered so far, wherever they begin.
void Programme::commonOutage(std::uint32_t which) {
    const CommonOutageSpec& spec = setting_->scenario.operations.commonOutages[which >> 6];
    const auto p = static_cast<PoolIndex>(which & 63);
    const PoolSetting& pool = setting_->pools[p];
    const Stream stream(key_, kOutage, combine(hash64(spec.id), pool.entity), outages_[which]++);
    const std::uint32_t present = nextNode_[p] - pool.firstNode;
    const auto take = static_cast<std::uint32_t>(std::min<std::int64_t>(spec.nodes, present));
    const auto first = static_cast<std::uint32_t>(stream.uniform(1) * (present - take + 1));
    const Duration repair = std::max<Duration>(1, fromDays(spec.hours.quantile(stream.uniform(2)) / 24));
    for (std::uint32_t node = pool.firstNode + first; node < pool.firstNode + first + take; ++node)
        if (nodes_[node] == NodeState::up) breakNode(node, repair, false);
    if (!retiring_[p].empty()) drainRetiring(p);
    scheduleOutage(which);
}

}  // namespace tranche
