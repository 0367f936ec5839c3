// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A scheduler to check PoolScheduler against: second by second, a table of what is free on every node, everything
// recomputed at every pass. Whole seconds, small instances.

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>
#include <vector>

#include "tests/allocation/pool_replay.hpp"

namespace tranche {

class PoolReference {
public:
    explicit PoolReference(const PoolCase& in) : in_(in), jobs_(in.jobs.size()) {
        for (const SchedulerPool& p : in.pools) {
            available_.push_back(p.capacity);
            nominal_.push_back(std::max(p.capacity, p.nominal));
            mixes_.emplace_back(std::max(p.nodeGpus, 1));
        }
        std::vector<std::int64_t> level = available_;
        std::vector<PoolAnnouncement> byTime = in.announced;
        std::stable_sort(byTime.begin(), byTime.end(), [](auto& a, auto& b) { return a.at < b.at; });
        for (const PoolAnnouncement& a : byTime)
            nominal_[a.pool] = std::max(nominal_[a.pool], level[a.pool] += a.change);
        for (const PoolTestJob& j : in.jobs) last_ = std::max(last_, j.queue.submit / kSecond);
        for (const PoolTestJob& j : in.jobs) {
            Duration longest = 0;
            for (const PoolOption& o : j.options) longest = std::max(longest, o.estimate);
            last_ += longest / kSecond;
        }
        for (const PoolAnnouncement& a : in.announced) last_ = std::max(last_, a.at);
        for (const PoolChange& c : in.changes) last_ = std::max(last_, c.at);
        last_ += 50;
        tables_.resize(in.pools.size());
    }

    PoolReplay replay() {
        const bool everySecond =
            in_.policy.discipline == Discipline::conservative || !in_.policy.order->dynamic;
        Time lastPass = -1;
        for (now_ = 0; now_ < last_; ++now_) {
            forget();
            const bool event = events();
            forget();
            if (!event && !everySecond && (held_ || now_ - lastPass != in_.policy.period / kSecond)) continue;
            lastPass = now_;
            if (in_.policy.discipline == Discipline::conservative)
                passReservations();
            else
                passHeads();
        }
        PoolReplay result;
        for (const Job& j : jobs_) result.runs.push_back(j.running ? j.run : PoolRun{});
        result.breaches = breaches_;
        return result;
    }

private:
    struct Job {
        bool waiting = false, running = false, refused = false;
        PoolRun run;  // running: what it has; waiting: its reservation
        Time end = kNever;
    };

    bool over(const Job& j) const { return j.running && j.end <= now_; }

    bool events() {
        bool any = false, early = false, more = false, less = false;
        for (std::size_t i = 0; i < jobs_.size(); ++i)
            if (jobs_[i].running && jobs_[i].end == now_) {
                any = true;
                early = early || jobs_[i].end < jobs_[i].run.start + jobs_[i].run.option.estimate / kSecond;
            }
        for (const PoolAnnouncement& a : in_.announced)
            if (a.at == now_) {
                available_[a.pool] += a.change;
                any = true;
            }
        for (const PoolChange& c : in_.changes)
            if (c.at == now_) {
                any = any || c.available != available_[c.pool];
                more = more || c.available > available_[c.pool];
                less = less || c.available < available_[c.pool];
                nominal_[c.pool] = std::max(nominal_[c.pool], c.available);
                available_[c.pool] = c.available;
            }
        if (in_.policy.discipline == Discipline::conservative && (less || early || more)) replan(less);
        for (std::size_t i = 0; i < jobs_.size(); ++i)
            if (in_.jobs[i].queue.submit / kSecond == now_) {
                const auto& options = in_.jobs[i].options;
                jobs_[i].refused = std::none_of(options.begin(), options.end(), [this](const PoolOption& o) {
                    return o.size <= nominal_[o.pool];
                });
                if (jobs_[i].refused) continue;
                any = true;
                jobs_[i].waiting = true;
                arrived_.push_back(i);
                for (const PoolOption& o : options)
                    if (o.size <= nominal_[o.pool]) mixes_[o.pool].add(o.size, 2);
            }
        return any;
    }

    std::vector<std::size_t> inOrder(const QueueOrderRow& order) const {
        std::vector<std::pair<QueueKey, std::size_t>> keyed;
        std::int64_t capacity = 0;
        for (const std::int64_t n : nominal_) capacity += n;
        for (std::size_t i = 0; i < jobs_.size(); ++i) {
            if (!jobs_[i].waiting) continue;
            QueueJob job = in_.jobs[i].queue;
            for (const PoolOption& o : in_.jobs[i].options)
                if (o.size <= nominal_[o.pool]) {
                    job.size = o.size;
                    job.estimate = o.estimate;
                    break;
                }
            const OrderView at{.now = now_ * kSecond,
                               .origin = 0,
                               .capacity = capacity,
                               .multifactor = &in_.policy.multifactor};
            keyed.emplace_back(order.key(job, at), i);
        }
        std::sort(keyed.begin(), keyed.end(), [this](const auto& a, const auto& b) {
            return std::tie(a.first, in_.jobs[a.second].queue.submit, a.second) <
                   std::tie(b.first, in_.jobs[b.second].queue.submit, b.second);
        });
        std::vector<std::size_t> order_;
        for (const auto& k : keyed) order_.push_back(k.second);
        return order_;
    }

    // What is free at second t on every node (one entry for a pool of GPUs), and of a group's limit.
    const std::vector<std::int32_t>& freeAt(std::uint16_t pool, Time t) const {
        std::vector<std::vector<std::int32_t>>& table = tables_[pool];
        const auto row = static_cast<std::size_t>(t);
        if (table.size() <= row) table.resize(row + 1);
        if (table[row].empty()) table[row] = countFree(pool, t);
        return table[row];
    }
    // What is known of the future has changed.
    void forget() {
        for (auto& table : tables_) table.clear();
    }
    std::vector<std::int32_t> countFree(std::uint16_t pool, Time t) const {
        std::int64_t level = available_[pool];
        for (const PoolAnnouncement& a : in_.announced)
            if (a.pool == pool && a.at > now_ && a.at <= t) level += a.change;
        const std::int32_t nodeGpus = in_.pools[pool].nodeGpus;
        std::vector<std::int32_t> free;
        if (nodeGpus == 0)
            free.push_back(static_cast<std::int32_t>(level));
        else
            for (std::int64_t n = 0; n < nominal_[pool] / nodeGpus; ++n)
                free.push_back(n < level / nodeGpus ? nodeGpus : 0);
        forHolders(t, [&](std::size_t, const PoolRun& run) {
            if (run.option.pool != pool) return;
            if (nodeGpus == 0) free[0] -= static_cast<std::int32_t>(run.option.size);
            for (const NodePiece& p : run.pieces) free[p.node] -= p.gpus;
        });
        return free;
    }
    std::int64_t leftAt(std::uint16_t group, Time t) const {
        std::int64_t left = in_.limits[group];
        forHolders(t, [&](std::size_t i, const PoolRun& run) {
            if (in_.jobs[i].group == group) left -= run.option.size;
        });
        return left;
    }
    template <class Visit>
    void forHolders(Time t, Visit&& visit) const {
        const auto covers = [t](const PoolRun& r) {
            return r.start != kNever && r.start <= t && t < r.start + r.option.estimate / kSecond;
        };
        for (std::size_t i = 0; i < jobs_.size(); ++i) {
            const Job& j = jobs_[i];
            if ((j.running && !over(j)) || j.waiting)
                if (covers(j.run)) visit(i, j.run);
        }
        for (const auto& [i, run] : heads_)
            if (covers(run)) visit(i, run);
    }

    static std::int64_t positive(std::int64_t sum, std::int32_t free) { return sum + std::max(free, 0); }
    bool findRoom(std::size_t i, const PoolOption& o, Time from, PoolRun& run) const {
        std::vector<std::int32_t> least;
        for (Time t = from; t < from + o.estimate / kSecond; ++t) {
            const std::vector<std::int32_t>& free = freeAt(o.pool, t);
            if (least.empty()) least = free;
            for (std::size_t n = 0; n < free.size(); ++n) least[n] = std::min(least[n], free[n]);
            if (std::accumulate(least.begin(), least.end(), std::int64_t{0}, positive) < o.size) return false;
            if (in_.jobs[i].group != kWithoutLimit && leftAt(in_.jobs[i].group, t) < o.size) return false;
        }
        run = {from, o, {}};
        if (in_.pools[o.pool].nodeGpus == 0) return least[0] >= o.size;
        std::vector<std::uint32_t> order(least.size());
        std::iota(order.begin(), order.end(), 0U);
        if (from > now_) {  // ahead of time, busy nodes first
            const std::vector<std::int32_t>& busy = freeAt(o.pool, now_);
            std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return busy[a] < busy[b]; });
        }
        std::vector<std::int32_t> offered;
        for (const std::uint32_t n : order) offered.push_back(least[n]);
        const bool found = placeGang(offered, in_.pools[o.pool].nodeGpus, o.size,
                                     *findPlacement(in_.placement), mixes_[o.pool], run.pieces);
        for (NodePiece& p : run.pieces) p.node = order[p.node];
        return found;
    }
    bool fitsNow(std::size_t i, PoolRun& run) const {
        for (const PoolOption& o : in_.jobs[i].options)
            if (findRoom(i, o, now_, run)) return true;
        return false;
    }
    PoolRun soonest(std::size_t i) const {
        PoolRun best;
        for (const PoolOption& o : in_.jobs[i].options)
            for (Time t = now_; t < std::min(best.start, last_ + 20); ++t)
                if (PoolRun run; findRoom(i, o, t, run)) {
                    best = run;
                    break;
                }
        return best;
    }

    void start(std::size_t i, const PoolRun& run) {
        forget();
        Job& j = jobs_[i];
        j.waiting = false;
        j.running = true;
        j.run = run;
        j.end = now_ + runtimeOf(in_.jobs[i], run.option) / kSecond;
        for (const PoolOption& o : in_.jobs[i].options)
            if (o.size <= nominal_[o.pool]) mixes_[o.pool].add(o.size, -1);
    }

    void passHeads() {
        arrived_.clear();
        held_ = false;
        heads_.clear();
        forget();
        bool blocked = false;
        const std::vector<std::size_t> order = inOrder(*in_.policy.order);
        std::size_t at = 0;
        for (; at < order.size() && !blocked && !held_; ++at) {
            PoolRun run;
            if (fitsNow(order[at], run)) {
                start(order[at], run);
                continue;
            }
            run = soonest(order[at]);
            if (run.start == kNever) {
                held_ = in_.policy.downRule == DownRule::hold;
                continue;
            }
            if (in_.policy.discipline == Discipline::strict) blocked = true;
            if (in_.policy.discipline != Discipline::easy) continue;
            heads_.emplace_back(order[at], run);
            forget();
            blocked = heads_.size() == static_cast<std::size_t>(in_.policy.reservations);
        }
        if (blocked && !held_ && in_.policy.discipline == Discipline::easy) {
            std::vector<std::size_t> rest(order.begin() + static_cast<std::ptrdiff_t>(at), order.end());
            if (in_.policy.backfill != nullptr) {
                const std::vector<std::size_t> all = inOrder(*in_.policy.backfill);
                std::vector<std::size_t> sorted;
                for (const std::size_t i : all)
                    if (std::find(rest.begin(), rest.end(), i) != rest.end()) sorted.push_back(i);
                rest = sorted;
            }
            for (const std::size_t i : rest)
                if (PoolRun run; fitsNow(i, run)) start(i, run);
        }
        heads_.clear();
    }

    void replan(bool lost) {
        std::vector<std::size_t> order;
        for (const std::size_t i : inOrder(*in_.policy.order))
            if (std::find(arrived_.begin(), arrived_.end(), i) == arrived_.end()) order.push_back(i);
        std::vector<PoolRun> old;
        for (const std::size_t i : order) {
            old.push_back(jobs_[i].run);
            if (lost) jobs_[i].run = {};
        }
        forget();
        bool held = false;
        for (std::size_t k = 0; k < order.size(); ++k) {
            Job& j = jobs_[order[k]];
            j.run = {};
            forget();
            if (!held || (!lost && old[k].start != kNever)) j.run = soonest(order[k]);
            if (!lost && old[k].start != kNever && old[k].start <= j.run.start) j.run = old[k];
            forget();
            if (lost && j.run.start > old[k].start) ++breaches_;
            held = held || (in_.policy.downRule == DownRule::hold && j.run.start == kNever);
        }
    }

    void passReservations() {
        const std::vector<std::size_t> order = inOrder(*in_.policy.order);
        for (std::size_t k = 0; k < order.size(); ++k) {
            if (std::find(arrived_.begin(), arrived_.end(), order[k]) == arrived_.end()) continue;
            bool held = false;
            for (std::size_t b = 0; b < k; ++b)
                held = held || (in_.policy.downRule == DownRule::hold && jobs_[order[b]].run.start == kNever);
            if (!held) jobs_[order[k]].run = soonest(order[k]);
            forget();
        }
        arrived_.clear();
        for (const std::size_t i : order)
            if (jobs_[i].run.start <= now_) start(i, PoolRun(jobs_[i].run));
    }

    const PoolCase& in_;
    std::vector<Job> jobs_;
    std::vector<std::int64_t> available_, nominal_;
    std::vector<TaskMix> mixes_;
    std::vector<std::size_t> arrived_;
    std::vector<std::pair<std::size_t, PoolRun>> heads_;
    mutable std::vector<std::vector<std::vector<std::int32_t>>> tables_;  // [pool][second]
    Time now_ = 0, last_ = 0;
    bool held_ = false;
    std::uint64_t breaches_ = 0;
};

}  // namespace tranche
