// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Results as tables for analyses, and the correlations made of them.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "models/experiment/store/point_table.hpp"
#include "models/experiment/store/sweep_folder.hpp"
#include "tests/experiment/sweep_example.hpp"

using namespace tranche;
using namespace tranche::testing;

TEST_CASE(
    "A table of points has every point of every base in order, means over its runs, and NaN where it was "
    "refused") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(here, R"(experiment: refused
scenario: ranged.yaml
policies: [panel, lots]
factors:
  - {path: calls.spring.closes, values: [2026-04-20, 2026-08-31]}
  - {path: calls.spring.opens, values: [2026-04-01, 2026-04-25]}
  - {name: rule, levels: [{label: as it is, set: {}}, {label: strict, set: {policy.award.rule: strict_cut}}]}
replications: {min: 4, max: 4}
metrics: [success.count]
)");
    const SweepFolder folder(here / "out", sweep);
    runShard(sweep, folder, {1, 1, 2, nullptr, nullptr, {}});
    REQUIRE(folder.merge().missing == 0);
    const std::vector<PointTable> tables = pointTables(sweep, folder.results());
    REQUIRE(tables.size() == 2);
    CHECK(tables[1].policy == "lots");
    REQUIRE(tables[0].points.size() == 8);
    double sum = 0;
    storeTable(folder.results(), StoreForm::wide).rows([&](const std::vector<StoreCell>& row) {
        if (std::get<std::int64_t>(row[0]) == 0) sum += std::get<double>(row.back());
    });
    CHECK(tables[0].mean(0, 0) == doctest::Approx(sum / 4));
    CHECK(tables[0].replications[0] == 4);
    for (const std::size_t refused : {2, 3}) {  // closes in April before it opens
        CHECK(tables[0].replications[refused] == 0);
        CHECK(std::isnan(tables[0].mean(refused, 0)));
    }
    const FactorTable table = factorTable(sweep, tables[0], 0);
    CHECK(table.names == std::vector<std::string>{"calls.spring.closes", "calls.spring.opens", "rule"});
    CHECK(table.at(4, 0) - table.at(0, 0) == 133);  // days from 20 April to 31 August
    CHECK(table.at(0, 2) == 0);
    CHECK(table.at(1, 2) == 1);
}

TEST_CASE(
    "Rank correlations find the factor that matters, leave out undefined points and correct for their "
    "number") {
    FactorTable table;
    table.names = {"matters", "does not", "constant"};
    for (int i = 0; i < 40; ++i) {
        const double x = i, noise = (i * 37) % 40;
        table.values.insert(table.values.end(), {x, noise, 5});
        table.response.push_back(i == 7 ? std::numeric_limits<double>::quiet_NaN() : x * x * x);
    }
    const std::vector<RankEffect> effects = rankEffects(table);
    CHECK(effects[0].correlation == doctest::Approx(1));
    CHECK(effects[0].p == 0);
    CHECK(std::abs(effects[1].correlation) < 0.3);
    CHECK(effects[1].p > 0.05);
    CHECK(std::isnan(effects[2].correlation));
    CHECK(std::isnan(effects[2].p));
}

TEST_CASE("Coordinates are of the values tried: rounded, on the factor's scale, and by place in a list") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(here, R"(experiment: rounded
scenario: ranged.yaml
factors:
  - {name: units, path: tranches.first.units, range: [240, 560], multiple_of: 80, steps: 4}
  - {name: no show, path: sectors.startup.no_show, range: [0.01, 0.16], scale: log, steps: 3}
  - {name: rule, levels: [{label: a, set: {}}, {label: b, set: {policy.award.rule: strict_cut}}, {label: c, set: {policy.award.order: lottery}}]}
replications: {min: 1, max: 1}
metrics: [success.count]
)");
    PointTable points;
    for (std::int64_t k = 0; k < sweep.points(); ++k) points.points.push_back(pointAt(sweep, k));
    const std::vector<double> u = coordinatesOf(sweep, points);
    REQUIRE(u.size() == 36 * 3);
    const double units[] = {0, 0.25, 0.75, 1};  // a third is 346.7, made 320; two thirds 453.3, made 480
    const double halves[] = {0, 0.5, 1};        // 0.04 is half way from 0.01 to 0.16
    std::size_t matched = 0;
    for (std::size_t p = 0; p < 36; ++p) {
        const auto is = [&](std::size_t f, double x) { return std::abs(u[p * 3 + f] - x) < 1e-9; };
        bool unit = false, show = false, rule = false;
        for (const double x : units) unit = unit || is(0, x);
        for (const double x : halves) show = show || is(1, x), rule = rule || is(2, x);
        matched += unit && show && rule;
    }
    CHECK(matched == 36);
}
