// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Conservative backfilling: everyone has a reservation in the profile, and keeps it or gets an earlier one.
#include <algorithm>
#include <tuple>

#include "models/allocation/queue/queue_scheduler.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

constexpr auto kLater = [](const auto& a, const auto& b) {
    return a.at != b.at ? a.at > b.at : a.slot > b.slot;
};

}  // namespace

void QueueScheduler::passReservations(Time now, std::vector<Start>& started) {
    if (lost_)
        rebuild(now);
    else if (freed_)
        compress(now);
    if (lost_ || freed_) {
        floor_.forget();
        settled_ = false;
    }
    lost_ = freed_ = false;
    reserveArrivals(now);
    startDue(now, started);
}

// In queue order, without the dead.
void QueueScheduler::sortReservations(Time now) {
    const bool sort = dynamic_ || unsorted_;
    if (!sort && dead_ <= 64 + waiting_.size() / 2) return;
    waiting_.erase(
        std::remove_if(waiting_.begin(), waiting_.end(), [](const Waiting& w) { return w.dead(); }),
        waiting_.end());
    dead_ = front_ = 0;
    if (dynamic_)
        sortWaiting(now);
    else if (unsorted_)
        std::sort(waiting_.begin(), waiting_.end(),
                  [this](const Waiting& a, const Waiting& b) { return before(a.slot, b.slot); });
    unsorted_ = false;
    for (std::uint32_t i = 0; i < waiting_.size(); ++i) slots_[waiting_[i].slot].place = i;
}

void QueueScheduler::place(std::uint32_t slot, Time at) {
    Slot& s = slots_[slot];
    if (s.at != kNever) profile_.give(s.at, s.at + s.job.estimate, s.job.size);
    s.at = at;
    if (at == kNever) return;
    profile_.take(at, at + s.job.estimate, s.job.size);
    due_.push_back({at, slot});
    std::push_heap(due_.begin(), due_.end(), kLater);
}

void QueueScheduler::compress(Time now) {
    sortReservations(now);
    bool held = false;
    for (std::size_t i = front_; i < waiting_.size(); ++i) {
        const Waiting& w = waiting_[i];
        if (w.dead()) continue;
        const Time old = slots_[w.slot].at;
        if (held && old == kNever) continue;
        const Time at = profile_.earliest(w.size, w.estimate, old);
        if (at < old)
            place(w.slot, at);
        else if (old == kNever)
            held = policy_.downRule == DownRule::hold;
    }
}

// Capacity was lost: everything anew, in queue order.
void QueueScheduler::rebuild(Time now) {
    sortReservations(now);
    std::vector<Time> old(waiting_.size(), kNever);
    for (std::size_t i = front_; i < waiting_.size(); ++i) {
        if (waiting_[i].dead()) continue;
        old[i] = slots_[waiting_[i].slot].at;
        place(waiting_[i].slot, kNever);
    }
    due_.clear();
    bool held = false;
    for (std::size_t i = front_; i < waiting_.size(); ++i) {
        const Waiting& w = waiting_[i];
        if (w.dead()) continue;
        const Time at = held ? kNever : profile_.earliest(w.size, w.estimate);
        if (at > old[i]) ++breaches_;
        if (at == kNever) held = held || policy_.downRule == DownRule::hold;
        place(w.slot, at);
    }
}

// Under `hold`, whether somebody ahead has no reservation.
bool QueueScheduler::heldBack(std::uint32_t slot) const {
    if (policy_.downRule != DownRule::hold) return false;
    return std::any_of(waiting_.begin(), waiting_.end(), [&](const Waiting& w) {
        return !w.dead() && slots_[w.slot].at == kNever && before(w.slot, slot);
    });
}

// Floors pay only where searches follow one another without anything freed between.
Time QueueScheduler::earliestArrival(const QueueJob& job) {
    if (!settled_) return profile_.earliest(job.size, job.estimate);
    const Time at = profile_.earliest(job.size, job.estimate, kNever, floor_.of(job.size, job.estimate));
    floor_.learn(job.size, job.estimate, at);
    return at;
}

void QueueScheduler::reserveArrivals(Time now) {
    if (arrivals_.empty()) return;
    if (dynamic_) {
        const OrderView at = view(*policy_.order, now);
        for (const std::uint32_t slot : arrivals_) keys_[slot] = policy_.order->key(slots_[slot].job, at);
    }
    std::sort(arrivals_.begin(), arrivals_.end(), [this](auto a, auto b) { return before(a, b); });
    for (const std::uint32_t slot : arrivals_) {
        Slot& s = slots_[slot];
        const Time at = heldBack(slot) ? kNever : earliestArrival(s.job);
        unsorted_ =
            unsorted_ || keyed_ || std::tie(s.job.submit, s.job.job) < std::tie(lastSubmit_, lastJob_);
        lastSubmit_ = s.job.submit;
        lastJob_ = s.job.job;
        s.place = static_cast<std::uint32_t>(waiting_.size());
        waiting_.push_back({s.job.size, s.job.estimate, slot});
        place(slot, at);
    }
    arrivals_.clear();
    settled_ = true;
}

void QueueScheduler::bury(std::uint32_t slot) {
    waiting_[slots_[slot].place] = Waiting{};
    ++dead_;
}

// Withdrawn: what it held is offered to the others.
void QueueScheduler::forget(std::uint32_t slot) {
    if (const auto fresh = std::find(arrivals_.begin(), arrivals_.end(), slot); fresh != arrivals_.end()) {
        arrivals_.erase(fresh);
        return;
    }
    place(slot, kNever);
    bury(slot);
    freed_ = true;
}

void QueueScheduler::startDue(Time now, std::vector<Start>& started) {
    const auto stale = [this](const Due& d) {
        return slots_[d.slot].state != State::waiting || slots_[d.slot].at != d.at;
    };
    std::vector<std::uint32_t>& starting = arrivals_;  // empty by now
    while (!due_.empty() && (due_.front().at <= now || stale(due_.front()))) {
        const Due first = due_.front();
        std::pop_heap(due_.begin(), due_.end(), kLater);
        due_.pop_back();
        if (stale(first)) continue;
        ensures(first.at == now, "a pass is made when it is wanted");
        slots_[first.slot].state = State::running;  // so that a second entry is stale
        starting.push_back(first.slot);
    }
    if (starting.empty()) return;
    if (keyed_ || unsorted_) sortReservations(now);
    std::sort(starting.begin(), starting.end(), [this](auto a, auto b) { return before(a, b); });
    for (const std::uint32_t slot : starting) bury(slot);
    while (front_ < waiting_.size() && waiting_[front_].dead()) ++front_;
    for (const std::uint32_t slot : starting)
        start(slot, now, front_ < waiting_.size() && before(waiting_[front_].slot, slot), started);
    starting.clear();
    if (due_.size() > 64 + 4 * waiting()) {
        due_.erase(std::remove_if(due_.begin(), due_.end(), stale), due_.end());
        std::make_heap(due_.begin(), due_.end(), kLater);
    }
}

}  // namespace tranche
