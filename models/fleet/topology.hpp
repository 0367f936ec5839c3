// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where a gang of whole nodes goes among the scalable units of a fleet. A unit is a rail group: GPU k of its nodes hangs on
// rail switch k, so traffic inside one stays on the leaf layer. 32 nodes of 8, as a rule.
//
//   hard  one unit, or for more nodes than a unit has as many wholly free units as it takes
//   soft  the fewest units of one cluster; work runs slower by 1 + kappa (units - ceil(nodes / unit))
//
// Rules for the unit of a gang that fits in one: first-fit the lowest number, best-fit the least free after, worst-fit the most
// free after, align the least free after and partly filled before clean ones. A gang of several units takes the roomiest,
// and for its rest the unit that fits best. Ties: lowest number. All or nothing.
// NVLink domains of 72 GPUs (18 trays of 4): whole, or as 64 and 8 spares, so that requests are multiples of 64.
// O(units log units) a gang, O(racks) for racks. Verified by: tests/fleet/topology_test.cpp (EX-RAIL, EX-NVL, enumeration).

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "models/quantities/quantities.hpp"

namespace tranche {

enum class UnitRule { firstFit, bestFit, worstFit, align };
enum class RailMode { hard, soft };

struct ScalableUnit {
    std::uint32_t cluster = 0;
    std::int32_t free = 0;    // [nodes] healthy and not granted
    std::int32_t nodes = 32;  // [nodes] of the unit
};

struct UnitPiece {
    std::uint32_t unit = 0;
    std::int32_t nodes = 0;
    friend bool operator==(const UnitPiece&, const UnitPiece&) = default;
};

// Nothing when the gang does not fit under the mode. Equal units in a cluster are assumed for the count of units needed.
// `allowSpan`: soft gangs may cross clusters.
std::optional<std::vector<UnitPiece>> placeOnUnits(std::span<const ScalableUnit>, std::int32_t nodes,
                                                   UnitRule, RailMode, bool allowSpan);
double railSlowdown(std::size_t units, std::int32_t nodes, std::int32_t unitNodes, double kappa = 0.05);

struct RackState {
    Gpus left = 0;           // not granted
    Gpus stranded = 0;       // of them in racks in use, too few for a further request
    std::int32_t clean = 0;  // racks without a grant
};
inline constexpr Gpus kRackGpus = 72;
// Of `racks` racks, some granted `used` GPUs each. `usable`: 72, or 64 where 8 are spares.
RackState rackState(std::span<const Gpus> used, Gpus usable);
// Adds a request to the racks, in blocks of `usable`, clean racks of the lowest numbers; false: it does not fit.
bool placeOnRacks(std::vector<Gpus>& used, Gpus gpus, Gpus usable);

}  // namespace tranche
