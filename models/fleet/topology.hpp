// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The resource tree of a pool: site -> cluster -> scalable unit -> rack (NVLink domain) -> node or tray. A unit is a rail
// group: GPU k of its nodes hangs on rail switch k, so traffic inside one stays on the leaf layer. Counts are nodes; where a
// model has no domain beyond the node there are no racks, and the unit itself is the cell that nodes lie in.
//
// Nodes are numbered through the clusters as listed: unit after unit, rack after rack. The last unit of a cluster and the
// last rack of a unit are what is left. Of a rack with spares at most nodes - spares are granted (NVL72 as 64 and 8).
// Immutable. O(nodes) to build and to keep. Verified by: tests/fleet/topology_test.cpp, gangs_test.cpp.

#include <cstdint>
#include <span>
#include <vector>

namespace tranche {

// hard: one unit, or for more nodes than a unit has as many wholly free units as it takes.
// soft: the fewest units; work runs slower by railSlowdown.
enum class RailMode { hard, soft };

struct ClusterShape {
    std::uint32_t site = 0;  // gangs never cross sites
    std::int32_t nodes = 0;
    std::int32_t unitNodes = 32;
    std::int32_t rackNodes = 0;  // 0: no racks
    std::int32_t rackSpares = 0;
};

class ResourceTree {
public:
    struct Cell {
        std::uint32_t unit = 0, firstNode = 0;
        std::int32_t nodes = 0;
        std::int32_t usable = 0;  // at most, granted at a time
    };
    struct Unit {
        std::uint32_t cluster = 0, firstCell = 0, cells = 0;
        std::int32_t usable = 0;
        std::int32_t block = 0;  // usable nodes of a whole rack; 0: no racks
    };
    struct Cluster {
        std::uint32_t site = 0, firstUnit = 0, units = 0;
        std::int32_t nodes = 0;
    };

    explicit ResourceTree(std::span<const ClusterShape>);

    std::span<const Cell> cells() const { return cells_; }
    std::span<const Unit> units() const { return units_; }
    std::span<const Cluster> clusters() const { return clusters_; }
    std::span<const Cell> cellsOf(const Unit& u) const { return cells().subspan(u.firstCell, u.cells); }
    std::uint32_t cellOf(std::uint32_t node) const { return cellOfNode_[node]; }
    std::uint32_t nodes() const { return static_cast<std::uint32_t>(cellOfNode_.size()); }
    std::int32_t unitNodes() const { return unitNodes_; }            // of the largest unit, by design
    std::int32_t largestUnit() const { return largestUnit_; }        // the most that one unit may grant
    std::int32_t largestCluster() const { return largestCluster_; }  // [nodes]

private:
    std::vector<Cell> cells_;
    std::vector<Unit> units_;
    std::vector<Cluster> clusters_;
    std::vector<std::uint32_t> cellOfNode_;
    std::int32_t unitNodes_ = 1, largestUnit_ = 0, largestCluster_ = 0;
};

// Run time of communication-bound work on `units` units over that on as few as the nodes need: 1 + kappa (units - ceil(nodes /
// unitNodes)). kappa is an assumption to calibrate.
double railSlowdown(std::size_t units, std::int32_t nodes, std::int32_t unitNodes, double kappa = 0.05);

}  // namespace tranche
