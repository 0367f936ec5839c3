// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Conservative backfilling over several pools.
#include <algorithm>

#include "models/allocation/queue/pool_scheduler.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {

void PoolScheduler::passReservations(Time now, std::vector<PoolStart>& started) {
    if (lost_)
        rebuild();
    else if (freed_)
        compress();
    lost_ = freed_ = false;
    reserveArrivals(now);
    startDue(now, started);
}

// To a new reservation, or to none.
void PoolScheduler::move(std::uint32_t slot, const Chance& chance) {
    Slot& s = slots_[slot];
    if (s.from != kNever) giveBack(s.held, s.group, s.from, s.pieces);
    s.from = chance.at;
    s.held = chance.option;
    if (chance.at != kNever) hold(s.held, s.group, s.from, s.pieces);
}

bool PoolScheduler::holds(const Slot& s) const {
    return policy_.downRule == DownRule::hold && s.from == kNever;
}

// One by one, in queue order: out, and in again where it can start soonest; never later than before.
void PoolScheduler::compress() {
    bool held = false;
    for (const Entry& w : waiting_) {
        Slot& s = slots_[w.slot];
        if (held && s.from == kNever) continue;
        if (s.from == kNever) {
            move(w.slot, earliest(s));
        } else {
            giveBack(s.held, s.group, s.from, s.pieces);
            const Chance chance = earliest(s);
            if (chance.at < s.from) {
                s.from = chance.at;
                s.held = chance.option;
                hold(s.held, s.group, s.from, s.pieces);
            } else {
                pools_[s.held.pool].holdAgain(s.held.size, s.from, s.from + s.held.estimate, s.pieces);
                if (s.group != kWithoutLimit)
                    limits_[s.group].left.take(s.from, s.from + s.held.estimate, s.held.size);
            }
        }
        held = held || holds(s);
    }
}

// Capacity was lost: everything anew, in queue order.
void PoolScheduler::rebuild() {
    std::vector<Time> old;
    old.reserve(waiting_.size());
    for (const Entry& w : waiting_) {
        old.push_back(slots_[w.slot].from);
        move(w.slot, Chance{});
    }
    bool held = false;
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
        const std::uint32_t slot = waiting_[i].slot;
        if (!held) move(slot, earliest(slots_[slot]));
        if (slots_[slot].from > old[i]) ++breaches_;
        held = held || holds(slots_[slot]);
    }
}

void PoolScheduler::reserveArrivals(Time now) {
    if (arrivals_.empty()) return;
    if (keyed_) {
        const OrderView at = view(*policy_.order, now);
        for (const std::uint32_t slot : arrivals_) keys_[slot] = policy_.order->key(slots_[slot].job, at);
    }
    std::sort(arrivals_.begin(), arrivals_.end(), [this](auto a, auto b) { return before(a, b); });
    for (const std::uint32_t slot : arrivals_) {
        const auto place =
            std::upper_bound(waiting_.begin(), waiting_.end(), slot,
                             [this](std::uint32_t a, const Entry& b) { return before(a, b.slot); });
        const bool held =
            std::any_of(waiting_.begin(), place, [this](const Entry& w) { return holds(slots_[w.slot]); });
        if (!held) move(slot, earliest(slots_[slot]));
        waiting_.insert(place, Entry{0, slot});
    }
    arrivals_.clear();
}

// Whether a reservation that is due may start, there or in another of its pools; else it is reserved anew.
bool PoolScheduler::admitDue(std::uint32_t slot, Time now) {
    Slot& s = slots_[slot];
    if (gate_->admits(s.job.job, s.held)) return true;
    move(slot, Chance{});
    if (const PoolOption* other = fitsNow(s)) {
        move(slot, {now, *other});
        return true;
    }
    move(slot, earliest(s));
    lost_ = lost_ || s.from <= now;  // overdue from now on: the next pass reserves everything anew
    return false;
}

void PoolScheduler::startDue(Time now, std::vector<PoolStart>& started) {
    bool keptBack = false;
    for (Entry& w : waiting_) {
        Slot& s = slots_[w.slot];
        if (s.from > now) {
            keptBack = true;
            continue;
        }
        ensures(s.from == now, "a pass is made when it is wanted");
        if (gate_ != nullptr && !admitDue(w.slot, now)) {
            keptBack = true;
            continue;
        }
        start(w.slot, s.held, now, keptBack, started);
        w.slot = kNone;
    }
    sweep();
}

}  // namespace tranche
