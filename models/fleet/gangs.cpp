// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/gangs.hpp"

#include <algorithm>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

// A request needs at most a whole rack where there are racks, else at most a whole unit.
std::int32_t mixSize(const ResourceTree& tree) {
    std::int32_t size = 1;
    for (const ResourceTree::Unit& unit : tree.units())
        size = std::max(size, unit.block > 0 ? unit.block : unit.usable);
    return size;
}

bool uses(std::span<const CellPiece> pieces, std::uint32_t cell) {
    return std::any_of(pieces.begin(), pieces.end(), [&](const CellPiece& p) { return p.cell == cell; });
}

}  // namespace

Gangs::Gangs(const ResourceTree& tree, const GangPolicy& policy)
    : tree_(&tree), policy_(&policy), cells_(tree.cells().size()), mix_(mixSize(tree)) {
    expects(policy.rule != nullptr, "gangs are placed by a rule");
}

void Gangs::open(std::uint32_t cell, std::int32_t change) {
    cells_[cell].open += change;
    open_ += change;
    most_ = {};
}
void Gangs::held(std::uint32_t cell, std::int32_t change) {
    cells_[cell].held += change;
    most_ = {};
}
void Gangs::taken(std::uint32_t cell, std::int32_t change) {
    cells_[cell].taken += change;
    most_ = {};
}

std::int32_t Gangs::placeable(std::uint32_t cell, Reach reach) const {
    const Count& c = cells_[cell];
    const std::int32_t left = tree_->cells()[cell].usable - c.taken;
    const std::int32_t n =
        reach == Reach::open ? std::min(c.open, left - c.held) : std::min(c.open + c.held, left);
    return std::max(0, n);
}

Gangs::UnitRoom Gangs::roomOf(std::uint32_t u, Reach reach) const {
    const ResourceTree::Unit& unit = tree_->units()[u];
    UnitRoom room;
    for (std::uint32_t c = unit.firstCell; c < unit.firstCell + unit.cells; ++c) {
        const std::int32_t n = placeable(c, reach);
        room.clean = room.clean && clean(cells_[c], reach);
        if (unit.block == 0 || n >= unit.block)
            room.whole += n;
        else
            room.rest = std::max(room.rest, n);
    }
    return room;
}

std::uint32_t Gangs::groupOf(std::uint32_t unit) const {
    const std::uint32_t cluster = tree_->units()[unit].cluster;
    return policy_->allowSpan ? tree_->clusters()[cluster].site : cluster;
}

std::uint32_t Gangs::groups() const {
    if (!policy_->allowSpan) return static_cast<std::uint32_t>(tree_->clusters().size());
    std::uint32_t sites = 0;
    for (const ResourceTree::Cluster& c : tree_->clusters()) sites = std::max(sites, c.site + 1);
    return sites;
}

const Gangs::Most& Gangs::mostOf(Reach reach) const {
    std::optional<Most>& known = most_[static_cast<std::size_t>(reach)];
    if (known) return *known;
    known.emplace();
    struct Sum {
        std::int32_t whole = 0, rest = 0;
    };
    const std::uint32_t n = groups();
    constexpr std::size_t kFew = 16;
    std::array<Sum, kFew> few{};
    std::vector<Sum> many(n > kFew ? n : 0);
    const std::span<Sum> sums = n > kFew ? std::span<Sum>(many) : std::span<Sum>(few);
    for (std::uint32_t u = 0; u < tree_->units().size(); ++u) {
        const UnitRoom room = roomOf(u, reach);
        known->unit = std::max(known->unit, room.most());
        if (policy_->rail == RailMode::hard && !room.clean) continue;
        Sum& sum = sums[groupOf(u)];
        sum.whole += room.whole;
        sum.rest = std::max(sum.rest, room.rest);
        known->spread = std::max(known->spread, sum.whole + sum.rest);
    }
    return *known;
}

std::int32_t Gangs::most(std::int32_t wanted, Reach reach) const {
    const Most& m = mostOf(reach);
    if (wanted <= m.unit) return wanted;
    // Hard: what a unit could hold by its design waits for one.
    const std::int32_t above = policy_->rail == RailMode::hard ? tree_->largestUnit() : 0;
    if (wanted > above && m.spread > above) return std::max(m.unit, std::min(wanted, m.spread));
    return m.unit;
}

void Gangs::consider(std::uint32_t cell, std::int32_t nodes, Reach reach, std::span<const CellPiece> used,
                     Best& best) const {
    const GangPlace place{placeable(cell, reach), clean(cells_[cell], reach)};
    if (place.free < nodes || uses(used, cell)) return;
    if (best.at && !policy_->rule->better(place, best.place, nodes, mix_)) return;
    best = {cell, place};
}

std::optional<std::uint32_t> Gangs::bestUnit(std::int32_t nodes, Reach reach,
                                             std::span<const std::uint32_t> among) const {
    Best best;
    for (const std::uint32_t u : among) {
        const UnitRoom room = roomOf(u, reach);
        const GangPlace place{room.most(), room.clean};
        if (place.free < nodes) continue;
        const bool first = !best.at || policy_->rule->better(place, best.place, nodes, mix_);
        const bool tie = !first && u < *best.at && !policy_->rule->better(best.place, place, nodes, mix_);
        if (first || tie) best = {u, place};
    }
    return best.at;
}

// Of a unit that has room: clean racks of the lowest numbers, then the rest where the rule says.
void Gangs::fill(std::uint32_t u, std::int32_t nodes, Reach reach, std::vector<CellPiece>& pieces) const {
    const ResourceTree::Unit& unit = tree_->units()[u];
    const std::uint32_t end = unit.firstCell + unit.cells;
    if (unit.block == 0) {
        pieces.push_back({unit.firstCell, nodes, 0});
        return;
    }
    for (std::uint32_t c = unit.firstCell; c < end && nodes >= unit.block; ++c) {
        if (placeable(c, reach) < unit.block) continue;
        pieces.push_back({c, unit.block, 0});
        nodes -= unit.block;
    }
    if (nodes == 0) return;
    Best best;
    for (std::uint32_t c = unit.firstCell; c < end; ++c) consider(c, nodes, reach, pieces, best);
    ensures(best.at.has_value(), "a unit with room has a rack for the rest");
    pieces.push_back({*best.at, nodes, 0});
}

// The roomiest units until one can take the rest. A rest that only racks of units already used have room for goes there.
bool Gangs::spread(std::uint32_t group, std::int32_t nodes, Reach reach,
                   std::vector<CellPiece>& pieces) const {
    std::vector<std::uint32_t> among;
    for (std::uint32_t u = 0; u < tree_->units().size(); ++u) {
        if (groupOf(u) != group) continue;
        const UnitRoom room = roomOf(u, reach);
        if (room.most() > 0 && (room.clean || policy_->rail == RailMode::soft)) among.push_back(u);
    }
    const std::vector<std::uint32_t> allowed = among;
    std::stable_sort(among.begin(), among.end(), [&](std::uint32_t a, std::uint32_t b) {
        return roomOf(a, reach).whole > roomOf(b, reach).whole;
    });
    while (nodes > 0 && !among.empty()) {
        if (const auto last = bestUnit(nodes, reach, among)) {
            fill(*last, nodes, reach, pieces);
            return true;
        }
        const std::uint32_t roomiest = among.front();
        among.erase(among.begin());
        const std::int32_t whole = roomOf(roomiest, reach).whole;
        if (whole == 0) break;
        fill(roomiest, whole, reach, pieces);
        nodes -= whole;
    }
    if (nodes == 0) return true;
    Best rest;
    for (const std::uint32_t u : allowed) {
        const ResourceTree::Unit& unit = tree_->units()[u];
        for (std::uint32_t c = unit.firstCell; c < unit.firstCell + unit.cells; ++c)
            consider(c, nodes, reach, pieces, rest);
    }
    if (!rest.at) return false;
    pieces.push_back({*rest.at, nodes, 0});
    return true;
}

bool Gangs::choose(std::int32_t nodes, Reach reach, std::vector<CellPiece>& pieces) const {
    expects(nodes > 0, "a gang has nodes");
    pieces.clear();
    if (!fits(nodes, reach)) return false;
    Best cell;
    for (std::uint32_t c = 0; c < cells_.size(); ++c) consider(c, nodes, reach, {}, cell);
    if (cell.at) {
        pieces.push_back({*cell.at, nodes, 0});
        return true;
    }
    std::vector<std::uint32_t> all(tree_->units().size());
    for (std::uint32_t u = 0; u < all.size(); ++u) all[u] = u;
    if (const auto unit = bestUnit(nodes, reach, all)) {
        fill(*unit, nodes, reach, pieces);
        return true;
    }
    std::size_t fewest = 0;
    std::vector<CellPiece> trial;
    for (std::uint32_t g = 0; g < groups(); ++g) {
        trial.clear();
        if (!spread(g, nodes, reach, trial)) continue;
        if (const std::size_t units = unitsOf(trial); fewest == 0 || units < fewest) {
            fewest = units;
            pieces = trial;
        }
    }
    ensures(fewest > 0, "a gang that fits has a place");
    return true;
}

void Gangs::take(std::span<CellPiece> pieces) {
    for (CellPiece& piece : pieces) {
        Count& c = cells_[piece.cell];
        piece.held = std::max(0, piece.nodes - c.open);
        expects(piece.held <= c.held, "a place is taken where there is room");
        c.held -= piece.held;
        c.taken += piece.nodes;
        c.open -= piece.nodes - piece.held;
        open_ -= piece.nodes - piece.held;
    }
    most_ = {};
}

void Gangs::undo(std::span<const CellPiece> pieces) {
    for (const CellPiece& piece : pieces) {
        Count& c = cells_[piece.cell];
        c.held += piece.held;
        c.taken -= piece.nodes;
        c.open += piece.nodes - piece.held;
        open_ += piece.nodes - piece.held;
    }
    most_ = {};
}

std::size_t Gangs::unitsOf(std::span<const CellPiece> pieces) const {
    std::size_t units = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto unit = [&](std::size_t k) { return tree_->cells()[pieces[k].cell].unit; };
        bool known = false;
        for (std::size_t k = 0; k < i && !known; ++k) known = unit(k) == unit(i);
        units += !known;
    }
    return units;
}

double Gangs::fragmentation() const {
    if (mix_.weight() == 0) return 0;
    std::int64_t sum = 0;
    for (std::uint32_t c = 0; c < cells_.size(); ++c)
        if (cells_[c].open > 0)
            sum += cells_[c].open * mix_.weightAbove(std::min(placeable(c, Reach::open), mix_.size()));
    return static_cast<double>(sum) / static_cast<double>(mix_.weight());
}

}  // namespace tranche
