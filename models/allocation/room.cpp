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
}

Gpus grantSize(const Candidate& c, Gpus gpus, Gpus quantum, Gpus cap, AboveCap aboveCap) {
    const Gpus n = ceilToQuantum(gpus, quantum);
    if (c.capExempt || n <= cap) return n;
    return aboveCap == AboveCap::clip && cap >= c.viable ? cap : 0;
}

Gpus Room::roomFor(const Candidate& c, const PoolRoom& pool) const {
    const Gpus capacity = pool.free + (c.endsBy <= pool.lendUntil ? pool.lendable : 0);
    const Gpus cap = c.capExempt ? kNoLimit : pool.cap;
    return std::min({capacity, cap, shareLeft(c)});
}

std::optional<Fit> Room::fit(const Candidate& c, Gpus gpus) const {
    std::optional<Fit> best;
    Gpus bestRoom = 0;
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        if ((c.pools >> p & 1) == 0) continue;
        const PoolRoom& pool = pools_[p];
        const Gpus n = grantSize(c, gpus, pool.quantum, pool.cap, aboveCap_);
        if (n == 0 || n > roomFor(c, pool)) continue;
        const Gpus capacity = pool.free + (c.endsBy <= pool.lendUntil ? pool.lendable : 0);
        if (best && (choice_ == PoolChoice::listed || capacity <= bestRoom)) continue;
        best = Fit{static_cast<std::uint16_t>(p), n, std::max<Gpus>(0, n - pool.free)};
        bestRoom = capacity;
    }
    return best;
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
