// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Topological order of a precedence graph, or its cycles. Milestones are 0 .. count-1; an arc says "from before to".
// O(V + E) (Cormen et al. 2009, 22.4), plus the length of the cycles found. Parallel arcs are allowed.
// Verified by: tests/procurement/network_test.cpp.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tranche {

struct Arc {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
};

struct MilestoneOrder {
    std::vector<std::uint32_t> order;                // every arc points forward; empty when there is a cycle
    std::vector<std::vector<std::uint32_t>> cycles;  // each in arc order; no two share a milestone
};

// At least one cycle of every knot (strongly connected component) is found.
MilestoneOrder orderMilestones(std::size_t count, std::span<const Arc> arcs);

}  // namespace tranche
