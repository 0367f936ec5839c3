// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/room.hpp"

#include <algorithm>
#include <utility>

namespace tranche {

Room::Room(std::vector<PoolRoom> pools, std::vector<Gpus> shareLeft, PoolChoice choice, AboveCap aboveCap)
    : pools_(std::move(pools)), shareLeft_(std::move(shareLeft)), choice_(choice), aboveCap_(aboveCap) {}

void Room::reset(std::size_t pools, std::size_t groups, PoolChoice choice, AboveCap aboveCap) {
    pools_.assign(pools, PoolRoom{});
    shareLeft_.assign(groups, kNoLimit);
    choice_ = choice;
    aboveCap_ = aboveCap;
    optimumProven_ = true;
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
    return std::min({capacity(static_cast<std::size_t>(&pool - pools_.data()), c), cap, shareLeft(c)});
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
        if (n == 0 || n > roomFor(c, pool)) continue;
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
    if (n == 0 || n > roomFor(c, pools_[pool])) return std::nullopt;
    return Fit{static_cast<std::uint16_t>(pool), n, std::max<Gpus>(0, n - pools_[pool].free)};
}

std::optional<Fit> Room::part(const Candidate& c) const {
    std::optional<Fit> best;
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        if ((c.pools >> p & 1) == 0) continue;
        const PoolRoom& pool = pools_[p];
        const Gpus n = floorToQuantum(std::min(roomFor(c, pool), ceilToQuantum(c.requested, pool.quantum)),
                                      pool.quantum);
        if (n < c.viable || n <= 0 || (best && n <= best->gpus)) continue;
        best = Fit{static_cast<std::uint16_t>(p), n, std::max<Gpus>(0, n - pool.free)};
    }
    return best;
}

Binding Room::obstacle(const Candidate& c) const {
    if (c.pools == 0) return Binding::noPool;
    Gpus least = 0;  // that any of its pools would give for the whole request
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        if ((c.pools >> p & 1) == 0) continue;
        const Gpus n = grantSize(c, c.requested, pools_[p].quantum, pools_[p].cap, aboveCap_);
        if (n > 0 && (least == 0 || n < least)) least = n;
    }
    if (least == 0) return Binding::cap;
    return least > shareLeft(c) ? Binding::share : Binding::capacity;
}

void Room::take(const Candidate& c, const Fit& fit) {
    PoolRoom& pool = pools_[fit.pool];
    pool.free -= fit.gpus - fit.borrowed;
    pool.lendable -= fit.borrowed;
    if (c.group != kNoGroup && shareLeft_[c.group] != kNoLimit) shareLeft_[c.group] -= fit.gpus;
}

}  // namespace tranche
