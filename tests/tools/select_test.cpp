// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche select`: what it prints and writes, and what it refuses.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/tools/child.hpp"
#include "tests/tools/csv_table.hpp"
#include "tests/tools/small_scenario.hpp"

using namespace tranche::testing;
using nlohmann::json;

namespace {

Ending select(const FreshFolder& here, std::vector<std::string> more) {
    here.write("small.yaml", kSmallScenario);
    here.write("skip.yaml", "name: skip\nintake: {mode: rounds}\naward: {order: score, rule: skip_fill}\n");
    here.write("same.yaml", "name: same\nintake: {mode: rounds}\naward: {order: score, rule: skip_fill}\n");
    here.write("cut.yaml",
               "name: cut\nintake: {mode: rounds}\neligibility: {min_score: 75}\naward: {order: score, rule: "
               "strict_cut}\n");
    std::vector<std::string> arguments{"select", "small.yaml", "--metric", "success.count"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return command(arguments, {.folder = here.path()});
}

}  // namespace

TEST_CASE("The best policy is picked by both procedures, and told alike as text, CSV and JSON") {
    const FreshFolder here;
    for (const char* procedure : {"kn", "ocba"}) {
        const std::vector<std::string> ask{"--policies", "cut.yaml,skip.yaml", "--procedure",
                                           procedure,    "--indifference",     "0.02",
                                           "--out",      "table.csv"};
        const Ending e = select(here, ask);
        CAPTURE(e.err);
        REQUIRE(e.exit == 0);
        CHECK(has(e.out, "skip.yaml is the best"));
        CHECK(has(e.out, "fresh replications"));
        std::vector<std::string> again = ask;
        again.emplace_back("--json");
        const json j = json::parse(select(here, again).out);
        CHECK(j["best"] == "skip.yaml");
        CHECK(j["procedure"] == procedure);
        CHECK(j["probability"] >= 0.95);
        const CsvTable table(readFile(here / "table.csv"));
        REQUIRE(table.size() == 2);
        CHECK(table.cell(1, "best") == "1");
        CHECK(std::stod(table.cell(1, "mean")) == j["variants"][1]["mean"]);
        CHECK(std::stod(table.cell(1, "fresh_mean")) == j["fresh"]["mean"]);
        CHECK(table.cell(0, "fresh_mean").empty());
    }
}

TEST_CASE("Two identical policies under different names differ by exactly nothing") {
    const FreshFolder here;
    const Ending e = select(here, {"--policies", "skip.yaml,same.yaml", "--indifference", "0.01", "--json"});
    REQUIRE(e.exit == 0);
    const json j = json::parse(e.out);
    CHECK(j["variants"][0]["mean"] == j["variants"][1]["mean"]);
    CHECK(j["used"] == 20);
}

TEST_CASE("select names what is missing or wrong") {
    const FreshFolder here;
    CHECK(select(here, {"--policies", "skip.yaml"}).exit == 2);
    CHECK(select(here, {"--policies", "skip.yaml,skip.yaml"}).exit == 2);
    const Ending both = select(here, {"--policies", "skip.yaml,cut.yaml", "--budget", "5"});
    CHECK(both.exit == 2);
    CHECK(has(both.err, "--indifference"));
    CHECK(has(both.err, "--budget"));
    const Ending unknown = select(here, {"--policies", "skip.yaml,cutt.yaml", "--indifference", "1"});
    CHECK(unknown.exit == 66);
    CHECK(has(unknown.err, "--policies"));
    CHECK(select(here, {"--policies", "skip.yaml,cut.yaml", "--indifference", "-1"}).exit == 2);
}
