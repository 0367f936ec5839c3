// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Private fleets, sites and budgets over replications, from outcomes written down by hand.
#include <doctest/doctest.h>

#include <cmath>

#include "models/outcome/summarise.hpp"
#include "tests/outcome/small_outcomes.hpp"

namespace tranche {
namespace {

using namespace small;

const Calendar kCalendar({2026, 1, 1});

StudyFacts factsOfSupply() {
    StudyFacts f = facts();
    f.supply.fleets = {{"a", "Firm A", "g", "", 100}, {"b", "", "g", "Site", 50}};
    f.supply.siteNames = {{"s", "Site", 1.25, true}, {"t", "", 2, false}};
    f.supply.budgets = {{"main", {2026, 2027}, false, "Main budget"}};
    return f;
}

// Replication r: 10 r GPUs of each firm at the end, those of b without power for the second half of the window.
ReplicationOutcome replication(int r) {
    ReplicationOutcome o = empty();
    const Gpus n = 10 * r;
    o.power.sites = 2;
    o.power.fleets = 2;
    o.power.fleet = {{}, {}, {n, n, 0}, {n, 0, n * 50 * kDay}};
    o.power.site = {{0, 0, 0, 0}, {}, {8000, 4000, 2000 + r, 0}, {kNoCap, 1000, 0, 0}};
    o.supply.budgets = {{2026, 100, 90, 10 * r, 10, 0, 0, 0}, {2027, 50, 0, 0, 50, 7, 0, 0}};
    o.ladder.count[1][static_cast<std::size_t>(Rung::installed)] = 1000;
    o.ladder.count[1][static_cast<std::size_t>(Rung::poweredOff)] = 300;
    return o;
}

RunSummary summary(int n) {
    const StudyFacts f = factsOfSupply();
    const auto slots = metricSlots(f);
    std::vector<ReplicationRecord> records;
    for (int r = 0; r < n; ++r) records.push_back(recordOf(replication(r), f, slots));
    RunSummary out;
    summarise({f, slots, kCalendar, 0.95, {}}, records, out);
    return out;
}

}  // namespace

TEST_CASE("fleets are summed within a replication before they are ranked over replications") {
    const SupplySummary s = summary(5).supply;  // 0, 10, 20, 30, 40 GPUs of each
    REQUIRE(s.fleetPoints.size() == 6);
    CHECK(s.fleetPoints[3].fleet == "all");
    CHECK(s.fleetPoints[3].date == Date{2026, 4, 11});
    CHECK(s.fleetPoints[3].there.mean == 40);
    CHECK(s.fleetPoints[3].there.p05 == doctest::Approx(4));
    CHECK(s.fleetPoints[3].there.p95 == doctest::Approx(76));
    CHECK(s.fleetPoints[3].powered.mean == 20);
    CHECK(s.fleetPoints[5].fleet == "b");
    CHECK(s.fleetPoints[5].there.p50 == 20);
    CHECK(s.fleetPoints[5].powered.mean == 0);
    CHECK(s.fleets[0].name == "Firm A");
    CHECK(s.fleets[1].name == "b");
}

TEST_CASE("the load of a site is said at the meter, and no cap is no number") {
    const SupplySummary s = summary(5).supply;
    REQUIRE(s.sitePoints.size() == 4);
    CHECK(s.sitePoints[2].capKw.mean == doctest::Approx(10));
    CHECK(s.sitePoints[2].governmentKw.mean == doctest::Approx(5));
    CHECK(s.sitePoints[2].privateKw.mean == doctest::Approx(2002 * 1.25 / 1000));
    CHECK(std::isnan(s.sitePoints[3].capKw.mean));
    CHECK(s.sitePoints[3].governmentKw.mean == doctest::Approx(2));
}

TEST_CASE("money is by budget and year, in won") {
    const SupplySummary s = summary(5).supply;
    REQUIRE(s.budgets.size() == 2);
    CHECK(s.budgets[0].name == "Main budget");
    CHECK(s.budgets[0].year == 2026);
    CHECK(s.budgets[0].paid.mean == 20);
    CHECK(s.budgets[0].paid.p95 == doctest::Approx(38));
    CHECK(s.budgets[1].year == 2027);
    CHECK(s.budgets[1].lapsed.p05 == 50);
    CHECK(s.budgets[1].missing.mean == 7);
}

TEST_CASE("metrics of private fleets have a scope each, and the national total adds the government's") {
    const ReplicationOutcome o = replication(3);
    const StudyFacts f = factsOfSupply();
    CHECK(metric(o, f, "private.gpus_there") == 60);
    CHECK(metric(o, f, "private.gpus_there@fleet:b") == 30);
    CHECK(metric(o, f, "private.gpus_powered") == 30);
    CHECK(metric(o, f, "private.gpus_powered@fleet:b") == 0);
    CHECK(metric(o, f, "private.gpu_hours_unpowered") == 30 * 50 * 24.0);
    CHECK(metric(o, f, "private.gpu_hours_unpowered@fleet:a") == 0);
    CHECK(metric(o, f, "national.gpus_there") == 1060);
    CHECK(metric(o, f, "national.gpus_powered") == 730);
    CHECK(findSlot(metricSlots(facts()), "private.gpus_there") < 0);
}

}  // namespace tranche
