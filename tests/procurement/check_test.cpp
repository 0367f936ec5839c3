// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/procurement_check.hpp"

#include <doctest/doctest.h>

#include <string>

#include "models/procurement/milestone_names.hpp"
#include "tests/procurement/example_tranches.hpp"

using namespace tranche;
using namespace tranche::examples;

namespace {

struct Verdict {
    bool good = false;
    std::vector<Issue> issues;
};

Verdict verdict(const std::vector<TrancheSpec>& tranches, const std::vector<DelayFactorSpec>& factors = {}) {
    Issues issues;
    const auto placeOf = [](std::string_view key) { return Place{std::string(key), 1, 1}; };
    const bool good = checkProcurement(tranches, factors, catalogue(), placeOf, issues);
    return {good, {issues.all().begin(), issues.all().end()}};
}

// The one issue about `key`, as "found | expected".
std::string said(const Verdict& verdict, const std::string& key) {
    std::string text;
    for (const Issue& issue : verdict.issues)
        if (issue.key == key)
            text += (issue.warning ? "warning " : "") + issue.found + " | " + issue.expected;
    return text;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the examples have no fault") {
    CHECK(verdict({exCpm(), exMerge()}).issues.empty());
    CHECK(verdict({exMergeCorrelated()}, backlog()).issues.empty());
}

TEST_CASE("a cycle is named in order, at its first milestone") {
    TrancheSpec spec = exCpm();
    spec.milestones[0].after = {"ship"};  // budget
    const Verdict result = verdict({spec});
    CHECK_FALSE(result.good);
    REQUIRE(result.issues.size() == 1);
    CHECK(result.issues[0].key == "tranches[0].milestones[0].after");
    CHECK(result.issues[0].place.file == "tranches[0].milestones[0].after");
    const std::string found = result.issues[0].found;
    const std::string head = "the cycle phase1.budget -> phase1.tender -> phase1.contract -> phase1.";
    CHECK(found.substr(0, head.size()) == head);
    CHECK(contains(found, "-> phase1.ship -> phase1.budget"));
}

TEST_CASE("a cycle across tranches and a second one are both found") {
    const TrancheSpec a = purchase("a", {milestone("x", {"b.y"}, 1)}, "x");
    const TrancheSpec b = purchase("b", {milestone("y", {"a.x"}, 1)}, "y");
    const TrancheSpec c = purchase("c", {milestone("z", {"z"}, 1)}, "z");
    const Verdict result = verdict({b, a, c});
    REQUIRE(result.issues.size() == 2);
    CHECK(contains(said(result, "tranches[1].milestones[0].after"), "a.x -> b.y -> a.x"));
    CHECK(contains(said(result, "tranches[2].milestones[0].after"), "c.z -> c.z"));
}

TEST_CASE("unknown names are reported with the nearest one") {
    TrancheSpec spec = exCpm();
    spec.milestones[1].after = {"budgt"};
    spec.milestones[3].after = {"phase1.contrct"};
    spec.milestones[4].factor = "backlg";
    spec.inServiceAt = "aceptance";
    spec.gpu = "H20";
    spec.risks = {{"failed", "tendr", 0.1, {}, 1}};
    const Verdict result = verdict({spec}, backlog());
    CHECK_FALSE(result.good);
    CHECK(contains(said(result, "tranches[0].milestones[1].after[0]"), "'budget'"));
    CHECK(contains(said(result, "tranches[0].milestones[3].after[0]"), "'phase1.contract'"));
    CHECK(contains(said(result, "tranches[0].milestones[4].factor"), "'backlog'"));
    CHECK(contains(said(result, "tranches[0].in_service_at"), "'acceptance'"));
    CHECK(contains(said(result, "tranches[0].gpu"), "'H200'"));
    CHECK(contains(said(result, "tranches[0].risks[0].milestone"), "'tender'"));
    CHECK(result.issues.size() == 6);
}

TEST_CASE("duplicate and unusable ids are reported") {
    TrancheSpec spec = exMerge();
    spec.milestones[1].id = "manufacture";
    spec.milestones[2].after = {"manufacture"};
    spec.risks = {{"r", "install", 0.1, {}, 1}, {"r", "install", 0.1, {}, 1}};
    TrancheSpec dotted = purchase("phase.2", {milestone("a/b", {}, 1)}, "a/b");
    const Verdict result = verdict({spec, spec, dotted}, {{"f", ""}, {"f", ""}});
    CHECK(contains(said(result, "tranches[0].milestones[1].id"), "again"));
    CHECK(contains(said(result, "tranches[0].risks[1].id"), "again"));
    CHECK(contains(said(result, "tranches[1].id"), "tranches[0]"));
    CHECK(contains(said(result, "delay_factors[1].id"), "again"));
    CHECK(contains(said(result, "tranches[2].id"), "without"));
    CHECK(contains(said(result, "tranches[2].milestones[0].id"), "without"));
}

TEST_CASE("units must be whole servers and the operator's share must fit") {
    TrancheSpec spec = exMerge();
    spec.units = 84;
    spec.operatedBy.ownUnits = 92;
    Verdict result = verdict({spec});
    CHECK(contains(said(result, "tranches[0].units"), "84 | a multiple of 8"));
    CHECK(contains(said(result, "tranches[0].operator.own_units"), "at most 84"));
    CHECK(contains(said(result, "tranches[0].operator.own_units"), "a multiple of 8"));
    spec.units = 88;
    spec.operatedBy.ownUnits = 88;
    CHECK(verdict({spec}).good);
}

TEST_CASE("lots must sum to one and a pool holds one GPU model") {
    TrancheSpec spec = exMerge();
    spec.lots = {{0.5, {}}, {0.4999, {}}};
    CHECK(contains(said(verdict({spec}), "tranches[0].lots"), "sum to 1"));
    spec.lots = {{1.0 / 3, {}}, {1.0 / 3, {}}, {1.0 / 3, {}}};
    TrancheSpec other = exCpm();
    other.gpu = "B200";
    other.pool = "merge";
    const Verdict result = verdict({spec, other});
    CHECK(result.issues.size() == 1);
    CHECK(contains(said(result, "tranches[1].pool"), "one GPU model"));
}

TEST_CASE("contract, installation and service must follow each other") {
    TrancheSpec spec = exCpm();
    spec.installedAt = "power";
    const Verdict result = verdict({spec});
    CHECK(result.issues.size() == 1);
    CHECK(contains(said(result, "tranches[0].installed_at"), "'contract' or a milestone after it"));
}

TEST_CASE("a loading needs a factor, a lag without predecessors and crossed dates are warned of") {
    TrancheSpec spec = exMerge();
    spec.milestones[0].loading = 0.5;
    CHECK_FALSE(verdict({spec}).good);
    spec.milestones[0].loading = 0;
    spec.milestones[0].lagDays = 3;
    spec.milestones[1].on = Date{2025, 8, 1};
    spec.milestones[2].on = Date{2025, 7, 31};
    const Verdict result = verdict({spec});
    CHECK(result.good);
    CHECK(result.issues.size() == 2);
    CHECK(contains(said(result, "tranches[0].milestones[0].lag_days"), "warning"));
    CHECK(contains(said(result, "tranches[0].milestones[2].on"), "warning 2025-07-31 | 2025-08-01 or later"));
}

TEST_CASE("names resolve within the tranche first by nature, and fully named everywhere") {
    const std::vector<TrancheSpec> specs{exCpm(), exMerge()};
    const MilestoneNames names(specs);
    CHECK(names.find(0, "power") == 6U);
    CHECK(names.find(1, "power") == 11U);
    CHECK(names.find(0, "merge.power") == 11U);
    CHECK_FALSE(names.find(1, "budget").has_value());
    CHECK(names.name(11) == "merge.power");
    CHECK(names.first(1) == 10);
}
