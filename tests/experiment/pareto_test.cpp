// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/analysis/pareto.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace tranche;

namespace {

const std::vector<std::string> kNames{"FCFS", "EASY", "MERIT", "QUOTA", "MAXMIN", "KNAP", "RSD"};
const std::vector<ParetoPoint> kExample{{.80, .50}, {.88, .55}, {.84, .45}, {.76, .80},
                                        {.70, .85}, {.90, .40}, {.72, .78}};

std::vector<std::string> front(const std::vector<ParetoPoint>& points) {
    std::vector<std::string> names;
    const std::vector<bool> on = nondominated(points);
    for (std::size_t i = 0; i < points.size(); ++i)
        if (on[i]) names.push_back(kNames[i]);
    return names;
}

// Area by counting the cells of a fine grid that some point covers.
double areaByCells(const std::vector<ParetoPoint>& points, int cells) {
    int covered = 0;
    for (int x = 0; x < cells; ++x)
        for (int y = 0; y < cells; ++y)
            for (const ParetoPoint& p : points)
                if (p.x * cells >= x + 1 - 1e-9 && p.y * cells >= y + 1 - 1e-9) {
                    ++covered;
                    break;
                }
    return static_cast<double>(covered) / cells / cells;
}

}  // namespace

TEST_CASE("EX-PARETO: four of seven rules are dominated by none, and the hypervolume is .717") {
    CHECK(front(kExample) == std::vector<std::string>{"EASY", "QUOTA", "MAXMIN", "KNAP"});
    CHECK(hypervolume(kExample) == doctest::Approx(.717).epsilon(1e-12));
    CHECK(areaByCells(kExample, 100) == doctest::Approx(.717).epsilon(1e-12));
}

TEST_CASE("Equal points both stay on the front, and a point that only ties one coordinate does not") {
    CHECK(nondominated(std::vector<ParetoPoint>{{1, 1}, {1, 1}}) == std::vector<bool>{true, true});
    CHECK(nondominated(std::vector<ParetoPoint>{{1, 1}, {1, 0.5}}) == std::vector<bool>{true, false});
}

TEST_CASE("An undefined point is on no front and dominates nobody") {
    const double undefined = std::numeric_limits<double>::quiet_NaN();
    CHECK(nondominated(std::vector<ParetoPoint>{{undefined, 9}, {1, 1}}) == std::vector<bool>{false, true});
    CHECK(hypervolume(std::vector<ParetoPoint>{{undefined, 9}, {1, 1}}) == 1);
    CHECK(hypervolume(std::vector<ParetoPoint>{}) == 0);
}

TEST_CASE("The knee is the point farthest beyond the line between the ends of the front") {
    REQUIRE(knee(kExample).has_value());
    CHECK(kNames[*knee(kExample)] == "EASY");  // .90 + .33 - 1 = .23 beyond; QUOTA .30 + .89 - 1 = .19
}

TEST_CASE("A front that is a line, or has two points, has no knee") {
    CHECK_FALSE(knee(std::vector<ParetoPoint>{{0, 2}, {1, 1}, {2, 0}}).has_value());
    CHECK_FALSE(knee(std::vector<ParetoPoint>{{0, 1}, {1, 0}}).has_value());
    CHECK_FALSE(knee(std::vector<ParetoPoint>{{1, 1}, {1, 1}, {1, 1}}).has_value());
}

TEST_CASE("The probability of being on the front is 1 when every replication says so, and shared by twins") {
    std::vector<std::vector<ParetoPoint>> runs(3);
    for (int r = 0; r < 20; ++r) {
        runs[0].push_back({2.0 + r % 3, 2});
        runs[1].push_back({1.0 + r % 3, 1});
        runs[2].push_back({2.0 + r % 3, 2});
    }
    const std::vector<double> p = frontProbability(runs, {7, 0});
    CHECK(p == std::vector<double>{1, 0, 1});
}

TEST_CASE("A coin toss between two points is near one half, and the same with the same seed") {
    std::vector<std::vector<ParetoPoint>> runs(2);
    for (int r = 0; r < 40; ++r) {
        const double sign = r % 2 == 0 ? 1 : -1;
        runs[0].push_back({sign, sign});
        runs[1].push_back({-sign, -sign});
    }
    const std::vector<double> p = frontProbability(runs, {7, 0});
    CHECK(p[0] == doctest::Approx(0.5).epsilon(0.15));
    CHECK(p[0] + p[1] >= 1);  // a draw leaves both
    CHECK(p == frontProbability(runs, {7, 0}));
    CHECK(p != frontProbability(runs, {8, 0}));
}

TEST_CASE(
    "One undefined replication does not push a point off the front, and a point without any is undefined") {
    const double undefined = std::numeric_limits<double>::quiet_NaN();
    std::vector<std::vector<ParetoPoint>> runs(3);
    for (int r = 0; r < 20; ++r) {
        runs[0].push_back({r == 3 ? undefined : 2.0 + r % 3, 2});
        runs[1].push_back({1, 1});
        runs[2].push_back({9, undefined});
    }
    const std::vector<double> p = frontProbability(runs, {7, 0});
    CHECK(p[0] == 1);
    CHECK(p[1] == 0);
    CHECK(std::isnan(p[2]));
    CHECK(std::isnan(frontProbability({{}, {}}, {7, 0})[0]));
}

TEST_CASE(
    "Samples without a defined replication are left out of the share, so rare definition is no handicap") {
    const double undefined = std::numeric_limits<double>::quiet_NaN();
    std::vector<std::vector<ParetoPoint>> runs(2);
    for (int r = 0; r < 10; ++r) {
        runs[0].push_back({r == 0 ? 5 : undefined, 5});  // drawn in about two samples of three
        runs[1].push_back({1, 1});
    }
    const std::vector<double> p = frontProbability(runs, {7, 0});
    CHECK(p[0] == 1);
    CHECK(p[1] > 0.2);  // where the other has no mean, nothing beats it
    CHECK(p[1] < 0.5);
}
