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
    if (dead_ > 8 + waiting() / 4 || head_ > 1024 + waiting()) tidy();
    checked_ = waiting_.size();
}

// In queue order, until the rule has its reservations. Where candidates begin.
std::size_t QueueScheduler::startHeads(Time now, std::vector<Start>& started) {
    blocked_ = held_ = false;
    bool keptBack = false;
    std::size_t i = head_;
    for (; i < waiting_.size() && !blocked_; ++i) {
        const Waiting w = waiting_[i];
        if (w.dead()) continue;
        if (fits(w)) {
            start(w.slot, now, keptBack, started);
            strike(i);
            continue;
        }
        keptBack = true;
        if (everFits(w))
            reserve(w);
        else if (policy_.downRule == DownRule::hold)
            blocked_ = held_ = true;
    }
    return i;
}

// Out of the queue. The first and the last entry always are alive.
void QueueScheduler::strike(std::size_t i) {
    waiting_[i] = Waiting{};
    if (indexed_) index_.leave(i);
    ++dead_;
    for (; head_ < waiting_.size() && waiting_[head_].dead(); ++head_) --dead_;
    for (; head_ < waiting_.size() && waiting_.back().dead(); waiting_.pop_back()) --dead_;
}

void QueueScheduler::tidy() {
    waiting_.erase(
        std::remove_if(waiting_.begin(), waiting_.end(), [](const Waiting& w) { return w.dead(); }),
        waiting_.end());
    head_ = dead_ = 0;
    indexed_ = false;
}

void QueueScheduler::reserve(const Waiting& w) {
    if (policy_.discipline != Discipline::easy) {
        // First-fit under `hold` looks at everyone in turn: any may hold the rest.
        blocked_ = policy_.discipline == Discipline::strict || policy_.downRule == DownRule::pass;
        shadow_ = kNever;  // first-fit: nothing is reserved
        return;
    }
    if (plain()) {
        const AvailabilityProfile::Level level = ends_.firstAtLeast(w.size, available_ - used_);
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
    if (!indexed_ && waiting() > kIndexFrom) reindex();
    if (policy_.backfill != nullptr) return backfillByOrder(from, now, started);
    for (std::size_t i = nextToPass(from, now); i < waiting_.size(); i = nextToPass(i + 1, now)) {
        startPast(waiting_[i], now, started);
        strike(i);
    }
}

void QueueScheduler::reindex() {
    index_.clear();
    for (std::size_t i = head_; i < waiting_.size(); ++i)
        if (!waiting_[i].dead()) index_.append(i, waiting_[i]);
    indexed_ = true;
}

// May it start without delaying the reserved?
bool QueueScheduler::mayPass(const Waiting& w, Time now) const {
    if (!plain()) return fits(w);
    return w.size <= available_ - used_ && (w.estimate <= lengthToShadow(now) || w.size <= extra_);
}

// The first from here on that may start; the end when there is none.
std::size_t QueueScheduler::nextToPass(std::size_t from, Time now) {
    const std::int64_t free = available_ - used_;
    const bool simple = plain();
    const Duration length = simple ? lengthToShadow(now) : kNever;
    const std::int64_t extra = simple ? std::min(extra_, free) : 0;
    if (free <= 0) return waiting_.size();
    for (std::size_t i = from; i < waiting_.size();) {
        const std::size_t block = i / BackfillIndex::kBlock, begin = block * BackfillIndex::kBlock;
        const std::size_t end = std::min(waiting_.size(), begin + BackfillIndex::kBlock);
        if (!indexed_ || index_.mayHold(block, free, length, extra)) {
            for (; i < end; ++i) {
                const Waiting& w = waiting_[i];
                // Without branches: which of the three decides cannot be predicted.
                const bool may = (w.size <= extra) | ((w.size <= free) & (w.estimate <= length));
                if (may && (simple || fits(w))) return i;
            }
            if (indexed_) index_.refresh(block, {&waiting_[begin], end - begin});
        }
        i = end;
    }
    return waiting_.size();
}

// Room only shrinks within a pass, so who may not pass now need not be sorted.
void QueueScheduler::backfillByOrder(std::size_t from, Time now, std::vector<Start>& started) {
    candidates_.clear();
    for (std::size_t i = nextToPass(from, now); i < waiting_.size(); i = nextToPass(i + 1, now))
        candidates_.emplace_back(0, i);
    if (candidates_.empty()) return;
    const OrderView at = view(*policy_.backfill, now);
    for (auto& [key, i] : candidates_) key = policy_.backfill->key(slots_[waiting_[i].slot].job, at);
    std::sort(candidates_.begin(), candidates_.end(), [this](const auto& a, const auto& b) {
        const QueueJob &x = slots_[waiting_[a.second].slot].job, &y = slots_[waiting_[b.second].slot].job;
        return std::tie(a.first, x.submit, x.job) < std::tie(b.first, y.submit, y.job);
    });
    for (const auto& [key, i] : candidates_) {
        if (!mayPass(waiting_[i], now)) continue;
        startPast(waiting_[i], now, started);
        strike(i);
    }
}

}  // namespace tranche
