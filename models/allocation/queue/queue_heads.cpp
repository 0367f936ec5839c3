// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Strict heads, first-fit and EASY: those that keep nothing but the queue from one pass to the next.
#include <algorithm>
#include <tuple>

#include "models/allocation/queue/queue_scheduler.hpp"

namespace tranche {

bool QueueScheduler::fits(const Waiting& w) const {
    if (w.size > available_ - used_) return false;
    return plain() || profile_.fitsNow(w.size, w.estimate);
}

// Whether it would fit one day if nobody came before it. Else the down rule decides.
bool QueueScheduler::everFits(const Waiting& w) const {
    if (announced_.empty()) return w.size <= available_;
    return profile_.earliest(w.size, w.estimate) != kNever;
}

// May it start without delaying the reserved?
bool QueueScheduler::mayPass(const Waiting& w, Time now) const {
    if (!plain()) return fits(w);
    return w.size <= available_ - used_ && (now + w.estimate <= shadow_ || w.size <= extra_);
}

void QueueScheduler::passHeads(Time now, std::vector<Start>& started) {
    if (waiting() == 0) return;
    if (available_ - used_ <= 0) return;  // and changed_ stays as it is
    const bool backfills = policy_.discipline != Discipline::strict;
    if (!changed_ && blocked_ && plain()) {
        if (backfills && !held_) backfill(checked_, now, started);
    } else {
        const std::size_t rest = startHeads(now, started);
        if (blocked_ && backfills && !held_) backfill(rest, now, started);
        for (const auto& [at, w] : reserved_) profile_.give(at, at + w.estimate, w.size);
        reserved_.clear();
        changed_ = false;
    }
    checked_ = waiting_.size();
    if (head_ == waiting_.size() || (head_ > 1024 && head_ > waiting_.size() / 2)) {
        waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(head_));
        checked_ -= head_;
        head_ = 0;
    }
}

// In queue order, until the rule has its reservations. Where candidates begin.
std::size_t QueueScheduler::startHeads(Time now, std::vector<Start>& started) {
    blocked_ = held_ = false;
    std::size_t kept = head_, i = head_;
    const std::size_t end = waiting_.size();
    for (; i < end && !blocked_; ++i) {
        const Waiting w = waiting_[i];
        if (fits(w)) {
            start(w.slot, now, kept > head_, started);
            // Without anyone kept back the queue just moves on.
            if (kept == head_) kept = ++head_;
            continue;
        }
        waiting_[kept++] = w;
        if (everFits(w))
            reserve(w);
        else if (policy_.downRule == DownRule::hold)
            blocked_ = held_ = true;
    }
    if (kept < i)
        waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(kept),
                       waiting_.begin() + static_cast<std::ptrdiff_t>(i));
    return kept;
}

void QueueScheduler::reserve(const Waiting& w) {
    if (policy_.discipline != Discipline::easy) {
        // First-fit under `hold` looks at everyone in turn: any may hold the rest.
        blocked_ = policy_.discipline == Discipline::strict || policy_.downRule == DownRule::pass;
        shadow_ = kNever;  // first-fit: nothing is reserved
        return;
    }
    if (plain()) {
        const AvailabilityProfile::Level level = profile_.firstAtLeast(w.size);
        shadow_ = level.at;
        extra_ = level.free - w.size;
        blocked_ = true;
        return;
    }
    const Time at = profile_.earliest(w.size, w.estimate);
    profile_.take(at, at + w.estimate, w.size);
    reserved_.emplace_back(at, w);
    blocked_ = reserved_.size() == static_cast<std::size_t>(policy_.reservations);
}

void QueueScheduler::startPast(const Waiting& w, Time now, std::vector<Start>& started) {
    if (now + w.estimate > shadow_) extra_ -= w.size;
    start(w.slot, now, true, started);
}

void QueueScheduler::backfill(std::size_t from, Time now, std::vector<Start>& started) {
    if (policy_.backfill != nullptr) return backfillByOrder(from, now, started);
    std::size_t kept = from, i = from;
    const std::size_t end = waiting_.size();
    for (; i < end && used_ < available_; ++i) {
        const Waiting w = waiting_[i];
        if (mayPass(w, now))
            startPast(w, now, started);
        else
            waiting_[kept++] = w;
    }
    if (kept < i)
        waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(kept),
                       waiting_.begin() + static_cast<std::ptrdiff_t>(i));
}

// Room only shrinks within a pass, so who may not pass now need not be sorted.
void QueueScheduler::backfillByOrder(std::size_t from, Time now, std::vector<Start>& started) {
    candidates_.clear();
    for (std::size_t i = from; i < waiting_.size(); ++i)
        if (mayPass(waiting_[i], now)) candidates_.emplace_back(0, i);
    if (candidates_.empty()) return;
    const OrderView at = view(*policy_.backfill, now);
    for (auto& [key, i] : candidates_) key = policy_.backfill->key(slots_[waiting_[i].slot].job, at);
    std::sort(candidates_.begin(), candidates_.end(), [this](const auto& a, const auto& b) {
        const QueueJob &x = slots_[waiting_[a.second].slot].job, &y = slots_[waiting_[b.second].slot].job;
        return std::tie(a.first, x.submit, x.job) < std::tie(b.first, y.submit, y.job);
    });
    for (const auto& [key, i] : candidates_) {
        Waiting& w = waiting_[i];
        if (!mayPass(w, now)) continue;
        startPast(w, now, started);
        w.slot = kNone;
    }
    waiting_.erase(std::remove_if(waiting_.begin() + static_cast<std::ptrdiff_t>(from), waiting_.end(),
                                  [](const Waiting& w) { return w.slot == kNone; }),
                   waiting_.end());
}

}  // namespace tranche
