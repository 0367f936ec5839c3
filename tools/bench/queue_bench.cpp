// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Queue scheduling alone, without reading or writing: FCFS and EASY against a bare hand-written FCFS loop and their growth
// with the number of jobs; conservative backfilling against a profile kept as a sorted vector.

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <queue>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "models/allocation/queue/queue_scheduler.hpp"
#include "tools/bench/bench.hpp"
#include "tools/bench/queue_work.hpp"

namespace tranche::bench {
namespace {

struct Outcome {
    double seconds = 0;
    Time waited = 0;          // all jobs together: what contenders must agree on
    std::size_t waiting = 0;  // on average
};

using End = std::pair<Time, std::uint32_t>;
using Ends = std::priority_queue<End, std::vector<End>, std::greater<>>;

[[gnu::noinline]] Outcome scheduled(const std::vector<WorkJob>& jobs, const char* policy) {
    Outcome out;
    const double begin = cpuSeconds();
    QueueScheduler queue(queuePolicy(*findQueuePolicy(policy)), kMachine);
    Ends ends;
    std::vector<Start> started;
    std::size_t next = 0, sum = 0, passes = 0;
    for (;;) {
        Time now = queue.wantsPassAt();
        if (!ends.empty()) now = std::min(now, ends.top().first);
        if (next < jobs.size()) now = std::min(now, jobs[next].submit);
        if (now == kNever) break;
        for (; !ends.empty() && ends.top().first == now; ends.pop()) queue.finish(ends.top().second, now);
        for (; next < jobs.size() && jobs[next].submit == now; ++next) {
            QueueJob job;
            job.job = static_cast<std::uint32_t>(next);
            job.size = jobs[next].size;
            job.estimate = jobs[next].estimate;
            job.submit = now;
            (void)queue.submit(job);
        }
        started.clear();
        queue.pass(now, started);
        for (const Start& s : started) {
            out.waited += now - jobs[s.job].submit;
            ends.emplace(now + jobs[s.job].runtime, s.job);
        }
        sum += queue.waiting();
        ++passes;
    }
    out.seconds = cpuSeconds() - begin;
    out.waiting = sum / std::max<std::size_t>(passes, 1);
    return out;
}

// Nothing but a heap of ends and an index into the jobs.
[[gnu::noinline]] Outcome bareFcfs(const std::vector<WorkJob>& jobs) {
    Outcome out;
    const double begin = cpuSeconds();
    Ends ends;
    std::int64_t free = kMachine;
    std::size_t arrived = 0, head = 0;
    while (head < jobs.size()) {
        Time now = ends.empty() ? kNever : ends.top().first;
        if (arrived < jobs.size()) now = std::min(now, jobs[arrived].submit);
        for (; !ends.empty() && ends.top().first == now; ends.pop()) free += jobs[ends.top().second].size;
        while (arrived < jobs.size() && jobs[arrived].submit == now) ++arrived;
        for (; head < arrived && jobs[head].size <= free; ++head) {
            free -= jobs[head].size;
            out.waited += now - jobs[head].submit;
            ends.emplace(now + jobs[head].runtime, static_cast<std::uint32_t>(head));
        }
    }
    out.seconds = cpuSeconds() - begin;
    return out;
}

// Conservative backfilling with the free amounts in a sorted vector, as textbooks have it.
class VectorProfile {
public:
    VectorProfile() : steps_{{0, kMachine}} {}

    Time earliest(Time now, std::int64_t size, Duration length, Time limit) const {
        std::size_t i = at(now);
        Time start = now;
        for (std::size_t j = i; j < steps_.size() && start < limit; ++j) {
            if (steps_[j].second < size && steps_[j].first < limit) {
                start = j + 1 < steps_.size() ? steps_[j + 1].first : kNever;
            } else if (const Time to = j + 1 < steps_.size() ? steps_[j + 1].first : kNever;
                       to >= std::min(start + length, limit)) {
                break;
            }
        }
        return std::min(start, limit);
    }

    void take(Time from, Time to, std::int64_t n) {
        const std::size_t first = split(from), last = split(to);
        for (std::size_t i = first; i < last; ++i) steps_[i].second -= n;
        join(last);
        join(first);
    }

    void forget(Time now) {  // the past
        const std::size_t i = at(now);
        if (i > 64) steps_.erase(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(i));
    }

private:
    std::size_t at(Time t) const {
        const auto after = std::upper_bound(steps_.begin(), steps_.end(), t,
                                            [](Time x, const auto& step) { return x < step.first; });
        return static_cast<std::size_t>(after - steps_.begin()) - 1;
    }
    std::size_t split(Time t) {
        const std::size_t i = at(t);
        if (steps_[i].first == t) return i;
        steps_.insert(steps_.begin() + static_cast<std::ptrdiff_t>(i) + 1, {t, steps_[i].second});
        return i + 1;
    }
    void join(std::size_t i) {
        if (i > 0 && steps_[i].second == steps_[i - 1].second)
            steps_.erase(steps_.begin() + static_cast<std::ptrdiff_t>(i));
    }
    std::vector<std::pair<Time, std::int64_t>> steps_;
};

[[gnu::noinline]] Outcome vectorConservative(const std::vector<WorkJob>& jobs) {
    Outcome out;
    const double begin = cpuSeconds();
    VectorProfile profile;
    Ends ends, due;
    std::vector<Time> reserved(jobs.size(), kNever);
    std::vector<std::uint32_t> waiting;
    std::size_t next = 0;
    for (;;) {
        Time now = ends.empty() ? kNever : ends.top().first;
        if (!due.empty()) now = std::min(now, due.top().first);
        if (next < jobs.size()) now = std::min(now, jobs[next].submit);
        if (now == kNever) break;
        bool early = false;
        for (; !ends.empty() && ends.top().first == now; ends.pop()) {
            const std::uint32_t j = ends.top().second;
            const Time until = reserved[j] + jobs[j].estimate;
            if (until == now) continue;
            profile.take(now, until, -jobs[j].size);
            early = true;
        }
        const auto place = [&](std::uint32_t j, Time at) {
            profile.take(at, at + jobs[j].estimate, jobs[j].size);
            reserved[j] = at;
            due.emplace(at, j);
        };
        if (early)
            for (const std::uint32_t j : waiting) {
                const Time old = reserved[j];
                const Time at = profile.earliest(now, jobs[j].size, jobs[j].estimate, old);
                if (at == old) continue;
                profile.take(old, old + jobs[j].estimate, -jobs[j].size);
                place(j, at);
            }
        for (; next < jobs.size() && jobs[next].submit == now; ++next) {
            const auto j = static_cast<std::uint32_t>(next);
            waiting.push_back(j);
            place(j, profile.earliest(now, jobs[j].size, jobs[j].estimate, kNever));
        }
        bool any = false;
        for (; !due.empty() && due.top().first == now; due.pop()) {
            const std::uint32_t j = due.top().second;
            if (reserved[j] != now) continue;
            any = true;
            out.waited += now - jobs[j].submit;
            ends.emplace(now + jobs[j].runtime, j);
        }
        while (!due.empty() && reserved[due.top().second] != due.top().first) due.pop();  // has moved
        if (any) std::erase_if(waiting, [&](std::uint32_t j) { return reserved[j] <= now; });
        profile.forget(now);
    }
    out.seconds = cpuSeconds() - begin;
    return out;
}

void addHeads(const Options& options, std::vector<Row>& rows) {
    constexpr std::array<std::size_t, 3> counts{10'000, 100'000, 1'000'000};
    for (const char* policy : {"fcfs", "easy"}) {
        std::array<double, 3> each{};
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const std::vector<WorkJob> jobs = drawnWork(counts[i], 0.9, kMachine / 8, false);
            Outcome ours, bare;
            const auto least = leastInTurn(
                options.repetitions, [&] { return (ours = scheduled(jobs, policy)).seconds; },
                [&] { return (bare = bareFcfs(jobs)).seconds; });
            each[i] = least[0] * 1e9 / static_cast<double>(counts[i]);
            Row row;
            row.work = fmt::format("{}, {} jobs at load 0.9", policy, counts[i]);
            row.unit = "ns";
            row.tranche = each[i];
            row.against = "bare FCFS loop";
            row.reference = least[1] * 1e9 / static_cast<double>(counts[i]);
            if (std::string(policy) == "fcfs") row.agree = ours.waited == bare.waited;
            rows.push_back(row);
        }
        // n log n allows log 10^6 / log 10^4 = 1.5 times as much a job.
        Row growth;
        growth.work = fmt::format("{}, a job of 1000000", policy);
        growth.unit = "ns";
        growth.tranche = each[2];
        growth.against = "one of 10000";
        growth.reference = each[0];
        growth.bound = 1.5;
        rows.push_back(growth);
    }
}

struct Pair {
    double ours = 0, plain = 0;  // [s]
};

// `required`: how much faster than the vector it has to be.
Pair addConservative(const Options& options, std::size_t count, double load, bool exact,
                     std::optional<double> required, std::vector<Row>& rows) {
    const std::vector<WorkJob> jobs = drawnWork(count, load, kMachine / 4, exact);
    Outcome ours, plain;
    const auto least = leastInTurn(
        exact ? std::max(options.repetitions, 3) : std::min(options.repetitions, 2),
        [&] { return (ours = scheduled(jobs, "conservative")).seconds; },
        [&] { return (plain = vectorConservative(jobs)).seconds; });
    Row row;
    row.work = fmt::format("conservative, {}, {}, {} wait", count, exact ? "exact" : "user", ours.waiting);
    row.unit = "ms";
    row.tranche = least[0] * 1e3;
    row.against = "sorted-vector profile";
    row.reference = least[1] * 1e3;
    row.speed = true;
    row.bound = required;
    row.agree = ours.waited == plain.waited;
    rows.push_back(row);
    return {least[0], least[1]};
}

// How often as long for the longer trace.
void addConservativeGrowth(const char* work, const Pair& few, const Pair& many, std::vector<Row>& rows) {
    Row row;
    row.work = work;
    row.unit = "x";
    row.tranche = many.ours / few.ours;
    row.against = "sorted-vector profile";
    row.reference = many.plain / few.plain;
    row.bound = 1.0;
    rows.push_back(row);
}

// With exact estimates nothing ends early and thousands wait: finding reservations. With those of users nearly every end
// is early, and about a quarter of those that wait
// move at each: so many moves are what the policy demands, with any profile.
void addConservatives(const Options& options, std::vector<Row>& rows) {
    const Pair few = addConservative(options, 10'000, 1.15, true, {}, rows);
    const Pair many = addConservative(options, 77'000, 1.15, true, 1.5, rows);
    addConservativeGrowth("  growth, exact, 10000 to 77000", few, many, rows);
    Row limit;
    limit.work = "conservative, 77000, exact";
    limit.unit = "ms";
    limit.tranche = many.ours * 1e3;
    limit.against = "allowed";
    limit.reference = 500;
    limit.bound = 1.0;
    rows.push_back(limit);
    addConservative(options, 77'000, 1.0, false, {}, rows);
    const Pair short_ = addConservative(options, 10'000, 1.15, false, {}, rows);
    const Pair long_ = addConservative(options, 40'000, 1.15, false, {}, rows);
    addConservativeGrowth("  growth, user, 10000 to 40000", short_, long_, rows);
}

}  // namespace

std::vector<Row> benchQueue(const Options& options) {
    std::vector<Row> rows;
    addHeads(options, rows);
    addConservatives(options, rows);
    return rows;
}

}  // namespace tranche::bench
