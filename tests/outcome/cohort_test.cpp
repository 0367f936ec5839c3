// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "sim/statistics/survival.hpp"
#include "tests/outcome/small_outcomes.hpp"

namespace tranche {
namespace {

using namespace small;

Cohort all(const ReplicationOutcome& o, const StudyFacts& f = facts()) {
    return cohorts(o, f).at(0);
}

}  // namespace

TEST_CASE("EX-KM: waits of 5 and 12 days, one left after 8, one still waits after 20: median 12, not 8.5") {
    ReplicationOutcome o = empty();
    add(o, started(asked(8, 10, 50), 55, 8));
    Application gone = asked(8, 10, 50);
    gone.status = Status::withdrawn;
    gone.ended = 58 * kDay;
    add(o, gone);
    add(o, started(asked(8, 10, 50), 62, 8));
    add(o, waits(asked(8, 10, 80)));  // the horizon is day 100
    const Cohort c = all(o);
    CHECK(c.censored == 2);
    const KaplanMeier curve{c.waits};
    CHECK(curve.survival(5) == doctest::Approx(.75));
    CHECK(curve.survival(12) == doctest::Approx(.375));
    CHECK(curve.median().value() == 12);
    CHECK(metric(o, facts(), "wait_days.median") == 12);
    CHECK(std::isnan(metric(o, facts(), "wait_days.p90")));  // the curve never falls that far
    // Area under the curve to the last start: 5 + 7 x .75.
    CHECK(metric(o, facts(), "wait_days.mean") == doctest::Approx(10.25));
}

TEST_CASE("EX-WAIT-D: submission 0, close 10, decision 44, signature 50, start 58, first use 65") {
    ReplicationOutcome o = empty();
    Application a = started(asked(8, 30, 0), 58, 8);
    a.closed = 10 * kDay;
    a.decided = a.awarded = 44 * kDay;
    a.agreed = 50 * kDay;
    a.firstUse = 65 * kDay;
    add(o, a);
    const StudyFacts f = facts();
    const double round = metric(o, f, "wait_days.round"), review = metric(o, f, "wait_days.review"),
                 agreement = metric(o, f, "wait_days.agreement"),
                 capacity = metric(o, f, "wait_days.capacity"),
                 onboarding = metric(o, f, "onboarding_days.mean");
    CHECK(round + review + agreement == doctest::Approx(50));
    CHECK(capacity == doctest::Approx(8));
    CHECK(onboarding == doctest::Approx(7));
    CHECK(round + review + agreement + capacity == doctest::Approx(metric(o, f, "wait_days.mean")));
    a.awarded = 46 * kDay;  // two days on the waiting list belong to capacity
    o.applications[0] = a;
    CHECK(metric(o, f, "wait_days.capacity") == doctest::Approx(10));
    CHECK(metric(o, f, "wait_days.agreement") == doctest::Approx(4));
}

TEST_CASE("EX-BSLD for grants: wait 30, run 60 gives 1.5, short runs are judged against seven days") {
    const auto slowdown = [](double wait, double days) {
        ReplicationOutcome o = empty();
        add(o, started(asked(8, days, 10), 10 + wait, 8));
        return metric(o, facts(), "slowdown.mean");
    };
    CHECK(slowdown(30, 60) == doctest::Approx(1.5));
    CHECK(slowdown(5, 1) == doctest::Approx(1));
    CHECK(slowdown(20, 1) == doctest::Approx(3));
    CHECK(slowdown(0, 60) == doctest::Approx(1));
}

TEST_CASE("need is counted once a project, success once an application") {
    ReplicationOutcome o = empty();
    add(o, refused(asked(8, 10, 1), 5));   // project 0: refused, then served
    add(o, refused(asked(16, 10, 1), 5));  // project 1: refused twice
    addAttempt(o, 0, started(asked(8, 10, 10), 15, 8));
    addAttempt(o, 1, refused(asked(16, 10, 10), 15));
    const Cohort c = all(o);
    CHECK(c.applications == 4);
    CHECK(c.reapplications == 2);
    CHECK(c.awards == 1);
    CHECK(c.projects == 2);
    CHECK(c.served == 1);
    CHECK(c.satisfaction == std::vector<double>{0, 1});
    CHECK(c.needGpuHours == doctest::Approx((8 + 16) * 240.0));
    CHECK(c.unmetRejected == doctest::Approx(16 * 240.0));
    CHECK(metric(o, facts(), "success.count") == doctest::Approx(.25));
    CHECK(metric(o, facts(), "success.gpus") == doctest::Approx(8.0 / 48));
    CHECK(metric(o, facts(), "success.projects") == doctest::Approx(.5));
}

TEST_CASE("unmet need has one cause a project, and the causes sum to the whole") {
    ReplicationOutcome o = empty();
    add(o, refused(asked(1, 10, 1), 5));
    Application gone = asked(2, 10, 1), missing = asked(4, 10, 1), barred = asked(8, 10, 1);
    gone.status = Status::withdrawn;
    gone.ended = 9 * kDay;
    missing.status = Status::noShow;
    missing.awarded = missing.ended = 9 * kDay;
    missing.granted = 4;
    barred.status = Status::ineligible;
    barred.ended = 5 * kDay;
    add(o, gone);
    add(o, missing);
    add(o, barred);
    add(o, waits(asked(16, 10, 1)));
    add(o, started(asked(64, 10, 1), 2, 32));  // half of it
    add(o, started(asked(128, 10, 1), 2, 128));
    const StudyFacts f = facts();
    CHECK(metric(o, f, "unmet.rejected") == doctest::Approx(9 * 240.0));
    CHECK(metric(o, f, "unmet.withdrawn") == doctest::Approx(6 * 240.0));
    CHECK(metric(o, f, "unmet.waiting") == doctest::Approx(16 * 240.0));
    CHECK(metric(o, f, "unmet.trimmed") == doctest::Approx(32 * 240.0));
    CHECK(metric(o, f, "unmet.gpu_hours") == doctest::Approx(63 * 240.0));
    CHECK(metric(o, f, "unmet.share") == doctest::Approx(63.0 / 223));
    CHECK(metric(o, f, "no_shows") == 1);
    CHECK(metric(o, f, "loss.withdrawn") == doctest::Approx(1.0 / 7));
}

TEST_CASE("the cohort is who submitted in the window, ends half-open, followed beyond it") {
    StudyFacts f = facts();
    f.from = 20 * kDay;
    f.to = 60 * kDay;
    ReplicationOutcome o = empty();
    o.ladder.dates = {f.from, f.to};
    add(o, started(asked(8, 10, 19.99), 25, 8));
    add(o, started(asked(8, 10, 20), 70, 8));
    add(o, waits(asked(8, 10, 59.99)));
    add(o, started(asked(8, 10, 60), 61, 8));
    const Cohort c = all(o, f);
    CHECK(c.applications == 2);
    CHECK(c.started == 1);
    CHECK(metric(o, f, "wait_days.median") == doctest::Approx(50));
    // Waiting inside the window: 5 days of the first, 40 of the second, 0.01 of the third.
    CHECK(metric(o, f, "queue.mean") == doctest::Approx((5 + 40 + 0.01) / 40));
}

TEST_CASE("queue.mean is Little's: the mean over time of those waiting, by brute force hour by hour") {
    ReplicationOutcome o = empty();
    for (int i = 0; i < 60; ++i) {
        const double on = i * 1.5;
        if (i % 3 == 0)
            add(o, refused(asked(8, 5, on), on + 10));
        else if (i % 3 == 1)
            add(o, started(asked(8, 5, on), on + i % 7, 8));
        else
            add(o, waits(asked(8, 5, on)));
    }
    StudyFacts f = facts();
    f.from = 30 * kDay;
    f.to = 80 * kDay;
    o.ladder.dates = {f.from, f.to};
    double waiting = 0;
    for (Time t = f.from; t < f.to; t += kHour)
        for (const Application& a : o.applications)
            waiting += a.submitted <= t && t < std::min(a.started, a.ended);
    CHECK(metric(o, f, "queue.mean") == doctest::Approx(waiting / (50 * 24)).epsilon(1e-9));
}

TEST_CASE("all is the sum of its sectors, a group of its own, and contest teams are nobody's") {
    ReplicationOutcome o = empty();
    add(o, started(asked(8, 10, 1, 0), 2, 8));
    add(o, refused(asked(16, 10, 1, 1), 2));
    Application team = started(asked(800, 10, 1, 1), 2, 800);
    team.contest = true;
    add(o, team);
    const StudyFacts f = facts();
    for (const char* key : {"applications", "awards", "gpus.asked", "gpus.awarded", "unmet.gpu_hours",
                            "projects", "queue.mean", "wait.censored"}) {
        const std::string name = key;
        CAPTURE(name);
        CHECK(metric(o, f, name) ==
              doctest::Approx(metric(o, f, name + "@sector:a") + metric(o, f, name + "@sector:b")));
        CHECK(metric(o, f, name + "@group:g") == metric(o, f, name + "@sector:a"));
    }
    CHECK(metric(o, f, "gpus.asked") == 24);
    CHECK(metric(o, f, "award_share@sector:a") == 1);
}

TEST_CASE(
    "The sector gap is 0 when sectors are served alike, however many are refused, and else what would have "
    "to move") {
    const StudyFacts f = facts();
    ReplicationOutcome o = empty();
    add(o, started(asked(30, 10, 1, 0), 2, 30));
    add(o, refused(asked(30, 10, 1, 0), 5));
    add(o, started(asked(10, 10, 1, 1), 2, 10));
    add(o, refused(asked(10, 10, 1, 1), 5));
    CHECK(metric(o, f, "fairness.sector_gap") == doctest::Approx(0));  // each sector has half
    CHECK(metric(o, f, "fairness.jain") == doctest::Approx(0.5));      // a count in disguise
    add(o, refused(asked(20, 10, 1, 1), 5));
    // Served 30 : 10, needed 60 : 40: 3/4 against 3/5.
    CHECK(metric(o, f, "fairness.sector_gap") == doctest::Approx(0.15));
}

TEST_CASE("The sector gap is undefined with one sector that needs something, or with nothing served") {
    const StudyFacts f = facts();
    ReplicationOutcome one = empty(), none = empty();
    add(one, started(asked(30, 10, 1, 0), 2, 30));
    CHECK(std::isnan(metric(one, f, "fairness.sector_gap")));
    add(none, refused(asked(30, 10, 1, 0), 5));
    add(none, refused(asked(30, 10, 1, 1), 5));
    CHECK(std::isnan(metric(none, f, "fairness.sector_gap")));
}

}  // namespace tranche
