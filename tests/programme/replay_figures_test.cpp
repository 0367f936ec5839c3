// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Figures by size, the queue over time and the series, each against a second computation that looks at every job and every
// instant.

#include "models/programme/replay_figures.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "models/programme/replay.hpp"
#include "sim/random/stream.hpp"
#include "sim/statistics/quantile.hpp"

using namespace tranche;

namespace {

std::vector<TraceJob> someJobs(std::uint64_t seed, int count, double gap) {
    const Stream draws({seed, 0}, hash64("jobs of a test"), 0);
    std::vector<TraceJob> jobs;
    Time now = 5 * kSecond;
    for (int i = 0; i < count; ++i) {
        const auto u = draws.block(static_cast<std::uint64_t>(i));
        TraceJob t;
        t.id = i + 1;
        now += static_cast<Duration>(u[0] * gap) * kSecond;
        t.submit = now;
        t.size = static_cast<std::int64_t>(std::pow(2.0, u[1] * 9.4));
        t.runtime = 1 + static_cast<Duration>(u[2] * 400) * 700;
        t.estimate = t.runtime * (1 + static_cast<Duration>(u[3] * 3));
        jobs.push_back(t);
    }
    return jobs;
}

struct Levels {
    std::int64_t jobs = 0, gpus = 0, used = 0;
};

Levels levelsAt(const std::vector<TraceJob>& jobs, const ReplayResult& r, Time t) {
    Levels l;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const Time start = r.jobs[i].start;
        if (start == kNever) continue;
        if (jobs[i].submit <= t && t < start) ++l.jobs, l.gpus += jobs[i].size;
        if (start <= t && t < start + runOf(jobs[i])) l.used += jobs[i].size;
    }
    return l;
}

// Every instant at which a level may change.
std::vector<Time> instants(const std::vector<TraceJob>& jobs, const ReplayResult& r) {
    std::set<Time> all;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        if (r.jobs[i].start == kNever) continue;
        all.insert({jobs[i].submit, r.jobs[i].start, r.jobs[i].start + runOf(jobs[i])});
    }
    all.insert(r.figures.firstSubmit);
    return {all.begin(), all.end()};
}

ReplayResult replay(const std::vector<TraceJob>& jobs, const char* policy, Duration interval = 0) {
    return replayTrace({jobs, 300, queuePolicy(*findQueuePolicy(policy))}, interval);
}

double value(std::vector<double> values, double p) {
    std::sort(values.begin(), values.end());
    return quantileType7(values, p);
}

}  // namespace

TEST_CASE("figures by size are those of the jobs of that size, one after the other") {
    for (const char* policy : {"fcfs", "easy", "sjf"}) {
        CAPTURE(policy);
        const std::vector<TraceJob> jobs = someJobs(3, 700, 60);
        const ReplayResult r = replay(jobs, policy);
        std::int64_t seen = 0;
        std::vector<double> everyone;
        for (std::size_t c = 0; c < kSizeClasses; ++c) {
            const std::int64_t from = kSizeClassTable[c].from,
                               to = c + 1 < kSizeClasses ? kSizeClassTable[c + 1].from : kMaxJobSize;
            std::vector<double> waits;
            double slowdown = 0, sum = 0;
            std::int64_t ahead = 0;
            for (std::size_t i = 0; i < jobs.size(); ++i) {
                if (jobs[i].size < from || jobs[i].size >= to || jobs[i].size > 300) continue;
                const double wait = static_cast<double>(r.jobs[i].start - jobs[i].submit) / 1000;
                const double run = static_cast<double>(jobs[i].runtime) / 1000;
                waits.push_back(wait);
                everyone.push_back(wait);
                sum += wait;
                slowdown += std::max(1.0, (wait + run) / std::max(run, 10.0));
                ahead += r.jobs[i].backfilled;
            }
            const SizeClassFigures& f = r.figures.bySize[c];
            const auto n = static_cast<double>(waits.size());
            CAPTURE(kSizeClassTable[c].name);
            REQUIRE(waits.size() > 10);
            CHECK(f.jobs == static_cast<std::int64_t>(waits.size()));
            CHECK(f.backfilled == ahead);
            CHECK(f.meanWait == doctest::Approx(sum / n));
            CHECK(f.medianWait == value(waits, 0.5));
            CHECK(f.p90Wait == value(waits, 0.9));
            CHECK(f.maxWait == value(waits, 1));
            CHECK(f.meanBoundedSlowdown == doctest::Approx(slowdown / n));
            seen += f.jobs;
        }
        CHECK(r.figures.refused > 0);
        CHECK(seen == r.figures.started());
        CHECK(r.figures.medianWait == value(everyone, 0.5));
        CHECK(r.figures.p90Wait == value(everyone, 0.9));
        CHECK(r.figures.maxWait == value(everyone, 1));
        REQUIRE(r.figures.pools.size() == 1);
        CHECK(r.figures.pools[0].utilization == doctest::Approx(r.figures.utilization));
    }
}

TEST_CASE("the queue over time is that of every instant") {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const std::vector<TraceJob> jobs = someJobs(seed, 300, 80);
        const ReplayResult r = replay(jobs, "easy");
        const std::vector<Time> at = instants(jobs, r);
        std::vector<std::pair<std::int64_t, Duration>> held;
        double jobTime = 0, gpuTime = 0;
        std::int64_t most = 0, mostGpus = 0;
        for (std::size_t k = 0; k + 1 < at.size(); ++k) {
            const Levels l = levelsAt(jobs, r, at[k]);
            const auto length = static_cast<double>(at[k + 1] - at[k]);
            held.push_back({l.jobs, at[k + 1] - at[k]});
            jobTime += static_cast<double>(l.jobs) * length;
            gpuTime += static_cast<double>(l.gpus) * length;
            most = std::max(most, l.jobs);
            mostGpus = std::max(mostGpus, l.gpus);
        }
        std::sort(held.begin(), held.end());
        const auto span = static_cast<double>(at.back() - at.front());
        double below = 0;
        std::int64_t p95 = -1;
        for (const auto& [length, time] : held)
            if (p95 < 0 && (below += static_cast<double>(time)) >= 0.95 * span) p95 = length;
        const QueueFigures& q = r.figures.queue;
        CHECK(q.meanJobs == doctest::Approx(jobTime / span));
        CHECK(q.meanGpus == doctest::Approx(gpuTime / span));
        CHECK(q.mostJobs == most);
        CHECK(q.mostGpus == mostGpus);
        CHECK(q.p95Jobs == p95);
        // Little's law: the same from the waits of the jobs.
        CHECK(q.meanJobs == doctest::Approx(r.figures.meanWait *
                                            static_cast<double>(r.figures.started() * kSecond) / span));
    }
}

TEST_CASE("each interval has the mean, the least and the most of its instants") {
    const std::vector<TraceJob> jobs = someJobs(9, 200, 60);
    for (const Duration length : {Duration{0}, 37 * kSecond, 1000 * kSecond}) {
        const ReplayResult r = replay(jobs, "easy", length);
        std::vector<Time> at = instants(jobs, r);
        const auto& whole = r.series.whole;
        REQUIRE(!whole.empty());
        CHECK(whole.front().from == r.figures.firstSubmit);
        CHECK(whole.back().to == r.figures.lastEnd);
        for (std::size_t i = 0; i < whole.size(); ++i) {
            if (i > 0) REQUIRE(whole[i].from == whole[i - 1].to);
            if (i % 7 != 0) continue;  // the second route is slow
            std::vector<Time> cuts{whole[i].from};
            for (const Time t : at)
                if (t > whole[i].from && t < whole[i].to) cuts.push_back(t);
            cuts.push_back(whole[i].to);
            double used = 0, waiting = 0;
            Levels least{1'000'000, 1'000'000, 1'000'000}, most;
            for (std::size_t k = 0; k + 1 < cuts.size(); ++k) {
                const Levels l = levelsAt(jobs, r, cuts[k]);
                used += static_cast<double>(l.used * (cuts[k + 1] - cuts[k]));
                waiting += static_cast<double>(l.jobs * (cuts[k + 1] - cuts[k]));
                least.used = std::min(least.used, l.used);
                most.used = std::max(most.used, l.used);
                most.jobs = std::max(most.jobs, l.jobs);
                most.gpus = std::max(most.gpus, l.gpus);
            }
            const auto span = static_cast<double>(whole[i].to - whole[i].from);
            REQUIRE(whole[i].usedGpus.mean == doctest::Approx(used / span));
            REQUIRE(whole[i].waitingJobs.mean == doctest::Approx(waiting / span));
            REQUIRE(whole[i].usedGpus.least == static_cast<double>(least.used));
            REQUIRE(whole[i].usedGpus.most == static_cast<double>(most.used));
            REQUIRE(whole[i].waitingJobs.most == static_cast<double>(most.jobs));
            REQUIRE(whole[i].waitingGpus.most == static_cast<double>(most.gpus));
            REQUIRE(r.series.pools[0][i].mean == whole[i].usedGpus.mean);
        }
    }
}

TEST_CASE("a replay of any length has at most 2048 intervals unless their length is given") {
    for (const double gap : {0.0, 10.0, 3e6}) {
        const ReplayResult r = replay(someJobs(4, 400, gap), "easy");
        CHECK(r.series.whole.size() <= ReplayGauge::kMostIntervals);
        double work = 0;
        for (const ReplayInterval& i : r.series.whole)
            work += i.usedGpus.mean * static_cast<double>(i.to - i.from);
        const auto span = static_cast<double>(r.figures.lastEnd - r.figures.firstSubmit);
        CHECK(work == doctest::Approx(r.figures.utilization * 300 * span));
    }
}

TEST_CASE("size classes begin where their names say") {
    for (std::size_t c = 0; c < kSizeClasses; ++c) {
        CHECK(sizeClassOf(kSizeClassTable[c].from) == c);
        if (c > 0) CHECK(sizeClassOf(kSizeClassTable[c].from - 1) == c - 1);
        CHECK(kSizeClassTable[c].name.starts_with(std::to_string(kSizeClassTable[c].from)));
    }
    CHECK(sizeClassOf(kMaxJobSize) == kSizeClasses - 1);
}
