// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The picture of a schedule: every job whole, no row given twice, the window by its rule.
#include "models/report/replay_schedule.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "tests/report/sample_replay.hpp"

using namespace tranche;

namespace {

// Every row of every job, against every other job that runs at the same time.
void checkLayout(const sample::Replayed& r, const ReplaySchedule& s) {
    for (std::size_t a = 0; a < s.jobs.size(); ++a) {
        const ScheduledJob& job = s.jobs[a];
        std::int64_t rows = 0;
        for (const SchedulePiece& p : job.pieces) {
            REQUIRE(p.rows > 0);
            REQUIRE(p.row >= 0);
            REQUIRE(p.row + p.rows <= r.study.pools[job.pool].gpus);
            rows += p.rows;
        }
        REQUIRE(rows == r.trace.jobs[job.job].size);
        REQUIRE(job.start == r.result.jobs[job.job].start);
        REQUIRE(job.end == job.start + runOf(r.trace.jobs[job.job]));
        REQUIRE(job.start < s.to);
        REQUIRE(job.end > s.from);
        for (std::size_t b = 0; b < a; ++b) {
            const ScheduledJob& other = s.jobs[b];
            if (other.pool != job.pool || other.end <= job.start || job.end <= other.start) continue;
            for (const SchedulePiece& p : job.pieces)
                for (const SchedulePiece& q : other.pieces)
                    REQUIRE((p.row + p.rows <= q.row || q.row + q.rows <= p.row));
        }
    }
}

std::int64_t startsWithin(const sample::Replayed& r, Time from, Time to) {
    return std::count_if(r.result.jobs.begin(), r.result.jobs.end(),
                         [&](const ReplayedJob& j) { return j.start >= from && j.start < to; });
}

}  // namespace

TEST_CASE("a short replay is drawn as a whole, each job on rows of its own") {
    sample::Replayed r;
    r.trace = sample::randomTrace(1, 250, 40, 90);
    sample::replayInto(r, 48);
    const ReplaySchedule s = replaySchedule(r.study);
    CHECK(s.from == r.result.figures.firstSubmit);
    CHECK(s.to == r.result.figures.lastEnd);
    CHECK(s.jobs.size() == 250);
    CHECK(s.left == 0);
    checkLayout(r, s);
    bool split = false;
    for (const ScheduledJob& job : s.jobs) split = split || job.pieces.size() > 1;
    CHECK(split);
}

TEST_CASE("rows are the lowest that are free in order of start") {
    sample::Replayed r;
    // 0 to 3 on rows 0-1, 2-3, 4-5; the one in the middle ends; the next takes rows 2-3 and then 6.
    r.trace.jobs = {sample::traceJob(1, 0, 2, 9000), sample::traceJob(2, 0, 2, 1000),
                    sample::traceJob(3, 0, 2, 9000), sample::traceJob(4, 2000, 3, 9000)};
    sample::replayInto(r, 8);
    const ReplaySchedule s = replaySchedule(r.study);
    REQUIRE(s.jobs.size() == 4);
    REQUIRE(s.jobs[3].pieces.size() == 2);
    CHECK(s.jobs[3].pieces[0].row == 2);
    CHECK(s.jobs[3].pieces[0].rows == 2);
    CHECK(s.jobs[3].pieces[1].row == 6);
    CHECK(s.jobs[3].pieces[1].rows == 1);
}

TEST_CASE("a long replay is drawn around its heaviest queue, three hundred starts of it") {
    sample::Replayed r;
    r.trace = sample::randomTrace(5, 4000, 60, 250);
    sample::replayInto(r, 64);
    const ReplaySchedule s = replaySchedule(r.study);
    checkLayout(r, s);
    const auto heaviest = std::max_element(
        r.result.series.whole.begin(), r.result.series.whole.end(),
        [](const auto& a, const auto& b) { return a.waitingGpus.mean < b.waitingGpus.mean; });
    CHECK(s.from <= heaviest->from);
    CHECK(s.to >= heaviest->from);
    const std::int64_t within = startsWithin(r, s.from, s.to + 1);
    CHECK(within >= 300);
    CHECK(within < 320);  // ties at the edges
    CHECK(s.jobs.size() >= 300);
}

TEST_CASE("a window that was asked for is taken, and cut when it holds too many") {
    sample::Replayed r;
    r.trace = sample::randomTrace(6, 5000, 8, 4);
    sample::replayInto(r, 4096);
    r.study.window = {r.result.figures.firstSubmit + 500 * kSecond, 700 * kSecond};
    const ReplaySchedule some = replaySchedule(r.study);
    CHECK(some.from == r.study.window->from);
    CHECK(some.to == some.from + 700 * kSecond);
    CHECK_FALSE(some.cut);
    checkLayout(r, some);

    r.study.window = {0, kDay * 300};
    const ReplaySchedule all = replaySchedule(r.study);
    CHECK(all.cut);
    CHECK(startsWithin(r, all.from, all.to) <= static_cast<std::int64_t>(ReplaySchedule::kMostStarts));
    CHECK(all.jobs.size() == ReplaySchedule::kMostDrawn);
    CHECK(all.left > 0);
    checkLayout(r, all);

    r.study.window = {kDay * 4000, kDay};  // after everything
    CHECK(replaySchedule(r.study).jobs.empty());
}

TEST_CASE("pools have rows of their own") {
    sample::Replayed r;
    r.trace = sample::randomTrace(8, 200, 30, 60);
    sample::replayTwoPools(r, 32);
    const ReplaySchedule s = replaySchedule(r.study);
    checkLayout(r, s);
    for (const std::size_t pool : {0U, 1U})
        CHECK(std::count_if(s.jobs.begin(), s.jobs.end(),
                            [&](const ScheduledJob& j) { return j.pool == pool; }) > 50);
}
