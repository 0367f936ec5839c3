// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>

#include "models/outcome/summarise.hpp"
#include "tests/outcome/small_outcomes.hpp"

namespace tranche {
namespace {

using namespace small;

const Calendar kCalendar({2026, 1, 1});

// Replication r: r + 1 projects in sector a ask for 8 GPUs, the first is served after 2 r days; 10 r GPUs in service.
ReplicationOutcome replication(int r) {
    ReplicationOutcome o = empty();
    for (int i = 0; i <= r; ++i)
        add(o, i == 0 ? started(asked(8, 10, 10), 10 + 2 * r, 8) : refused(asked(8, 10, 10), 12));
    const auto installed = static_cast<std::size_t>(Rung::installed),
               active = static_cast<std::size_t>(Rung::active);
    o.ladder.count[1][installed] = 10 * r;
    o.ladder.integral[1][installed] = 5 * r * 100 * kDay;  // half the window
    o.ladder.integral[1][active] = r * 100 * kDay;
    o.ladder.waiting = {r, 0};
    o.tranches = {{0, 0, r == 4 ? kNever : r * 10 * kDay}};
    return o;
}

RunSummary summary(int n, StudyFacts f = facts()) {
    const auto slots = metricSlots(f);
    std::vector<ReplicationRecord> records;
    for (int r = 0; r < n; ++r) records.push_back(recordOf(replication(r), f, slots));
    RunSummary out;
    out.tranches.resize(1);
    summarise({f, slots, kCalendar, 0.95, {{20, 100 * kDay, {2026, 4, 10}}}}, records, out);
    return out;
}

const MetricEstimate& estimate(const RunSummary& s, std::string_view key, std::string_view scope = "all") {
    return *std::find_if(s.metrics.begin(), s.metrics.end(),
                         [&](const MetricEstimate& m) { return m.metric == key && m.scope == scope; });
}

}  // namespace

TEST_CASE("a metric is the mean over replications with Student's interval") {
    const RunSummary s = summary(5);
    // Applications 1, 2, 3, 4, 5: mean 3, sd sqrt(2.5), t(4) = 2.776445.
    const MetricEstimate& m = estimate(s, "applications");
    CHECK(m.mean == doctest::Approx(3));
    CHECK(m.low == doctest::Approx(3 - 2.776445 * std::sqrt(2.5 / 5)).epsilon(1e-6));
    CHECK(m.high == doctest::Approx(3 + 2.776445 * std::sqrt(2.5 / 5)).epsilon(1e-6));
    CHECK(m.n == 5);
    CHECK(estimate(s, "wait_days.mean").mean == doctest::Approx(4));  // 0, 2, 4, 6, 8
    CHECK(s.replications == 5);
}

TEST_CASE("a metric that was never defined has no number, one that sometimes was says how often") {
    const RunSummary s = summary(3);
    const MetricEstimate& never = estimate(s, "wait_days.mean", "sector:b");
    CHECK(never.n == 0);
    CHECK(std::isnan(never.mean));
    CHECK(std::isnan(never.low));
    // Occupancy-like ratios need something installed: replication 0 has nothing.
    CHECK(estimate(s, "ladder.energisation").n == 2);
}

TEST_CASE("one replication has a mean and an unbounded interval") {
    const MetricEstimate& m = estimate(summary(1), "applications");
    CHECK(m.mean == 1);
    CHECK(std::isinf(m.low));
    CHECK(std::isinf(m.high));
}

TEST_CASE("bands are type 7 quantiles over replications of the mean over the interval") {
    StudyFacts f = facts();
    f.operations.efficiency = 0.5;
    const RunSummary s = summary(5, f);
    REQUIRE(s.series.size() == 2);  // one interval: all pools, then the pool
    for (const SeriesRow& row : s.series) {
        const auto r = static_cast<std::size_t>(Rung::installed);
        CHECK(row.mean[r] == doctest::Approx(10));  // 0, 5, 10, 15, 20
        CHECK(row.p05[r] == doctest::Approx(1));
        CHECK(row.p50[r] == doctest::Approx(10));
        CHECK(row.p95[r] == doctest::Approx(19));
        CHECK(row.mean[static_cast<std::size_t>(Rung::effective)] == doctest::Approx(1));  // half of 0 .. 4
    }
    CHECK(s.series[0].pool == "all");
    CHECK(s.series[0].waitingMean == doctest::Approx(2));
    CHECK(s.series[0].waitingP95 == doctest::Approx(3.8));
    CHECK(s.series[0].startedWaitMean == doctest::Approx(4));
    CHECK(s.series[1].pool == "p");
    REQUIRE(s.capacity.size() == 2);
    CHECK(s.capacity[1].p25 == doctest::Approx(10));
    CHECK(s.capacity[1].p75 == doctest::Approx(30));
    CHECK(formatDate(s.capacity[1].date) == "2026-04-11");
}

TEST_CASE("the chance of a target is a share of replications with Wilson's interval") {
    const RunSummary s = summary(5);
    REQUIRE(s.targets.size() == 1);
    CHECK(s.targets[0].probability == doctest::Approx(.6));  // 20, 30 and 40 GPUs reach 20
    // Wilson: (p + z^2 / 2n +- z sqrt(p q / n + z^2 / 4 n^2)) / (1 + z^2 / n).
    const double z = 1.959964, n = 5, p = .6, centre = (p + z * z / (2 * n)) / (1 + z * z / n),
                 half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
    CHECK(s.targets[0].low == doctest::Approx(centre - half).epsilon(1e-5));
    CHECK(s.targets[0].high == doctest::Approx(centre + half).epsilon(1e-5));
}

TEST_CASE(
    "a tranche that never came counts as coming at the end of the horizon, and the share that came is told") {
    const RunSummary s = summary(5);
    CHECK(s.tranches[0].arrivesInHorizon == doctest::Approx(.8));
    CHECK(formatDate(s.tranches[0].p50) == "2026-01-21");  // days 0, 10, 20, 30, 100
}

TEST_CASE("sectors tell their part, and their target where the group is theirs alone") {
    const RunSummary s = summary(5);
    REQUIRE(s.sectors.size() == 2);
    CHECK(s.sectors[0].applications == doctest::Approx(3));
    CHECK(s.sectors[0].awardShare == doctest::Approx(1));
    CHECK(s.sectors[0].targetShare == doctest::Approx(.5));
    CHECK(s.sectors[1].targetShare == -1);
    // Curves: the only start lies after 0, 2, 4, 6, 8 days, so none waits at day 10 any more.
    CHECK(s.sectors[0].survival[0] == doctest::Approx(.8));
    CHECK(s.sectors[0].survival[1] == doctest::Approx(0));
}

TEST_CASE("groups tell their share against the target, of awards or of all that is delivered") {
    const RunSummary s = summary(5);
    REQUIRE(!s.groups.empty());
    CHECK(s.groups[0].sectors.size() == 1);
    CHECK(s.groups[0].target == doctest::Approx(.5));
    CHECK(s.groups[0].share == doctest::Approx(1));
    CHECK_FALSE(s.groups[0].delivered);
    StudyFacts counting = facts();
    counting.sharesOfCalls = false;
    ReplicationOutcome outcome = replication(2);
    outcome.applications[0].delivered = 8 * 5 * kDay;
    const auto slots = metricSlots(counting);
    std::vector<ReplicationRecord> records;
    records.push_back(recordOf(std::move(outcome), counting, slots));
    RunSummary d;
    d.tranches.resize(1);
    summarise({counting, slots, kCalendar, 0.95, {}}, records, d);
    CHECK(d.groups[0].delivered);
    CHECK(d.groups[0].share == doctest::Approx(1));
}

TEST_CASE("percentiles of waits are means over the replications in which they are defined") {
    const RunSummary s = summary(5);
    REQUIRE(s.waits.size() == 3 * 6);
    const WaitProfile &all = s.waits[0], &one = s.waits[1], &more = s.waits[2], &b = s.waits[12];
    CHECK(all.sector == "all");
    CHECK(all.servers == "all");
    CHECK(one.servers == "1");
    CHECK(s.waits[6].sector == "a");
    for (const WaitProfile* w : {&all, &one, &s.waits[6]}) {
        CHECK(w->days[2] == doctest::Approx(4));  // 0, 2, 4, 6, 8
        CHECK(w->n[2] == 5);
        CHECK(w->started == 1);
        CHECK(w->censored == 0);
    }
    for (const WaitProfile* w : {&more, &b}) {
        CHECK(std::isnan(w->days[2]));
        CHECK(w->n[2] == 0);
        CHECK(w->started == 0);
    }
    CHECK(s.waits[12].sector == "b");
}

TEST_CASE("everyone has a curve and a distribution of waits, as each sector has") {
    const RunSummary s = summary(5);
    CHECK(s.everyone.sector == "all");
    CHECK(s.everyone.applications == doctest::Approx(3));
    CHECK(s.everyone.survival == s.sectors[0].survival);
    CHECK(s.everyone.waitBinDays == .5);  // 20 days in 40 bins
    REQUIRE(s.everyone.waitMass.size() == 41);
    CHECK(s.everyone.waitReplications == 5);
    for (const std::size_t bin : {0U, 4U, 8U, 12U, 16U})
        CHECK(s.everyone.waitMass[bin] == doctest::Approx(.2));
    CHECK(s.everyone.waitMass.back() == doctest::Approx(0));
    CHECK(s.sectors[1].waitMass.empty());
    CHECK(s.sectors[1].waitReplications == 0);
}

TEST_CASE("a Lorenz curve is the mean over replications, with its band") {
    const RunSummary s = summary(5);
    REQUIRE(s.lorenz.size() == 3);
    const LorenzCurve& all = s.lorenz[0];
    CHECK(all.n == 5);
    REQUIRE(all.mean.size() == 51);
    CHECK(all.population[25] == doctest::Approx(.5));
    // One of 1, 2, 3, 4, 5 projects has all: at 1/2 the curves are at 1/2, 0, 0, 0, 0; at 9/10 at .9, .8, .7, .6, .5.
    CHECK(all.mean[25] == doctest::Approx(.1));
    CHECK(all.p05[25] == doctest::Approx(0));
    CHECK(all.p95[25] == doctest::Approx(.4));
    CHECK(all.mean[45] == doctest::Approx(.7));
    CHECK(all.p05[45] == doctest::Approx(.52));
    CHECK(all.mean[50] == 1);
    CHECK(s.lorenz[2].sector == "b");
    CHECK(s.lorenz[2].n == 0);
    CHECK(std::isnan(s.lorenz[2].mean[10]));
}

TEST_CASE("no replication leaves the summary as it was") {
    const StudyFacts f = facts();
    const auto slots = metricSlots(f);
    RunSummary out;
    summarise({f, slots, kCalendar, 0.95, {}}, {}, out);
    CHECK(out.metrics.empty());
    CHECK(out.replications == 0);
}

}  // namespace tranche
