// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The event loop around the queue scheduler: worked starts, a real log with four known schedules, figures by hand.

#include "models/programme/replay.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

using namespace tranche;

namespace {

TraceJob job(std::int64_t id, Time submit, std::int64_t size, Duration run) {
    TraceJob t;
    t.id = id;
    t.submit = submit * kSecond;
    t.size = size;
    t.runtime = t.estimate = run * kSecond;
    return t;
}

ReplayResult replay(const std::vector<TraceJob>& jobs, std::int64_t gpus, const char* policy,
                    Duration interval = 0) {
    const QueuePolicyRow* row = findQueuePolicy(policy);
    REQUIRE(row != nullptr);
    return replayTrace({jobs, gpus, queuePolicy(*row)}, interval);
}

std::vector<Time> starts(const ReplayResult& result) {
    std::vector<Time> all;
    for (const ReplayedJob& r : result.jobs) all.push_back(r.start / kSecond);
    return all;
}

const std::vector<TraceJob> kFive{job(1, 0, 6, 6), job(2, 1, 5, 5), job(3, 2, 8, 8), job(4, 3, 4, 12),
                                  job(5, 4, 4, 5)};

}  // namespace

TEST_CASE("EX-BF through the event loop: four policies, four schedules") {
    CHECK(starts(replay(kFive, 10, "fcfs")) == std::vector<Time>{0, 6, 11, 19, 19});
    CHECK(starts(replay(kFive, 10, "easy")) == std::vector<Time>{0, 6, 15, 3, 23});
    CHECK(starts(replay(kFive, 10, "conservative")) == std::vector<Time>{0, 6, 11, 19, 4});
    CHECK(starts(replay(kFive, 10, "first-fit")) == std::vector<Time>{0, 6, 16, 3, 11});
    CHECK(replay(kFive, 10, "easy").figures.meanWait == doctest::Approx(7.4));
    CHECK(replay(kFive, 10, "conservative").figures.meanWait == doctest::Approx(6.0));
}

TEST_CASE("EX-BSLD: bounded slowdown has a floor of ten seconds and of one") {
    CHECK(boundedSlowdown(5 * kSecond, 1 * kSecond) == 1.0);
    CHECK(boundedSlowdown(30 * kSecond, 60 * kSecond) == doctest::Approx(1.5));
    CHECK(boundedSlowdown(30 * kSecond, 1 * kSecond) == doctest::Approx(3.1));
}

TEST_CASE("figures of a replay follow from its starts") {
    const ReplayFigures f = replay(kFive, 10, "easy").figures;
    // Waits 0 5 13 0 19; ends 6 11 23 15 28; work 36 + 25 + 64 + 48 + 20.
    CHECK(f.medianWait == doctest::Approx(5));
    CHECK(f.maxWait == doctest::Approx(19));
    CHECK(f.lastEnd == 28 * kSecond);
    CHECK(f.utilization == doctest::Approx(193.0 / 280));
    CHECK(f.queue.meanJobs == doctest::Approx(37.0 / 28));
    CHECK(f.backfilled == 1);
}

TEST_CASE("the time series integrates to the work and to the waits") {
    const ReplayResult result = replay(kFive, 10, "fcfs", 3 * kSecond);
    double work = 0, waited = 0;
    for (const ReplayInterval& i : result.series.whole) {
        const double length = static_cast<double>(i.to - i.from) / static_cast<double>(kSecond);
        CHECK(length <= 3);
        work += i.usedGpus.mean * length;
        waited += i.waitingJobs.mean * length;
        CHECK(i.usedGpus.most <= 10);
    }
    CHECK(work == doctest::Approx(193));
    CHECK(waited == doctest::Approx(45));
}

TEST_CASE("a job larger than the pool is refused and counted, the others run") {
    const ReplayResult result = replay({job(1, 0, 20, 5), job(2, 1, 4, 5)}, 10, "easy");
    CHECK(result.figures.refused == 1);
    CHECK(result.jobs[0].start == kNever);
    CHECK(result.jobs[1].start == kSecond);
}

TEST_CASE("a job that outlives its estimate ends at it") {
    TraceJob long_ = job(1, 0, 10, 100);
    long_.estimate = 40 * kSecond;
    CHECK(starts(replay({long_, job(2, 1, 10, 5)}, 10, "fcfs")) == std::vector<Time>{0, 40});
}

TEST_CASE("fair share charges the user: who has used less goes first") {
    std::vector<TraceJob> jobs{job(1, 0, 10, 1000), job(2, 1, 10, 10), job(3, 2, 10, 10)};
    jobs[0].user = jobs[1].user = 7;  // the heavy user's second job came before the other's first
    jobs[2].user = 8;
    for (const char* policy : {"fair-share", "fair-tree"}) {
        CAPTURE(policy);
        CHECK(starts(replay(jobs, 10, policy)) == std::vector<Time>{0, 1010, 1000});
    }
    CHECK(starts(replay(jobs, 10, "fcfs")) == std::vector<Time>{0, 1000, 1010});
}

TEST_CASE("an empty trace replays to nothing") {
    const ReplayResult result = replay({}, 10, "easy");
    CHECK(result.jobs.empty());
    CHECK(result.series.whole.empty());
    CHECK(result.figures.queue.mostJobs == 0);
}

TEST_CASE("the KTH log on 100 processors has the published means under four policies") {
    const auto file = std::filesystem::path(TRANCHE_SOURCE_DIR) / ".." / "shared" / "data" / "traces" /
                      "KTH-SP2-1996-2.swf.gz";
    if (!std::filesystem::exists(file)) {
        MESSAGE("SKIPPED: the KTH log is not there");
        return;
    }
    TraceOptions options;
    options.machine = 100;
    const Trace trace = readTrace(file, options);
    REQUIRE(trace.report.ok());
    REQUIRE(trace.jobs.size() == 28481);
    struct Known {
        const char* policy;
        double wait, slowdown, utilization;
    };
    for (const Known& k : {Known{"fcfs", 353776.409150, 6814.973310, 0.685240},
                           Known{"easy", 6834.587269, 92.687654, 0.685613},
                           Known{"easy-sjbf", 5903.686387, 69.393636, 0.685613},
                           Known{"conservative", 7316.239072, 88.966564, 0.685613}}) {
        CAPTURE(k.policy);
        const ReplayFigures f = replay(trace.jobs, 100, k.policy).figures;
        CHECK(std::abs(f.meanWait - k.wait) < 1e-6 * k.wait);
        CHECK(std::abs(f.meanBoundedSlowdown - k.slowdown) < 1e-6 * k.slowdown);
        CHECK(std::abs(f.utilization - k.utilization) < 1e-6);
    }
}
