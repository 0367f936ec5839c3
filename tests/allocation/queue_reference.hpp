// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A scheduler to check the real one against: second by second, plain lists, everything recomputed at every pass, the rules
// of the policies and nothing else. Keys come from their formulas with the standard library, usage from the history of
// runs. Whole seconds; for small instances only.

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "tests/allocation/queue_replay.hpp"

namespace tranche {

struct ReferenceSetting {
    Discipline discipline = Discipline::strict;
    std::string order = "fcfs", backfill;  // empty: as the order
    int reservations = 1;
    bool hold = false;
    std::int64_t machine = 1;
    Time period = 60;                                      // [s]
    double halfLife = 100;                                 // [s]
    std::vector<double> shares;                            // by account, one level
    std::vector<CapacityStep> steps;                       // [s], surprises
    std::vector<std::pair<Time, std::int64_t>> announced;  // [s], change, known from the start
};

class Reference {
public:
    Reference(const ReferenceSetting& setting, const std::vector<ReplayJob>& jobs) : set_(setting) {
        for (const ReplayJob& j : jobs) {
            if (j.queue.job >= jobs_.size()) jobs_.resize(j.queue.job + 1);
            jobs_[j.queue.job] = {j.queue.submit / kSecond,
                                  j.queue.size,
                                  j.queue.estimate / kSecond,
                                  j.runtime / kSecond,
                                  j.queue.account,
                                  kNever,
                                  kNever,
                                  false};
        }
        available_ = nominal_ = set_.machine;
        std::int64_t level = available_;
        for (const auto& [at, change] : set_.announced) nominal_ = std::max(nominal_, level += change);
        for (const Job& j : jobs_) last_ = std::max({last_, j.submit});
        for (const Job& j : jobs_) last_ += j.estimate;
        for (const auto& [at, change] : set_.announced) last_ = std::max(last_, at);
        for (const CapacityStep& s : set_.steps) last_ = std::max(last_, s.at);
        last_ += 1000;
    }

    std::vector<Time> starts() {  // [ms] as replay() gives them
        static const std::set<std::string> kDynamic{"lxf",         "wfp3",       "unicef",
                                                    "multifactor", "fair-share", "fair-tree"};
        const bool everySecond =
            set_.discipline == Discipline::conservative || kDynamic.count(set_.order) == 0;
        Time lastPass = -1;
        for (now_ = 0; now_ < last_ && left() > 0; ++now_) {
            const bool event = events();
            if (!event && !everySecond && (held_ || now_ - lastPass != set_.period)) continue;
            lastPass = now_;
            pass();
        }
        std::vector<Time> starts;
        for (const Job& j : jobs_) starts.push_back(j.start == kNever ? kNever : j.start * kSecond);
        return starts;
    }
    std::uint64_t breaches() const { return breaches_; }

private:
    struct Job {
        Time submit;
        std::int64_t size;
        Time estimate, runtime;
        std::uint32_t account;
        Time start, reserved;
        bool waiting;
        Time end() const { return start + runtime; }
    };

    std::size_t left() const {
        return static_cast<std::size_t>(std::count_if(jobs_.begin(), jobs_.end(), [this](const Job& j) {
            return j.start == kNever && j.size <= nominal_;
        }));
    }
    bool running(const Job& j) const { return j.start <= now_ && now_ < j.end(); }
    std::int64_t used() const {
        std::int64_t sum = 0;
        for (const Job& j : jobs_) sum += j.start != kNever && running(j) ? j.size : 0;
        return sum;
    }

    bool events() {
        bool any = false, early = false, more = false, less = false;
        for (const Job& j : jobs_)
            if (j.start != kNever && j.end() == now_) {
                any = true;
                early = early || j.runtime < j.estimate;
            }
        for (const auto& [at, change] : set_.announced)
            if (at == now_) {
                available_ += change;
                any = true;
            }
        for (const CapacityStep& s : set_.steps)
            if (s.at == now_) {
                any = any || s.available != available_;
                more = more || s.available > available_;
                less = less || s.available < available_;
                nominal_ = std::max(nominal_, s.available);
                available_ = s.available;
            }
        arrived_.clear();
        for (std::size_t j = 0; j < jobs_.size(); ++j)
            if (jobs_[j].submit == now_ && jobs_[j].size <= nominal_) {
                any = true;
                arrived_.push_back(j);
            }
        if (set_.discipline == Discipline::conservative) {
            if (less)
                rebuild();
            else if (early || more)
                compress();
        }
        for (const std::size_t j : arrived_) jobs_[j].waiting = true;
        return any;
    }

    // Free at each second from now on, by estimates, without the reservation of `except`.
    std::vector<std::int64_t> room(std::size_t except) const {
        std::vector<std::int64_t> free(static_cast<std::size_t>(4 * last_), available_);
        const auto occupy = [&](Time from, Time to, std::int64_t n) {
            for (Time t = std::max(from, now_); t < std::min(to, now_ + 4 * last_); ++t)
                free[static_cast<std::size_t>(t - now_)] -= n;
        };
        for (const auto& [at, change] : set_.announced)
            if (at > now_) occupy(at, kNever, -change);
        for (std::size_t j = 0; j < jobs_.size(); ++j) {
            const Job& job = jobs_[j];
            if (job.start != kNever && running(job)) occupy(job.start, job.start + job.estimate, job.size);
            if (job.waiting && job.reserved != kNever && j != except)
                occupy(job.reserved, job.reserved + job.estimate, job.size);
        }
        return free;
    }
    Time earliest(std::size_t j) const {
        const std::vector<std::int64_t> free = room(j);
        Time good = 0;
        for (Time t = 0; t < 4 * last_; ++t) {
            good = free[static_cast<std::size_t>(t)] >= jobs_[j].size ? good + 1 : 0;
            if (good == jobs_[j].estimate) return now_ + t + 1 - good;
        }
        return kNever;
    }

    double usage(std::uint32_t account) const {
        double sum = 0;
        for (const Job& j : jobs_) {
            if (j.account != account || j.start == kNever) continue;
            const auto since = [&](Time t) {
                return std::exp2(-static_cast<double>(now_ - std::min(now_, t)) / set_.halfLife);
            };
            sum += static_cast<double>(j.size) * set_.halfLife / std::log(2.0) *
                   (since(j.end()) - since(j.start));
        }
        return sum;
    }
    double share(std::uint32_t account) const {
        double sum = 0;
        for (const double s : set_.shares) sum += s;
        return set_.shares[account] / sum;
    }
    double fairFactor(std::uint32_t account, bool tree) const {
        double all = 0;
        for (std::uint32_t a = 0; a < set_.shares.size(); ++a) all += usage(a);
        const auto level = [&](std::uint32_t a) {
            return usage(a) > 0 ? std::round(share(a) / (usage(a) / all) * 1e9) : HUGE_VAL;
        };
        if (!tree) return std::exp2(-(all > 0 ? usage(account) / all : 0) / share(account));
        double better = 0;
        for (std::uint32_t a = 0; a < set_.shares.size(); ++a) better += level(a) > level(account) ? 1 : 0;
        const auto n = static_cast<double>(set_.shares.size());
        return (n - better) / n;
    }

    // Ascending.
    double key(const std::string& order, const Job& j) const {
        const double n = static_cast<double>(j.size), e = static_cast<double>(j.estimate);
        const double w = static_cast<double>(now_ - j.submit);
        const double s = std::max(1.0, static_cast<double>(j.submit));
        if (order == "fcfs") return 0;
        if (order == "sjf") return e;
        if (order == "ljf") return -n;
        if (order == "saf") return n * e;
        if (order == "lxf") return -(w + e) / e;
        if (order == "wfp3") return -std::pow(w / e, 3) * n;
        if (order == "unicef") return -w / (std::max(1.0, std::log2(n)) * e);
        if (order == "f1") return std::log10(e) * n + 870 * std::log10(s);
        if (order == "f2") return std::sqrt(e) * n + 25600 * std::log10(s);
        if (order == "f3") return e * n + 6860000 * std::log10(s);
        if (order == "f4") return e * std::sqrt(n) + 530000 * std::log10(s);
        if (order == "fair-share") return -fairFactor(j.account, false);
        if (order == "fair-tree") return -fairFactor(j.account, true);
        return -std::floor(1000 * std::min(1.0, w / (7 * 86400)) + 2000 * fairFactor(j.account, true));
    }
    std::vector<std::size_t> queue(const std::string& order) const {
        std::vector<std::tuple<long double, Time, std::size_t>> list;
        for (std::size_t j = 0; j < jobs_.size(); ++j)
            if (jobs_[j].waiting)
                list.emplace_back(std::round(static_cast<long double>(key(order, jobs_[j])) * 1e9L),
                                  jobs_[j].submit, j);
        std::sort(list.begin(), list.end());
        std::vector<std::size_t> order_;
        for (const auto& entry : list) order_.push_back(std::get<2>(entry));
        return order_;
    }

    void run(std::size_t j) {
        jobs_[j].start = now_;
        jobs_[j].reserved = kNever;
        jobs_[j].waiting = false;
    }

    void pass() {
        if (set_.discipline == Discipline::conservative) {
            passReserved();
            return;
        }
        std::vector<std::size_t> rest;
        int reserved = 0;
        bool stopped = false;
        held_ = false;
        for (const std::size_t j : queue(set_.order)) {
            if (stopped) continue;
            if (set_.discipline == Discipline::easy && reserved == set_.reservations) {
                rest.push_back(j);
                continue;
            }
            const Time at = earliest(j);
            if (at == now_)
                run(j);
            else if (!everFits(j))
                stopped = set_.hold;
            else if (set_.discipline == Discipline::strict)
                stopped = true;
            else if (set_.discipline == Discipline::easy) {
                jobs_[j].reserved = at;
                ++reserved;
            }
        }
        if (!set_.backfill.empty()) {
            const std::set<std::size_t> open(rest.begin(), rest.end());
            rest.clear();
            for (const std::size_t j : queue(set_.backfill))
                if (open.count(j) != 0) rest.push_back(j);
        }
        if (!stopped)
            for (const std::size_t j : rest)
                if (earliest(j) == now_) run(j);
        for (Job& j : jobs_) j.reserved = kNever;
    }
    bool everFits(std::size_t j) const { return earliest(j) != kNever; }

    void place(std::size_t j, bool& stopped) {
        Job& job = jobs_[j];
        if (stopped && job.reserved == kNever) return;
        job.reserved = std::min(job.reserved, earliest(j));
        if (job.reserved == kNever) stopped = set_.hold;
    }
    void compress() {
        bool stopped = false;
        for (const std::size_t j : queue(set_.order)) place(j, stopped);
    }
    void rebuild() {
        std::map<std::size_t, Time> old;
        const std::vector<std::size_t> order = queue(set_.order);
        for (const std::size_t j : order) old[j] = std::exchange(jobs_[j].reserved, kNever);
        bool stopped = false;
        for (const std::size_t j : order) {
            place(j, stopped);
            if (jobs_[j].reserved > old[j]) ++breaches_;
        }
    }
    void passReserved() {
        const std::vector<std::size_t> order = queue(set_.order);
        bool stopped = false;
        for (const std::size_t j : order) {
            const bool fresh = std::find(arrived_.begin(), arrived_.end(), j) != arrived_.end();
            if (fresh)
                place(j, stopped);
            else if (jobs_[j].reserved == kNever)
                stopped = stopped || set_.hold;
        }
        arrived_.clear();
        for (const std::size_t j : order)
            if (jobs_[j].reserved == now_) run(j);
    }

    ReferenceSetting set_;
    std::vector<Job> jobs_;
    std::vector<std::size_t> arrived_;
    std::int64_t available_ = 0, nominal_ = 0;
    Time now_ = 0, last_ = 0;
    std::uint64_t breaches_ = 0;
    bool held_ = false;
};

}  // namespace tranche
