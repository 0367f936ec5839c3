// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who has which node of a pool: grants by name, and the nodes that stand for what set-asides hold or their standing holders
// use. Keeps the room for gangs (gangs.hpp) in step.
//
// New grants go to healthy nodes only. A grant keeps the name of a node that fails: it is repaired, and until then a spare
// stands in, as the ledger counts it. What a set-aside holds moves off failed nodes, off nodes past their life, and from node
// to node as its number changes: highest numbers first, so that open room stays together at the low end.
// A node past its life takes no new grant and is left when the grant that has it ends.
// A value; O(1) a node's change, O(nodes) where set-asides change. Verified by: tests/fleet/placed_nodes_test.cpp.

#include <cstdint>
#include <span>
#include <vector>

#include "models/fleet/gangs.hpp"

namespace tranche {

class PlacedNodes {
public:
    static constexpr std::uint32_t kNobody = 0xffffffff, kHeld = 0xfffffffe, kStanding = 0xfffffffd;

    PlacedNodes(const ResourceTree&, const GangPolicy&);

    void arrive(std::uint32_t node);  // in service, healthy
    void fail(std::uint32_t node);
    void repair(std::uint32_t node);
    void close(std::uint32_t node);  // past its life
    void leave(std::uint32_t node);  // for good; nobody's

    // The nodes of the pieces for a grant, appended to `nodes`: of each unit or rack the lowest numbers, open ones first.
    void place(std::uint32_t grant, std::span<const CellPiece>, std::vector<std::uint32_t>& nodes);
    // Gives back `count` of a grant's nodes: from where it has the fewest in a unit, the highest numbers first.
    void release(std::vector<std::uint32_t>& nodes, std::size_t count);
    // How many nodes set-asides hold and how many their standing holders use. As far as there are healthy ones.
    void settle(std::int32_t held, std::int32_t standing);

    std::uint32_t owner(std::uint32_t node) const { return nodes_[node].owner; }
    bool granted(std::uint32_t node) const { return nodes_[node].owner < kStanding; }
    // Nodes past their life that grants still have.
    std::int32_t staying() const { return staying_; }
    std::size_t unitsOf(std::span<const std::uint32_t> nodes) const;
    Gangs& gangs() { return gangs_; }
    const Gangs& gangs() const { return gangs_; }

private:
    struct Node {
        std::uint32_t owner = kNobody;
        bool up = false, closed = false;
    };
    bool isOpen(const Node& n) const { return n.up && !n.closed && n.owner == kNobody; }
    std::uint32_t unitOf(std::uint32_t node) const {
        return gangs_.tree().cells()[gangs_.tree().cellOf(node)].unit;
    }
    void count(std::uint32_t node, std::int32_t change);  // where it stands in gangs_
    template <class Change>
    void alter(std::uint32_t node, Change change);
    void lower(std::uint32_t owner, std::int32_t& now, std::int32_t wanted);
    void raise(std::uint32_t owner, std::int32_t& now, std::int32_t wanted);

    Gangs gangs_;
    std::vector<Node> nodes_;
    std::int32_t held_ = 0, standing_ = 0, staying_ = 0;
};

}  // namespace tranche
