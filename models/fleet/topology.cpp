// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/topology.hpp"

#include <algorithm>

#include "sim/kernel/contract.hpp"

namespace tranche {

ResourceTree::ResourceTree(std::span<const ClusterShape> shapes) {
    for (const ClusterShape& shape : shapes) {
        expects(shape.nodes >= 0 && shape.unitNodes > 0 && shape.rackNodes >= 0 &&
                    shape.rackSpares <= shape.rackNodes,
                "a cluster has nodes in units of some, and racks are not all spares");
        const auto c = static_cast<std::uint32_t>(clusters_.size());
        clusters_.push_back({shape.site, static_cast<std::uint32_t>(units_.size()), 0, shape.nodes});
        for (std::int32_t left = shape.nodes; left > 0;) {
            Unit unit{c, static_cast<std::uint32_t>(cells_.size()), 0, 0, 0};
            if (shape.rackNodes > 0) unit.block = std::max(1, shape.rackNodes - shape.rackSpares);
            const auto u = static_cast<std::uint32_t>(units_.size());
            std::int32_t inUnit = std::min(left, shape.unitNodes);
            left -= inUnit;
            while (inUnit > 0) {
                Cell cell{u, nodes(), shape.rackNodes > 0 ? std::min(inUnit, shape.rackNodes) : inUnit, 0};
                cell.usable = std::max(0, cell.nodes - shape.rackSpares);
                inUnit -= cell.nodes;
                unit.usable += cell.usable;
                cellOfNode_.insert(cellOfNode_.end(), static_cast<std::size_t>(cell.nodes),
                                   static_cast<std::uint32_t>(cells_.size()));
                cells_.push_back(cell);
                ++unit.cells;
            }
            largestUnit_ = std::max(largestUnit_, unit.usable);
            units_.push_back(unit);
            ++clusters_.back().units;
        }
        unitNodes_ = std::max(unitNodes_, shape.unitNodes);
        largestCluster_ = std::max(largestCluster_, shape.nodes);
    }
}

double railSlowdown(std::size_t units, std::int32_t nodes, std::int32_t unitNodes, double kappa) {
    const auto least = static_cast<std::size_t>((nodes + unitNodes - 1) / unitNodes);
    return 1 + kappa * static_cast<double>(units > least ? units - least : 0);
}

}  // namespace tranche
