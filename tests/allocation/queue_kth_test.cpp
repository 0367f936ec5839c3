// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The KTH SP2 log (Parallel Workloads Archive; Lars Malinowsky): 28,481 starts under four policies, to the second.
#include <doctest/doctest.h>

#include <array>
#include <charconv>
#include <map>

#include "models/demand/trace/line_reader.hpp"
#include "models/demand/trace/trace.hpp"
#include "tests/allocation/queue_replay.hpp"

namespace tranche {
namespace {

struct Known {
    const char* policy;
    const char* file;
    double meanWait, meanSlowdown, utilization;
};
constexpr std::array<Known, 4> kKnown{{
    {"fcfs", "kth-expected-starts-fcfs.csv.gz", 353776.409150, 6814.973310, 0.685240},
    {"easy", "kth-expected-starts-easy.csv.gz", 6834.587269, 92.687654, 0.685613},
    {"easy-sjbf", "kth-expected-starts-easysjbf.csv.gz", 5903.686387, 69.393636, 0.685613},
    {"conservative", "kth-expected-starts-cons.csv.gz", 7316.239072, 88.966564, 0.685613},
}};
constexpr std::int64_t kMachine = 100;

std::map<std::int64_t, Time> expectedStarts(const char* name) {
    TraceSource source(traceFile(name));
    LineReader lines(source);
    std::map<std::int64_t, Time> starts;
    for (TraceLine line; lines.next(line);) {
        std::int64_t id = 0, start = 0;
        const char* end = line.text.data() + line.text.size();
        const auto [comma, bad] = std::from_chars(line.text.data(), end, id);
        if (bad != std::errc{} || comma == end) continue;  // a header
        std::from_chars(comma + 1, end, start);
        starts[id] = start * kSecond;
    }
    return starts;
}

// Who runs and who waits when schedules part, and what was free from then on by the estimates.
std::string pictureAt(Time t, const std::vector<ReplayJob>& jobs, const std::vector<TraceJob>& trace,
                      const std::vector<Time>& starts) {
    std::string queue = "\n  queue (id x size for estimate s):";
    std::map<Time, std::int64_t> ends;
    std::int64_t free = kMachine;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const QueueJob& q = jobs[i].queue;
        if (starts[i] < t && starts[i] + jobs[i].runtime > t) {
            free -= q.size;
            ends[starts[i] + q.estimate] += q.size;
        } else if (q.submit <= t && starts[i] >= t) {
            queue += " " + std::to_string(trace[i].id) + "x" + std::to_string(q.size) + ":" +
                     std::to_string(q.estimate / kSecond);
        }
    }
    std::string profile =
        "\n  profile (from s: free): " + std::to_string(t / kSecond) + ":" + std::to_string(free);
    for (const auto& [end, size] : ends)
        profile += " " + std::to_string(end / kSecond) + ":" + std::to_string(free += size);
    return queue + profile;
}

}  // namespace

TEST_CASE("the four known schedules of the KTH log are reproduced to the second") {
    if (!std::filesystem::exists(traceFile("KTH-SP2-1996-2.swf.gz"))) {
        MESSAGE("SKIPPED: no " << traceFile("KTH-SP2-1996-2.swf.gz").string());
        return;
    }
    TraceOptions options;
    options.machine = kMachine;
    const Trace trace = readTrace(traceFile("KTH-SP2-1996-2.swf.gz"), options);
    REQUIRE(trace.report.ok());
    REQUIRE(trace.jobs.size() == 28481);
    std::vector<ReplayJob> jobs(trace.jobs.size());
    for (std::uint32_t i = 0; i < jobs.size(); ++i) {
        const TraceJob& t = trace.jobs[i];
        jobs[i].queue = {.job = i, .size = t.size, .estimate = t.estimate, .submit = t.submit};
        jobs[i].runtime = t.runtime;
    }
    for (const Known& known : kKnown) {
        INFO("policy " << std::string(known.policy));
        const std::map<std::int64_t, Time> expected = expectedStarts(known.file);
        REQUIRE(expected.size() == jobs.size());
        const std::vector<Time> starts =
            replay(jobs, QueueScheduler(policyNamed(known.policy), kMachine)).start;
        std::vector<Time> wanted(jobs.size());
        std::size_t first = jobs.size(), differ = 0;
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            wanted[i] = expected.at(trace.jobs[i].id);
            if (starts[i] == wanted[i]) continue;
            ++differ;
            if (first == jobs.size() ||
                std::min(starts[i], wanted[i]) < std::min(starts[first], wanted[first]))
                first = i;
        }
        CHECK(differ == 0);
        if (differ > 0) {
            const Time at = std::min(starts[first], wanted[first]);
            FAIL_CHECK("first at " << at / kSecond << " s: job " << trace.jobs[first].id << " starts at "
                                   << starts[first] / kSecond << ", expected " << wanted[first] / kSecond
                                   << pictureAt(at, jobs, trace.jobs, wanted));
        }
        double wait = 0, slowdown = 0, work = 0;
        Time end = 0;
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            const auto w = static_cast<double>(starts[i] - jobs[i].queue.submit);
            const auto run = static_cast<double>(jobs[i].runtime);
            wait += w;
            slowdown += std::max(1.0, (w + run) / std::max(run, 10.0 * kSecond));
            work += run * static_cast<double>(jobs[i].queue.size);
            end = std::max(end, starts[i] + jobs[i].runtime);
        }
        const double n = static_cast<double>(jobs.size());
        CHECK(wait / n / kSecond == doctest::Approx(known.meanWait).epsilon(1e-9));
        CHECK(slowdown / n == doctest::Approx(known.meanSlowdown).epsilon(1e-8));
        CHECK(work / (kMachine * static_cast<double>(end - jobs[0].queue.submit)) ==
              doctest::Approx(known.utilization).epsilon(1e-5));
    }
}

}  // namespace tranche
