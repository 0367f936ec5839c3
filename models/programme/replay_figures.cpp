// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/programme/replay_figures.hpp"

#include <algorithm>
#include <span>

#include "models/programme/replay.hpp"
#include "models/programme/replay_capacity.hpp"
#include "sim/statistics/quantile.hpp"

namespace tranche {
namespace {

// Waits class after class, in the order of the jobs within each.
class WaitsBySize {
public:
    explicit WaitsBySize(const std::array<std::int64_t, kSizeClasses>& counts) {
        for (std::size_t c = 0; c < kSizeClasses; ++c)
            first_[c + 1] = next_[c + 1] = first_[c] + static_cast<std::size_t>(counts[c]);
        waits_.resize(first_[kSizeClasses]);
    }
    void add(std::size_t sizeClass, double wait) { waits_[next_[sizeClass]++] = wait; }
    std::span<double> of(std::size_t c) { return {waits_.data() + first_[c], first_[c + 1] - first_[c]}; }
    std::span<double> all() { return waits_; }

private:
    std::array<std::size_t, kSizeClasses + 1> first_{}, next_{};
    std::vector<double> waits_;
};

std::array<std::int64_t, kSizeClasses> startedBySize(std::span<const TraceJob> jobs,
                                                     const std::vector<ReplayedJob>& replayed) {
    std::array<std::int64_t, kSizeClasses> counts{};
    for (std::size_t i = 0; i < replayed.size(); ++i)
        if (replayed[i].start != kNever) ++counts[sizeClassOf(jobs[i].size)];
    return counts;
}

template <class Figures>
void quantiles(std::span<double> waits, Figures& f) {
    f.maxWait = *std::max_element(waits.begin(), waits.end());
    f.p90Wait = quantileBySelection(waits, 0.9);
    f.medianWait = quantileBySelection(waits, 0.5);
}

}  // namespace

ReplayFigures figuresOf(const ReplayRequest& request, const std::vector<ReplayedJob>& jobs) {
    ReplayFigures f;
    f.jobs = static_cast<std::int64_t>(jobs.size());
    std::vector<double> speeds{1};
    if (request.machine == nullptr) {
        f.pools = {{0, request.gpus, 0}};
    } else {
        speeds.clear();
        for (const MachinePoolSpec& p : request.machine->pools) {
            f.pools.push_back({0, p.gpus, 0});
            speeds.push_back(p.speed);
        }
    }
    WaitsBySize waits(startedBySize(request.jobs, jobs));
    const auto started = static_cast<double>(waits.all().size());
    f.leftWaiting = f.jobs - static_cast<std::int64_t>(waits.all().size());
    if (started == 0) return f;
    std::vector<double> work(f.pools.size());  // [GPU ms]
    double slowdown = 0, waited = 0, allWork = 0;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const TraceJob& t = request.jobs[i];
        if (jobs[i].start == kNever) continue;
        const Duration wait = jobs[i].start - t.submit, run = runOf(t, speeds[jobs[i].pool]);
        const std::size_t c = sizeClassOf(t.size);
        SizeClassFigures& size = f.bySize[c];
        const double seconds = static_cast<double>(wait) / static_cast<double>(kSecond),
                     bounded = boundedSlowdown(wait, run),
                     used = static_cast<double>(run) * static_cast<double>(t.size);
        waits.add(c, seconds);
        waited += seconds;
        size.meanWait += seconds;
        slowdown += bounded;
        size.meanBoundedSlowdown += bounded;
        allWork += used;
        work[jobs[i].pool] += used;
        ++f.pools[jobs[i].pool].jobs;
        ++size.jobs;
        size.backfilled += jobs[i].backfilled;
        f.lastEnd = std::max(f.lastEnd, jobs[i].start + run);
    }
    f.firstSubmit = request.jobs.front().submit;
    const auto span = static_cast<double>(f.lastEnd - f.firstSubmit);
    f.meanWait = waited / started;
    f.meanBoundedSlowdown = slowdown / started;
    double there = 0;  // [GPU ms]
    for (std::size_t p = 0; p < f.pools.size(); ++p) {
        const double pool = request.machine == nullptr
                                ? static_cast<double>(f.pools[p].gpus) * span
                                : capacityTime(*request.machine, p, f.firstSubmit, f.lastEnd);
        there += pool;
        f.pools[p].utilization = pool > 0 ? work[p] / pool : 0;
    }
    f.utilization = there > 0 ? allWork / there : 0;
    for (std::size_t c = 0; c < kSizeClasses; ++c) {
        SizeClassFigures& size = f.bySize[c];
        if (size.jobs == 0) continue;
        f.backfilled += size.backfilled;
        size.meanWait /= static_cast<double>(size.jobs);
        size.meanBoundedSlowdown /= static_cast<double>(size.jobs);
        quantiles(waits.of(c), size);
    }
    quantiles(waits.all(), f);
    return f;
}

}  // namespace tranche
