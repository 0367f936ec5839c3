// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/room.hpp"

#include <algorithm>
#include <utility>

#include "sim/kernel/contract.hpp"

namespace tranche {

Room::Room(std::vector<PoolRoom> pools, std::vector<Gpus> shareLeft, PoolChoice choice, AboveCap aboveCap)
    : pools_(std::move(pools)), shareLeft_(std::move(shareLeft)), choice_(choice), aboveCap_(aboveCap) {}

void Room::reset(std::size_t pools, std::size_t groups, PoolChoice choice, AboveCap aboveCap) {
    pools_.assign(pools, PoolRoom{});
    shareLeft_.assign(groups, kNoLimit);
    choice_ = choice;
    aboveCap_ = aboveCap;
    optimumProven_ = true;
    placed_.clear();
    resources_ = {};
    preferences_.clear();
}

Gpus grantSize(const Candidate& c, Gpus gpus, Gpus quantum, Gpus cap, AboveCap aboveCap) {
    const Gpus n = ceilToQuantum(gpus, quantum);
    if (c.capExempt || n <= cap) return n;
    return aboveCap == AboveCap::clip && cap >= c.viable ? cap : 0;
}

Gpus Room::whole(std::size_t pool, const Candidate& c) const {
    return (c.pools >> pool & 1) == 0 ? 0 : sizeIn(pools_[pool], c, c.requested);
}

Gpus Room::capacity(std::size_t pool, const Candidate& c) const {
    const PoolRoom& p = pools_[pool];
    return p.free + (c.endsBy <= p.lendUntil ? p.lendable : 0);
}

Gpus Room::roomFor(const Candidate& c, const PoolRoom& pool) const {
    const Gpus cap = c.capExempt ? kNoLimit : pool.cap;
    const Gpus room = capacity(static_cast<std::size_t>(&pool - pools_.data()), c);
    return std::min({room, cap, shareLeft(c), byResources(c, pool)});
}

Gpus Room::byResources(const Candidate& c, const PoolRoom& pool) const {
    Gpus most = kNoLimit;
    if (pool.watts > 0) most = std::min(most, std::max<Gpus>(0, resources_.watts) / pool.watts);
    if (c.gigabytes > 0) most = std::min(most, std::max<Gpus>(0, resources_.gigabytes) / c.gigabytes);
    return most;
}

std::vector<std::uint16_t> Room::preferredPools(const Candidate& c) const {
    std::vector<std::uint16_t> order;
    std::uint64_t left = c.pools;
    const auto add = [&](std::uint16_t p) {
        if ((left >> p & 1) != 0) order.push_back(p);
        left &= ~(std::uint64_t{1} << p);
    };
    if (c.preference < preferences_.size())
        for (const std::uint16_t p : preferences_[c.preference]) add(p);
    for (std::uint16_t p = 0; p < pools_.size(); ++p) add(p);
    return order;
}

// The pool that goes first of those that have room for size(pool) > 0 GPUs.
template <class Size>
std::optional<Fit> Room::firstFit(const Candidate& c, const Size& size) const {
    std::optional<Fit> best;
    Gpus bestRoom = 0;
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        if ((c.pools >> p & 1) == 0) continue;
        const PoolRoom& pool = pools_[p];
        const Gpus n = size(pool);
        if (n == 0 || n > roomFor(c, pool) || gang(p, c, n) < n) continue;
        const Gpus room = capacity(p, c);
        if (best && (choice_ == PoolChoice::listed || room <= bestRoom)) continue;
        best = Fit{static_cast<std::uint16_t>(p), n, std::max<Gpus>(0, n - pool.free)};
        bestRoom = room;
    }
    return best;
}

std::optional<Fit> Room::fit(const Candidate& c, Gpus gpus) const {
    return firstFit(c, [&](const PoolRoom& pool) { return sizeIn(pool, c, gpus); });
}

std::optional<Fit> Room::fitFraction(const Candidate& c, Gpus num, Gpus den) const {
    return firstFit(c, [&](const PoolRoom& pool) {
        const Gpus n = floorToQuantum(sizeIn(pool, c, c.requested) * num / den, pool.quantum);
        return n >= c.viable ? n : 0;
    });
}

std::optional<Fit> Room::fitIn(std::size_t pool, const Candidate& c, Gpus gpus) const {
    const Gpus n = (c.pools >> pool & 1) == 0 ? 0 : sizeIn(pools_[pool], c, gpus);
    if (n == 0 || n > roomFor(c, pools_[pool]) || gang(pool, c, n) < n) return std::nullopt;
    return Fit{static_cast<std::uint16_t>(pool), n, std::max<Gpus>(0, n - pools_[pool].free)};
}

std::optional<Fit> Room::part(const Candidate& c) const {
    std::optional<Fit> best;
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        if ((c.pools >> p & 1) == 0) continue;
        const PoolRoom& pool = pools_[p];
        const Gpus most = floorToQuantum(std::min(roomFor(c, pool), ceilToQuantum(c.requested, pool.quantum)),
                                         pool.quantum);
        const Gpus n = gang(p, c, most);
        if (n < c.viable || n <= 0 || (best && n <= best->gpus)) continue;
        best = Fit{static_cast<std::uint16_t>(p), n, std::max<Gpus>(0, n - pool.free)};
    }
    return best;
}

Binding Room::obstacle(const Candidate& c) const {
    if (c.pools == 0) return Binding::noPool;
    bool scattered = false;  // it fits by count
    Gpus least = 0;          // that any of its pools would give for the whole request
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        if ((c.pools >> p & 1) == 0) continue;
        const Gpus n = grantSize(c, c.requested, pools_[p].quantum, pools_[p].cap, aboveCap_);
        if (n > 0 && (least == 0 || n < least)) least = n;
        scattered = scattered || (!gangs_.empty() && n > 0 && n <= roomFor(c, pools_[p]));
    }
    if (least == 0) return Binding::cap;
    if (scattered) return Binding::placement;
    if (least > shareLeft(c)) return Binding::share;
    return resources_.limited() ? resourceObstacle(c) : Binding::capacity;
}

// Power or storage where GPUs alone would have been enough in some pool.
Binding Room::resourceObstacle(const Candidate& c) const {
    Binding why = Binding::capacity;
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        const Gpus n = whole(p, c);
        if (n == 0 || n > capacity(p, c) || n <= byResources(c, pools_[p])) continue;
        why = c.gigabytes > 0 && n > std::max<Gpus>(0, resources_.gigabytes) / c.gigabytes ? Binding::storage
                                                                                           : Binding::power;
        if (why == Binding::power) break;
    }
    return why;
}

void Room::take(const Candidate& c, const Fit& fit) {
    PoolRoom& pool = pools_[fit.pool];
    pool.free -= fit.gpus - fit.borrowed;
    pool.lendable -= fit.borrowed;
    if (c.group != kNoGroup && shareLeft_[c.group] != kNoLimit) shareLeft_[c.group] -= fit.gpus;
    if (resources_.watts < kNoLimit) resources_.watts -= fit.gpus * pool.watts;
    if (resources_.gigabytes < kNoLimit) resources_.gigabytes -= fit.gpus * c.gigabytes;
    if (!gangs_.empty()) placeGang(c, fit);
}

void Room::offerGangs(std::size_t pool, const Gangs& gangs) {
    if (pool < gangs_.size())
        gangs_[pool] = gangs;  // keeps its memory
    else
        gangs_.push_back(gangs);
}

Reach Room::reach(std::size_t pool, const Candidate& c) const {
    return c.endsBy <= pools_[pool].lendUntil ? Reach::held : Reach::open;
}

// The largest part of `wanted` that has a place.
Gpus Room::gang(std::size_t pool, const Candidate& c, Gpus wanted) const {
    if (gangs_.empty() || wanted <= 0) return wanted;
    const Gpus quantum = pools_[pool].quantum;
    return gangs_[pool].most(static_cast<std::int32_t>(wanted / quantum), reach(pool, c)) * quantum;
}

std::size_t Room::placedAt(std::uint32_t application) const {
    std::size_t i = 0;
    while (i < placed_.size() && placed_[i].application != application) ++i;
    return i;
}

Gpus Room::placeablePart(const Candidate& c, const Fit& fit) const {
    if (gangs_.empty()) return fit.gpus;
    const std::size_t before = placedAt(c.application);
    if (before == placed_.size()) return gang(fit.pool, c, fit.gpus);
    // With what it has already: as one gang, placed anew.
    const Gpus quantum = pools_[fit.pool].quantum;
    Gangs trial = gangs_[fit.pool];
    trial.undo(placed_[before].pieces);
    const auto all = placed_[before].nodes + static_cast<std::int32_t>(fit.gpus / quantum);
    return std::max<Gpus>(0, trial.most(all, reach(fit.pool, c)) - placed_[before].nodes) * quantum;
}

bool Room::placeable(const Candidate& c, const Fit& fit) const {
    return placeablePart(c, fit) == fit.gpus;
}

void Room::placeGang(const Candidate& c, const Fit& fit) {
    const std::size_t at = placedAt(c.application);
    if (at == placed_.size()) placed_.push_back({c.application, fit.pool, 0, {}});
    Placed& placed = placed_[at];
    Gangs& gangs = gangs_[fit.pool];
    gangs.undo(placed.pieces);
    placed.nodes += static_cast<std::int32_t>(fit.gpus / pools_[fit.pool].quantum);
    ensures(gangs.choose(placed.nodes, reach(fit.pool, c), placed.pieces), "what is awarded has a place");
    gangs.take(placed.pieces);
}

std::span<const CellPiece> Room::placeOf(std::uint32_t application) const {
    const std::size_t at = placedAt(application);
    expects(at < placed_.size(), "an application that was awarded here has a place");
    return placed_[at].pieces;
}

}  // namespace tranche
