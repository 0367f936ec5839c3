// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "models/report/text.hpp"
#include "tests/tools/child.hpp"
#include "tests/tools/small_scenario.hpp"

using namespace tranche::testing;
using nlohmann::json;

TEST_CASE("Two scenarios that say the same are said to, and end with 0") {
    const FreshFolder folder;
    const std::string a = folder.write("a.yaml", kSmallScenario);
    const std::string b = folder.write("b.yaml", "extends: a.yaml\nscenario: small\n");
    const Ending e = command({"diff", a, b, "--exit-code"});
    CHECK(e.exit == 0);
    CHECK(has(e.out, "No difference: a run would see the same"));
}

TEST_CASE("A difference is a line with path, both values and unit, and 1 only when asked for") {
    const FreshFolder folder;
    const std::string a = folder.write("a.yaml", kSmallScenario);
    const std::string b = folder.write(
        "b.yaml",
        "extends: a.yaml\nscenario: other\n"
        "tranches: [{id: first, units: {value: 480, status: assumed, source: \"our guess\"}}]\n");
    const Ending e = command({"diff", a, b});
    CHECK(e.exit == 0);
    CHECK(has(e.out, "2 differences, A -> B"));
    CHECK(has(e.out, "tranches.first.units"));
    CHECK(has(e.out, "400 -> 480 GPUs"));
    CHECK(has(e.out, "B: assumed, our guess"));
    CHECK(command({"diff", a, b, "--exit-code"}).exit == 1);
    const Ending quiet = command({"diff", a, b, "--exit-code", "--quiet"});
    CHECK(quiet.exit == 1);
    CHECK(quiet.out == "");
}

TEST_CASE("The JSON of a difference holds what the text says") {
    const FreshFolder folder;
    const std::string a = folder.write("a.yaml", kSmallScenario);
    const Ending e = command({"diff", a, "--set-b", "tranches.first.units=480", "--json"});
    REQUIRE(e.exit == 0);
    const json page = json::parse(e.out);
    CHECK(page["same"] == false);
    CHECK(page["a"]["hash"] != page["b"]["hash"]);
    REQUIRE(page["differences"].size() == 1);
    CHECK(page["differences"][0]["kind"] == "changed");
    CHECK(page["differences"][0]["path"] == "tranches.first.units");
    CHECK(page["differences"][0]["a"] == "400");
    CHECK(page["differences"][0]["b"] == "480");
    CHECK(page["differences"][0]["unit"] == "GPUs");
    CHECK(page["differences"][0]["source_b"].is_null());
}

TEST_CASE("A scenario is compared with itself under another policy, and two policies with each other") {
    const Ending e = command({"diff", scenario("korea-2030"), "--policy-b", "first-come", "--values"});
    CHECK(e.exit == 0);
    CHECK(has(e.out, "policy korea-2026"));
    CHECK(has(e.out, "policy first-come"));
    CHECK(has(e.out, "policy.intake.mode"));
    std::istringstream lines(e.out);
    for (std::string line; std::getline(lines, line);)
        if (!has(line, "scenarios/")) CHECK(tranche::terminalWidth(line) <= 100);
    const std::string policies = std::string(TRANCHE_SOURCE_DIR) + "/scenarios/policies/";
    const Ending two = command({"diff", policies + "korea-2026.yaml", policies + "merit-cut.yaml"});
    CHECK(two.exit == 0);
    CHECK(has(two.out, "  waiting_list.days        60 -> 0 days"));
}

TEST_CASE("What cannot be compared is refused") {
    const FreshFolder folder;
    const std::string a = folder.write("a.yaml", kSmallScenario);
    const std::string policy = folder.write("p.yaml", "name: p\naward: {order: score}\n");
    CHECK(command({"diff", a}).exit == 2);
    CHECK(command({"diff", a, policy}).exit == 65);
    CHECK(command({"diff", a, folder / "none.yaml"}).exit == 66);
    CHECK(command({"diff", a, folder.write("bad.yaml", "scenario: [\n")}).exit == 65);
    CHECK(command({"diff", policy, policy, "--policy-b", "first-come"}).exit == 2);
    CHECK(command({"diff", a, "--policy-b", "nothing-of-the-kind"}).exit == 66);
}

TEST_CASE("Sources of a variant say in which file they stand, and what lost its source") {
    const FreshFolder folder;
    folder.write("a.yaml",
                 smallWith("units: 400", "units: {value: 400, status: reported, source: \"the press\"}"));
    const std::string b =
        folder.write("b.yaml",
                     "extends: a.yaml\nscenario: other\n"
                     "sectors: [{id: startup, no_show: {value: 0.2, status: assumed, source: ours}}]\n");
    const Ending e = command({"describe", "sources", b, "--no-color"});
    REQUIRE(e.exit == 0);
    CHECK(has(e.out, "a.yaml:"));
    CHECK(has(e.out, "b.yaml:3"));
    const Ending bare = command({"describe", "sources", b, "--set", "tranches.first.units=480", "--json"});
    REQUIRE(bare.exit == 0);
    const json rows = json::parse(bare.out);
    REQUIRE(rows.size() == 2);
    CHECK(rows[1]["path"] == "tranches.first.units");
    CHECK(rows[1]["value"] == "480");
    CHECK(rows[1]["source"] == "");
    CHECK(has(command({"describe", "sources", b, "--set", "tranches.first.units=480"}).out,
              "no source, in place of a value that had one"));
}
