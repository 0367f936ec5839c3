// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The room for gangs of nodes in a pool, by counts: how many nodes of each unit or rack are open (healthy, nobody's), held for
// set-asides, or taken. Says whether a gang can be placed, where, and takes the place; a value, so it may be tried on a copy.
//
// A gang is placed whole or not at all:
//   - in one unit if any has room; in racks, up to a rack's usable nodes in one rack, more as clean racks and one rest;
//   - else over several units of one cluster (with allowSpan: of one site): soft, the roomiest, which are the fewest; hard,
//     only where it is larger than a unit, and only units where nobody is.
// Whether a gang fits does not depend on the rule, which only chooses among equals (gang_rule.hpp).
// most() is O(1) between changes, O(cells) after one; choose() O(cells + units log units). Ties: lowest number.
// Verified by: tests/fleet/gangs_test.cpp (EX-RAIL, EX-NVL, EX-FGD; against reference placement and enumeration).

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "models/fleet/gang_rule.hpp"
#include "models/fleet/topology.hpp"

namespace tranche {

struct GangPolicy {
    const GangRule* rule = nullptr;
    RailMode rail = RailMode::soft;
    bool allowSpan = false;
};

// What a gang may use: open nodes, or also those held for set-asides.
enum class Reach : std::uint8_t { open, held };

struct CellPiece {
    std::uint32_t cell = 0;
    std::int32_t nodes = 0;
    std::int32_t held = 0;  // of them from what set-asides hold
    friend bool operator==(const CellPiece&, const CellPiece&) = default;
};

class Gangs {
public:
    // Nothing is there yet. Tree and policy must outlive it.
    Gangs(const ResourceTree&, const GangPolicy&);

    // The largest gang of at most `wanted` nodes that can be placed now; 0: none.
    std::int32_t most(std::int32_t wanted, Reach) const;
    bool fits(std::int32_t nodes, Reach reach) const { return most(nodes, reach) == nodes; }
    // Where a gang would go; false and no pieces when it does not fit. Changes nothing.
    bool choose(std::int32_t nodes, Reach, std::vector<CellPiece>& pieces) const;
    void take(std::span<CellPiece>);        // open nodes first; notes what was held
    void undo(std::span<const CellPiece>);  // of what take() took, while nothing else has changed there
    std::size_t unitsOf(std::span<const CellPiece>) const;

    void open(std::uint32_t cell, std::int32_t change);
    void held(std::uint32_t cell, std::int32_t change);
    void taken(std::uint32_t cell, std::int32_t change);

    // How many nodes requests need, at most a unit's or a rack's worth: what fgd and fragmentation() look at.
    TaskMix& mix() { return mix_; }
    const ResourceTree& tree() const { return *tree_; }
    std::int32_t placeable(std::uint32_t cell, Reach) const;  // [nodes]
    std::int32_t openNodes() const { return open_; }
    // Expected number of open nodes that the next request of the mix cannot use where they are. 0 for an empty mix.
    double fragmentation() const;

private:
    struct Count {
        std::int32_t open = 0, held = 0, taken = 0;
    };
    struct UnitRoom {
        std::int32_t whole = 0;  // plain units: placeable nodes; racks: those of clean racks
        std::int32_t rest = 0;   // the best of the other racks
        bool clean = true;
        std::int32_t most() const { return whole + rest; }
    };
    struct Most {
        std::int32_t unit = 0, spread = 0;
    };
    struct Best {
        std::optional<std::uint32_t> at;
        GangPlace place;
    };
    bool clean(const Count& c, Reach reach) const {
        return c.taken == 0 && (c.held == 0 || reach == Reach::held);
    }
    UnitRoom roomOf(std::uint32_t unit, Reach) const;
    const Most& mostOf(Reach) const;
    std::uint32_t groups() const;
    std::uint32_t groupOf(std::uint32_t unit) const;
    void consider(std::uint32_t cell, std::int32_t nodes, Reach, std::span<const CellPiece> used,
                  Best&) const;
    std::optional<std::uint32_t> bestUnit(std::int32_t nodes, Reach,
                                          std::span<const std::uint32_t> among) const;
    void fill(std::uint32_t unit, std::int32_t nodes, Reach, std::vector<CellPiece>&) const;
    bool spread(std::uint32_t group, std::int32_t nodes, Reach, std::vector<CellPiece>&) const;

    const ResourceTree* tree_;
    const GangPolicy* policy_;
    std::vector<Count> cells_;
    TaskMix mix_;
    std::int32_t open_ = 0;
    mutable std::array<std::optional<Most>, 2> most_;  // by reach, none: to be counted anew
};

}  // namespace tranche
