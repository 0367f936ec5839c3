// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The resource trees of a scenario's pools, and how a policy places grants on them. Clusters of a pool stand in the order of
// its tranches. Immutable, shared by all replications. Verified by: tests/programme/placement_setting_test.cpp.

#include <cstdint>
#include <span>
#include <vector>

#include "models/fleet/capacity_ledger.hpp"
#include "models/fleet/gangs.hpp"
#include "models/scenario/scenario.hpp"

namespace tranche {

struct PlacementSetting {
    GangPolicy policy;
    double kappa = PlacementSpec::kDefaultKappa;
    std::vector<ResourceTree> trees;            // by pool
    std::vector<std::uint32_t> firstOfTranche;  // by tranche: its first node in the tree of its pool
};

// `pools`: how many there are. The policy has a placement block.
PlacementSetting placementSetting(const Scenario&, std::span<const PoolIndex> poolOfTranche,
                                  std::size_t pools);

}  // namespace tranche
