// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/placed_nodes.hpp"

#include <algorithm>
#include <tuple>

#include "sim/kernel/contract.hpp"

namespace tranche {

PlacedNodes::PlacedNodes(const ResourceTree& tree, const GangPolicy& policy)
    : gangs_(tree, policy), nodes_(tree.nodes()) {}

void PlacedNodes::count(std::uint32_t node, std::int32_t change) {
    const Node& n = nodes_[node];
    const std::uint32_t cell = gangs_.tree().cellOf(node);
    if (isOpen(n)) gangs_.open(cell, change);
    if (n.owner == kNobody) return;
    if (n.owner == kHeld) {
        gangs_.held(cell, change);
        held_ += change;
        return;
    }
    gangs_.taken(cell, change);
    if (n.owner == kStanding) standing_ += change;
    if (n.closed && granted(node)) staying_ += change;
}

template <class Change>
void PlacedNodes::alter(std::uint32_t node, Change change) {
    count(node, -1);
    change(nodes_[node]);
    count(node, 1);
}

void PlacedNodes::arrive(std::uint32_t node) {
    alter(node, [](Node& n) { n = Node{kNobody, true, false}; });
}

void PlacedNodes::fail(std::uint32_t node) {
    const bool keeps = granted(node);
    alter(node, [&](Node& n) {
        n.up = false;
        if (!keeps) n.owner = kNobody;
    });
}

void PlacedNodes::repair(std::uint32_t node) {
    alter(node, [](Node& n) { n.up = true; });
}

void PlacedNodes::close(std::uint32_t node) {
    const bool keeps = granted(node);
    alter(node, [&](Node& n) {
        n.closed = true;
        if (!keeps) n.owner = kNobody;
    });
}

void PlacedNodes::leave(std::uint32_t node) {
    expects(nodes_[node].owner == kNobody, "a node that leaves is nobody's");
    alter(node, [](Node& n) { n.up = false; });
}

void PlacedNodes::place(std::uint32_t grant, std::span<const CellPiece> pieces,
                        std::vector<std::uint32_t>& nodes) {
    expects(grant < kStanding, "a grant has a number");
    for (const CellPiece& piece : pieces) {
        const ResourceTree::Cell& cell = gangs_.tree().cells()[piece.cell];
        std::int32_t left = piece.nodes;
        for (const bool held : {false, true}) {
            for (std::uint32_t n = cell.firstNode;
                 left > 0 && n < cell.firstNode + static_cast<std::uint32_t>(cell.nodes); ++n) {
                if (held ? nodes_[n].owner != kHeld : !isOpen(nodes_[n])) continue;
                alter(n, [&](Node& node) { node.owner = grant; });
                nodes.push_back(n);
                --left;
            }
        }
        ensures(left == 0, "a gang is placed whole");
    }
}

void PlacedNodes::release(std::vector<std::uint32_t>& nodes, std::size_t count) {
    expects(count <= nodes.size(), "a grant gives back what it has");
    if (count < nodes.size()) {
        const auto inUnit = [&](std::uint32_t node) {
            return std::count_if(nodes.begin(), nodes.end(),
                                 [&](std::uint32_t other) { return unitOf(other) == unitOf(node); });
        };
        std::vector<std::tuple<std::ptrdiff_t, std::uint32_t, std::uint32_t>> keep;
        for (const std::uint32_t node : nodes) keep.emplace_back(-inUnit(node), unitOf(node), node);
        std::sort(keep.begin(), keep.end());
        for (std::size_t i = 0; i < nodes.size(); ++i) nodes[i] = std::get<2>(keep[i]);
    }
    for (; count > 0; --count) {
        alter(nodes.back(), [](Node& n) { n.owner = kNobody; });
        nodes.pop_back();
    }
}

void PlacedNodes::lower(std::uint32_t owner, std::int32_t& now, std::int32_t wanted) {
    for (std::uint32_t n = 0; now > wanted && n < nodes_.size(); ++n)
        if (nodes_[n].owner == owner) alter(n, [](Node& node) { node.owner = kNobody; });
}

void PlacedNodes::raise(std::uint32_t owner, std::int32_t& now, std::int32_t wanted) {
    if (now >= wanted || gangs_.openNodes() == 0) return;
    for (auto n = static_cast<std::uint32_t>(nodes_.size()); now < wanted && n-- > 0;)
        if (isOpen(nodes_[n]) && gangs_.placeable(gangs_.tree().cellOf(n), Reach::open) > 0)
            alter(n, [&](Node& node) { node.owner = owner; });
}

void PlacedNodes::settle(std::int32_t held, std::int32_t standing) {
    lower(kHeld, held_, held);
    lower(kStanding, standing_, standing);
    raise(kStanding, standing_, standing);
    if (standing_ < standing) {  // at the cost of what is only held
        lower(kHeld, held_, std::max(0, held_ - (standing - standing_)));
        raise(kStanding, standing_, standing);
    }
    raise(kHeld, held_, held);
}

std::size_t PlacedNodes::unitsOf(std::span<const std::uint32_t> nodes) const {
    std::vector<std::uint32_t> units;
    for (const std::uint32_t node : nodes) units.push_back(unitOf(node));
    std::sort(units.begin(), units.end());
    return static_cast<std::size_t>(std::unique(units.begin(), units.end()) - units.begin());
}

}  // namespace tranche
