// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "models/demand/trace/reshape.hpp"
#include "tests/demand/trace_samples.hpp"

using namespace tranche;
using namespace tranche::samples;

namespace {

constexpr std::int64_t kWeeks = 10;

// Users who work on weekdays from 9 to 17, most of them little and some of them much.
std::vector<TraceJob> office(std::int32_t users) {
    std::vector<TraceJob> jobs;
    for (std::int64_t day = 0; day < kWeeks * 7; ++day) {
        if (day % 7 >= 5) continue;
        for (std::int32_t user = 0; user < users; ++user)
            for (std::int64_t n = 0; n <= user % 4; ++n) {
                const std::int64_t draw = (day * 7919 + user * 104729 + n * 1299709) % 8000;
                const Duration run = (1 + user % 7) * 10 * kMinute;
                jobs.push_back({.id = 0,
                                .submit = day * kDay + 9 * kHour + draw * 3600,
                                .size = 1 + user % 5,
                                .runtime = run,
                                .estimate = 2 * run,
                                .user = user});
            }
    }
    std::sort(jobs.begin(), jobs.end(), [](const auto& a, const auto& b) { return a.submit < b.submit; });
    for (std::size_t i = 0; i < jobs.size(); ++i) jobs[i].id = static_cast<std::int64_t>(i) + 1;
    return jobs;
}

std::vector<TraceJob> scaled(const std::vector<TraceJob>& jobs, double factor, std::uint64_t seed = 1) {
    std::vector<TraceJob> result = jobs;
    TraceNames names;
    REQUIRE(scaleLoad(result, names, factor, {.seed = seed}));
    return result;
}

// The share of jobs on each day of the week.
std::array<double, 7> weekShape(const std::vector<TraceJob>& jobs) {
    std::array<double, 7> shape{};
    for (const TraceJob& job : jobs)
        shape[static_cast<std::size_t>(job.submit / kDay % 7)] += 1.0 / static_cast<double>(jobs.size());
    return shape;
}

bool inOrder(const std::vector<TraceJob>& jobs) {
    return std::is_sorted(jobs.begin(), jobs.end(),
                          [](const auto& a, const auto& b) { return a.submit < b.submit; });
}

std::map<std::int32_t, std::int64_t> jobsOfUsers(const std::vector<TraceJob>& jobs) {
    std::map<std::int32_t, std::int64_t> result;
    for (const TraceJob& job : jobs) ++result[job.user];
    return result;
}

}  // namespace

TEST_CASE("Load 2 doubles jobs, users and work exactly, and keeps days and weeks") {
    const auto jobs = office(60);
    const auto twice = scaled(jobs, 2);
    const TraceTotals before = totalsOf(jobs), after = totalsOf(twice);
    CHECK(after.jobs == 2 * before.jobs);
    CHECK(after.users == 2 * before.users);
    CHECK(after.work == doctest::Approx(2 * before.work));
    CHECK(inOrder(twice));
    const auto shape = weekShape(jobs), other = weekShape(twice);
    for (std::size_t day = 0; day < 7; ++day) {
        CAPTURE(day);
        CHECK(other[day] == doctest::Approx(shape[day]));
    }
    for (const TraceJob& job : twice) {
        CHECK(job.submit % kDay >= 9 * kHour);
        CHECK(job.submit % kDay < 18 * kHour + kHour);
        CHECK(job.submit < kWeeks * kWeek);
    }
}

TEST_CASE("Clones have new ids and users, and otherwise the habits of whom they were made of") {
    const auto jobs = office(40);
    const auto twice = scaled(jobs, 2);
    std::set<std::int64_t> seen;
    for (const TraceJob& job : twice) CHECK(seen.insert(job.id).second);
    for (const TraceJob& job : jobs) CHECK(std::find(twice.begin(), twice.end(), job) != twice.end());
    const auto counted = jobsOfUsers(twice);
    REQUIRE(counted.size() == 80);
    for (std::int32_t user = 0; user < 40; ++user) CHECK(counted.at(user) == counted.at(user + 40));
    // All jobs of a clone moved by the same part of an hour, modulo whole weeks round the trace.
    std::map<std::int32_t, std::multiset<Duration>> phases, clones;
    for (const TraceJob& job : twice)
        (job.user < 40 ? phases : clones)[job.user % 40].insert(job.submit % kWeek);
    int moved = 0;
    for (const auto& [user, phase] : phases) {
        const Duration later = *clones[user].begin() - *phase.begin();
        CHECK(later >= 0);
        CHECK(later < kHour);
        CHECK(later % kSecond == 0);
        std::multiset<Duration> expected;
        for (const Duration p : phase) expected.insert(p + later);
        CHECK(clones[user] == expected);
        moved += later > 0 ? 1 : 0;
    }
    CHECK(moved > 35);
}

TEST_CASE("Thinning keeps whole users, a subset, and those kept at less are kept at more") {
    const auto jobs = office(200);
    std::set<std::int64_t> before;
    const auto all = jobsOfUsers(jobs);
    for (const double factor : {0.1, 0.3, 0.5, 0.8}) {
        CAPTURE(factor);
        const auto kept = scaled(jobs, factor);
        CHECK(inOrder(kept));
        std::set<std::int64_t> now;
        for (const TraceJob& job : kept) {
            now.insert(job.id);
            CHECK(jobs[static_cast<std::size_t>(job.id - 1)] == job);
        }
        CHECK(std::includes(now.begin(), now.end(), before.begin(), before.end()));
        for (const auto& [user, count] : jobsOfUsers(kept)) CHECK(all.at(user) == count);
        // Users are kept independently: within 4 standard deviations.
        const double users = static_cast<double>(totalsOf(kept).users);
        CHECK(std::abs(users - 200 * factor) <= 4 * std::sqrt(200 * factor * (1 - factor)));
        before = now;
    }
}

TEST_CASE("A load between whole numbers is obtained on average over seeds") {
    const auto jobs = office(50);
    const double work = totalsOf(jobs).work;
    for (const double factor : {0.4, 1.5, 2.7}) {
        CAPTURE(factor);
        double sum = 0, squares = 0;
        const int seeds = 60;
        for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
            const double ratio = totalsOf(scaled(jobs, factor, seed)).work / work;
            sum += ratio;
            squares += ratio * ratio;
        }
        const double mean = sum / seeds;
        const double error = std::sqrt((squares / seeds - mean * mean) / (seeds - 1));
        CHECK(error > 0);
        CHECK(std::abs(mean - factor) <= 4 * error);
    }
}

TEST_CASE("Scaling is the same every time, and does not depend on the other users") {
    const auto jobs = office(80);
    CHECK(scaled(jobs, 1.5) == scaled(jobs, 1.5));
    CHECK(scaled(jobs, 1.5, 1) != scaled(jobs, 1.5, 2));
    CHECK(scaled(jobs, 1) == jobs);
    std::vector<TraceJob> few = jobs;
    std::erase_if(few, [](const TraceJob& job) { return job.user % 2 == 1; });
    auto expected = scaled(jobs, 0.5);
    std::erase_if(expected, [](const TraceJob& job) { return job.user % 2 == 1; });
    CHECK(scaled(few, 0.5) == expected);
}

TEST_CASE("Jobs without a user are scaled one by one") {
    auto jobs = office(20);
    for (TraceJob& job : jobs) job.user = -1;
    const double n = static_cast<double>(jobs.size());
    CHECK(std::abs(static_cast<double>(scaled(jobs, 0.5).size()) - n / 2) <= 2 * std::sqrt(n));
    const auto thrice = scaled(jobs, 3);
    CHECK(thrice.size() == 3 * jobs.size());
    CHECK(std::all_of(thrice.begin(), thrice.end(), [](const TraceJob& job) { return job.user == -1; }));
}

TEST_CASE("Names of cloned users are kept apart") {
    const Trace trace = readCsv("job_id,submit_s,size,runtime_s,user\n5,0,1,10,ann\n6,1,1,10,bo\n", [] {
        TraceOptions options;
        options.scaleLoad = 3;
        return options;
    }());
    REQUIRE(trace.report.ok());
    CHECK(trace.names.user == std::vector<std::string>{"ann", "bo", "ann~1", "bo~1", "ann~2", "bo~2"});
    CHECK(trace.report.recorded.jobs == 2);
    CHECK(trace.report.result.jobs == 6);
    CHECK(trace.report.result.work == doctest::Approx(3 * trace.report.recorded.work));
}

TEST_CASE("A load that needs more jobs or users than there can be is refused") {
    std::vector<TraceJob> jobs{{.id = 1, .size = 1, .runtime = 1, .estimate = 1, .user = 2147483646}};
    TraceNames names;
    CHECK_FALSE(scaleLoad(jobs, names, 2, {}));
    CHECK(jobs.size() == 1);
    TraceOptions options;
    options.scaleLoad = 1e-9;
    CHECK(faults(read(line({}), options)) ==
          "t.swf: no-jobs: found no user left at load x 1e-09, expected a larger load or another seed\n");
}

TEST_CASE("Compression divides the gaps, and nothing else") {
    auto jobs = office(20);
    const auto before = jobs;
    compressGaps(jobs, 4);
    REQUIRE(jobs.size() == before.size());
    CHECK(inOrder(jobs));
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        CHECK(std::abs(4 * (jobs[i].submit - before[0].submit) - (before[i].submit - before[0].submit)) <= 2);
        TraceJob moved = jobs[i];
        moved.submit = before[i].submit;
        CHECK(moved == before[i]);
    }
    compressGaps(jobs, 0.25);
    for (std::size_t i = 0; i < jobs.size(); ++i) CHECK(std::abs(jobs[i].submit - before[i].submit) <= 8);
}

TEST_CASE("Estimates are the user's, exact, or a multiple in whole seconds") {
    const std::string text =
        line({.id = 1, .run = 100, .estimate = 300}) + line({.id = 2, .run = 7, .estimate = 7});
    const auto estimates = [&](const char* rule) {
        TraceOptions options;
        REQUIRE(parseEstimates(rule, options));
        std::vector<Duration> result;
        for (const TraceJob& job : read(text, options).jobs) result.push_back(job.estimate / kSecond);
        return result;
    };
    CHECK(estimates("user") == std::vector<Duration>{300, 7});
    CHECK(estimates("exact") == std::vector<Duration>{100, 7});
    CHECK(estimates("factor:2") == std::vector<Duration>{200, 14});
    CHECK(estimates("factor:1.25") == std::vector<Duration>{125, 9});
    CHECK(estimates("factor:1") == std::vector<Duration>{100, 7});
}
