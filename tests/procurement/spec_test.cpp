// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "models/fields/field_table.hpp"
#include "models/procurement/tranche_spec.hpp"
#include "tests/procurement/example_tranches.hpp"

using namespace tranche;
using namespace tranche::examples;

namespace {

// Every field differs from its default.
TrancheSpec fullTranche() {
    TrancheSpec spec = exCpm();
    spec.name = "Phase 1";
    spec.operatedBy = {"Naver Cloud", 16};
    spec.milestones[1].durationDays = Distribution::lognormal(75, 0.35);
    spec.milestones[1].lagDays = 2.5;
    spec.milestones[1].factor = "backlog";
    spec.milestones[1].loading = 0.6;
    spec.milestones[0].on = Date{2025, 5, 1};
    spec.milestones[2].notBefore = Date{2025, 8, 1};
    spec.risks = {{"failed tender", "tender", 0.1, Distribution::uniform(30, 180), 3}};
    spec.lots = {{0.75, {}}, {0.25, Distribution::constant(30)}};
    spec.acceptance = {0.9, Distribution::constant(14), 2};
    spec.costKrw = 1'459'000'000'000;
    spec.lifeYears = 6;
    spec.pool = "h200";
    spec.plannedInService = Date{2025, 10, 1};
    spec.durationFactor = 1.2;
    return spec;
}

std::string faults(const Node& node) {
    ReadContext context;
    read<TrancheSpec>(node, context);
    return formatIssues(context.issues);
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

Node& at(Node& node, std::string_view key) {
    Node* found = findValue(node, key);
    REQUIRE(found != nullptr);
    return *found;
}

}  // namespace

TEST_CASE("what is written is read again, field by field") {
    const Node node = write(fullTranche());
    ReadContext context;
    const TrancheSpec spec = read<TrancheSpec>(node, context);
    CHECK(formatIssues(context.issues) == "");
    CHECK(sameContent(write(spec), node));
    CHECK(spec.operatedBy.ownUnits == 16);
    CHECK(spec.milestones[0].on == Date{2025, 5, 1});
    CHECK(spec.milestones[1].durationDays.quantile(0.5) == doctest::Approx(75));
    CHECK(spec.milestones[2].notBefore == Date{2025, 8, 1});
    CHECK(spec.milestones[5].after == std::vector<std::string>{"licence", "manufacture"});
    CHECK(spec.risks[0].repeats == 3);
    CHECK(spec.lots[1].share == 0.25);
    CHECK(spec.acceptance.maxRetests == 2);
    CHECK(spec.costKrw == 1'459'000'000'000);
    CHECK(spec.plannedInService == Date{2025, 10, 1});
    CHECK(spec.durationFactor == 1.2);
}

TEST_CASE("a delay factor is read as written") {
    ReadContext context;
    const DelayFactorSpec spec = read<DelayFactorSpec>(write(backlog()[0]), context);
    CHECK(context.issues.empty());
    CHECK(spec.id == "backlog");
    CHECK(spec.help == "one vendor's order book");
}

TEST_CASE("the defaults are those of the structs") {
    Node node = mappingNode();
    addMember(node, "id", quotedNode("t"));
    addMember(node, "gpu", quotedNode("H200"));
    addMember(node, "units", plainNode("80"));
    Node only = mappingNode();
    addMember(only, "id", quotedNode("service"));
    Node list = sequenceNode();
    list.items.push_back(only);
    addMember(node, "milestones", list);
    for (const char* role : {"procured_at", "installed_at", "in_service_at"})
        addMember(node, role, quotedNode("service"));
    ReadContext context;
    const TrancheSpec spec = read<TrancheSpec>(node, context);
    CHECK(formatIssues(context.issues) == "");
    CHECK(spec.lifeYears == 5);
    CHECK(poolOf(spec) == "t");
    CHECK(spec.lots.empty());
    CHECK(spec.acceptance.passProbability == 1);
    CHECK_FALSE(spec.milestones[0].on.has_value());
    CHECK(spec.milestones[0].durationDays.quantile(0.5) == 0);
}

TEST_CASE("values out of range, missing and unknown keys are reported with their path") {
    Node node = write(fullTranche());
    at(node, "units") = plainNode("0");
    at(at(node, "milestones").items[1], "loading") = plainNode("1.5");
    at(at(node, "milestones").items[1], "lag_days") = plainNode("-1");
    at(at(node, "milestones").items[3], "duration_days") = write(Distribution::normal(10, 5));
    at(at(node, "risks").items[0], "probability") = plainNode("2");
    at(node, "acceptance").members[0].key = "pass_probabilty";
    node.members.erase(node.members.begin());  // id
    const std::string text = faults(node);
    CAPTURE(text);
    CHECK(contains(text, "units: "));
    CHECK(contains(text, "milestones[1].loading: "));
    CHECK(contains(text, "milestones[1].lag_days: "));
    CHECK(contains(text, "milestones[3].duration_days"));
    CHECK(contains(text, "risks[0].probability: "));
    CHECK(contains(text, "'pass_probability'"));
    CHECK(contains(text, "id"));
    CHECK(std::count(text.begin(), text.end(), '\n') == 7);
}
