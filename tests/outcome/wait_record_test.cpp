// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "models/outcome/wait_record.hpp"
#include "tests/fleet/dice.hpp"
#include "tests/outcome/small_outcomes.hpp"

namespace tranche {
namespace {

using namespace small;

StudyFacts factsUpTo(double days) {
    StudyFacts f = facts();
    f.survivalDays = {0, days / 2, days};
    return f;
}

WaitRecord recordOfWaits(const std::vector<Observation>& waits, double days) {
    return waitRecord(KaplanMeier(waits), {waits}, factsUpTo(days));
}

double sum(const std::vector<double>& x) {
    return std::accumulate(x.begin(), x.end(), 0.0);
}

}  // namespace

TEST_CASE("bins of waits are 30 to 60, of widths that people count in") {
    const auto bins = [](double days) { return waitBins(factsUpTo(days)); };
    CHECK(bins(730).days == 14);
    CHECK(bins(730).count == 53);
    CHECK(bins(365).days == 7);
    CHECK(bins(365).count == 53);
    CHECK(bins(240).days == 4);
    CHECK(bins(60).days == 1);
    CHECK(bins(60).count == 60);
    CHECK(bins(61).days == 2);
    CHECK(bins(0.5).days == 1.0 / 64);
    for (double days = 0.01; days < 20000; days *= 1.013) {
        CAPTURE(days);
        const WaitBins b = bins(days);
        CHECK(b.count > 30);
        CHECK(b.count <= 60);
        CHECK(static_cast<double>(b.count) * b.days >= days);
    }
    StudyFacts none = facts();
    none.survivalDays.clear();
    CHECK(waitBins(none).count == 0);
}

TEST_CASE("masses are what the Kaplan-Meier curve falls by in each bin, the rest last") {
    // At risk 4, 3, (2 censored at 7.5), 1: S = 3/4 from 5, 1/2 from 7, 0 from 12. Bins of 1 day up to 60.
    const WaitRecord r = recordOfWaits({{5, true}, {7, true}, {7.5, false}, {12, true}}, 60);
    REQUIRE(r.mass.size() == 61);
    CHECK(r.mass[5] == doctest::Approx(.25));
    CHECK(r.mass[6] == 0);
    CHECK(r.mass[7] == doctest::Approx(.25));  // at the edge of two bins: of the later
    CHECK(r.mass[12] == doctest::Approx(.5));
    CHECK(r.mass.back() == doctest::Approx(0));
    CHECK(r.sizes[0].days[1] == 5);  // p25
    CHECK(r.sizes[0].days[2] == 7);
    CHECK(r.sizes[0].days[4] == 12);
    CHECK(r.sizes[0].started == 3);
    CHECK(r.sizes[0].censored == 1);
}

TEST_CASE("a start beyond the bins and a wait that never ends are both in the last mass") {
    const WaitRecord r = recordOfWaits({{0, true}, {60, true}, {80, false}, {90, false}}, 60);
    CHECK(r.mass[0] == doctest::Approx(.25));
    CHECK(r.mass.back() == doctest::Approx(.75));
    CHECK(r.sizes[0].days[2] == 60);
    CHECK(std::isnan(r.sizes[0].days[3]));  // the curve stays at 1/2
}

TEST_CASE("where nobody applied there is no distribution, and no percentile") {
    const WaitRecord r = recordOfWaits({}, 60);
    CHECK(r.mass.empty());
    for (const double d : r.sizes[0].days) CHECK(std::isnan(d));
    CHECK(r.sizes[0].started + r.sizes[0].censored == 0);
}

TEST_CASE("masses add up to 1 and agree with the survival curve at the edges of bins") {
    Dice dice(5);
    for (int round = 0; round < 40; ++round) {
        std::vector<Observation> waits;
        for (std::int64_t i = 0, n = 1 + dice.below(60); i < n; ++i)
            waits.push_back({dice.uniform() * 90, dice.uniform() < 0.7});
        const WaitRecord r = recordOfWaits(waits, 60);
        const KaplanMeier curve(waits);
        CHECK(sum(r.mass) == doctest::Approx(1).epsilon(1e-12));
        double below = 0;
        for (std::size_t b = 0; b < 60; ++b) {
            below += r.mass[b];
            CHECK(1 - below == doctest::Approx(curve.survival(static_cast<double>(b + 1))).epsilon(1e-12));
        }
    }
}

TEST_CASE("waits are told by size of request, and all sizes together are the cohort's") {
    ReplicationOutcome o = empty();
    add(o, started(asked(8, 10, 10), 12, 8));     // 1 server, 2 days
    add(o, started(asked(24, 10, 10), 14, 24));   // 3 servers, 4 days
    add(o, started(asked(16, 10, 10), 16, 16));   // 2 servers, 6 days
    add(o, waits(asked(128, 10, 10)));            // 16 servers, still waits
    add(o, refused(asked(128, 10, 10), 12));      // not kept waiting
    add(o, started(asked(8, 10, 10, 1), 20, 8));  // sector b
    const StudyFacts f = facts();
    const MetricView view(o, f);
    const auto record = [&](std::size_t scope) {
        return waitRecord(view.waits[scope], view.cohorts[scope].waitsOf, f);
    };
    const WaitRecord all = record(0), a = record(1), b = record(2);
    CHECK(all.sizes[1].started == 2);
    CHECK(a.sizes[1].started == 1);
    CHECK(a.sizes[1].days[2] == 2);
    CHECK(a.sizes[2].started == 2);
    CHECK(a.sizes[2].days[2] == 4);
    CHECK(a.sizes[2].days[4] == 6);
    CHECK(a.sizes[3].started + a.sizes[3].censored == 0);
    CHECK(a.sizes[5].started == 0);
    CHECK(a.sizes[5].censored == 1);
    CHECK(std::isnan(a.sizes[5].days[0]));
    CHECK(b.sizes[0].days[2] == 10);
    for (const WaitRecord* r : {&all, &a, &b}) {
        std::int64_t started = 0, censored = 0;
        for (std::size_t size = 1; size <= kRequestSizes; ++size) {
            started += r->sizes[size].started;
            censored += r->sizes[size].censored;
        }
        CHECK(started == r->sizes[0].started);
        CHECK(censored == r->sizes[0].censored);
    }
    CHECK(all.sizes[0].started == 4);
    CHECK(requestSizeName(0) == "1");
    CHECK(requestSizeName(kRequestSizes - 1) == "16 or more");
}

}  // namespace tranche
