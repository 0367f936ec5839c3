// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The plain way to place a gang, on a list of units or racks and with sets built anew each time: what Gangs is compared with.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "models/fleet/topology.hpp"
#include "models/quantities/quantities.hpp"

namespace tranche::reference {

enum class UnitRule { firstFit, bestFit, worstFit, align };

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

struct RackState {
    Gpus left = 0;           // not granted
    Gpus stranded = 0;       // of them in racks in use, too few for a further request
    std::int32_t clean = 0;  // racks without a grant
};
inline constexpr Gpus kRackGpus = 72;
using Pieces = std::vector<UnitPiece>;
using Indices = std::vector<std::uint32_t>;

// Whether unit a is better than b for a gang that fits in both.
inline bool better(const ScalableUnit& a, const ScalableUnit& b, UnitRule rule) {
    switch (rule) {
        case UnitRule::firstFit:
            return false;
        case UnitRule::bestFit:
            return a.free < b.free;
        case UnitRule::worstFit:
            return a.free > b.free;
        case UnitRule::align: {
            const bool aClean = a.free == a.nodes, bClean = b.free == b.nodes;
            return aClean != bClean ? bClean : a.free < b.free;
        }
    }
    return false;
}

inline std::optional<std::uint32_t> oneUnit(std::span<const ScalableUnit> units, const Indices& among,
                                            std::int32_t nodes, UnitRule rule) {
    std::optional<std::uint32_t> best;
    for (const std::uint32_t u : among)
        if (units[u].free >= nodes && (!best || better(units[u], units[*best], rule))) best = u;
    return best;
}

// The roomiest units until one can take the rest; `clean`: wholly free ones only.
inline std::optional<Pieces> severalUnits(std::span<const ScalableUnit> units, Indices among,
                                          std::int32_t nodes, UnitRule rule, bool clean) {
    if (clean) std::erase_if(among, [&](std::uint32_t u) { return units[u].free < units[u].nodes; });
    std::erase_if(among, [&](std::uint32_t u) { return units[u].free <= 0; });
    std::stable_sort(among.begin(), among.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return units[a].free > units[b].free; });
    Pieces pieces;
    while (nodes > 0 && !among.empty()) {
        const bool last = units[among.front()].free >= nodes;
        Indices byNumber = among;
        std::sort(byNumber.begin(), byNumber.end());
        const std::uint32_t unit = last ? *oneUnit(units, byNumber, nodes, rule) : among.front();
        const std::int32_t taken = std::min(nodes, units[unit].free);
        pieces.push_back({unit, taken});
        nodes -= taken;
        std::erase(among, unit);
    }
    if (nodes > 0) return std::nullopt;
    return pieces;
}

inline std::optional<Pieces> placeOnUnits(std::span<const ScalableUnit> units, std::int32_t nodes,
                                          UnitRule rule, RailMode mode, bool allowSpan) {
    Indices all;
    std::int32_t largest = 0;
    std::uint32_t clusters = 0;
    for (std::uint32_t u = 0; u < units.size(); ++u) {
        all.push_back(u);
        largest = std::max(largest, units[u].nodes);
        clusters = std::max(clusters, units[u].cluster + 1);
    }
    if (const auto unit = oneUnit(units, all, nodes, rule)) return Pieces{{*unit, nodes}};
    if (mode == RailMode::hard && nodes <= largest) return std::nullopt;
    const bool clean = mode == RailMode::hard;
    if (allowSpan) return severalUnits(units, all, nodes, rule, clean);
    std::optional<Pieces> best;
    for (std::uint32_t c = 0; c < clusters; ++c) {
        Indices cluster = all;
        std::erase_if(cluster, [&](std::uint32_t u) { return units[u].cluster != c; });
        auto pieces = severalUnits(units, cluster, nodes, rule, clean);
        if (pieces && (!best || pieces->size() < best->size())) best = std::move(pieces);
    }
    return best;
}

inline RackState rackState(std::span<const Gpus> used, Gpus usable) {
    RackState state;
    for (const Gpus n : used) {
        state.left += kRackGpus - n;
        if (n == 0)
            ++state.clean;
        else
            state.stranded += (kRackGpus - n) % usable;
    }
    return state;
}

inline bool placeOnRacks(std::vector<Gpus>& used, Gpus gpus, Gpus usable) {
    const auto needed = static_cast<std::size_t>((gpus + usable - 1) / usable);
    std::vector<std::size_t> clean;
    for (std::size_t r = 0; r < used.size() && clean.size() < needed; ++r)
        if (used[r] == 0) clean.push_back(r);
    if (clean.size() < needed) return false;
    for (const std::size_t r : clean) {
        used[r] = std::min(gpus, usable);
        gpus -= used[r];
    }
    return true;
}

}  // namespace tranche::reference
