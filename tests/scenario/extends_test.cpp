// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One scenario on top of another: what is merged, what is replaced, and where faults are said to be.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "models/fields/node_json.hpp"
#include "models/scenario/document.hpp"
#include "models/scenario/scenario_reader.hpp"
#include "tests/scenario/scenario_folder.hpp"

using namespace tranche;
using namespace tranche::testing;

namespace {

const std::string kBase = R"(scenario: base
horizon: {start: 2026-01-01, end: 2026-12-31}
hardware: [gpus.yaml]
tranches:
  - id: first
    gpu: H200
    units: {value: 80, status: reported, source: "the press", range: [72, 96]}
    milestones: [{id: ready, on: 2026-01-01}]
    procured_at: ready
    installed_at: ready
    in_service_at: ready
  - id: second
    gpu: H200
    units: 160
    milestones: [{id: order, on: 2026-01-01}, {id: ready, after: [order], duration_days: {lognormal: {median: 60, sigma: 0.3}}}]
    procured_at: order
    installed_at: ready
    in_service_at: ready
sectors:
  - {id: academia, per_call: {applicants: 5}}
  - {id: startup, per_call: {applicants: 3}, months: 3}
calls:
  - {id: one, opens: 2026-02-01, closes: 2026-02-28, decision_days: 10}
policy: policies/merit.yaml
targets: [{gpus: 8, by: 2026-06-30}, {gpus: 80, by: 2026-12-31}]
)";
const std::string kGpus = R"(models:
  - {id: H200, node_gpus: 8, memory_gb: 141, power_kw: 1.2, h200_equivalent: 1}
)";
const std::string kMerit = R"(name: merit
eligibility: {caps: {H200: {value: 64, status: stated, source: "the call"}}}
award: {order: score, rule: strict_cut}
shares: {groups: [{id: all, sectors: [academia], share: 0.8}, {id: firms, sectors: [startup], share: 0.2}]}
)";

ScenarioFolder folder() {
    ScenarioFolder made;
    made.write("base.yaml", kBase);
    made.write("gpus.yaml", kGpus);
    made.write("policies/merit.yaml", kMerit);
    return made;
}

std::string at(const LoadResult& result, std::string_view path) {
    INFO(formatIssues(result.issues));
    REQUIRE(result.loaded);
    const Node* node = find(result.loaded->resolved, path);
    return node == nullptr ? "nothing" : toJson(*node, 0);
}

}  // namespace

TEST_CASE("a scenario of three lines builds on another") {
    const ScenarioFolder files = folder();
    const LoadResult r = files.load("late.yaml",
                                    "extends: base.yaml\n"
                                    "scenario: late\n"
                                    "tranches: [{id: second, duration_factor: 1.5}]\n");
    CHECK(at(r, "scenario") == "\"late\"");
    CHECK(at(r, "tranches[1].duration_factor") == "1.5");
    CHECK(at(r, "tranches[1].units") == "160");
    CHECK(at(r, "tranches[0].units") == "80");
    CHECK(r.loaded->scenario.tranches.size() == 2);
    CHECK(r.loaded->scenario.policy.name == "merit");
}

TEST_CASE("items are merged by id where they stand, and new ones come at the end") {
    const ScenarioFolder files = folder();
    const LoadResult r = files.load(
        "v.yaml",
        "extends: base.yaml\nscenario: v\n"
        "tranches:\n"
        "  - {id: third, gpu: H200, units: 8, milestones: [{id: r, on: 2026-02-01}], procured_at: r, "
        "installed_at: r, in_service_at: r}\n"
        "  - {id: first, milestones: [{id: ready, on: 2026-03-01}]}\n"
        "  - {id: second, milestones: [{id: ready, duration_days: 30}]}\n");
    CHECK(at(r, "tranches[0].milestones[0].on") == "\"2026-03-01\"");
    CHECK(at(r, "tranches[1].milestones[1].duration_days") == "30");
    CHECK(at(r, "tranches[1].milestones[1].after") == R"(["order"])");
    CHECK(at(r, "tranches[2].id") == "\"third\"");
}

TEST_CASE("a value is replaced with its source, and a law whole") {
    const ScenarioFolder files = folder();
    const LoadResult r = files.load(
        "v.yaml",
        "extends: base.yaml\nscenario: v\n"
        "tranches:\n"
        "  - {id: first, units: {value: 96, status: assumed, source: ours}}\n"
        "  - {id: second, milestones: [{id: ready, duration_days: {weibull: {shape: 2, scale: 60}}}]}\n");
    CHECK(at(r, "tranches[1].milestones[1].duration_days") == R"({"weibull":{"shape":2,"scale":60}})");
    REQUIRE(r.loaded->sources.size() == 2);
    const auto units = std::find_if(r.loaded->sources.begin(), r.loaded->sources.end(),
                                    [](const Provenance& p) { return p.path == "tranches[0].units"; });
    REQUIRE(units != r.loaded->sources.end());
    CHECK(units->source == "ours");
    CHECK_FALSE(units->range);
    CHECK(units->low == "");
    CHECK(fileName(units->place) == "v.yaml");
    CHECK(r.loaded->unsourced.empty());
}

TEST_CASE("a value without a source that takes the place of one with it is remembered") {
    const ScenarioFolder files = folder();
    const LoadResult r =
        files.load("v.yaml", "extends: base.yaml\nscenario: v\ntranches: [{id: first, units: 96}]\n",
                   {"policy.eligibility.caps.H200=32"});
    INFO(formatIssues(r.issues));
    REQUIRE(r.loaded);
    REQUIRE(r.loaded->unsourced.size() == 2);
    CHECK(r.loaded->unsourced[0].path == "tranches[0].units");
    CHECK(r.loaded->unsourced[0].value == "96");
    CHECK(fileName(r.loaded->unsourced[0].place) == "v.yaml");
    CHECK(r.loaded->unsourced[1].place.file == "--set policy.eligibility.caps.H200=32");
}

TEST_CASE("remove takes items, keys and blocks away, and replace puts a block in place of another") {
    const ScenarioFolder files = folder();
    const LoadResult r = files.load(
        "v.yaml",
        "extends: base.yaml\nscenario: v\n"
        "remove: [tranches.first, 'targets[0]', sectors.startup.months, policy.shares]\n"
        "replace: [tranches.second.milestones]\n"
        "tranches:\n"
        "  - {id: second, procured_at: go, installed_at: go, in_service_at: go, milestones: [{id: go, on: "
        "2026-05-01}]}\n");
    CHECK(r.loaded->scenario.tranches.size() == 1);
    CHECK(at(r, "tranches[0].milestones[0].id") == "\"go\"");
    CHECK(r.loaded->scenario.tranches[0].milestones.size() == 1);
    CHECK(at(r, "targets[0].gpus") == "80");
    CHECK(r.loaded->scenario.targets.size() == 1);
    CHECK(at(r, "sectors[1].months") == "12");  // the default again
    CHECK(r.loaded->scenario.policy.shares.groups.empty());
}

TEST_CASE("several indices are removed as they were before the first went") {
    const ScenarioFolder files = folder();
    const LoadResult r =
        files.load("v.yaml",
                   "extends: base.yaml\nscenario: v\nremove: ['targets[0]', 'targets[1]', tranches.first, "
                   "tranches.first.units]\n");
    CHECK(at(r, "targets") == "[]");
    CHECK(at(r, "tranches[0].id") == "\"second\"");
}

TEST_CASE("lists without ids are replaced, an empty list empties, and null is none") {
    const ScenarioFolder files = folder();
    const LoadResult r = files.load("v.yaml",
                                    "extends: base.yaml\nscenario: v\ntargets: []\n"
                                    "sectors: [{id: academia, per_call: null, stream: {per_day: 1}}]\n");
    CHECK(at(r, "targets") == "[]");
    CHECK(at(r, "sectors[0].per_call") == "null");
}

TEST_CASE("a policy in place is merged into the base's, a policy file replaces it, and --policy comes last") {
    const ScenarioFolder files = folder();
    files.write("policies/lots.yaml", "name: lots\naward: {order: lottery, rule: skip_fill}\n");
    const std::string head = "extends: base.yaml\nscenario: v\n";
    const LoadResult merged = files.load("v.yaml", head + "policy: {award: {rule: skip_fill}}\n");
    CHECK(at(merged, "policy.award.rule") == "\"skip_fill\"");
    CHECK(at(merged, "policy.award.order") == "\"score\"");
    CHECK(at(merged, "policy.eligibility.caps") == R"({"H200":64})");
    const LoadResult replaced = files.load("v.yaml", head + "policy: policies/lots.yaml\n");
    CHECK(at(replaced, "policy.name") == "\"lots\"");
    CHECK(at(replaced, "policy.eligibility.caps") == "{}");
    const LoadResult given = loadScenario({files / "v.yaml",
                                           {"policy.award.rule=strict_cut"},
                                           std::filesystem::path(files / "policies/merit.yaml")});
    CHECK(at(given, "policy.name") == "\"merit\"");
    CHECK(at(given, "policy.award.rule") == "\"strict_cut\"");
}

TEST_CASE("a policy builds on another in three lines, wherever it is named") {
    const ScenarioFolder files = folder();
    files.write(
        "policies/half.yaml",
        "extends: merit.yaml\nname: half\nshares: {groups: [{id: all, share: 0.5}, {id: firms, share: "
        "0.5}]}\n");
    const LoadResult named =
        files.load("v.yaml", "extends: base.yaml\nscenario: v\npolicy: policies/half.yaml\n");
    CHECK(at(named, "policy.name") == "\"half\"");
    CHECK(at(named, "policy.shares.groups[0].share") == "0.5");
    CHECK(at(named, "policy.shares.groups[0].sectors") == R"(["academia"])");
    CHECK(at(named, "policy.eligibility.caps") == R"({"H200":64})");
    Issues issues;
    const auto policy = readPolicyFile(files / "policies/half.yaml", issues);
    REQUIRE(policy);
    CHECK(policy->shares.groups[1].share == 0.5);
}

TEST_CASE("chains and lists of bases are laid on each other in order, each with files of its own folder") {
    const ScenarioFolder files = folder();
    files.write("deep/more.yaml",
                "models: [{id: H300, node_gpus: 8, memory_gb: 1, power_kw: 1, h200_equivalent: 3}]\n");
    files.write(
        "deep/middle.yaml",
        "extends: ../base.yaml\nscenario: middle\nhardware: [more.yaml]\ntranches: [{id: first, units: "
        "8}]\n");
    files.write("fragment.yaml", "tranches: [{id: first, units: 24}]\n");
    const LoadResult r = files.load(
        "top.yaml", "extends: [deep/middle.yaml, fragment.yaml]\nscenario: top\ntitle: Third floor\n");
    CHECK(at(r, "tranches[0].units") == "24");
    CHECK(at(r, "hardware[1].id") == "\"H300\"");
    CHECK(at(r, "title") == "\"Third floor\"");
    CHECK(at(r, "scenario") == "\"top\"");
}

TEST_CASE("a scenario written out and one that extends are the same scenario when they say the same") {
    const ScenarioFolder files = folder();
    std::string full = kBase;
    full.replace(full.find("scenario: base"), 14, "scenario: v");
    full.replace(full.find("units: 160"), 10, "units: 240");
    const LoadResult written = files.load("full.yaml", full);
    const LoadResult extended = files.load(
        "v.yaml", "# a remark\nextends: base.yaml\ntranches: [{units: 240, id: second}]\nscenario: v\n");
    REQUIRE(written.loaded);
    REQUIRE(extended.loaded);
    CHECK(written.loaded->hash == extended.loaded->hash);
    CHECK(sameContent(written.loaded->resolved, extended.loaded->resolved));
}

TEST_CASE("--set works on what came out") {
    const ScenarioFolder files = folder();
    const LoadResult r =
        files.load("v.yaml", "extends: base.yaml\nscenario: v\ntranches: [{id: first, units: 96}]\n",
                   {"tranches.first.units=104"});
    CHECK(at(r, "tranches[0].units") == "104");
}
