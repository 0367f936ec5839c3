// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which nodes the grants of a run have, pool by pool, and the integrals that tell how scattered the rest is. Part of the state
// of one replication; a value. Nodes by their number in the fleet (see PoolSetting), grants by the index of the application.
//
// Levels hold between changes of a pool's nodes. Expected fragmentation takes the mix of requests as it is when the
// interval ends. Fragmentation of clusters is that of units one level up: free nodes of a cluster and requests by nodes.
// O(1) a change, O(units and racks) for the first change of a pool at an instant.
// Verified by: tests/programme/placing_test.cpp.

#include <cstdint>
#include <span>
#include <vector>

#include "models/fleet/placed_nodes.hpp"
#include "models/outcome/replication_outcome.hpp"
#include "models/programme/placement_setting.hpp"

namespace tranche {

class Placing {
public:
    // `quanta`: GPUs of a node, by pool; `nodes` of the fleet. The setting must outlive it.
    Placing(const PlacementSetting&, std::span<const Gpus> quanta, std::size_t nodes);

    void arrive(std::uint32_t node, std::uint32_t tranche, PoolIndex, Time now);
    void fail(std::uint32_t node, PoolIndex p, Time now) { touch(p, now).nodes.fail(positions_[node]); }
    void repair(std::uint32_t node, PoolIndex p, Time now) { touch(p, now).nodes.repair(positions_[node]); }
    void close(std::uint32_t node, PoolIndex p, Time now) { touch(p, now).nodes.close(positions_[node]); }
    void leave(std::uint32_t node, PoolIndex p, Time now) { touch(p, now).nodes.leave(positions_[node]); }
    bool granted(std::uint32_t node, PoolIndex p) const { return pools_[p].nodes.granted(positions_[node]); }
    // GPUs on nodes past their life that grants still have.
    Gpus staying(PoolIndex p) const { return pools_[p].nodes.staying() * pools_[p].quantum; }

    void place(std::uint32_t grant, PoolIndex, std::span<const CellPiece>, Time now);
    void release(std::uint32_t grant, PoolIndex, Gpus, Time now);
    // GPUs that set-asides hold, and that their standing holders use.
    void settle(PoolIndex, Gpus held, Gpus standing, Time now);
    // A request for so many GPUs of the pool counts once as a forecast of those to come, once more while it waits.
    void ask(PoolIndex, Gpus, std::int64_t weight);
    // Active GPUs that the slowdown of a grant costs: change of the level.
    void slow(PoolIndex, std::int64_t change256, Time now);

    std::span<const std::uint32_t> nodesOf(std::uint32_t grant) const;  // in the tree of its pool
    std::size_t unitsOf(std::uint32_t grant, PoolIndex p) const {
        return pools_[p].nodes.unitsOf(nodesOf(grant));
    }
    double slowdownOf(std::uint32_t grant, PoolIndex) const;
    const Gangs& gangs(PoolIndex p) const { return pools_[p].nodes.gangs(); }
    std::size_t pools() const { return pools_.size(); }
    // Whether a gang of so many GPUs would fit with every node there and free.
    bool everFits(PoolIndex, Gpus) const;
    PlacementTotals totals(PoolIndex, Time now);

private:
    struct Pool {
        PlacedNodes nodes;
        Gangs empty;  // all nodes there and free
        TaskMix clusterMix;
        Gpus quantum = 1;
        Time since = 0;
        std::int64_t slowed256 = 0;
        PlacementTotals sums;
    };
    Pool& touch(PoolIndex, Time now);

    const PlacementSetting* setting_;
    std::vector<Pool> pools_;
    std::vector<std::uint32_t> positions_;          // by node of the fleet: in the tree of its pool
    std::vector<std::uint32_t> next_;               // by tranche: position of its next node
    std::vector<std::vector<std::uint32_t>> held_;  // by grant: positions
};

}  // namespace tranche
