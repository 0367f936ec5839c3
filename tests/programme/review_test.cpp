// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The panel in whole runs: criteria, bonuses, tie-breaks, reviewers that differ, and how long the reading takes.
#include <doctest/doctest.h>

#include <cmath>

#include "tests/programme/small_scenarios.hpp"

namespace tranche {
namespace {

Scenario round(double n, Gpus gpus = 10) {
    Scenario s = small::base(gpus);
    s.sectors = {small::applicants("a", n, Distribution::constant(1))};
    s.sectors[0].merit = Distribution::constant(70);
    s.calls = {small::call("c", {2026, 1, 10}, {2026, 1, 20})};
    return s;
}

double scoreOfFirst(const Scenario& s) {
    return static_cast<double>(small::run(s).applications.at(0).score);
}

CriterionSpec criterion(std::string id, double weight, double sd = 0) {
    CriterionSpec c;
    c.id = std::move(id);
    c.weight = weight;
    c.sd = sd;
    return c;
}

}  // namespace

TEST_CASE("a score is the weighted mean of its criteria, each with an offset by sector, plus bonuses") {
    Scenario s = round(1);
    s.policy.review.criteria = {criterion("impact", 3), criterion("feasibility", 1)};
    CHECK(scoreOfFirst(s) == 70);
    s.policy.review.criteria[1].offset = {{"a", -20}};
    CHECK(scoreOfFirst(s) == 65);  // (3 x 70 + 50) / 4
    s.policy.review.youthBonus = 5;
    CHECK(scoreOfFirst(s) == 65);
    s.sectors[0].young = 1;
    CHECK(scoreOfFirst(s) == 70);
    s.policy.review.roundTo = 20;
    CHECK(scoreOfFirst(s) == 80);
}

TEST_CASE("the spread of a criterion and of its reviewers is what the policy says") {
    Scenario s = round(2000);
    s.policy.review = {4, 8, {}};
    s.policy.review.criteria = {criterion("impact", 1, 6), criterion("ecosystem", 1, 6)};
    double sum = 0, squares = 0, n = 0;
    for (const Application& a : small::run(s).applications) {
        const auto x = static_cast<double>(a.score);
        sum += x;
        squares += x * x;
        n += 1;
    }
    const double mean = sum / n, sd = std::sqrt(squares / n - mean * mean);
    CHECK(std::abs(mean - 70) < 0.5);
    CHECK(std::abs(sd - std::sqrt(36 / 2.0 + 64 / 8.0)) < 0.3);  // two criteria, four reviewers each
}

TEST_CASE("a further criterion changes nobody's score in the others") {
    Scenario s = round(50);
    s.policy.review = {3, 8, {}};
    s.policy.review.criteria = {criterion("impact", 1, 6)};
    const ReplicationOutcome one = small::run(s);
    s.policy.review.criteria.push_back(criterion("ecosystem", 0, 9));
    const ReplicationOutcome two = small::run(s);
    for (std::size_t i = 0; i < 50; ++i) CHECK(one.applications[i].score == two.applications[i].score);
}

TEST_CASE("equal scores: the smaller request first, or the better in the second criterion") {
    Scenario s = small::base(4);
    s.sectors = {small::applicants("large", 1, Distribution::constant(4)),
                 small::applicants("small", 1, Distribution::constant(1))};
    for (SectorSpec& sector : s.sectors) sector.merit = Distribution::uniform(68, 72);
    s.calls = {small::call("c", {2026, 1, 10}, {2026, 1, 20})};
    s.policy.review.roundTo = 10;
    const auto winner = [&](std::vector<std::string> ties) {
        s.policy.award.ties = std::move(ties);
        for (const Application& a : small::run(s).applications)
            if (a.awarded != kNever) return s.sectors[a.sector].id;
        return std::string();
    };
    CHECK(winner({"smallest_first"}) == "small");
    CHECK(winner({"largest_first"}) == "large");
    s.policy.review.criteria = {criterion("impact", 1), criterion("ecosystem", 0)};
    s.policy.review.criteria[1].offset = {{"small", 30}};
    CHECK(winner({"second_criterion"}) == "small");
    s.policy.review.criteria[1].offset = {{"large", 30}};
    CHECK(winner({"second_criterion", "smallest_first"}) == "large");
}

TEST_CASE("standardised by reviewer, lenient people do not decide who wins") {
    Scenario s = round(200, 60);
    s.sectors[0].merit = Distribution::normal(70, 10);
    s.policy.review = {2, 0, {}};
    s.policy.review.panel = 20;
    const auto merit = [&] {
        double sum = 0, n = 0;
        for (std::uint64_t r = 0; r < 10; ++r)
            for (const Application& a : small::run(s, 1, r).applications)
                if (a.awarded != kNever) {
                    sum += static_cast<double>(a.merit);
                    n += 1;
                }
        return sum / n;
    };
    const double best = merit();
    s.policy.review.leniencySd = 12;
    const double lenient = merit();
    s.policy.review.standardise = true;
    const double standardised = merit();
    CHECK(lenient < best - 2);
    CHECK(standardised > lenient + 1);
    CHECK(standardised < best);
}

TEST_CASE("a decision waits until the panel has read the round, and rounds queue for the panel") {
    Scenario s = round(30, 100);
    s.policy.review.reviewers = 2;
    s.policy.review.panel = 4;
    s.policy.review.perReviewerDay = 0.5;  // 60 readings at 2 a day: 30 days
    SectorSpec other = s.sectors[0];
    other.id = "b";
    other.perCall->applicants = Distribution::constant(5);  // 5 days
    s.sectors.push_back(other);
    s.calls[0].sectors = {"a"};
    s.calls.push_back(small::call("d", {2026, 1, 10}, {2026, 1, 21}));
    s.calls[1].sectors = {"b"};
    for (const Application& a : small::run(s).applications)
        CHECK(a.decided - a.closed == (a.sector == 0 ? 30 : 34) * kDay);  // closed a day later
    s.policy.review.perReviewerDay = 100;
    for (const Application& a : small::run(s).applications) CHECK(a.decided - a.closed == 10 * kDay);
    s.policy.review.perReviewerDay.reset();
    for (const Application& a : small::run(s).applications) CHECK(a.decided - a.closed == 10 * kDay);
}

}  // namespace tranche
