// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Replays on machines of several pools, with nodes, speeds and capacity that comes and goes.

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "models/programme/replay.hpp"
#include "models/programme/replay_capacity.hpp"

using namespace tranche;

namespace {

TraceJob job(Time submit, std::int64_t size, Duration run, std::int32_t pool = -1) {
    TraceJob t;
    t.submit = submit * kSecond;
    t.size = size;
    t.runtime = t.estimate = run * kSecond;
    t.pool = pool;
    return t;
}

ReplayResult replay(const std::vector<TraceJob>& jobs, const MachineSpec& machine, const char* policy,
                    const PoolOptions& options) {
    ReplayRequest request;
    request.jobs = jobs;
    request.policy = queuePolicy(*findQueuePolicy(policy));
    request.machine = &machine;
    request.options = &options;
    return replayTrace(request);
}

MachinePoolSpec pool(const char* id, Gpus gpus, Gpus nodeGpus = 0, double speed = 1) {
    MachinePoolSpec p;
    p.id = id;
    p.gpus = gpus;
    p.nodeGpus = nodeGpus;
    p.speed = speed;
    return p;
}

std::filesystem::path kth() {
    return std::filesystem::path(TRANCHE_SOURCE_DIR) / ".." / "shared" / "data" / "traces" /
           "KTH-SP2-1996-2.swf.gz";
}

}  // namespace

TEST_CASE("a job runs in the first pool of its list with room and there at the speed of the pool") {
    MachineSpec machine;
    machine.pools = {pool("slow", 4), pool("fast", 4, 0, 2)};
    const std::vector<TraceJob> jobs{job(0, 4, 60, 0), job(0, 4, 60, 0), job(1, 4, 30, 1), job(2, 2, 10, 0)};
    const ReplayResult r = replay(jobs, machine, "fcfs", {{0, 1}, {1, 0}, {0}});
    CHECK(r.jobs[0].pool == 1);
    CHECK(r.jobs[1].pool == 0);
    CHECK(r.jobs[2].start == 60 * kSecond);  // only the slow pool
    CHECK(r.jobs[3].pool == 1);              // behind it in the queue, with both pools free by then
    CHECK(r.jobs[3].start == 60 * kSecond);
    CHECK(r.figures.pools[1].jobs == 2);
    CHECK(r.figures.lastEnd == 90 * kSecond);
    // 4 x 60 + 4 x 30 on the slow one, 4 x 30 + 2 x 5 on the fast one, both there for 90 s.
    CHECK(r.figures.pools[0].utilization == doctest::Approx(360.0 / 360));
    CHECK(r.figures.pools[1].utilization == doctest::Approx(130.0 / 360));
    CHECK(r.figures.utilization == doctest::Approx(490.0 / 720));
}

TEST_CASE("announced maintenance is kept clear and a surprise drains") {
    MachineSpec machine;
    machine.pools = {pool("all", 8, 4)};
    machine.changes = {{20, "all", -4, 0.0}, {40, "all", 4, 0.0}, {100, "all", -8, {}}, {200, "all", 8, {}}};
    const std::vector<TraceJob> jobs{job(0, 4, 50),  job(1, 4, 30), job(2, 4, 18),
                                     job(90, 8, 50), job(95, 2, 1), job(96, 16, 1)};
    const ReplayResult r = replay(jobs, machine, "easy", {{0}});
    CHECK(r.jobs[0].start == 0);
    CHECK(r.jobs[1].start == 40 * kSecond);  // would run into the maintenance
    CHECK(r.jobs[2].start == 2 * kSecond);   // is done by then
    CHECK(r.jobs[3].start == 90 * kSecond);  // runs on through the failure
    CHECK(r.jobs[4].start == 200 * kSecond);
    CHECK(r.jobs[5].start == kNever);
    CHECK(r.figures.refused == 1);
    CHECK(r.figures.leftWaiting == 0);
    CHECK(r.figures.started() == 5);
    const double there = 8 * 20 + 4 * 20 + 8 * 60 + 0 + 8 * 1;
    CHECK(capacityTime(machine, 0, 0, 201 * kSecond) == doctest::Approx(there * kSecond));
    CHECK(r.figures.utilization == doctest::Approx((4 * 50 + 4 * 30 + 4 * 18 + 8 * 50 + 2) / there));
}

TEST_CASE("jobs that wait for capacity that never comes back are counted and not called refused") {
    MachineSpec machine;
    machine.pools = {pool("all", 8)};
    machine.changes = {{10, "all", -6, {}}};
    for (const char* policy : {"fcfs", "easy", "conservative", "lxf"}) {
        const ReplayResult r = replay({job(0, 8, 20), job(1, 4, 10), job(2, 1, 10)}, machine, policy, {{0}});
        INFO(policy);
        CHECK(r.jobs[1].start == kNever);
        CHECK(r.figures.leftWaiting == 1);
        CHECK(r.figures.refused == 0);
        CHECK(r.jobs[2].start == 20 * kSecond);
    }
}

TEST_CASE("placement decides whether a gang of a whole node finds one") {
    MachineSpec machine;
    machine.pools = {pool("nodes", 8, 4)};
    // Two halves of a node: together under best-fit, apart under worst-fit.
    const std::vector<TraceJob> jobs{job(0, 2, 100), job(1, 2, 100), job(2, 4, 10)};
    machine.placement = "best-fit";
    CHECK(replay(jobs, machine, "fcfs", {{0}}).jobs[2].start == 2 * kSecond);
    machine.placement = "worst-fit";
    CHECK(replay(jobs, machine, "fcfs", {{0}}).jobs[2].start == 100 * kSecond);
    machine.placement = "fgd";
    CHECK(replay(jobs, machine, "fcfs", {{0}}).jobs[2].start == 2 * kSecond);
}

TEST_CASE("changes of one instant act together and times are those of the trace") {
    MachineSpec machine;
    machine.pools = {pool("a", 4), pool("b", 4)};
    machine.changes = {
        {5, "a", -4, {}}, {5, "a", 2, {}}, {9, "b", -1, 3.0}, {7, "b", 1, {}}, {7, "b", -1, {}}};
    const std::vector<MachineStep> steps = machineSteps(machine);
    REQUIRE(steps.size() == 2);
    CHECK(steps[0].known == 3 * kSecond);
    CHECK(steps[0].at == 9 * kSecond);
    CHECK(steps[1].change == -2);
    CHECK(onPool(1001, 2) == 501);
    CHECK(onPool(1, 100) == 1);
}

TEST_CASE("the levels of a pool are its GPUs and its changes, one an instant") {
    MachineSpec machine;
    machine.pools = {pool("a", 4), pool("b", 4)};
    machine.changes = {{0, "a", 2, {}}, {9, "a", 3, 1.0}, {5, "a", -4, {}}, {5, "a", 1, {}},
                       {7, "a", 1, {}}, {7, "a", -1, {}}, {6, "b", -4, {}}};
    const auto levels = [&](std::size_t of) {
        std::vector<std::pair<Time, std::int64_t>> all;
        for (const CapacityLevel& level : capacityLevels(machine, of)) all.push_back({level.at, level.gpus});
        return all;
    };
    using Levels = std::vector<std::pair<Time, std::int64_t>>;
    CHECK(levels(0) == Levels{{0, 6}, {5 * kSecond, 3}, {9 * kSecond, 6}});
    CHECK(levels(1) == Levels{{0, 4}, {6 * kSecond, 0}});
    // The area below the levels is the capacity that utilization divides by.
    CHECK(capacityTime(machine, 0, 2 * kSecond, 10 * kSecond) == (3 * 6 + 4 * 3 + 1 * 6) * 1000.0);
}

TEST_CASE("a real log keeps its known schedule beside a pool that nobody asks for") {
    if (!std::filesystem::exists(kth())) {
        MESSAGE("skipped: the KTH log is not here");
        return;
    }
    TraceOptions reading;
    reading.machine = 100;
    reading.limit = 8000;
    const Trace trace = readTrace(kth(), reading);
    REQUIRE(trace.report.ok());
    MachineSpec machine;
    machine.pools = {pool("other", 8, 4), pool("log", 100)};
    const PoolOptions options(200, std::vector<std::uint16_t>{1});
    for (const std::string policy : {"fcfs", "easy", "easy-sjbf", "conservative"}) {
        ReplayRequest request;
        request.jobs = trace.jobs;
        request.gpus = 100;
        request.policy = queuePolicy(*findQueuePolicy(policy));
        request.options = &options;
        const ReplayResult one = replayTrace(request);
        request.machine = &machine;
        const ReplayResult many = replayTrace(request);
        INFO(policy);
        for (std::size_t i = 0; i < trace.jobs.size(); ++i) {
            INFO("job " << trace.jobs[i].id);
            REQUIRE(many.jobs[i].start == one.jobs[i].start);
        }
        CHECK(many.figures.meanWait == one.figures.meanWait);
        CHECK(many.figures.pools[1].utilization == doctest::Approx(one.figures.utilization));
    }
}
