// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Divisible awards of the greatest total value: a minimum-cost flow
//
//   source -> pool (capacity) -> project (value a unit, limit of the use) [-> share group] -> sink (limit)
//
// The solver finds the cheapest of the flows of maximum size, so an idle arc pool -> sink takes what nobody wants: it
// costs W, the greatest value, and a use of value v costs W - v. Without idle arcs capacity is pushed into uses of
// negative value. Of equal values the better-ranked project has the more (sum of units x rank is smallest, by a cost
// that can never outweigh one unit of value). A pool may draw on another for what it lacks itself: capacity that only
// some may borrow. All integers; a minimum viable size or all-or-nothing cannot be said here (NP-hard).
// Every answer is checked: no cycle of negative cost in its residual graph (ensures). Source: Ahuja, Magnanti, Orlin,
// Network Flows, 1993, chapter 9; Boost.Graph successive_shortest_path_nonnegative_weights.
// O(paths x (arcs + nodes) log nodes), as a rule a path a project. Throws ContractViolation for indices out of range,
// negative sizes, and costs that 63 bits do not hold.
// Verified by: tests/allocation/assignment_flow_test.cpp (EX-FLOW, EX-IDLE, every assignment of small instances).

#include <cstdint>
#include <span>
#include <vector>

#include "models/quantities/quantities.hpp"

namespace tranche {

struct FlowPool {
    Gpus capacity = 0;
    int drawsOn = -1;  // a pool that draws on none itself
};

struct FlowProject {
    Gpus limit = 0;
    int group = -1;  // in groupLimits
};

struct FlowUse {
    std::size_t pool = 0, project = 0;
    Gpus limit = 0;
    std::int64_t value = 0;  // of one unit
};

struct FlowProblem {
    std::vector<FlowPool> pools;
    std::vector<FlowProject> projects;  // in rank order
    std::vector<Gpus> groupLimits;
    std::vector<FlowUse> uses;
    bool idle = true;  // with idle arcs
};

struct FlowAnswer {
    std::vector<Gpus> flow;  // by use
    Gpus used = 0;
    std::int64_t value = 0;
};

FlowAnswer assignByFlow(const FlowProblem&);

// The check: these units by use could be moved to a greater value, or at the same value to better ranks.
bool canBeImproved(const FlowProblem&, std::span<const Gpus> flow);
// Whether assignByFlow has costs of 63 bits for it.
bool costsFit(const FlowProblem&);

}  // namespace tranche
