// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/overrides.hpp"

#include <doctest/doctest.h>

#include "models/fields/node_json.hpp"
#include "models/scenario/yaml_document.hpp"
#include "tests/fields/example_specs.hpp"

using namespace tranche;
using namespace tranche::examples;

namespace {

constexpr const char* kDocument =
    "name: base\n"
    "tranches:\n"
    "  - {id: p1-h200, units: {value: 3056, source: s}}\n"
    "  - {id: {value: p1-b200, source: s}, units: 10080}\n"
    "policy: {caps: {H200: 256}}\n"
    "list: [1, 2]\n"
    "empty:\n";

struct Overridden {
    Node root;
    Issues issues;
    bool good = false;

    std::string said() const { return formatIssues(issues); }
    std::string at(std::string_view path) const {
        const Node* node = find(root, path);
        return node == nullptr ? "nothing" : toJson(*node, 0);
    }
};

Overridden overridden(const std::vector<std::string>& assignments) {
    Overridden result;
    result.root = *parseYamlText(kDocument, "x.yaml", result.issues);
    result.good = applyOverrides(result.root, assignments, result.issues);
    CHECK(result.good == result.said().empty());
    return result;
}

std::string said(const std::string& assignment) {
    const Overridden result = overridden({assignment});
    CHECK(sameContent(result.root, overridden({}).root));  // a fault changes nothing
    return result.said();
}

}  // namespace

TEST_CASE("an override sets a value by key, index or id") {
    CHECK(overridden({"name=other"}).at("name") == "\"other\"");
    CHECK(overridden({"tranches[1].units=5"}).at("tranches[1].units") == "5");
    CHECK(overridden({"tranches.p1-h200.units=3000"}).at("tranches[0].units") == "3000");
    CHECK(overridden({"tranches.p1-b200.units=3000"}).at("tranches[1].units") ==
          "3000");  // an id with a source
    CHECK(overridden({"list[0]=9"}).at("list") == "[9,2]");
    CHECK(overridden({"tranches.p1-h200.units.value=7"}).at("tranches[0].units") ==
          R"({"value":7,"source":"s"})");
}

TEST_CASE("keys that are missing are created, also below an empty value") {
    CHECK(overridden({"policy.caps.B200=128"}).at("policy.caps") == R"({"H200":256,"B200":128})");
    CHECK(overridden({"experiment.replications.min=7"}).at("experiment") == R"({"replications":{"min":7}})");
    CHECK(overridden({"empty.a.b=1"}).at("empty") == R"({"a":{"b":1}})");
}

TEST_CASE("the value is YAML, and the last override wins") {
    CHECK(overridden({"name=a=b"}).at("name") == "\"a=b\"");
    CHECK(overridden({"x={lognormal: {median: 60, sigma: 0.3}}"}).at("x.lognormal.median") == "60");
    CHECK(overridden({"x=[a, 'b c']"}).at("x") == R"(["a","b c"])");
    CHECK(overridden({"x=null"}).at("x") == "null");
    CHECK(overridden({"x="}).at("x") == "null");
    CHECK(overridden({"x=1", "x=2"}).at("x") == "2");
}

TEST_CASE("faults of an override name the option") {
    CHECK(said("tranches.p1-h20.units=1") ==
          "--set tranches.p1-h20.units=1: tranches: found 'p1-h20', expected the id of an item: p1-h200, "
          "p1-b200; did you "
          "mean 'p1-h200'?\n");
    CHECK(said("tranches[2].units=1") ==
          "--set tranches[2].units=1: tranches: found the index 2, expected one below 2\n");
    CHECK(said("list.a=1") ==
          "--set list.a=1: list: found 'a', expected an index, [0]: the items of this list have no id\n");
    CHECK(said("name.x=1") ==
          "--set name.x=1: name: found 'base', expected a block of keys, to go on with 'x'\n");
    CHECK(said("policy[0]=1") ==
          "--set policy[0]=1: policy: found a block of keys, expected a list for the index\n");
    CHECK(said("name") == "--set name: found 'name', expected path=value, such as tranches[0].units=3000\n");
    CHECK(said("=5").find("expected path=value") != std::string::npos);
    CHECK(said("a..b=5").find("expected path=value") != std::string::npos);
    CHECK(said("name=[1, 2") ==
          "--set name=[1, 2: name: found '[' that is never closed, expected ']' after it\n");
    CHECK(said("name=*x").find("--set name=*x: name: found the alias '*x'") == 0);
    CHECK(said("new.a.name={x: 1, x: 2}").find("found the key 'x' again") != std::string::npos);
    CHECK(said("new.key.tranches=\x01").find("control character U+0001") != std::string::npos);
}

TEST_CASE("a fault found in reading names the override that brought the value") {
    Issues issues;
    Node root = *parseYamlText("name: n\ntranches: [{id: a, units: 1}]\n", "x.yaml", issues);
    REQUIRE(
        applyOverrides(root, std::vector<std::string>{"tranches.a.units=1e3", "tranches.a.unitz=1"}, issues));
    ReadContext context;
    read<Plan>(root, context);
    CHECK(formatIssues(context.issues) ==
          "--set tranches.a.units=1e3: tranches[0].units: found '1e3', expected a whole number from 1 to "
          "100000 (GPUs); write "
          "1000\n"
          "--set tranches.a.unitz=1: tranches[0].unitz: found an unknown key, expected a key of purchase; "
          "did you mean "
          "'units'?\n");
}
