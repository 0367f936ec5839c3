// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What one organisation may have, in rounds under every award rule and in rolling intake.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "models/allocation/award/award_rule.hpp"
#include "tests/programme/small_scenarios.hpp"

using namespace tranche;

namespace {

// 40 GPUs; 30 applicants of 4 organisations in one call, requests of 1 to 5 servers.
Scenario crowd() {
    Scenario s = small::base(40);
    s.calls = {small::call("c", {2026, 1, 10}, {2026, 1, 20})};
    SectorSpec a = small::applicants("a", 30, Distribution::uniform(1, 5));
    a.organisations = 4;
    s.sectors = {a};
    return s;
}

// The most that an organisation has at once, in grants and in GPUs, whenever a grant begins.
struct Peak {
    std::int64_t grants = 0;
    Gpus gpus = 0;
};
Peak peakOf(const ReplicationOutcome& outcome) {
    Peak peak;
    for (const Application& a : outcome.applications) {
        if (a.awarded == kNever) continue;
        Peak now;
        for (const Application& b : outcome.applications)
            if (b.organisation == a.organisation && b.sector == a.sector && b.awarded != kNever &&
                b.awarded <= a.awarded && b.ended > a.awarded) {
                ++now.grants;
                now.gpus += b.granted;
            }
        peak.grants = std::max(peak.grants, now.grants);
        peak.gpus = std::max(peak.gpus, now.gpus);
    }
    return peak;
}

std::int64_t awards(const ReplicationOutcome& outcome) {
    return std::count_if(outcome.applications.begin(), outcome.applications.end(),
                         [](const Application& a) { return a.awarded != kNever; });
}

}  // namespace

TEST_CASE("an organisation has at most its limit of grants under every award rule") {
    for (const AwardRow& rule : awardTable())
        for (const std::int64_t limit : {1, 2, 3})
            for (std::uint64_t seed = 1; seed <= 5; ++seed) {
                INFO(std::string(rule.name) << ", limit " << limit << ", seed " << seed);
                Scenario s = crowd();
                s.policy.award.rule = rule.name;
                s.policy.waitingList.days = 200;
                s.policy.eligibility.maxActivePerOrganisation = limit;
                const ReplicationOutcome o = small::run(s, seed);
                CHECK(peakOf(o).grants <= limit);
                CHECK(awards(o) > 0);
            }
}

TEST_CASE(
    "one grant an organisation goes to its best ranked that fits and the next may try when it is refused") {
    Scenario s = crowd();
    s.policy.award.rule = "skip_fill";
    s.policy.eligibility.maxActivePerOrganisation = 1;
    const ReplicationOutcome o = small::run(s);
    std::map<std::uint32_t, const Application*> winner;
    for (const Application& a : o.applications)
        if (a.awarded != kNever) winner[a.organisation] = &a;
    CHECK(winner.size() == 4);  // 4 x 5 servers at most: all organisations are served
    for (const Application& a : o.applications) {
        const Application& w = *winner.at(a.organisation);
        CHECK(a.merit <= w.merit);
        if (&a != &w) CHECK(a.binding == Binding::organisation);
    }
    // A request larger than the pool is refused; its organisation's next has the place.
    s.tranches[0].units = 3;
    for (const Application& a : small::run(s).applications)
        if (a.awarded != kNever) CHECK(a.requested <= 3);
    CHECK(awards(small::run(s)) >= 1);
}

TEST_CASE("the part of the capacity that an organisation may hold bounds its GPUs") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Scenario s = crowd();
        s.policy.award.rule = "skip_fill";
        CHECK(peakOf(small::run(s, seed)).gpus > 8);
        s.policy.eligibility.maxSharePerOrganisation = 0.2;
        const ReplicationOutcome o = small::run(s, seed);
        CHECK(peakOf(o).gpus <= 8);
        CHECK(peakOf(o).gpus >= 4);  // who would fit beside the others of its organisation is not turned away
    }
}

TEST_CASE("a penalty on concentration lowers the score of who belongs to an organisation that holds much") {
    Scenario s = crowd();
    s.sectors[0].organisations = 1;
    s.calls.push_back(small::call("d", {2026, 2, 1}, {2026, 2, 10}));  // the first grants run on
    s.policy.award.rule = "skip_fill";
    s.policy.review.concentrationPenalty = 100;
    const ReplicationOutcome o = small::run(s);
    Gpus held = 0;
    for (const Application& a : o.applications)
        if (a.call == 0 && a.awarded != kNever) held += a.granted;
    REQUIRE(held > 0);
    for (const Application& a : o.applications)
        CHECK(a.score ==
              doctest::Approx(a.merit - (a.call == 1 ? 100.0 * static_cast<double>(held) / 40 : 0)));
}

TEST_CASE("in rolling intake an organisation has at most its limit in the queue and running") {
    Scenario s = small::queue(10);
    SectorSpec a = small::stream("a", 2, Distribution::constant(10));
    a.organisations = 3;
    s.sectors = {a};
    s.policy.eligibility.maxActivePerOrganisation = 2;
    const ReplicationOutcome o = small::run(s);
    CHECK(peakOf(o).grants == 2);
    CHECK(awards(o) > 200);  // 6 of 10 GPUs work all year: 6 x 36.5
    CHECK(awards(o) <= 6 * 37);
    s.policy.eligibility.maxActivePerOrganisation.reset();
    s.policy.eligibility.maxSharePerOrganisation = 0.1;
    CHECK(peakOf(small::run(s)).gpus == 1);
}

TEST_CASE("who an applicant is does not change what it asks for") {
    Scenario s = crowd();
    s.sectors[0].regional = 0.5;
    const ReplicationOutcome with = small::run(s);
    s.sectors[0].regional = 0;
    s.sectors[0].organisations.reset();
    const ReplicationOutcome without = small::run(s);
    REQUIRE(with.applications.size() == without.applications.size());
    std::int64_t regional = 0;
    for (std::size_t i = 0; i < with.applications.size(); ++i) {
        CHECK(with.applications[i].requested == without.applications[i].requested);
        CHECK(with.applications[i].submitted == without.applications[i].submitted);
        CHECK(with.applications[i].score == without.applications[i].score);
        regional += with.applications[i].regional;
    }
    CHECK(regional > 5);
    CHECK(regional < 25);
}
