// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/queue/pool_scheduler.hpp"

#include <doctest/doctest.h>

#include "tests/allocation/pool_reference.hpp"
#include "tests/allocation/queue_replay.hpp"
#include "tests/fleet/dice.hpp"

namespace tranche {
namespace {

constexpr std::array kDisciplines{Discipline::strict, Discipline::firstFit, Discipline::easy,
                                  Discipline::conservative};

std::string text(const PoolCase& in) {
    std::string all = "discipline " + std::to_string(static_cast<int>(in.policy.discipline)) + ", order " +
                      std::string(in.policy.order->name) + ", " + in.placement + ", " +
                      std::to_string(in.policy.reservations) + " reservations";
    for (const SchedulerPool& p : in.pools)
        all += ", pool " + std::to_string(p.capacity) + "/" + std::to_string(p.nodeGpus);
    for (const std::int64_t l : in.limits) all += ", limit " + std::to_string(l);
    for (const PoolChange& c : in.changes)
        all += ", at " + std::to_string(c.at) + " pool " + std::to_string(c.pool) + " has " +
               std::to_string(c.available);
    for (const PoolAnnouncement& a : in.announced)
        all += ", announced at " + std::to_string(a.at) + " pool " + std::to_string(a.pool) + " by " +
               std::to_string(a.change);
    for (const PoolTestJob& j : in.jobs) {
        all += "\n  " + std::to_string(j.queue.job) + " at " + std::to_string(j.queue.submit / kSecond) +
               " group " + std::to_string(j.group) + ":";
        for (std::size_t o = 0; o < j.options.size(); ++o)
            all += " pool " + std::to_string(j.options[o].pool) + " n " + std::to_string(j.options[o].size) +
                   " e " + std::to_string(j.options[o].estimate / kSecond) + " r " +
                   std::to_string(j.runtimes[o] / kSecond);
    }
    return all;
}

std::string text(const PoolRun& r) {
    if (r.start == kNever) return "never";
    std::string all = "at " + std::to_string(r.start) + " on pool " + std::to_string(r.option.pool);
    for (const NodePiece& p : r.pieces) all += " " + std::to_string(p.node) + "x" + std::to_string(p.gpus);
    return all;
}

PoolCase randomCase(std::uint64_t number, Discipline discipline, const char* order) {
    Dice dice(number);
    PoolCase in;
    in.policy.discipline = discipline;
    in.policy.order = findQueueOrder(order);
    in.policy.period = 7 * kSecond;
    if (discipline == Discipline::easy) {
        in.policy.reservations = 1 + static_cast<int>(dice.below(3));
        if (dice.chance(0.3)) in.policy.backfill = findQueueOrder("sjf");
    }
    if (dice.chance(0.3)) in.policy.downRule = DownRule::hold;
    in.placement = placementTable()[static_cast<std::size_t>(dice.below(4))].name;
    const auto pools = static_cast<std::size_t>(1 + dice.below(3));
    std::int64_t most = 0;
    for (std::size_t p = 0; p < pools; ++p) {
        const auto nodeGpus = static_cast<std::int32_t>(dice.chance(0.5) ? 0 : 2 + dice.below(3));
        const std::int64_t capacity = nodeGpus == 0 ? 1 + dice.below(9) : nodeGpus * (1 + dice.below(4));
        in.pools.push_back({capacity, 0, nodeGpus});
        most = std::max(most, capacity);
    }
    const std::int64_t groups = dice.below(3);
    for (std::int64_t g = 0; g < groups; ++g) in.limits.push_back(1 + dice.below(most + 2));
    const auto count = static_cast<std::uint32_t>(2 + dice.below(11));
    const Time spread = 1 + dice.below(30);
    for (std::uint32_t j = 0; j < count; ++j) {
        PoolTestJob job;
        job.queue.submit = dice.below(spread) * kSecond;
        const Duration runtime = 1 + dice.below(9);
        const std::int64_t size = 1 + dice.below(most);
        const bool exact = dice.chance(0.4);
        const auto first = static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(pools)));
        for (std::size_t p = 0; p < pools; ++p) {
            if (p > 0 && dice.chance(0.3)) continue;
            const auto pool = static_cast<std::uint16_t>((first + p) % pools);
            const Duration run = 1 + runtime / (1 + pool);
            job.options.push_back(
                {pool, 1 + (size - 1) / (1 + pool), (run + (exact ? 0 : dice.below(6))) * kSecond});
            job.runtimes.push_back(run * kSecond);
        }
        if (groups > 0 && dice.chance(0.7)) job.group = static_cast<std::uint16_t>(dice.below(groups));
        in.jobs.push_back(job);
    }
    std::stable_sort(in.jobs.begin(), in.jobs.end(),
                     [](const auto& a, const auto& b) { return a.queue.submit < b.queue.submit; });
    for (std::uint32_t j = 0; j < count; ++j) in.jobs[j].queue.job = j;
    return in;
}

void addChanges(PoolCase& in, std::uint64_t number) {
    Dice dice(number + 5000);
    const auto pool = static_cast<std::uint16_t>(dice.below(static_cast<std::int64_t>(in.pools.size())));
    const SchedulerPool& p = in.pools[pool];
    const std::int64_t unit = std::max(1, p.nodeGpus), units = p.capacity / unit;
    const Time first = 1 + dice.below(15), second = first + 1 + dice.below(15);
    if (dice.chance(0.5))
        in.changes = {{first, pool, dice.below(units + 1) * unit}, {second, pool, p.capacity}};
    else
        in.announced = {{first, pool, -(1 + dice.below(units)) * unit},
                        {second, pool, (1 + dice.below(3)) * unit}};
}

void agree(const PoolCase& in) {
    INFO(text(in));
    const PoolReplay expected = PoolReference(in).replay();
    const PoolReplay ours = replayPools(in);
    for (std::size_t j = 0; j < in.jobs.size(); ++j) {
        INFO("job " << j << ": found " << text(ours.runs[j]) << ", expected " << text(expected.runs[j]));
        REQUIRE(ours.runs[j] == expected.runs[j]);
    }
    CHECK(ours.breaches == expected.breaches);
}

}  // namespace

TEST_CASE("several pools with nodes and limits agree with a scheduler that recomputes everything") {
    for (const Discipline discipline : kDisciplines)
        for (const char* order : {"fcfs", "sjf", "lxf"})
            for (std::uint64_t n = 0; n < 800; ++n) {
                INFO("instance " << n);
                agree(randomCase(n, discipline, order));
            }
}

TEST_CASE(
    "capacity that falls, comes back or is announced agrees with a scheduler that recomputes everything") {
    for (const Discipline discipline : kDisciplines)
        for (const char* order : {"fcfs", "ljf", "wfp3"})
            for (std::uint64_t n = 0; n < 800; ++n) {
                INFO("instance " << n);
                PoolCase in = randomCase(n, discipline, order);
                addChanges(in, n);
                agree(in);
            }
}

TEST_CASE("one pool of GPUs gives the schedule of the scheduler for one pool under every policy") {
    for (const QueuePolicyRow& row : queuePolicyTable())
        for (std::uint64_t n = 0; n < 60; ++n) {
            Dice dice(n);
            const std::int64_t machine = 1 + dice.below(20);
            PoolCase in;
            in.policy = queuePolicy(row);
            in.policy.period = 7 * kSecond;
            in.pools = {{machine, 0, 0}};
            std::vector<ReplayJob> jobs;
            const Time spread = 1 + dice.below(200);
            for (std::uint32_t j = 0; j < 40; ++j) {
                ReplayJob job;
                job.queue.submit = dice.below(spread) * kSecond;
                job.queue.size = 1 + dice.below(machine);
                job.runtime = (1 + dice.below(30)) * kSecond;
                job.queue.estimate = job.runtime + (dice.chance(0.3) ? 0 : dice.below(20) * kSecond);
                jobs.push_back(job);
            }
            std::stable_sort(jobs.begin(), jobs.end(),
                             [](const auto& a, const auto& b) { return a.queue.submit < b.queue.submit; });
            for (std::uint32_t j = 0; j < jobs.size(); ++j) {
                ReplayJob& job = jobs[j];
                job.queue.job = j;
                in.jobs.push_back({job.queue, {{0, job.queue.size, job.queue.estimate}}, {job.runtime}});
            }
            in.accounts.add();
            const Replay expected = replay(jobs, QueueScheduler(in.policy, machine, in.accounts));
            INFO(row.name << ", instance " << n << "\n" << text(in));
            const PoolReplay ours = replayPools(in);
            for (std::size_t j = 0; j < jobs.size(); ++j) {
                INFO("job " << j);
                REQUIRE(ours.runs[j].start * kSecond == expected.start[j]);
            }
        }
}

TEST_CASE(
    "a head that fits nowhere is reserved where it could start soonest and others go past it elsewhere") {
    // Pool 0 has 4 until 10, pool 1 has 2 until 6. Job 2 prefers pool 0, yet pool 1 comes free sooner.
    PoolCase in;
    in.policy = queuePolicy(*findQueuePolicy("easy"));
    in.pools = {{4, 0, 0}, {2, 0, 0}};
    const auto add = [&](Time submit, std::vector<PoolOption> options) {
        PoolTestJob job;
        job.queue.job = static_cast<std::uint32_t>(in.jobs.size());
        job.queue.submit = submit * kSecond;
        for (PoolOption& o : options) {
            o.estimate *= kSecond;
            job.runtimes.push_back(o.estimate);
        }
        job.options = options;
        in.jobs.push_back(job);
    };
    add(0, {{0, 3, 10}});
    add(0, {{1, 2, 6}});
    add(1, {{0, 4, 5}, {1, 2, 8}});
    add(2, {{0, 1, 50}});  // would hold up job 2 in pool 0, where it no longer waits
    add(3, {{1, 1, 1}});
    const PoolReplay got = replayPools(in);
    CHECK(got.runs[2] == PoolRun{6, {1, 2, 8 * kSecond}, {}});
    CHECK(got.runs[3].start == 2);
    CHECK(got.runs[4].start == 14);
}

TEST_CASE("what a shrunk or withdrawn request leaves is there for others at once") {
    const std::vector<SchedulerPool> pools{{16, 0, 4}};
    PoolScheduler queue(queuePolicy(*findQueuePolicy("fcfs")), pools, *findPlacement("best-fit"), 1);
    queue.limit(0, 0, 14);
    std::vector<PoolStart> started;
    const auto submit = [&](std::uint32_t job, std::int64_t size, Time now) {
        QueueJob q;
        q.job = job;
        q.submit = now;
        REQUIRE(queue.submit(q, std::vector<PoolOption>{{0, size, 100}}, 0));
        started.clear();
        queue.pass(now, started);
        return started.size();
    };
    CHECK(submit(0, 11, 0) == 1);
    CHECK(submit(1, 5, 1) == 0);
    CHECK(submit(2, 4, 2) == 0);
    queue.withdraw(1, 3);
    started.clear();
    queue.pass(3, started);
    CHECK(started.empty());  // 11 + 4 is above the limit of 14
    queue.shrink(0, 6, 4);
    CHECK(queue.nodesOf(0).size() == 2);
    queue.pass(4, started);
    REQUIRE(started.size() == 1);
    CHECK(started[0].job == 2);
    CHECK(queue.pool(0).free() == 6);
    queue.finish(0, 50);
    CHECK(queue.pool(0).free() == 12);
    queue.finish(2, 60);
    CHECK(queue.pool(0).free() == 16);
    CHECK(queue.pool(0).fitsNow(16, 1000));
}

TEST_CASE("a request that no pool can ever hold is refused and one within announced capacity is not") {
    const std::vector<SchedulerPool> pools{{4, 0, 0}, {8, 12, 4}};
    PoolScheduler queue(queuePolicy(*findQueuePolicy("easy")), pools);
    queue.announce(0, 0, 50, 3);
    QueueJob job;
    CHECK_FALSE(queue.submit(job, std::vector<PoolOption>{{0, 8, 10}, {1, 13, 10}}));
    CHECK(queue.submit(job, std::vector<PoolOption>{{0, 7, 10}}));
    job.job = 1;
    CHECK(queue.submit(job, std::vector<PoolOption>{{1, 12, 10}}));
    std::vector<PoolStart> started;
    queue.pass(0, started);
    CHECK(started.empty());
    CHECK(queue.wantsPassAt() == 50);
    queue.pass(50, started);
    CHECK(started.size() == 1);
}

}  // namespace tranche
