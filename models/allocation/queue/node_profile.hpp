// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How much is free on every node of a pool from now on: AvailabilityProfile where requests must fit into nodes, as
// models/fleet/placement.hpp says. Ends of running jobs, reservations on named nodes and nodes that come and go are steps
// of their nodes.
//
// In service are always the nodes of the lowest numbers; those that leave with jobs on them run these to their end (free is
// negative until then) and take no new ones.
// S steps ahead, s of them on one node, N nodes:
//   take, give          O(pieces x (log S + S moved))
//   fitsNow             O(nodeGpus) when nothing is taken ahead, else O(N + S)
//   place               O(N + S), ahead of time O(N log N + S)
//   earliest            O(N + S s): one sweep over the steps, nodes counted by what they have free throughout
// Times are > now; what is taken "from" an earlier time counts from now.
// Verified by: tests/allocation/node_profile_test.cpp against a plain table of free amounts.

#include <cstdint>
#include <span>
#include <vector>

#include "models/fleet/placement.hpp"
#include "sim/kernel/time.hpp"

namespace tranche {

// From then on that many nodes are in service.
struct NodeService {
    Time from = 0;
    std::int64_t nodes = 0;
};

class NodeProfile {
public:
    explicit NodeProfile(std::int32_t nodeGpus);
    void advance(Time now);  // never back
    // All that is known of the nodes in service, by time, the first at or before now; replaces what was said before.
    void service(std::span<const NodeService>);

    // [from, to); to == kNever: for good.
    void take(std::span<const NodePiece>, Time from, Time to, int sign = 1);
    void give(std::span<const NodePiece> pieces, Time from, Time to) { take(pieces, from, to, -1); }

    bool fitsNow(std::int64_t size, Duration length) const;
    // The earliest start from `from` (or now, if later) on with room throughout; kNever when there is none.
    Time earliest(std::int64_t size, Duration length, Time from = 0) const;
    // The nodes for [from, from + length); false, and nothing, when it does not fit. Appends. Ahead of time the rule is asked
    // of the nodes in order of what they have free now, the least first; ties by number.
    bool place(std::int64_t size, Duration length, Time from, const PlacementRow&, const TaskMix&,
               std::vector<NodePiece>& out) const;
    std::int32_t nodeGpus() const { return nodeGpus_; }
    std::span<const std::int32_t> freeNow() const { return free_; }
    std::int64_t room() const { return room_; }  // [GPUs] free now, on nodes in service

private:
    struct Step {
        Time at;
        std::int32_t by;
    };
    struct Turn {
        Time at;
        std::uint32_t node;
    };

    void change(std::uint32_t node, Time at, std::int32_t by);
    void setFree(std::uint32_t node, std::int32_t free);
    void serve(int sign);
    void forgetTurn(std::uint32_t node, Time at);
    std::size_t cell(std::int32_t free) const { return free <= 0 ? 0 : static_cast<std::size_t>(free); }
    bool fits(std::span<const std::int32_t> count, std::int64_t size) const;
    std::int32_t lowest(std::uint32_t node, Time from, Time to) const;
    void window(Time from, Time to) const;  // fills lowest_ and count_
    void renew(std::uint32_t node, Time from, Time to) const;

    std::int32_t nodeGpus_;
    Time now_ = 0;
    std::int64_t room_ = 0;
    std::vector<std::int32_t> free_;
    std::vector<std::int32_t> freeCount_;   // [f]: nodes with f free now
    std::vector<std::vector<Step>> ahead_;  // by node, by time, each not zero
    std::vector<Turn> turns_;               // one a step of any node, by (time, node)
    std::size_t firstTurn_ = 0;
    std::int64_t taken_ = 0;  // steps ahead that take
    std::vector<NodeService> service_;
    mutable std::vector<std::int32_t> lowest_, count_, sorted_;  // scratch of a question
    mutable std::vector<std::uint32_t> order_;
};

}  // namespace tranche
