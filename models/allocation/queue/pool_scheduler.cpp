// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/queue/pool_scheduler.hpp"

#include <algorithm>
#include <tuple>

#include "models/allocation/queue/waiting_order.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

constexpr std::int64_t kBoundless = std::int64_t{1} << 50;

}  // namespace

PoolScheduler::PoolScheduler(const QueuePolicy& policy, std::span<const SchedulerPool> pools,
                             const PlacementRow& placement, std::size_t groups, FairShareAccounts accounts,
                             PoolPick pick)
    : policy_(policy),
      placement_(&placement),
      pick_(pick),
      accounts_(std::move(accounts)),
      charges_(looksAtShares(policy)),
      keyed_(policy.order != findQueueOrder("fcfs")),
      dynamic_(policy.order->dynamic),
      conservative_(policy.discipline == Discipline::conservative) {
    expects(!pools.empty(), "a queue has a pool");
    expects(policy.reservations >= 1, "EASY holds at least one reservation");
    expects(policy.period > 0, "the period of passes is positive");
    pools_.reserve(pools.size());
    for (const SchedulerPool& p : pools) {
        pools_.emplace_back(p.capacity, p.nominal, p.nodeGpus);
        nominal_ += pools_.back().nominal();
    }
    limits_.assign(groups, Limit{kBoundless, 0, AvailabilityProfile(kBoundless)});
}

std::uint32_t PoolScheduler::newSlot() {
    if (!freeSlots_.empty()) {
        const std::uint32_t slot = freeSlots_.back();
        freeSlots_.pop_back();
        return slot;
    }
    slots_.emplace_back();
    keys_.emplace_back();
    return static_cast<std::uint32_t>(slots_.size() - 1);
}

bool PoolScheduler::submit(QueueJob job, std::span<const PoolOption> options, std::uint16_t group) {
    expects(group == kWithoutLimit || group < limits_.size(), "the group of a job is known");
    expects(!charges_ || job.account < accounts_.size(), "the account of a job is known");
    const auto possible = [this](const PoolOption& o) {
        expects(o.size > 0, "a job asks for something");
        expects(o.estimate > 0 && o.estimate <= kHorizonLimit,
                "an estimate is positive and within the horizon");
        expects(o.pool < pools_.size(), "the pool of an option is known");
        return o.size <= pools_[o.pool].nominal();
    };
    if (std::none_of(options.begin(), options.end(), possible)) return false;
    const std::uint32_t slot = newSlot();
    Slot& s = slots_[slot];
    s.options.clear();
    std::copy_if(options.begin(), options.end(), std::back_inserter(s.options), possible);
    job.size = s.options.front().size;
    job.estimate = s.options.front().estimate;
    s.job = job;
    s.group = group;
    s.running = false;
    s.from = kNever;
    s.pieces.clear();
    if (slotOfJob_.size() <= job.job)
        slotOfJob_.resize(std::max<std::size_t>(job.job + std::size_t{1}, slotOfJob_.size() * 3 / 2), kNone);
    expects(slotOfJob_[job.job] == kNone, "a job is submitted once");
    slotOfJob_[job.job] = slot;
    countInMixes(s, 2);  // as one that waits, and for good as a forecast
    enter(slot);
    return true;
}

void PoolScheduler::countInMixes(const Slot& s, std::int64_t weight) {
    for (const PoolOption& o : s.options)
        if (TaskMix* mix = pools_[o.pool].mix()) mix->add(o.size, weight);
}

// Into the queue: at its place where keys are fixed, at the end where every pass sorts anyway.
void PoolScheduler::enter(std::uint32_t slot) {
    if (conservative_) {
        arrivals_.push_back(slot);
        return;
    }
    const Slot& s = slots_[slot];
    const auto least = std::min_element(s.options.begin(), s.options.end(),
                                        [](const auto& a, const auto& b) { return a.size < b.size; });
    const Entry entry{least->size, slot};
    if (keyed_ && !dynamic_) keys_[slot] = policy_.order->key(s.job, view(*policy_.order, s.job.submit));
    if (dynamic_) {
        waiting_.push_back(entry);
        return;
    }
    const auto place =
        std::upper_bound(waiting_.begin(), waiting_.end(), slot,
                         [this](std::uint32_t a, const Entry& b) { return before(a, b.slot); });
    if (static_cast<std::size_t>(place - waiting_.begin()) < checked_) changed_ = true;
    waiting_.insert(place, entry);
}

bool PoolScheduler::before(std::uint32_t a, std::uint32_t b) const {
    if (keyed_ && keys_[a] != keys_[b]) return keys_[a] < keys_[b];
    return submittedBefore(slots_[a].job, slots_[b].job);
}

OrderView PoolScheduler::view(const QueueOrderRow& order, Time now) {
    return orderView(policy_, order, now, nominal_, accounts_, fairFactors_);
}

// Dynamic keys anew. Mostly nobody overtakes anybody: then a pass need not look at all again.
void PoolScheduler::sortWaiting(Time now) {
    if (waiting_.empty()) return;
    const OrderView at = view(*policy_.order, now);
    for (const Entry& w : waiting_) keys_[w.slot] = policy_.order->key(slots_[w.slot].job, at);
    const auto earlier = [this](const Entry& a, const Entry& b) { return before(a.slot, b.slot); };
    if (!sortAnew(waiting_, earlier)) return;
    changed_ = true;
}

std::uint32_t PoolScheduler::slotOf(std::uint32_t job, bool running) const {
    const std::uint32_t slot = job < slotOfJob_.size() ? slotOfJob_[job] : kNone;
    expects(slot != kNone, "the job waits or runs");
    expects(slots_[slot].running == running, "the job is in the state the call is about");
    return slot;
}

void PoolScheduler::leave(std::uint32_t slot) {
    slotOfJob_[slots_[slot].job.job] = kNone;
    freeSlots_.push_back(slot);
}

void PoolScheduler::advance(Time now) {
    expects(now >= now_, "time does not go back");
    now_ = now;
    for (PoolFuture& p : pools_) {
        if (p.nextAnnounced() <= now) changed_ = true;
        p.advance(now);
    }
    for (Limit& l : limits_) l.left.advance(now);
}

void PoolScheduler::finish(std::uint32_t job, Time now) {
    const std::uint32_t slot = slotOf(job, true);
    const Slot& s = slots_[slot];
    const Time end = s.from + s.held.estimate;
    expects(now <= end, "a job ends by its estimate");
    advance(now);
    PoolFuture& pool = pools_[s.held.pool];
    pool.use(-s.held.size);
    if (s.group != kWithoutLimit) limits_[s.group].used -= s.held.size;
    if (now < end) {
        giveBack(s.held, s.group, s.from, s.pieces);
        freed_ = true;
    }
    if (charges_) accounts_.hold(s.job.account, -s.held.size, now);
    changed_ = true;
    leave(slot);
}

void PoolScheduler::shrink(std::uint32_t job, std::int64_t size, Time now) {
    Slot& s = slots_[slotOf(job, true)];
    expects(size > 0 && size <= s.held.size, "a job shrinks to something");
    advance(now);
    const std::int64_t less = s.held.size - size;
    if (less == 0) return;
    PoolFuture& pool = pools_[s.held.pool];
    const Time end = s.from + s.held.estimate;
    scratch_.clear();
    if (pool.byNode())
        for (std::int64_t left = less; left > 0;) {  // the pieces taken last go first
            NodePiece& last = s.pieces.back();
            const auto part = static_cast<std::int32_t>(std::min<std::int64_t>(left, last.gpus));
            scratch_.push_back({last.node, part});
            left -= part;
            if ((last.gpus -= part) == 0) s.pieces.pop_back();
        }
    pool.release(less, now, end, scratch_);
    pool.use(-less);
    if (s.group != kWithoutLimit) {
        limits_[s.group].left.give(now, end, less);
        limits_[s.group].used -= less;
    }
    if (charges_) accounts_.hold(s.job.account, -less, now);
    s.held.size = size;
    freed_ = changed_ = true;
}

void PoolScheduler::shorten(std::uint32_t job, Time end, Time now) {
    Slot& s = slots_[slotOf(job, true)];
    const Time before = s.from + s.held.estimate;
    expects(end >= now && end > s.from && end <= before, "a job ends earlier than it was said to");
    if (end == before) return;
    advance(now);
    pools_[s.held.pool].release(s.held.size, end, before, s.pieces);
    if (s.group != kWithoutLimit) limits_[s.group].left.give(end, before, s.held.size);
    s.held.estimate = end - s.from;
    freed_ = changed_ = true;
}

void PoolScheduler::lengthen(std::uint32_t job, Time end, Time now) {
    Slot& s = slots_[slotOf(job, true)];
    const Time before = s.from + s.held.estimate;
    expects(end >= before && before >= now, "a running job ends later than it was said to");
    expects(!pools_[s.held.pool].byNode(), "a pool by node keeps its dates");
    if (end == before) return;
    advance(now);
    pools_[s.held.pool].holdAgain(s.held.size, before, end, s.pieces);
    if (s.group != kWithoutLimit) limits_[s.group].left.take(before, end, s.held.size);
    s.held.estimate = end - s.from;
    lost_ = changed_ = true;
}

void PoolScheduler::withdraw(std::uint32_t job, Time now) {
    const std::uint32_t slot = slotOf(job, false);
    advance(now);
    countInMixes(slots_[slot], -1);
    if (const auto fresh = std::find(arrivals_.begin(), arrivals_.end(), slot); fresh != arrivals_.end()) {
        arrivals_.erase(fresh);
    } else {
        if (conservative_) {
            move(slot, Chance{});
            freed_ = true;
        }
        waiting_.erase(std::find_if(waiting_.begin(), waiting_.end(),
                                    [slot](const Entry& w) { return w.slot == slot; }));
    }
    changed_ = true;
    leave(slot);
}

void PoolScheduler::capacity(std::uint16_t pool, Time now, std::int64_t available) {
    advance(now);
    PoolFuture& p = pools_[pool];
    const std::int64_t more = available - p.available();
    if (more == 0) return;
    nominal_ -= p.nominal();
    p.capacity(now, available);
    nominal_ += p.nominal();
    (more > 0 ? freed_ : lost_) = true;
    changed_ = true;
}

void PoolScheduler::announce(std::uint16_t pool, Time now, Time at, std::int64_t change) {
    advance(now);
    if (change == 0) return;
    PoolFuture& p = pools_[pool];
    nominal_ -= p.nominal();
    p.announce(now, at, change);
    nominal_ += p.nominal();
    (change > 0 ? freed_ : lost_) = true;
    changed_ = true;
    wanted_ = std::min(wanted_, at);
}

void PoolScheduler::limit(std::uint16_t group, Time now, std::int64_t most) {
    expects(group < limits_.size() && most >= 0, "a limit is of a known group and not negative");
    advance(now);
    Limit& l = limits_[group];
    if (most == l.most) return;
    l.left.give(now, kNever, most - l.most);
    (most > l.most ? freed_ : lost_) = true;
    l.most = most;
    changed_ = true;
}

const PoolOption* PoolScheduler::fitsNow(const Slot& s) const {
    const Limit* limit = s.group == kWithoutLimit ? nullptr : &limits_[s.group];
    const PoolOption* best = nullptr;
    for (const PoolOption& o : s.options) {
        if (best != nullptr && pools_[o.pool].free() <= pools_[best->pool].free()) continue;
        if (!pools_[o.pool].fitsNow(o.size, o.estimate)) continue;
        if (limit != nullptr && !limit->left.fitsNow(o.size, o.estimate)) continue;
        if (gate_ != nullptr && !gate_->admits(s.job.job, o)) continue;
        best = &o;
        if (pick_ == PoolPick::preferred) break;
    }
    return best;
}

// But for what is reserved or announced.
bool PoolScheduler::mightFit(const Slot& s) const {
    const Limit* limit = s.group == kWithoutLimit ? nullptr : &limits_[s.group];
    return std::any_of(s.options.begin(), s.options.end(), [&](const PoolOption& o) {
        return o.size <= pools_[o.pool].free() && (limit == nullptr || o.size <= limit->most - limit->used);
    });
}

PoolScheduler::Chance PoolScheduler::earliest(const Slot& s) const {
    Chance best;
    for (const PoolOption& o : s.options) {
        Time at = pools_[o.pool].earliest(o.size, o.estimate, now_);
        // Pool and limit in turn, until both agree.
        while (s.group != kWithoutLimit && at < best.at) {
            const Time both = limits_[s.group].left.earliest(o.size, o.estimate, kNever, at);
            if (both == at) break;
            at = both == kNever ? kNever : pools_[o.pool].earliest(o.size, o.estimate, both);
            if (at == both) break;
        }
        if (at < best.at) best = {at, o};
    }
    return best;
}

void PoolScheduler::hold(const PoolOption& o, std::uint16_t group, Time from,
                         std::vector<NodePiece>& pieces) {
    pools_[o.pool].hold(o.size, from, from + o.estimate, *placement_, pieces);
    if (group != kWithoutLimit) limits_[group].left.take(from, from + o.estimate, o.size);
}

void PoolScheduler::giveBack(const PoolOption& o, std::uint16_t group, Time from,
                             const std::vector<NodePiece>& pieces) {
    const Time end = from + o.estimate;
    pools_[o.pool].release(o.size, std::max(from, now_), end, pieces);
    if (group != kWithoutLimit) limits_[group].left.give(std::max(from, now_), end, o.size);
}

void PoolScheduler::start(std::uint32_t slot, const PoolOption& option, Time now, bool backfilled,
                          std::vector<PoolStart>& started) {
    Slot& s = slots_[slot];
    s.running = true;
    s.from = now;
    s.held = option;
    if (!conservative_) hold(s.held, s.group, now, s.pieces);
    pools_[s.held.pool].use(s.held.size);
    if (s.group != kWithoutLimit) limits_[s.group].used += s.held.size;
    if (charges_) accounts_.hold(s.job.account, s.held.size, now);
    countInMixes(s, -1);
    if (gate_ != nullptr) gate_->started(s.job.job, s.held);
    started.push_back({s.job.job, s.held, backfilled});
}

std::int64_t PoolScheduler::mostFree() const {
    std::int64_t most = 0;
    for (const PoolFuture& p : pools_) most = std::max(most, p.free());
    return most;
}

void PoolScheduler::sweep() {
    std::erase_if(waiting_, [](const Entry& w) { return w.slot == kNone; });
}

void PoolScheduler::pass(Time now, std::vector<PoolStart>& started, StartGate* gate) {
    advance(now);
    gate_ = gate;
    if (gate != nullptr) changed_ = true;  // places may have come free without a change of counts
    if (dynamic_) sortWaiting(now);
    if (conservative_)
        passReservations(now, started);
    else
        passHeads(now, started);
    gate_ = nullptr;
    wanted_ = nextPass(now);
}

Time PoolScheduler::nextPass(Time now) const {
    Time next = kNever;
    for (const PoolFuture& p : pools_) next = std::min(next, p.nextAnnounced());
    if (conservative_) {
        for (const Entry& w : waiting_) next = std::min(next, slots_[w.slot].from);
        return next;
    }
    if (!dynamic_ || waiting_.size() < 2 || held_) return next;
    // Another order can only matter where someone fits.
    const bool any = std::any_of(waiting_.begin(), waiting_.end(),
                                 [this](const Entry& w) { return mightFit(slots_[w.slot]); });
    return any ? std::min(next, now + policy_.period) : next;
}

}  // namespace tranche
