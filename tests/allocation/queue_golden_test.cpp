// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Schedules that are known job for job: EX-BF of the specification and the 120 small cases.
#include <doctest/doctest.h>

#include <array>
#include <charconv>
#include <fstream>
#include <numeric>

#include "tests/allocation/queue_replay.hpp"

namespace tranche {
namespace {

ReplayJob job(std::uint32_t id, Time submit, std::int64_t size, Duration runtime, Duration estimate) {
    ReplayJob j;
    j.queue.job = id;
    j.queue.submit = submit * kSecond;
    j.queue.size = size;
    j.queue.estimate = estimate * kSecond;
    j.runtime = runtime * kSecond;
    return j;
}

std::vector<Time> startsInSeconds(const std::vector<ReplayJob>& jobs, std::string_view policy,
                                  std::int64_t machine) {
    std::vector<Time> starts = replay(jobs, QueueScheduler(policyNamed(policy), machine)).start;
    for (Time& t : starts) t /= kSecond;
    return starts;
}

// The machine and queue at an instant, for a failure's message.
std::string pictureAt(Time t, const std::vector<ReplayJob>& jobs, const std::vector<Time>& starts) {
    std::string text = "running (job x size until estimate):";
    std::string queue = "; queue (job x size for estimate):";
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const QueueJob& q = jobs[i].queue;
        const Time start = starts[i];
        const auto row = [&](Time until) {
            return " " + std::to_string(i + 1) + "x" + std::to_string(q.size) + ":" + std::to_string(until);
        };
        if (start < t && start + jobs[i].runtime / kSecond > t) text += row(start + q.estimate / kSecond);
        if (q.submit / kSecond <= t && start >= t) queue += row(q.estimate / kSecond);
    }
    return text + queue;
}

void compare(const std::vector<ReplayJob>& jobs, std::string_view policy, std::int64_t machine,
             const std::vector<Time>& expected) {
    const std::vector<Time> starts = startsInSeconds(jobs, policy, machine);
    std::size_t first = jobs.size();
    for (std::size_t i = 0; i < jobs.size(); ++i)
        if (starts[i] != expected[i] &&
            (first == jobs.size() ||
             std::min(starts[i], expected[i]) < std::min(starts[first], expected[first])))
            first = i;
    if (first == jobs.size()) return;
    const Time at = std::min(starts[first], expected[first]);
    FAIL_CHECK("policy " << std::string(policy) << ": job " << first + 1 << " starts at " << starts[first]
                         << ", expected " << expected[first] << "; at " << at << ": "
                         << pictureAt(at, jobs, expected));
}

}  // namespace

TEST_CASE("four disciplines give the four schedules of EX-BF") {
    const std::vector<ReplayJob> jobs{job(0, 0, 6, 6, 6), job(1, 1, 5, 5, 5), job(2, 2, 8, 8, 8),
                                      job(3, 3, 4, 12, 12), job(4, 4, 4, 5, 5)};
    struct Case {
        const char* policy;
        std::vector<Time> starts;
        double meanWait;
        Time makespan;
    };
    for (const Case& c :
         {Case{"fcfs", {0, 6, 11, 19, 19}, 9.0, 31}, Case{"easy", {0, 6, 15, 3, 23}, 7.4, 28},
          Case{"conservative", {0, 6, 11, 19, 4}, 6.0, 31}, Case{"first-fit", {0, 6, 16, 3, 11}, 5.2, 24}}) {
        INFO("policy " << std::string(c.policy));
        const std::vector<Time> starts = startsInSeconds(jobs, c.policy, 10);
        CHECK(starts == c.starts);
        Time wait = 0, end = 0;
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            wait += starts[i] - jobs[i].queue.submit / kSecond;
            end = std::max(end, starts[i] + jobs[i].runtime / kSecond);
        }
        CHECK(static_cast<double>(wait) / 5 == doctest::Approx(c.meanWait));
        CHECK(end == c.makespan);
    }
}

TEST_CASE("a job is backfilled when one ahead of it still waits") {
    const std::vector<ReplayJob> jobs{job(0, 0, 6, 6, 6), job(1, 1, 5, 5, 5), job(2, 2, 8, 8, 8),
                                      job(3, 3, 4, 12, 12), job(4, 4, 4, 5, 5)};
    const auto backfilled = [&](const char* policy) {
        return replay(jobs, QueueScheduler(policyNamed(policy), 10)).backfilled;
    };
    CHECK(backfilled("fcfs") == std::vector<bool>{false, false, false, false, false});
    CHECK(backfilled("easy") == std::vector<bool>{false, false, false, true, false});
    CHECK(backfilled("conservative") == std::vector<bool>{false, false, false, false, true});
    CHECK(backfilled("first-fit") == std::vector<bool>{false, false, false, true, true});
}

TEST_CASE("all small cases with known schedules are reproduced job for job") {
    std::ifstream file(traceFile("tiny-cases.csv"));
    if (!file) {
        MESSAGE("SKIPPED: no " << traceFile("tiny-cases.csv").string());
        return;
    }
    constexpr std::array<const char*, 4> policies{"fcfs", "easy", "easy-sjbf", "conservative"};
    struct Case {
        std::int64_t number = 0, machine = 0;
        std::vector<ReplayJob> jobs;
        std::array<std::vector<Time>, 4> starts;
    };
    std::vector<Case> cases;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::array<std::int64_t, 11> v{};
        const char* at = line.data();
        for (std::int64_t& x : v) {
            const auto [end, error] = std::from_chars(at, line.data() + line.size(), x);
            REQUIRE(error == std::errc{});
            at = end + 1;
        }
        if (cases.empty() || cases.back().number != v[0]) {
            cases.emplace_back();
            cases.back().number = v[0];
            cases.back().machine = v[1];
        }
        Case& c = cases.back();
        c.jobs.push_back(job(static_cast<std::uint32_t>(c.jobs.size()), v[3], v[4], v[5], v[6]));
        for (std::size_t p = 0; p < 4; ++p) c.starts[p].push_back(v[7 + p]);
    }
    CHECK(cases.size() == 120);
    for (const Case& c : cases)
        for (std::size_t p = 0; p < 4; ++p) {
            INFO("case " << c.number << ", machine " << c.machine);
            compare(c.jobs, policies[p], c.machine, c.starts[p]);
        }
}

}  // namespace tranche
