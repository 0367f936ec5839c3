// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Strict heads, first-fit and EASY over several pools.
#include <algorithm>
#include <tuple>

#include "models/allocation/queue/pool_scheduler.hpp"

namespace tranche {

void PoolScheduler::passHeads(Time now, std::vector<PoolStart>& started) {
    if (changed_) dropReservations();                 // time may have come to where they begin
    if (waiting_.empty() || mostFree() <= 0) return;  // and changed_ stays as it is
    const bool backfills = policy_.discipline != Discipline::strict;
    if (!changed_ && blocked_) {
        if (backfills && !held_) backfill(checked_, now, started);
    } else {
        changed_ = false;
        dropReservations();
        const std::size_t rest = startHeads(now, started);
        if (blocked_ && backfills && !held_) backfill(rest, now, started);
    }
    sweep();
    checked_ = waiting_.size();
}

void PoolScheduler::dropReservations() {
    for (std::size_t i = 0; i < reservations_; ++i) {
        const Reserved& r = reserved_[i];
        giveBack(r.option, r.group, r.from, r.pieces);
    }
    reservations_ = 0;
}

// In queue order, until the rule has its reservations. Where candidates begin.
std::size_t PoolScheduler::startHeads(Time now, std::vector<PoolStart>& started) {
    blocked_ = held_ = false;
    bool keptBack = false;
    std::size_t i = 0;
    for (; i < waiting_.size() && !blocked_; ++i) {
        const std::uint32_t slot = waiting_[i].slot;
        if (const PoolOption* option = fitsNow(slots_[slot])) {
            start(slot, *option, now, keptBack, started);
            waiting_[i].slot = kNone;
            continue;
        }
        keptBack = true;
        const Chance chance = earliest(slots_[slot]);
        if (chance.at != kNever)
            reserve(slots_[slot], chance);
        else if (policy_.downRule == DownRule::hold)
            blocked_ = held_ = true;
    }
    return i;
}

void PoolScheduler::reserve(const Slot& slot, const Chance& chance) {
    if (policy_.discipline != Discipline::easy) {
        // First-fit under `hold` looks at everyone in turn: any may hold the rest.
        blocked_ = policy_.discipline == Discipline::strict || policy_.downRule == DownRule::pass;
        return;
    }
    if (reservations_ == reserved_.size()) reserved_.emplace_back();
    Reserved& r = reserved_[reservations_++];
    r.from = chance.at;
    r.option = chance.option;
    r.group = slot.group;
    hold(r.option, r.group, r.from, r.pieces);
    blocked_ = reservations_ == static_cast<std::size_t>(policy_.reservations);
}

// Whoever fits beside what is reserved. Room only shrinks within a pass.
void PoolScheduler::backfill(std::size_t from, Time now, std::vector<PoolStart>& started) {
    candidates_.clear();
    std::int64_t free = mostFree();
    for (std::size_t i = from; i < waiting_.size() && free > 0; ++i) {
        const Entry& w = waiting_[i];
        if (w.least > free) continue;
        const PoolOption* option = fitsNow(slots_[w.slot]);
        if (option == nullptr) continue;
        if (policy_.backfill != nullptr) {
            candidates_.emplace_back(0, i);
            continue;
        }
        start(w.slot, *option, now, true, started);
        waiting_[i].slot = kNone;
        free = mostFree();
    }
    if (candidates_.empty()) return;
    const OrderView at = view(*policy_.backfill, now);
    for (auto& [key, i] : candidates_) key = policy_.backfill->key(slots_[waiting_[i].slot].job, at);
    std::sort(candidates_.begin(), candidates_.end(), [this](const auto& a, const auto& b) {
        const QueueJob &x = slots_[waiting_[a.second].slot].job, &y = slots_[waiting_[b.second].slot].job;
        return std::tie(a.first, x.submit, x.job) < std::tie(b.first, y.submit, y.job);
    });
    for (const auto& [key, i] : candidates_) {
        const PoolOption* option = fitsNow(slots_[waiting_[i].slot]);
        if (option == nullptr) continue;
        start(waiting_[i].slot, *option, now, true, started);
        waiting_[i].slot = kNone;
    }
}

}  // namespace tranche
