// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/queue/queue_scheduler.hpp"

#include <algorithm>
#include <tuple>

#include "models/allocation/queue/waiting_order.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {
QueueScheduler::QueueScheduler(const QueuePolicy& policy, std::int64_t nominal, FairShareAccounts accounts)
    : policy_(policy),
      nominal_(nominal),
      available_(nominal),
      accounts_(std::move(accounts)),
      charges_(looksAtShares(policy)),
      keyed_(policy.order != findQueueOrder("fcfs")),
      dynamic_(policy.order->dynamic),
      index_(nominal > 0 ? nominal : 1),
      walksEnds_(policy.discipline == Discipline::easy && policy.reservations == 1),
      profiled_((policy.discipline == Discipline::easy && !walksEnds_) ||
                policy.discipline == Discipline::conservative),
      profile_(nominal),
      floor_(policy.discipline == Discipline::conservative ? std::max<std::int64_t>(nominal, 1) : 1) {
    expects(nominal > 0, "a queue has capacity");
    expects(policy.reservations >= 1, "EASY holds at least one reservation");
    expects(policy.period > 0, "the period of passes is positive");
}

bool QueueScheduler::submit(const QueueJob& job) {
    expects(job.size > 0, "a job asks for something");
    expects(job.estimate > 0 && job.estimate <= kHorizonLimit,
            "an estimate is positive and within the horizon");
    expects(!charges_ || job.account < accounts_.size(), "the account of a job is known");
    if (job.size > nominal_) return false;
    std::uint32_t slot = static_cast<std::uint32_t>(slots_.size());
    if (freeSlots_.empty()) {
        slots_.emplace_back();
        if (keyed_) keys_.emplace_back();
    } else {
        slot = freeSlots_.back();
        freeSlots_.pop_back();
    }
    Slot& s = slots_[slot];
    s.job = job;
    s.at = kNever;
    s.state = State::waiting;
    if (slotOfJob_.size() <= job.job)
        slotOfJob_.resize(std::max<std::size_t>(job.job + std::size_t{1}, slotOfJob_.size() * 3 / 2), kNone);
    expects(slotOfJob_[job.job] == kNone, "a job is submitted once");
    slotOfJob_[job.job] = slot;
    enter(slot);
    return true;
}

// Into the queue: at its place where keys are fixed, at the end where every pass sorts anyway.
void QueueScheduler::enter(std::uint32_t slot) {
    const QueueJob& job = slots_[slot].job;
    const QueueOrderRow& order = *policy_.order;
    const Waiting entry{job.size, job.estimate, slot};
    if (keyed_ && !dynamic_) keys_[slot] = order.key(job, view(order, job.submit));
    if (policy_.discipline == Discipline::conservative) {
        arrivals_.push_back(slot);  // joins waiting_ when it reserves
        return;
    }
    const bool last = waiting() == 0 || before(waiting_.back().slot, slot);
    if (last || dynamic_) {
        waiting_.push_back(entry);
        if (indexed_) index_.append(waiting_.size() - 1, entry);
        return;
    }
    if (dead_ > 0) {
        tidy();
        changed_ = true;
    }
    const auto place =
        std::upper_bound(waiting_.begin() + static_cast<std::ptrdiff_t>(head_), waiting_.end(), slot,
                         [this](std::uint32_t a, const Waiting& b) { return before(a, b.slot); });
    if (static_cast<std::size_t>(place - waiting_.begin()) < checked_) changed_ = true;
    waiting_.insert(place, entry);
    indexed_ = false;
}

bool QueueScheduler::before(std::uint32_t a, std::uint32_t b) const {
    if (keyed_ && keys_[a] != keys_[b]) return keys_[a] < keys_[b];
    return submittedBefore(slots_[a].job, slots_[b].job);
}

OrderView QueueScheduler::view(const QueueOrderRow& order, Time now) {
    return orderView(policy_, order, now, nominal_, accounts_, fairFactors_);
}

// Dynamic keys anew. Mostly nobody overtakes anybody: then nothing has changed, and a pass need not look at all again.
void QueueScheduler::sortWaiting(Time now) {
    if (waiting() == 0) return;
    if (dead_ > 0 || head_ > 0) {
        tidy();
        changed_ = true;
    }
    const OrderView at = view(*policy_.order, now);
    for (const Waiting& w : waiting_) keys_[w.slot] = policy_.order->key(slots_[w.slot].job, at);
    const auto earlier = [this](const Waiting& a, const Waiting& b) { return before(a.slot, b.slot); };
    if (!sortAnew(waiting_, earlier)) return;
    indexed_ = false;
    changed_ = true;
}

std::uint32_t QueueScheduler::slotOf(std::uint32_t job, bool running) const {
    const std::uint32_t slot = job < slotOfJob_.size() ? slotOfJob_[job] : kNone;
    expects(slot != kNone, "the job waits or runs");
    expects((slots_[slot].state == State::running) == running, "the job is in the state the call is about");
    return slot;
}

void QueueScheduler::release(std::uint32_t slot) {
    slotOfJob_[slots_[slot].job.job] = kNone;
    freeSlots_.push_back(slot);
}

inline void QueueScheduler::advance(Time now) {
    expects(now >= now_, "time does not go back");
    now_ = now;
    if (profiled_) advanceProfile();
}

void QueueScheduler::advanceProfile() {
    profile_.advance(now_);
    while (!announced_.empty() && announced_.front().at <= now_) {
        available_ += announced_.front().change;
        announced_.erase(announced_.begin());
        changed_ = true;
    }
}

void QueueScheduler::finish(std::uint32_t job, Time now) {
    const std::uint32_t slot = slotOf(job, true);
    const Slot& s = slots_[slot];
    expects(now <= s.at, "a job ends by its estimate");
    advance(now);
    used_ -= s.job.size;
    if (walksEnds_) ends_.remove(s.at, s.job.size);
    if (now < s.at) {
        if (profiled_) profile_.give(now, s.at, s.job.size);
        freed_ = true;
    }
    if (charges_) accounts_.hold(s.job.account, -s.job.size, now);
    changed_ = true;
    release(slot);
}

void QueueScheduler::withdraw(std::uint32_t job, Time now) {
    const std::uint32_t slot = slotOf(job, false);
    advance(now);
    if (policy_.discipline == Discipline::conservative) {
        forget(slot);
    } else {
        const auto entry = std::find_if(waiting_.begin() + static_cast<std::ptrdiff_t>(head_), waiting_.end(),
                                        [&](const Waiting& w) { return w.slot == slot; });
        strike(static_cast<std::size_t>(entry - waiting_.begin()));
    }
    changed_ = true;
    release(slot);
}

void QueueScheduler::capacity(Time now, std::int64_t available) {
    expects(available >= 0, "capacity is not negative");
    advance(now);
    const std::int64_t more = available - available_;
    if (more == 0) return;
    available_ = available;
    nominal_ = std::max(nominal_, available);
    if (profiled_) profile_.give(now, kNever, more);
    (more > 0 ? freed_ : lost_) = true;
    changed_ = true;
}

void QueueScheduler::announce(Time now, Time at, std::int64_t change) {
    advance(now);
    expects(at > now, "what is announced lies ahead");
    if (change == 0) return;
    if (!profiled_) {
        profiled_ = true;
        profile_.reset(now, available_);
        for (std::uint32_t i = 0; i < slots_.size(); ++i)
            if (const Slot& s = slots_[i]; s.state == State::running && slotOfJob_[s.job.job] == i)
                profile_.take(now, s.at, s.job.size);
    }
    profile_.give(at, kNever, change);
    const auto later = std::upper_bound(announced_.begin(), announced_.end(), at,
                                        [](Time t, const Announced& a) { return t < a.at; });
    announced_.insert(later, {at, change});
    std::int64_t level = available_;
    for (const Announced& a : announced_) nominal_ = std::max(nominal_, level += a.change);
    (change > 0 ? freed_ : lost_) = true;
    changed_ = true;
    wanted_ = std::min(wanted_, at);
}

void QueueScheduler::start(std::uint32_t slot, Time now, bool backfilled, std::vector<Start>& started) {
    Slot& s = slots_[slot];
    s.state = State::running;
    s.at = now + s.job.estimate;
    used_ += s.job.size;
    if (walksEnds_) ends_.add(s.at, s.job.size);
    if (profiled_ && policy_.discipline != Discipline::conservative) profile_.take(now, s.at, s.job.size);
    if (charges_) accounts_.hold(s.job.account, s.job.size, now);
    started.push_back({s.job.job, backfilled});
}

void QueueScheduler::pass(Time now, std::vector<Start>& started) {
    advance(now);
    if (policy_.discipline == Discipline::conservative) {
        passReservations(now, started);
    } else {
        if (dynamic_) sortWaiting(now);
        passHeads(now, started);
    }
    wanted_ = dynamic_ || profiled_ ? nextPass(now) : kNever;
}

Time QueueScheduler::nextPass(Time now) const {
    Time next = announced_.empty() ? kNever : announced_.front().at;
    if (policy_.discipline == Discipline::conservative)
        return due_.empty() ? next : std::min(next, due_.front().at);
    // Held: only capacity brings it on.
    if (!dynamic_ || waiting() < 2 || held_) return next;
    // Another order can only matter where someone fits.
    const std::int64_t free = available_ - used_;
    const bool any = std::any_of(waiting_.begin() + static_cast<std::ptrdiff_t>(head_), waiting_.end(),
                                 [free](const Waiting& w) { return w.size <= free; });
    return any ? std::min(next, now + policy_.period) : next;
}

bool QueueScheduler::isWaiting(std::uint32_t job) const {
    const std::uint32_t slot = job < slotOfJob_.size() ? slotOfJob_[job] : kNone;
    return slot != kNone && slots_[slot].state == State::waiting;
}

Time QueueScheduler::reservation(std::uint32_t job) const {
    return slots_[slotOf(job, false)].at;
}

}  // namespace tranche
