// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A table of results by hand: units 10, 9, 100 by rule "b", "a" under two policies; the metric is units + 1000 (policy q)
// + 5 (rule "b").
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "models/experiment/store/result_pivot.hpp"

using namespace tranche;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

ResultTable table() {
    ResultTable t;
    t.factors = {{"units", "GPUs"}, {"rule", ""}};
    t.metrics = {{"m", "m", "all", "", "M"}, {"never", "never", "all", "", "N"}};
    for (const char* policy : {"p", "q"})
        for (const double units : {10.0, 9.0, 100.0})
            for (const char* rule : {"b", "a"}) {
                ResultPoint point;
                point.scenario = "s";
                point.policy = policy;
                point.levels = {{std::to_string(static_cast<int>(units)), units}, {rule, kNone}};
                const double mean = units + (policy[0] == 'q' ? 1000 : 0) + (rule[0] == 'b' ? 5 : 0);
                point.runs = 3;
                point.estimates = {{mean, 1, 3}, {kNone, kNone, 0}};
                t.points.push_back(std::move(point));
            }
    return t;
}

std::vector<std::string> texts(const std::vector<ResultLevel>& levels) {
    std::vector<std::string> all;
    for (const ResultLevel& l : levels) all.push_back(l.text);
    return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("A pivot has the mean of its points in each cell, and levels in order") {
    const Pivot p = pivot(table(), "units", "rule", 0);
    CHECK(texts(p.rows) == Texts{"9", "10", "100"});  // as numbers
    CHECK(texts(p.columns) == Texts{"b", "a"});       // as they come
    CHECK(p.at(0, 0).mean == doctest::Approx(9 + 5 + 500));
    CHECK(p.at(2, 1).mean == doctest::Approx(100 + 500));
    for (const PivotCell& cell : p.cells) CHECK(cell.points == 2);
}

TEST_CASE("A pivot without a column key has one column, and policy and scenario are keys") {
    const Pivot p = pivot(table(), "policy", "", 0);
    CHECK(texts(p.rows) == Texts{"p", "q"});
    REQUIRE(p.columns.size() == 1);
    CHECK(p.at(1, 0).mean - p.at(0, 0).mean == doctest::Approx(1000));
    CHECK(p.at(0, 0).points == 6);
    CHECK(pivot(table(), "scenario", "policy", 0).cells.size() == 2);
}

TEST_CASE("A filter keeps the levels it names, and one without levels keeps nothing") {
    const ResultTable t = table();
    CHECK(matchingPoints(t, {}).size() == 12);
    CHECK(matchingPoints(t, {{"units", {"9", "100"}}, {"policy", {"q"}}}).size() == 4);
    CHECK(matchingPoints(t, {{"units", {"9.0"}}}).empty());  // texts, not numbers
    CHECK(matchingPoints(t, {{"rule", {}}}).empty());
    const Pivot p = pivot(t, "units", "policy", 0, {{"units", {"9", "100"}}, {"rule", {"a"}}});
    CHECK(texts(p.rows) == Texts{"9", "100"});
    CHECK(p.at(1, 0).mean == 100);
    CHECK(p.at(1, 0).points == 1);
    CHECK(pivot(t, "units", "", 0, {{"rule", {}}}).cells.empty());
    CHECK(texts(levelsOf(t, "units", matchingPoints(t, {{"units", {"100", "10"}}}))) == Texts{"10", "100"});
}

TEST_CASE("Points in which a metric is undefined count for nothing, and a cell without others is NaN") {
    ResultTable t = table();
    t.points[0].estimates[0].mean = kNone;  // p, 10, b
    const Pivot p = pivot(t, "units", "rule", 0);
    CHECK(p.at(1, 0).points == 1);
    CHECK(p.at(1, 0).mean == doctest::Approx(1015));
    const Pivot never = pivot(t, "units", "rule", 1);
    REQUIRE(never.cells.size() == 6);
    for (const PivotCell& cell : never.cells) {
        CHECK(std::isnan(cell.mean));
        CHECK(cell.points == 0);
    }
}

TEST_CASE("Swings are the main effects of the points that the filter leaves, widest first") {
    const std::vector<FactorSwing> all = swings(table(), 0);
    REQUIRE(all.size() == 2);
    CHECK(all[0].effect.factor == "units");
    CHECK(all[0].unit == "GPUs");
    CHECK(all[0].effect.swing == doctest::Approx(91));
    CHECK(all[0].levels == Texts{"9", "10", "100"});
    REQUIRE(all[0].effect.levels.size() == 3);
    CHECK(all[0].effect.levels[2].value == 100);
    CHECK(all[0].effect.levels[2].mean == doctest::Approx(602.5));
    CHECK(all[1].effect.factor == "rule");
    CHECK(all[1].effect.swing == doctest::Approx(5));
    CHECK(all[1].levels == Texts{"b", "a"});
    CHECK(all[1].effect.levels[1].value == 1);

    const std::vector<FactorSwing> some = swings(table(), 0, {{"units", {"9", "10"}}, {"policy", {"p"}}});
    CHECK(some[0].effect.factor == "rule");  // 5 against 1
    CHECK(some[1].effect.swing == doctest::Approx(1));
    CHECK(some[1].effect.explained < some[0].effect.explained);

    const std::vector<FactorSwing> never = swings(table(), 1);
    CHECK(never[0].effect.factor == "units");
    CHECK(std::isnan(never[0].effect.swing));
    CHECK(swings(table(), 0, {{"rule", {}}}).size() == 2);
}
