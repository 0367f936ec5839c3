// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/document_diff.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "models/scenario/document.hpp"
#include "tests/scenario/scenario_folder.hpp"

using namespace tranche;
using namespace tranche::testing;

namespace {

const std::string kBase = R"(scenario: base
horizon: {start: 2026-01-01, end: 2026-12-31}
hardware:
  - {id: H200, node_gpus: 8, memory_gb: 141, power_kw: 1.2, h200_equivalent: 1}
tranches:
  - id: first
    gpu: H200
    units: {value: 80, status: reported, source: "the press"}
    milestones: [{id: order, on: 2026-01-01}, {id: ready, after: [order], duration_days: {lognormal: {median: 60, sigma: 0.3}}}]
    procured_at: order
    installed_at: ready
    in_service_at: ready
sectors:
  - {id: academia, per_call: {applicants: 5}}
  - {id: startup, per_call: {applicants: 3}}
calls:
  - {id: one, opens: 2026-02-01, closes: 2026-02-28, decision_days: 10}
policy: {name: merit, eligibility: {caps: {H200: 64}}}
targets: [{gpus: 8, by: 2026-06-30}]
)";

// One line a difference: kind path: a | b unit.
std::string differences(const std::string& a, const std::string& b, std::vector<std::string> overrides = {}) {
    const ScenarioFolder files;
    const LoadResult left = files.load("base.yaml", a), right = files.load("b.yaml", b, std::move(overrides));
    INFO(formatIssues(left.issues));
    INFO(formatIssues(right.issues));
    REQUIRE(left.loaded);
    REQUIRE(right.loaded);
    std::string text;
    bool values = false;
    for (const Difference& d : diffDocuments({left.loaded->resolved, left.loaded->sources},
                                             {right.loaded->resolved, right.loaded->sources},
                                             documentShape(DocumentKind::scenario))) {
        text += std::string(differenceName(d.kind)) + " " + d.path + ": " + d.a + " | " + d.b +
                (d.unit.empty() ? "" : " " + d.unit) + "\n";
        values = values || d.kind != DifferenceKind::source;
    }
    CHECK(values == (left.loaded->hash != right.loaded->hash));
    return text;
}

std::string after(const std::string& variant, std::vector<std::string> overrides = {}) {
    return differences(kBase, "extends: base.yaml\nscenario: base\n" + variant, std::move(overrides));
}

}  // namespace

TEST_CASE("order of keys, comments and the way of writing make no difference") {
    std::string other = "# a remark\n" + kBase;
    other.replace(other.find("{id: academia, per_call: {applicants: 5}}"), 41,
                  "{per_call: {applicants: 5.0}, id: academia}");
    other.replace(other.find("sigma: 0.3"), 10, "sigma: 3e-1");
    CHECK(differences(kBase, other) == "");
    CHECK(after("") == "");
}

TEST_CASE("a changed value has its path by ids, both values and its unit") {
    CHECK(after("", {"tranches.first.units=96"}) == "changed tranches.first.units: 80 | 96 GPUs\n");
    CHECK(
        after("tranches: [{id: first, milestones: [{id: ready, duration_days: 30}]}]\n") ==
        "changed tranches.first.milestones.ready.duration_days: lognormal(median 60, sigma 0.3) | 30 days\n");
    CHECK(after("policy: {eligibility: {caps: {H200: 32}}}\n") ==
          "changed policy.eligibility.caps.H200: 64 | 32 GPUs\n");
}

TEST_CASE("items that only one has are said as a whole, and moved ones as moved") {
    CHECK(after("remove: [sectors.startup]\n").find("removed sectors.startup: {id: startup") == 0);
    CHECK(after("sectors: [{id: lab, stream: {per_day: 1}}]\n").find("added sectors.lab:  | {id: lab") == 0);
    CHECK(after("targets: [{gpus: 8, by: 2026-06-30}, {gpus: 80, by: 2026-12-31}]\n") ==
          "added targets[1]:  | {gpus: 80, by: 2026-12-31}\n");
    CHECK(after("targets: []\n") == "removed targets[0]: {gpus: 8, by: 2026-06-30} | \n");
    CHECK(after("replace: [sectors]\nsectors: [{id: startup, per_call: {applicants: 3}}, {id: academia, "
                "per_call: "
                "{applicants: 5}}]\n") == "order sectors: academia, startup | startup, academia\n");
    CHECK(after("sectors: [{id: startup, per_call: null, stream: {per_day: 1}}]\n")
              .find("added sectors.startup.stream") != std::string::npos);
}

TEST_CASE("another source is a difference of its own kind") {
    CHECK(after("tranches: [{id: first, units: {value: 80, status: assumed, source: ours}}]\n") ==
          "source tranches.first.units: 80 | 80 GPUs\n");
    CHECK(after("tranches: [{id: first, units: {value: 80, status: reported, source: \"the press\"}}]\n") ==
          "");
}

TEST_CASE("a policy is known from a scenario by its keys, also through what it extends") {
    const ScenarioFolder files;
    const auto kind = [&](const char* name, const std::string& text) {
        return kindOf(files.write(name, text));
    };
    CHECK(kind("s.yaml", kBase) == DocumentKind::scenario);
    CHECK(kind("p.yaml", "name: x\naward: {order: score}\n") == DocumentKind::policy);
    CHECK(kind("q.yaml", "extends: p.yaml\n") == DocumentKind::policy);
    CHECK(kind("r.yaml", "extends: r.yaml\n") == DocumentKind::scenario);
    CHECK(kind("e.yaml", "") == DocumentKind::scenario);
    CHECK(kindOf(files / "none.yaml") == DocumentKind::scenario);
}

TEST_CASE("every shipped policy is the same as itself and differs from another") {
    const std::filesystem::path folder = std::filesystem::path(TRANCHE_SOURCE_DIR) / "scenarios/policies";
    const PolicyLoadResult a = loadPolicy(folder / "korea-2026.yaml", {}),
                           b = loadPolicy(folder / "merit-cut.yaml", {});
    REQUIRE(a.loaded);
    REQUIRE(b.loaded);
    const auto count = [](const LoadedPolicy& x, const LoadedPolicy& y) {
        return diffDocuments({x.resolved, x.sources}, {y.resolved, y.sources},
                             documentShape(DocumentKind::policy))
            .size();
    };
    CHECK(count(*a.loaded, *a.loaded) == 0);
    CHECK(count(*a.loaded, *b.loaded) > 3);
}
