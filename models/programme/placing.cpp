// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/programme/placing.hpp"

#include <algorithm>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

constexpr std::int32_t kAll = 1 << 30;

double scatteredClusters(const Gangs& gangs, const TaskMix& mix) {
    if (mix.weight() == 0) return 0;
    const ResourceTree& tree = gangs.tree();
    std::int64_t sum = 0;
    for (const ResourceTree::Cluster& cluster : tree.clusters()) {
        std::int32_t free = 0;
        for (std::uint32_t u = cluster.firstUnit; u < cluster.firstUnit + cluster.units; ++u) {
            const ResourceTree::Unit& unit = tree.units()[u];
            for (std::uint32_t c = unit.firstCell; c < unit.firstCell + unit.cells; ++c)
                free += gangs.placeable(c, Reach::open);
        }
        sum += mix.fragmentation(free);
    }
    return static_cast<double>(sum) / static_cast<double>(mix.weight());
}

Gangs allFree(const ResourceTree& tree, const GangPolicy& policy) {
    Gangs gangs(tree, policy);
    for (std::uint32_t c = 0; c < tree.cells().size(); ++c) gangs.open(c, tree.cells()[c].nodes);
    return gangs;
}

}  // namespace

Placing::Placing(const PlacementSetting& setting, std::span<const Gpus> quanta, std::size_t nodes)
    : setting_(&setting), positions_(nodes, 0), next_(setting.firstOfTranche) {
    for (std::size_t p = 0; p < quanta.size(); ++p) {
        const ResourceTree& tree = setting.trees[p];
        pools_.push_back({PlacedNodes(tree, setting.policy),
                          allFree(tree, setting.policy),
                          TaskMix(std::max(1, tree.largestCluster())),
                          quanta[p],
                          0,
                          0,
                          {}});
    }
}

// Books the levels that have held since the last change, before the next.
Placing::Pool& Placing::touch(PoolIndex p, Time now) {
    Pool& pool = pools_[p];
    const Duration span = now - pool.since;
    if (span == 0) return pool;
    pool.since = now;
    const Gangs& gangs = pool.nodes.gangs();
    const auto gpuTime = static_cast<double>(pool.quantum * span);
    pool.sums.slowed256 += pool.slowed256 * span;
    if (gangs.openNodes() == 0) return pool;
    pool.sums.open += gangs.openNodes() * pool.quantum * span;
    pool.sums.largest += gangs.most(kAll, Reach::open) * pool.quantum * span;
    pool.sums.scattered += gangs.fragmentation() * gpuTime;
    pool.sums.scatteredClusters += scatteredClusters(gangs, pool.clusterMix) * gpuTime;
    return pool;
}

void Placing::arrive(std::uint32_t node, std::uint32_t tranche, PoolIndex p, Time now) {
    positions_[node] = next_[tranche]++;
    touch(p, now).nodes.arrive(positions_[node]);
}

void Placing::place(std::uint32_t grant, PoolIndex p, std::span<const CellPiece> pieces, Time now) {
    if (held_.size() <= grant) held_.resize(grant + std::size_t{1});
    expects(held_[grant].empty(), "a grant is placed once");
    Pool& pool = touch(p, now);
    pool.nodes.place(grant, pieces, held_[grant]);
    ++pool.sums.grants;
    pool.sums.units += static_cast<std::int64_t>(unitsOf(grant, p));
    pool.sums.slowdowns += slowdownOf(grant, p);
}

void Placing::release(std::uint32_t grant, PoolIndex p, Gpus gpus, Time now) {
    Pool& pool = touch(p, now);
    pool.nodes.release(held_[grant], static_cast<std::size_t>(gpus / pool.quantum));
}

void Placing::settle(PoolIndex p, Gpus held, Gpus standing, Time now) {
    Pool& pool = touch(p, now);
    pool.nodes.settle(static_cast<std::int32_t>(held / pool.quantum),
                      static_cast<std::int32_t>(standing / pool.quantum));
}

void Placing::ask(PoolIndex p, Gpus gpus, std::int64_t weight) {
    Pool& pool = pools_[p];
    pool.nodes.gangs().mix().add(gpus / pool.quantum, weight);
    pool.clusterMix.add(gpus / pool.quantum, weight);
}

void Placing::slow(PoolIndex p, std::int64_t change256, Time now) {
    if (change256 != 0) touch(p, now).slowed256 += change256;
}

std::span<const std::uint32_t> Placing::nodesOf(std::uint32_t grant) const {
    if (held_.size() <= grant) return {};
    return held_[grant];
}

double Placing::slowdownOf(std::uint32_t grant, PoolIndex p) const {
    const auto nodes = static_cast<std::int32_t>(nodesOf(grant).size());
    return railSlowdown(unitsOf(grant, p), nodes, setting_->trees[p].unitNodes(), setting_->kappa);
}

bool Placing::everFits(PoolIndex p, Gpus gpus) const {
    return pools_[p].empty.fits(static_cast<std::int32_t>(gpus / pools_[p].quantum), Reach::open);
}

PlacementTotals Placing::totals(PoolIndex p, Time now) {
    return touch(p, now).sums;
}

}  // namespace tranche
