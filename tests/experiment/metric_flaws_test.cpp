// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/compare/metric_flaws.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <vector>

#include "tests/experiment/compared_scenario.hpp"

using namespace tranche;
using namespace tranche::testing;

namespace {

using List = std::vector<double>;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

bool anyHas(const std::vector<std::string>& list, std::string_view a, std::string_view b = {}) {
    for (const std::string& text : list)
        if (text.find(a) != text.npos && text.find(b) != text.npos) return true;
    return false;
}

Comparison compared(const std::vector<std::string>& metrics, const std::string& frontY = {}) {
    const ScenarioFolder here;
    CompareRequest ask;
    ask.metrics = metrics;
    ask.frontY = frontY;
    ask.replications = 4;
    ask.boundReplications = 0;
    ask.threads = 2;
    return compare(
        {comparedCase(here, {{"score", kScorePolicy}, {"lots", kLotteryPolicy}, {"queue", kQueuePolicy}})},
        ask);
}

}  // namespace

TEST_CASE("Lists are alike when equal up to a millionth or on one line, and not when a point is off it") {
    CHECK(likeness(List{1, 2, 3}, List{1, 2, 3.000001}) == Likeness::equal);
    CHECK(likeness(List{1, 2, 3}, List{1, 2, 3.1}) == Likeness::none);
    CHECK(likeness(List{1, 2, 3, 5}, List{7, 5, 3, -1}) == Likeness::linear);
    CHECK(likeness(List{1, 2, 3, 5}, List{7, 5, 3.001, -1}) == Likeness::none);
    CHECK(likeness(List{1, 2, 3, 3}, List{7, 5, 3, 3}) == Likeness::none);  // three points may be on a line
    CHECK(likeness(List{1, kNaN, 3, 5}, List{1, 2, 3, 5}) == Likeness::equal);
    CHECK(likeness(List{2, 2}, List{2, 2}) == Likeness::none);
    CHECK(likeness(List{kNaN}, List{1}) == Likeness::none);
}

TEST_CASE(
    "Jain and Gini of whole grants are named as projects served in disguise, and the usual metrics are not") {
    const Comparison c = compared({"success.projects", "fairness.jain", "fairness.gini"});
    const std::vector<std::string>& flaws = c.cases[0].metricFlaws;
    CHECK(anyHas(flaws, "Projects served, over all their attempts\" and \"Jain", "equal in every run"));
    CHECK(anyHas(flaws, "Gini", "linear function"));
    CHECK_FALSE(anyHas(compared({}).cases[0].metricFlaws, "say the same"));
    CHECK(anyHas(compared({"success.projects"}, "fairness.jain").cases[0].metricFlaws, "Jain"));
}

TEST_CASE("An aim that is undefined, or that no alternative changes, is named") {
    CHECK(anyHas(compared({"wait_days.mean"}, "contest.best_wins").cases[0].metricFlaws,
                 "undefined in every replication"));
    CHECK(anyHas(compared({"wait_days.mean"}, "capacity.in_service").cases[0].metricFlaws, "one aim"));
}
