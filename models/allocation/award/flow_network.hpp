// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The arcs of an assignment by flow, for the solver and for the check of its answer. For the .cpp files of this solver
// only. Verified by: tests/allocation/assignment_flow_test.cpp.

#include <optional>
#include <vector>

#include "models/allocation/award/assignment_flow.hpp"

namespace tranche {

struct FlowArc {
    std::size_t from = 0, to = 0;
    Gpus capacity = 0;
    std::int64_t cost = 0;
    Gpus flow = 0;
};

// Nodes: source, sink, pools, projects, groups. The arcs of uses come first, in their order.
struct FlowNetwork {
    explicit FlowNetwork(const FlowProblem&);
    // The flow on every arc that these units by use imply.
    void setFlow(const FlowProblem&, std::span<const Gpus> byUse);
    bool hasNegativeCycle()
        const;  // in the residual graph; Bellman 1958, O(nodes x arcs), mostly a few rounds

    static constexpr std::size_t kSource = 0, kSink = 1;
    std::size_t nodes = 0;
    std::vector<FlowArc> arcs;
    std::vector<std::size_t> poolArc, drawArc, idleArc, projectArc, groupArc;  // kNoArc: none
    static constexpr std::size_t kNoArc = static_cast<std::size_t>(-1);
};

// The scale of values and the greatest cost of a unit; nothing when the costs of a path might not fit 63 bits.
struct FlowCosts {
    std::int64_t scale = 1, greatestValue = 0;
};
std::optional<FlowCosts> flowCosts(const FlowProblem&);

}  // namespace tranche
