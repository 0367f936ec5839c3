// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What moves demand, in whole runs: calendars, good years, shocks, markets that grow, traces, trying again.

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <set>

#include "models/demand/efficiency_path.hpp"
#include "models/procurement/sampling.hpp"
#include "sim/random/elementary.hpp"
#include "sim/statistics/interval.hpp"
#include "sim/statistics/tally.hpp"
#include "tests/programme/small_scenarios.hpp"

using namespace tranche;

namespace {

double asked(const ReplicationOutcome& o, Time from = 0) {
    double sum = 0;
    for (const Application& a : o.applications)
        if (a.submitted != kNever && a.submitted >= from) sum += static_cast<double>(a.requested);
    return sum;
}

std::set<std::uint64_t> applicants(const ReplicationOutcome& o) {
    std::set<std::uint64_t> all;
    for (const Application& a : o.applications)
        if (a.submitted != kNever) all.insert(a.entity);
    return all;
}

}  // namespace

TEST_CASE("EX-REAPPLY: with success .31 and a second try of .6 a project submits 1.7064846 times") {
    Scenario s = small::base(1000000, {2038, 12, 31});
    CallSeriesSpec series;
    series.id = "monthly";
    series.firstOpens = {2026, 1, 1};
    series.everyMonths = 1;
    series.openDays = 10;
    series.decisionDays = 5;
    s.callSeries = {series};
    SectorSpec sector = small::applicants("a", 60, Distribution::constant(1), 1);
    sector.merit = Distribution::constant(50);
    sector.reapply.probability = 0.6;
    sector.reapply.attempts = 15;
    s.sectors = {sector};
    s.policy.review.noiseSd = 10;  // the panel alone decides: each attempt anew
    s.policy.review.reviewers = 1;
    s.policy.eligibility.minScore = 50 - 10 * elementary::normalQuantile(0.31);
    Tally perProject;
    std::map<std::uint32_t, double> submissions;
    const Time enough = small::at({2037, 1, 1});  // fifteen attempts take less than two years
    for (std::uint64_t r = 0; r < 4; ++r) {
        submissions.clear();
        const auto outcome = small::run(s, 31, r);
        for (const Application& a : outcome.applications)
            if (a.submitted != kNever && outcome.applications[a.project].submitted < enough)
                submissions[a.project] += 1;
        for (const auto& [project, n] : submissions) perProject.add(n);
    }
    const Interval interval = studentInterval(perProject, 0.999);
    CAPTURE(perProject.mean());
    CHECK(perProject.count() > 20000);
    CHECK(interval.low < 1.7064846);
    CHECK(interval.high > 1.7064846);
    CHECK(interval.halfWidth() < 0.03);
}

TEST_CASE("who tries again may take time and ask for another size") {
    Scenario s = small::base(1, {2026, 12, 31});
    s.calls = {small::call("one", {2026, 1, 10}, {2026, 1, 20}),
               small::call("two", {2026, 2, 10}, {2026, 2, 20}),
               small::call("three", {2026, 5, 1}, {2026, 5, 20})};
    SectorSpec sector = small::applicants("a", 20, Distribution::constant(8), 1);
    sector.perCall->growthPerYear = -0.9;
    sector.reapply = {1, 0, 2, 0, Distribution::constant(40), 0.5};
    s.sectors = {sector};
    int again = 0;
    for (const Application& a : small::run(s).applications) {
        if (a.attempt == 0 || a.submitted == kNever) continue;
        ++again;
        CHECK(a.requested == 4);
        CHECK(a.submitted >= small::at({2026, 3, 1}));
    }
    CHECK(again >= 20);
}

TEST_CASE(
    "a seasonal stream in a run submits what its rate expects, applicants of a faster one come earlier") {
    Scenario s = small::queue(1000);
    s.sectors = {small::stream("a", 5, Distribution::constant(1))};
    s.sectors[0].stream->seasons = {{0.6, 365, {}}};
    s.sectors[0].stream->weekdays = {1, 1, 1, 1, 1, 0.2, 0.2};
    Tally count;
    for (std::uint64_t r = 0; r < 40; ++r)
        count.add(static_cast<double>(small::run(s, 3, r).applications.size()));
    const ArrivalRate rate(*s.sectors[0].stream, {}, small::kStart, 365);
    CHECK(std::abs(count.mean() - rate.expected(365)) < 4 * std::sqrt(rate.expected(365) / 40));
    Scenario faster = s;
    faster.sectors[0].stream->growthPerYear = 1;
    const auto few = applicants(small::run(s, 3)), many = applicants(small::run(faster, 3));
    CHECK(many.size() > few.size());
    for (const std::uint64_t entity : few) CHECK(many.contains(entity));
}

TEST_CASE("a flat rate by the calendar gives the applicants of the plain stream") {
    Scenario plain = small::queue(1000);
    plain.sectors = {small::stream("a", 3, Distribution::constant(1))};
    Scenario shaped = plain;
    shaped.sectors[0].stream->levels = {{small::kStart, 3}};
    const auto a = small::run(plain, 5), b = small::run(shaped, 5);
    REQUIRE(a.applications.size() == b.applications.size());
    for (std::size_t i = 0; i < a.applications.size(); ++i) {
        CHECK(a.applications[i].entity == b.applications[i].entity);
        CHECK(std::abs(a.applications[i].submitted - b.applications[i].submitted) < kMinute);
    }
}

TEST_CASE("Poisson and negative binomial calls keep the mean and have their variance") {
    Scenario s = small::base(10);
    s.calls = {small::call("one", {2026, 1, 10}, {2026, 1, 20})};
    s.sectors = {small::applicants("a", 40, Distribution::constant(1))};
    s.sectors[0].perCall->counts = CountLaw::poisson;
    for (const double excess : {0.0, 0.5}) {
        s.sectors[0].perCall->overdispersion = excess;
        const Setting setting(s);
        Tally count;
        for (std::uint64_t r = 0; r < 3000; ++r)
            count.add(static_cast<double>(simulate(setting, {7, r}).applications.size()));
        const double variance = 40 + excess * 1600;
        CAPTURE(excess);
        CHECK(std::abs(count.mean() - 40) < 4 * std::sqrt(variance / 3000));
        CHECK(count.variance() == doctest::Approx(variance).epsilon(0.12));
    }
}

TEST_CASE(
    "an efficiency gain lowers GPU demand below elasticity 1 and raises it above, by the factor of the "
    "closed form") {
    Scenario s = small::queue(100000, {2027, 12, 31});
    s.sectors = {small::stream("a", 10, Distribution::constant(1))};
    s.sectors[0].servers = Distribution::lognormal(60, 0.5);
    s.sectors[0].serversMax = 100000;
    const Time shockAt = small::at({2027, 1, 1});
    const double before = asked(small::run(s), shockAt);
    for (const auto target : {ShockTarget::size, ShockTarget::applicants})
        for (const double elasticity : {0.5, 1.0, 1.5}) {
            EfficiencyShockSpec shock;
            shock.id = "shock";
            shock.on = Date{2027, 1, 1};
            shock.costFactor = Distribution::constant(0.25);
            shock.elasticity = elasticity;
            shock.actsOn = target;
            s.efficiencyShocks = {shock};
            const auto outcome = small::run(s);
            const double ratio = asked(outcome, shockAt) / before;
            CAPTURE(elasticity);
            CHECK(ratio == doctest::Approx(reboundGpus(0.25, elasticity))
                               .epsilon(target == ShockTarget::size ? 0.005 : 0.06));
            if (elasticity < 1) CHECK(ratio < 0.6);
            if (elasticity > 1) CHECK(ratio > 1.8);
        }
}

TEST_CASE("good years raise the number of applicants of every generator and leave who they are") {
    Scenario s = small::base(10, {2027, 12, 31});
    s.calls = {small::call("one", {2026, 3, 1}, {2026, 3, 20}),
               small::call("two", {2027, 3, 1}, {2027, 3, 20})};
    SectorSpec calls = small::applicants("calls", 50, Distribution::constant(1)),
               adopts = small::sector("adopts");
    adopts.adoption = AdoptionSpec{300, 0.2, 0.4, {2026, 1, 1}, {}};
    s.sectors = {calls, adopts, small::stream("stream", 0.5, Distribution::constant(1))};
    s.demandYears = DemandYearsSpec{};
    s.demandYears->sigma = 0.5;
    s.demandYears->between = 0.9;
    const Setting setting(s);
    Tally ratio;
    for (std::uint64_t r = 0; r < 60; ++r) {
        const auto outcome = simulate(setting, {2, r});
        double first = 0;
        for (const Application& a : outcome.applications) first += a.sector == 0 && a.needed < 365 * kDay;
        ratio.add(first / 50);
    }
    CHECK(std::abs(ratio.mean() - 1) < 4 * 0.55 / std::sqrt(60));
    CHECK(ratio.variance() > 0.1);
}

TEST_CASE(
    "a market that grants enlarge grows under a policy that grants more, and the applicants are the same "
    "people") {
    Scenario s = small::base(400, {2029, 12, 31});
    CallSeriesSpec series;
    series.id = "open";
    series.firstOpens = {2026, 2, 1};
    series.everyMonths = 2;
    series.openDays = 20;
    series.decisionDays = 10;
    s.callSeries = {series};
    SectorSpec sector = small::sector("a");
    sector.servers = Distribution::constant(4);
    sector.adoption = AdoptionSpec{400, 0.1, 0.4, {2026, 1, 1}, InducedSpec{0, 0.2, 2000, 0.3, false}};
    s.sectors = {sector};
    const auto without = applicants(small::run(s));
    s.sectors[0].adoption->induced->teamsPerGrant = 2;
    const auto with = applicants(small::run(s));
    Scenario poor = s;
    poor.tranches[0].units = 40;
    const auto fewer = applicants(small::run(poor));
    CHECK(without.size() < fewer.size());
    CHECK(fewer.size() < with.size());
    std::size_t common = 0;
    for (const std::uint64_t entity : fewer) common += with.contains(entity);
    // A larger market dilutes imitation, so a few come later; the others are the same people.
    CHECK(static_cast<double>(common) > 0.95 * static_cast<double>(fewer.size()));
    Scenario still = s;
    still.sectors[0].adoption->induced.reset();
    CHECK(applicants(small::run(still)) == without);
}

TEST_CASE(
    "recorded applications submit when they did, ask what they asked, and keep it when they try again") {
    Scenario s = small::base(16);
    s.serverGpus = 8;
    s.hardware = {small::model("g", 8)};
    s.calls = {small::call("one", {2026, 2, 1}, {2026, 2, 20}),
               small::call("two", {2026, 6, 1}, {2026, 6, 20})};
    s.sectors = {small::sector("a")};
    s.sectors[0].reapply.probability = 1;
    ApplicationTraceSpec trace;
    Issues issues;
    REQUIRE(
        readApplicationTraceBytes("submitted,gpus,months,merit\n"
                                  "2025-12-31,8,2,90\n"
                                  "2026-02-03T12:00:00,60,2,40\n"
                                  "2026-02-10,8,3,80\n"
                                  "2026-04-01,16,1,\n",
                                  "a.csv", trace, issues));
    s.sectors[0].trace = trace;
    const auto outcome = small::run(s);
    REQUIRE(outcome.applications.size() >= 4);
    const Application& large = outcome.applications[0];
    CHECK(large.submitted == small::at({2026, 2, 3}) + 12 * kHour);
    CHECK(large.requested == 64);  // whole servers
    CHECK(large.merit == 40);
    CHECK(large.status == Status::rejected);
    CHECK(outcome.applications[1].submitted == small::at({2026, 2, 10}));
    CHECK(outcome.applications[1].started != kNever);
    CHECK(outcome.applications[2].needed == small::at({2026, 4, 1}));
    CHECK(outcome.applications[2].call == 1);  // the next one
    CHECK(outcome.applications[3].requested == 64);
    CHECK(outcome.applications[3].project == 0);
}
