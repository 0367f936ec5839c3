// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Power: what stands at a site has one queue. Nodes of the government in the order of their acceptance and servers of
// private fleets in that of their arrival are energised while the caps allow; at one instant the government's come first.
// When a cap falls, free nodes of the government go dark first, then those in repair, then those with grants on them (whose
// grants run short) and private servers alike, since both work; among alike the last energised first. A node keeps its
// power while it is in repair; a spare takes over that of the node it replaces.
#include <algorithm>

#include "models/programme/programme.hpp"

namespace tranche {

// IT load at full power of what is in service at the site, in repair included, and of private servers with power.
Watts Programme::siteLoad(std::uint32_t site) const {
    Watts load = sites_[site].privateLoad;
    for (PoolIndex p = 0; p < setting_->pools.size(); ++p)
        if (const PoolSetting& pool = setting_->pools[p]; pool.site == site)
            load += (ledger_.inService(p) / pool.quantum - spares_[p].out) * pool.nodeWatts;
    return load;
}

bool Programme::hasPower(PoolIndex p) const {
    const std::uint32_t site = setting_->pools[p].site;
    if (site == kNoSite) return true;
    const Watts cap = sites_[site].ramp.capAt(now());
    return cap == kNoCap || siteLoad(site) + setting_->pools[p].nodeWatts <= cap;
}

void Programme::energise(std::uint32_t node) {
    const PoolIndex p = nodePool_[node];
    ledger_.energise(p, setting_->pools[p].quantum, now());
    sites_[setting_->pools[p].site].on.push_back({node});
    nodeServes(node);
}

void Programme::goDark(std::uint32_t node) {
    const PoolIndex p = nodePool_[node];
    const Gpus quantum = setting_->pools[p].quantum;
    if (nodes_[node] == NodeState::down) {
        leavesRepair(node);
        ledger_.cutDown(p, quantum, now());
    } else {
        ledger_.cutHealthy(p, quantum, now());
    }
    nodes_[node] = NodeState::dark;
    nodeDetail_[node].due = kNever;
}

// Turns off what is over the cap, or on what fits, in order: a node that does not fit holds back those after it.
void Programme::siteChanges(std::uint32_t index) {
    SiteState& site = sites_[index];
    const Watts cap = site.ramp.capAt(now());
    std::uint64_t changed = 0;  // pools
    while (!site.waiting.empty()) {
        PowerClaim& claim = site.waiting.front();
        const std::uint32_t node = claim.index;
        if (claim.isPrivate) {
            if (!energisePrivate(site, claim, cap == kNoCap ? kNoCap : cap - siteLoad(index))) break;
        } else if (nodes_[node] == NodeState::dark) {
            if (!hasPower(nodePool_[node])) break;
            energise(node);
            changed |= std::uint64_t{1} << nodePool_[node];
        }
        site.waiting.pop_front();
    }
    if (siteLoad(index) > cap) changed |= cutPower(index, cap);
    for (PoolIndex p = 0; p < setting_->pools.size(); ++p)
        if ((changed >> p & 1) != 0) capacityChanged(p);
}

std::uint64_t Programme::cutPower(std::uint32_t index, Watts cap) {
    SiteState& site = sites_[index];
    std::vector<PowerClaim> cut;
    std::uint64_t changed = 0;
    const auto mayGo = [&](int round, std::uint32_t node) {
        const PoolIndex p = nodePool_[node];
        if (round == 1) return nodes_[node] == NodeState::down;
        return nodes_[node] == NodeState::up &&
               (round == 2 || ledger_.count(p, Rung::free) >= setting_->pools[p].quantum);
    };
    for (int round = 0; round < 3; ++round)
        for (std::size_t i = site.on.size(); i-- > 0 && siteLoad(index) > cap;) {
            const std::uint32_t node = site.on[i].index;
            if (site.on[i].isPrivate) {
                if (round == 2) cut.push_back(cutPrivate(site, site.on[i], siteLoad(index) - cap));
                continue;
            }
            if (!mayGo(round, node)) continue;
            goDark(node);
            cut.push_back({node});
            changed |= std::uint64_t{1} << nodePool_[node];
        }
    std::erase_if(site.on, [&](const PowerClaim& claim) {
        if (claim.isPrivate) return claim.servers == 0;
        return nodes_[claim.index] != NodeState::up && nodes_[claim.index] != NodeState::down;
    });
    // Back in front of those that never had power, the first energised first.
    for (const PowerClaim& claim : cut)
        if (claim.servers > 0) site.waiting.push_front(claim);
    return changed;
}

}  // namespace tranche
