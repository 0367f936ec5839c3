// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "models/experiment/compare/comparison.hpp"
#include "models/programme/simulate.hpp"
#include "models/programme/study.hpp"
#include "sim/statistics/interval.hpp"
#include "tests/experiment/compared_scenario.hpp"

using namespace tranche;
using namespace tranche::testing;

namespace {

CompareRequest request(std::int64_t replications = 8) {
    CompareRequest ask;
    ask.replications = replications;
    ask.boundReplications = 1;
    ask.threads = 2;
    return ask;
}

std::size_t at(const Comparison& c, const std::string& name) {
    for (std::size_t m = 0; m < c.metrics.size(); ++m)
        if (c.metrics[m].name == name) return m;
    REQUIRE_MESSAGE(false, name);
    return 0;
}

const GainRow& row(const Gains& gains, const std::string& sector, const std::string& size) {
    for (const GainRow& one : gains.rows)
        if (one.sector == sector && one.size == size) return one;
    const std::string which = sector + " " + size;
    REQUIRE_MESSAGE(false, which);
    return gains.rows[0];
}

}  // namespace

TEST_CASE("One policy under two names differs by exactly 0, and nobody gains or loses") {
    const ScenarioFolder here;
    const CompareCase one = comparedCase(here, {{"a", kScorePolicy}, {"b", kScorePolicy}});
    const Comparison c = compare({one}, request());
    const CaseResult& result = c.cases[0];
    for (std::size_t m = 0; m < c.metrics.size(); ++m) {
        CAPTURE(c.metrics[m].name);
        const MetricDifference& d = result.differences[1][m];
        if (d.pairs == 0) continue;
        CHECK(d.mean == 0);
        CHECK(d.low == 0);
        CHECK(d.high == 0);
        CHECK(d.verdict == DifferenceVerdict::noClearDifference);
    }
    const GainRow& all = row(result.gains[1], "all", "all");
    CHECK(all.more.mean == 0);
    CHECK(all.less.mean == 0);
    CHECK(all.change.mean == 0);
    CHECK(all.same.mean == result.gains[1].pairs);
    CHECK(result.gains[1].pairs > 70);
    CHECK(result.front.points[0].onFront == result.front.points[1].onFront);
    REQUIRE(result.bound.has_value());
    CHECK(result.bound->reached[0] == result.bound->reached[1]);
}

TEST_CASE("Differences are those of runs made one by one, with their paired interval") {
    const ScenarioFolder here;
    const CompareCase one = comparedCase(here, {{"score", kScorePolicy}, {"lots", kLotteryPolicy}});
    const Comparison c = compare({one}, request());
    std::vector<std::vector<double>> waits(2);
    for (std::size_t a = 0; a < 2; ++a) {
        const Setting setting(one.alternatives[a].loaded.scenario);
        const StudyFacts facts = studyFacts(setting);
        const auto slots = metricSlots(facts);
        const auto slot = static_cast<std::size_t>(findSlot(slots, "unmet.gpu_hours"));
        for (std::uint64_t r = 0; r < 8; ++r)
            waits[a].push_back(evaluate(slots, MetricView(simulate(setting, {7, r}), facts))[slot]);
    }
    const PairedDifference d = pairedDifference(waits[0], waits[1], 0.95);
    const MetricDifference& found = c.cases[0].differences[1][at(c, "unmet.gpu_hours")];
    CHECK(found.mean == d.mean);
    CHECK(found.low == d.interval.low);
    CHECK(found.correlation == d.correlation);
    CHECK(found.adjusted >= found.pValue);
}

TEST_CASE("Who gains and who loses is what the lists of projects say, pair by pair") {
    const ScenarioFolder here;
    const CompareCase one = comparedCase(here, {{"score", kScorePolicy}, {"queue", kQueuePolicy}});
    CompareRequest ask = request(2);
    const Comparison c = compare({one}, ask);
    double more = 0, less = 0, change = 0, pairs = 0;
    for (std::uint64_t r = 0; r < 2; ++r) {
        std::map<std::pair<std::uint64_t, int>, double> base;
        for (std::size_t a = 0; a < 2; ++a) {
            const Setting setting(one.alternatives[a].loaded.scenario);
            const ReplicationOutcome outcome = simulate(setting, {7, r});
            std::map<std::uint64_t, double> hours, need;
            for (const Application& app : outcome.applications) {
                hours[app.entity] +=
                    2 * static_cast<double>(app.delivered) / 3.6e6;  // an H200 counts as 2 here
                if (app.attempt == 0)
                    need[app.entity] = static_cast<double>(app.requested * app.duration) / 3.6e6;
            }
            for (const auto& [entity, h] : hours) {
                if (a == 0) {
                    base[{entity, 0}] = h;
                    continue;
                }
                const double delta = h - base.at({entity, 0});
                ++pairs;
                change += delta;
                if (std::abs(delta) > 0.05 * need[entity]) (delta > 0 ? more : less) += 1;
            }
        }
    }
    const Gains& gains = c.cases[0].gains[1];
    const GainRow& all = row(gains, "all", "all");
    CHECK(gains.pairs == pairs / 2);
    CHECK(all.more.mean == more / 2);
    CHECK(all.less.mean == less / 2);
    CHECK(all.change.mean == doctest::Approx(change / 2).epsilon(1e-9));
    CHECK(all.more.mean + all.less.mean > 0);
}

TEST_CASE("Cells of sectors and of sizes each add up to all projects") {
    const ScenarioFolder here;
    const CompareCase one = comparedCase(here, {{"score", kScorePolicy}, {"lots", kLotteryPolicy}});
    const Comparison c = compare({one}, request(4));
    const Gains& gains = c.cases[0].gains[1];
    double bySector = 0, bySize = 0, both = 0;
    for (const GainRow& one_ : gains.rows) {
        if (one_.sector != "all" && one_.size == "all") bySector += one_.more.mean;
        if (one_.sector == "all" && one_.size != "all") bySize += one_.more.mean;
        if (one_.sector != "all" && one_.size != "all") both += one_.more.mean;
    }
    const double all = row(gains, "all", "all").more.mean;
    CHECK(all > 0);
    CHECK(bySector == doctest::Approx(all));
    CHECK(bySize == doctest::Approx(all));
    CHECK(both == doctest::Approx(all));
}

TEST_CASE("One thread and three give the same figures, bit for bit") {
    const ScenarioFolder here;
    const CompareCase one = comparedCase(here, {{"score", kScorePolicy}, {"lots", kLotteryPolicy}});
    std::vector<Comparison> all;
    for (const int threads : {1, 3}) {
        CompareRequest ask = request();
        ask.threads = threads;
        all.push_back(compare({one}, ask));
    }
    for (std::size_t m = 0; m < all[0].metrics.size(); ++m) {
        const MetricDifference &a = all[0].cases[0].differences[1][m], &b = all[1].cases[0].differences[1][m];
        CHECK((a.mean == b.mean || std::isnan(a.mean)));
        CHECK((a.adjusted == b.adjusted || std::isnan(a.adjusted)));
    }
    CHECK(all[0].cases[0].front.points[1].probability == all[1].cases[0].front.points[1].probability);
    CHECK(all[0].cases[0].bound->bound == all[1].cases[0].bound->bound);
}

TEST_CASE("Holm counts the comparisons that are shown and no others") {
    const ScenarioFolder here;
    const CompareCase one =
        comparedCase(here, {{"score", kScorePolicy}, {"lots", kLotteryPolicy}, {"queue", kQueuePolicy}});
    CompareRequest ask = request();
    ask.metrics = {"wait_days.mean"};
    const Comparison c = compare({one}, ask);
    CHECK(c.shown == 1);
    const MetricDifference &a = c.cases[0].differences[1][0], &b = c.cases[0].differences[2][0];
    const double smaller = std::min(a.pValue, b.pValue);
    CHECK(std::min(a.adjusted, b.adjusted) == doctest::Approx(2 * smaller));
    const std::size_t front = at(c, "fairness.sector_gap");
    CHECK(front >= c.shown);
    CHECK(c.cases[0].differences[1][front].adjusted == c.cases[0].differences[1][front].pValue);
}

TEST_CASE("A queue without review has shorter waits than calls, and says so as better") {
    const ScenarioFolder here;
    const CompareCase one = comparedCase(here, {{"score", kScorePolicy}, {"queue", kQueuePolicy}}, "2000");
    const Comparison c = compare({one}, request());
    const MetricDifference& d = c.cases[0].differences[1][at(c, "wait_days.mean")];
    CHECK(d.mean < 0);
    CHECK(d.high < 0);
    CHECK(d.verdict == DifferenceVerdict::better);
}

TEST_CASE("Regrets over two scenarios are those of the means, and a policy best in both has none") {
    const ScenarioFolder here;
    const std::vector<NamedRule> rules{{"score", kScorePolicy}, {"queue", kQueuePolicy}};
    const std::vector<CompareCase> cases{comparedCase(here, rules, "80"), comparedCase(here, rules, "160")};
    CompareRequest ask = request(4);
    ask.regretMetric = "wait_days.mean";
    const Comparison c = compare(cases, ask);
    REQUIRE(c.robust.has_value());
    const std::size_t m = c.regretMetric;
    for (std::size_t s = 0; s < 2; ++s) {
        const double a = c.cases[s].estimates[0][m].mean, b = c.cases[s].estimates[1][m].mean;
        CHECK(c.robust->rows[0].regrets[s] == doctest::Approx(a - std::min(a, b)));
        CHECK(c.robust->rows[1].regrets[s] == doctest::Approx(b - std::min(a, b)));
    }
    CHECK(c.runs == 16);
}

TEST_CASE("Fairness has a price only where an alternative is fairer than the one that delivers most") {
    const ScenarioFolder here;
    const CompareCase one =
        comparedCase(here, {{"score", kScorePolicy}, {"queue", kQueuePolicy}, {"lots", kLotteryPolicy}});
    std::size_t priced = 0, unpriced = 0;
    for (const char* equity : {"", "unmet.share", "success.projects"}) {
        CompareRequest ask = request(3);
        ask.equityMetric = equity;
        const Comparison c = compare({one}, ask);
        CHECK(c.metrics[c.equityMetric].name == (*equity ? equity : "fairness.sector_gap"));
        const auto& prices = c.cases[0].fairness;
        std::size_t most = 0;
        for (std::size_t a = 1; a < 3; ++a)
            if (prices[a].delivered > prices[most].delivered) most = a;
        const double sign = c.metrics[c.equityMetric].better == Better::lower ? -1 : 1;
        for (std::size_t a = 0; a < 3; ++a) {
            CAPTURE(a);
            CHECK(prices[a].equity == c.cases[0].estimates[a][c.equityMetric].mean);
            CHECK(prices[a].belowMost ==
                  (prices[most].delivered - prices[a].delivered) / prices[most].delivered);
            const bool fairer = sign * prices[a].equity > sign * prices[most].equity;
            CHECK(prices[a].fairer == fairer);
            if (fairer)
                CHECK(prices[a].price == prices[a].belowMost);
            else
                CHECK(std::isnan(prices[a].price));
            (fairer ? priced : unpriced) += a == most ? 0 : 1;
        }
        CHECK_FALSE(prices[most].fairer);
    }
    CHECK(priced > 0);
    CHECK(unpriced > 0);
}

TEST_CASE("By default no metric of the front or of the table is another one in disguise") {
    const ScenarioFolder here;
    const CompareCase one = comparedCase(here, {{"score", kScorePolicy}, {"queue", kQueuePolicy}});
    const Comparison c = compare({one}, request(3));
    CHECK(c.metrics[c.cases[0].front.y].name == "fairness.sector_gap");
    const auto &gap = c.cases[0].values[0][at(c, "fairness.sector_gap")],
               &served = c.cases[0].values[0][at(c, "success.projects")];
    CHECK(gap.size() == 3);
    CHECK(gap != served);
}

TEST_CASE("Comparisons that are undefined are not among those that Holm's adjustment counts") {
    const ScenarioFolder here;
    const CompareCase one =
        comparedCase(here, {{"score", kScorePolicy}, {"lots", kLotteryPolicy}, {"queue", kQueuePolicy}});
    CompareRequest ask = request(3);
    ask.metrics = {"wait_days.mean", "contest.best_wins"};  // nobody holds a contest
    const Comparison c = compare({one}, ask);
    CHECK(std::isnan(c.cases[0].differences[1][1].pValue));
    CHECK(c.cases[0].comparisons == 2);
    for (const FrontPoint& point : c.cases[0].front.points) CHECK(point.n == 3);
}

TEST_CASE("A metric that nobody has is named, and an interrupt leaves nothing") {
    const ScenarioFolder here;
    const CompareCase one = comparedCase(here, {{"score", kScorePolicy}, {"lots", kLotteryPolicy}});
    CompareRequest ask = request();
    CHECK(unknownMetric({one}, ask).empty());
    ask.frontX = "wait_days.meen";
    CHECK(unknownMetric({one}, ask) == "wait_days.meen");
    ask.frontX.clear();
    const std::atomic<bool> stop{true};
    ask.cancel = &stop;
    const Comparison c = compare({one}, ask);
    CHECK(c.cancelled);
    CHECK(c.cases.empty());
}
