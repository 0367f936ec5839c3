// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Watches the levels of a replay as its events go by: GPUs in use by pool, jobs and GPUs waiting.
//
// Levels   those that hold for some time: whoever starts at the instant it arrives never waited.
// Means    exact, time-weighted, from `origin` to the last event. A quantile of the queue is the shortest length that was
//          not exceeded for that share of the time.
// Series   of intervals of equal length (the last one may be shorter). With length 0 it begins at one second and doubles
//          whenever there are 2,048, two becoming one, so any replay ends with at most that many and lengths of 2^k seconds.
// O(1) an event (amortized; plus the intervals in between when the length is given); 8 bytes for each job that waits at
// once, nothing for those that have gone (twice that while the table grows).
// Verified by: tests/programme/replay_figures_test.cpp (against every level of every instant).

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/kernel/time.hpp"

namespace tranche {

struct ReplayLevel {
    double mean = 0, least = 0, most = 0;
};

// [from, to)
struct ReplayInterval {
    Time from = 0, to = 0;
    ReplayLevel usedGpus, waitingJobs, waitingGpus;
};

struct ReplaySeries {
    std::vector<ReplayInterval> whole;  // all pools together
    std::vector<std::vector<ReplayLevel>>
        pools;  // GPUs in use by pool, an entry for each interval of `whole`
};

struct QueueFigures {
    double meanJobs = 0, meanGpus = 0;
    std::int64_t p95Jobs = 0, mostJobs = 0, mostGpus = 0;
};

class ReplayGauge {
public:
    static constexpr std::size_t kMostIntervals = 2048;

    ReplayGauge(std::size_t pools, Time origin, Duration length);

    // Times never go back.
    void arrived(Time now, std::int64_t gpus) {
        settle(now);
        ++jobs_;
        gpus_ += gpus;
    }
    void started(Time now, std::size_t pool, std::int64_t gpus) {
        settle(now);
        --jobs_;
        gpus_ -= gpus;
        used_[pool] += gpus;
        allUsed_ += gpus;
    }
    void ended(Time now, std::size_t pool, std::int64_t gpus) {
        settle(now);
        used_[pool] -= gpus;
        allUsed_ -= gpus;
    }

    std::int64_t waitingJobs() const { return jobs_; }
    QueueFigures queue() const;
    ReplaySeries series() const;

private:
    struct Sum {
        double integral = 0;  // [level x ms]
        std::int64_t least = 0, most = 0;
    };
    // Sums of an interval: all GPUs used, jobs waiting, GPUs waiting, then GPUs used by pool.
    static constexpr std::size_t kLevels = 3;

    void settle(Time now) {
        if (now > at_) advance(now);
    }
    void advance(Time now);
    void add(Duration length);
    void open();
    void halve();
    Sum* sums(std::size_t interval) { return sums_.data() + interval * (kLevels + used_.size()); }
    ReplayLevel level(const Sum& sum, Duration length) const;

    Time origin_, at_;
    Duration length_;
    bool doubles_;
    std::vector<std::int64_t> used_;
    std::int64_t allUsed_ = 0, jobs_ = 0, gpus_ = 0, mostGpus_ = 0;
    double jobTime_ = 0, gpuTime_ = 0;
    std::vector<Duration> held_;  // by number of jobs waiting
    std::vector<Sum> sums_;
    std::size_t intervals_ = 0;
    Time opened_, closes_;
    bool fresh_ = true;  // nothing has been added to the open interval
};

}  // namespace tranche
