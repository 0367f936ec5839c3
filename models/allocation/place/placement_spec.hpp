// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The placement stage of a policy: where the nodes of a grant lie. Rules are the rows of gangTable() (fleet/gang_rule.hpp).
// A policy without the block counts GPUs a pool and names no nodes.
// Verified by: tests/programme/placing_test.cpp, tests/scenario/contradictions_test.cpp.

#include <optional>
#include <string>

#include "models/fields/field_table.hpp"
#include "models/fleet/topology.hpp"

namespace tranche {

struct PlacementSpec {
    std::string rule = "best_fit";  // a row of gangTable()
    RailMode rail = RailMode::soft;
    std::optional<double> kappa;  // of soft rails; none: kDefaultKappa
    bool allowSpan = false;       // gangs may cross clusters of a site
    int nvlUsable = 72;           // [GPUs] of a rack of 72; 64: the rest are spares

    static constexpr double kDefaultKappa = 0.05;  // assumed, to be calibrated
};

const Names<RailMode>& names(Tag<RailMode>);
const Table<PlacementSpec>& fields(Tag<PlacementSpec>);

}  // namespace tranche
