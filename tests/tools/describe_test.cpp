// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Listings follow from the tables: nothing is missing, text and JSON say the same.
#include <doctest/doctest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>

#include "models/allocation/award/award_rule.hpp"
#include "models/allocation/queue/queue_policy.hpp"
#include "models/outcome/metric_table.hpp"
#include "models/report/text.hpp"
#include "models/scenario/field_listing.hpp"
#include "models/scenario/scenario.hpp"
#include "tests/tools/child.hpp"
#include "tests/tools/small_scenario.hpp"

using namespace tranche::testing;
using nlohmann::json;

namespace {

Ending describe(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "describe");
    const Ending e = command(arguments, {.folder = TRANCHE_SOURCE_DIR});
    CAPTURE(e.err);
    REQUIRE(e.exit == 0);
    return e;
}

json jsonOf(std::vector<std::string> arguments) {
    arguments.push_back("--json");
    return json::parse(describe(std::move(arguments)).out);
}

}  // namespace

TEST_CASE("Every metric of the table is described, with unit and formula") {
    const json rows = jsonOf({"metrics"});
    REQUIRE(rows.size() == tranche::metricTable().size());
    const std::string text = describe({"metrics"}).out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(rows[i]["metric"] == tranche::metricTable()[i].key);
        CHECK(rows[i]["formula"] == tranche::metricTable()[i].formula);
        CHECK(has(text, "\n  " + std::string(tranche::metricTable()[i].key)));
    }
}

TEST_CASE("Every field of a scenario is described") {
    const json rows = jsonOf({"fields"});
    CHECK(rows.size() == tranche::listFields(tranche::shapeOf<tranche::Scenario>()).size());
    std::set<std::string> paths;
    for (const json& row : rows) paths.insert(row["path"]);
    for (const char* path :
         {"horizon.start", "tranches[].units", "policy.recall.use_below", "experiment.seed"})
        CHECK(paths.contains(path));
    for (const json& row : jsonOf({"fields", "--match", "recall"})) CHECK(has(row["path"], "recall"));
}

TEST_CASE("Every shipped policy and every rule of a stage is described") {
    const json all = jsonOf({"policies"});
    std::set<std::string> names;
    for (const json& policy : all["policies"]) {
        names.insert(policy["name"]);
        CHECK(!policy["about"].get<std::string>().empty());
    }
    CHECK(names.contains("korea-2026"));
    CHECK(names.contains("first-come"));
    REQUIRE(all["award_rules"].size() == tranche::awardTable().size());
    REQUIRE(all["queue_policies"].size() == tranche::queuePolicyTable().size());
    REQUIRE(all["queue_orders"].size() == tranche::queueOrderTable().size());
    const std::string text = describe({"policies"}).out;
    const auto described = [&](const auto& table) {
        for (const auto& row : table) {
            CHECK(has(text, "\n      " + std::string(row.name) + ' '));
            CHECK(!row.help.empty());
            CHECK(!row.reference.empty());
            // Long lines are broken somewhere: the first word is enough.
            CHECK(has(text, std::string(row.reference.substr(0, row.reference.find(' ')))));
        }
    };
    described(tranche::awardTable());
    described(tranche::queuePolicyTable());
    described(tranche::queueOrderTable());
}

TEST_CASE("Sources are listed under the paths that an override understands") {
    const json rows = jsonOf({"sources", scenario("korea-2030")});
    CHECK(rows.size() > 100);
    bool found = false;
    for (const json& row : rows) {
        CHECK(!row["status"].get<std::string>().empty());
        if (row["path"] != "tranches.p1-h200.units") continue;
        found = true;
        CHECK(row["value"] == "3056");
        CHECK(has(row["file"], "korea-2030.yaml"));
    }
    CHECK(found);
    const Ending set = command({"check", scenario("korea-2030"), "--set", "tranches.p1-h200.units=3200"});
    CHECK(set.exit == 0);
}

TEST_CASE("Hardware is that of the catalogue, or of the scenario when one is named") {
    std::set<std::string> ids;
    for (const json& row : jsonOf({"hardware"})) ids.insert(row["id"]);
    for (const char* id : {"H200", "GH200", "B200", "GB200", "B300", "Rubin", "K-NPU"})
        CHECK(ids.contains(id));
    const json own = jsonOf({"hardware", scenario("validation/mmc")});
    REQUIRE(own.size() == 1);
    CHECK(own[0]["id"] == "server");
}

TEST_CASE("No line of a description is wider than the page") {
    for (const std::vector<std::string>& topic : {std::vector<std::string>{"metrics"},
                                                  {"fields"},
                                                  {"policies"},
                                                  {"hardware"},
                                                  {"verbs"},
                                                  {"sources", scenario("korea-2030")}}) {
        CAPTURE(topic[0]);
        std::istringstream lines(describe(topic).out);
        for (std::string line; std::getline(lines, line);) {
            CAPTURE(line);
            CHECK((tranche::terminalWidth(line) <= 100 || line.find(' ', 40) == std::string::npos));
            CHECK(!line.ends_with(' '));
        }
    }
}

TEST_CASE("Without scenarios in sight, what needs them exits with 66") {
    const FreshFolder here;
    const Ending e = command({"describe", "policies"}, {.folder = here.path()});
    if (e.exit == 0)
        CHECK(has(e.out, "korea-2026"));  // found beside the program
    else
        CHECK(e.exit == 66);
}

TEST_CASE("Schemas are JSON and know the keys of their tables") {
    for (const char* kind :
         {"scenario", "policy", "hardware", "machine", "variant", "policy-variant", "experiment"}) {
        CAPTURE(kind);
        const Ending e = command({"schema", kind});
        REQUIRE(e.exit == 0);
        const json schema = json::parse(e.out);
        CHECK(schema.contains("$schema"));
    }
    CHECK(command({"schema"}).out == command({"schema", "scenario"}).out);
    CHECK(has(command({"schema", "policy"}).out, "waiting_list"));
    CHECK(has(command({"schema", "hardware"}).out, "node_gpus"));
    CHECK(has(command({"schema", "machine"}).out, "known_s"));
}

TEST_CASE("The schemas that ship are those that the command prints") {
    const std::filesystem::path folder = std::filesystem::path(TRANCHE_SOURCE_DIR) / "scenarios" / "schema";
    for (const std::string kind :
         {"scenario", "policy", "hardware", "machine", "variant", "policy-variant", "experiment"}) {
        CAPTURE(kind);
        CHECK(readFile(folder / (kind + ".json")) == command({"schema", kind}).out);
    }
}

TEST_CASE("The sources of a scenario are a topic or an option, and no topic is refused with their names") {
    const std::string file = "scenarios/round1-replay.yaml";
    CHECK(describe({"--sources", file}).out == describe({"sources", file}).out);
    const Ending none = command({"describe"});
    CHECK(none.exit == 2);
    CHECK(none.err.find("expected policies, metrics, fields, sources") != std::string::npos);
}
