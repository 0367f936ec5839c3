// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche compare` and `tranche certificate`: what they print and write, and that nothing is half written.
#include <doctest/doctest.h>

#include <cmath>
#include <csignal>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "tests/tools/child.hpp"
#include "tests/tools/csv_table.hpp"
#include "tests/tools/small_scenario.hpp"

using namespace tranche::testing;
using nlohmann::json;

namespace {

std::string policy(const std::string& name, const std::string& title, const std::string& award) {
    return "name: " + name + "\n" + (title.empty() ? "" : "title: " + title + "\n") +
           "intake: {mode: rounds}\naward: " + award + "\n";
}

void lay(const FreshFolder& here) {
    std::filesystem::create_directory(here.path() / "policies");
    here.write("policies/panel.yaml", policy("panel", "Best scores", "{order: score, rule: skip_fill}"));
    here.write("policies/twin.yaml", policy("twin", "", "{order: score, rule: skip_fill}"));
    here.write("policies/lots.yaml", policy("lots", "Lots for all", "{order: lottery, rule: skip_fill}"));
    here.write("small.yaml", smallWith("units: 400", "units: 160"));
    here.write("large.yaml", smallWith("scenario: small", "scenario: large"));
}

Ending compare(const FreshFolder& here, std::vector<std::string> more, const std::string& out = "r") {
    std::vector<std::string> arguments{"compare", "--out", out};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return command(arguments, {.folder = here.path()});
}

const std::vector<std::string> kThree{"small.yaml", "--policies", "lots,panel,twin", "--replications", "6"};

}  // namespace

TEST_CASE("A comparison is on the screen, in the tables, in the report, in the manifest and in the JSON") {
    const FreshFolder here;
    lay(here);
    const Ending e = compare(here, kThree);
    CAPTURE(e.err);
    REQUIRE(e.exit == 0);
    CHECK(e.err.empty());
    CHECK(has(e.out, "= Best scores"));
    CHECK(has(e.out, "Lots for all"));
    CHECK(has(e.out, "Report: r/report.html"));
    CHECK(has(readFile(here / "r/report.html"), "difference0-0-w"));
    const json manifest = json::parse(readFile(here / "r/manifest.json"));
    CHECK(manifest["baseline"] == "panel");  // the scenario's own, though not the first
    CHECK(manifest["scenarios"][0]["alternatives"].size() == 3);
    for (const auto& file : manifest["files"])
        CHECK(std::filesystem::exists(here.path() / "r" / file.get<std::string>()));

    std::vector<std::string> asJson = kThree;
    asJson.push_back("--json");
    const json result = json::parse(compare(here, asJson).out);
    CHECK(result["replications"] == 6);
    CHECK(result["runs"] == 18);
    const CsvTable table(readFile(here / "r/differences.csv"));
    bool seen = false;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table.cell(i, "alternative") != "lots" || table.cell(i, "metric") != "unmet.gpu_hours") continue;
        seen = true;
        for (const auto& one : result["scenarios"][0]["alternatives"])
            if (one["name"] == "lots")
                CHECK(one["differences"][3]["difference"] == std::stod(table.cell(i, "difference")));
    }
    CHECK(seen);
}

TEST_CASE("One policy under two names differs by exactly 0 in every metric, with interval 0 to 0") {
    const FreshFolder here;
    lay(here);
    REQUIRE(compare(here, kThree).exit == 0);
    const CsvTable table(readFile(here / "r/differences.csv"));
    std::size_t compared = 0;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table.cell(i, "alternative") != "twin" || table.cell(i, "n") == "0") continue;
        CHECK(table.cell(i, "difference") == "0");
        CHECK(table.cell(i, "ci_low") == "0");
        CHECK(table.cell(i, "ci_high") == "0");
        CHECK(table.cell(i, "verdict") == "no clear difference");
        ++compared;
    }
    CHECK(compared >= 6);
    const CsvTable winners(readFile(here / "r/winners.csv"));
    for (std::size_t i = 0; i < winners.size(); ++i)
        if (winners.cell(i, "alternative") == "twin") {
            CHECK(winners.cell(i, "more") == "0");
            CHECK(winners.cell(i, "less") == "0");
            CHECK(winners.cell(i, "change_gpu_hours") == "0");
        }
}

TEST_CASE("Every difference and its interval can be computed again from the values by replication") {
    const FreshFolder here;
    lay(here);
    REQUIRE(compare(here, kThree).exit == 0);
    const CsvTable values(readFile(here / "r/values.csv")), table(readFile(here / "r/differences.csv"));
    std::map<std::string, std::vector<double>> runs;  // in order of the replications
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::vector<double>& list = runs[values.cell(i, "policy") + " " + values.cell(i, "metric")];
        CHECK(values.cell(i, "scenario") == "small");
        CHECK(values.cell(i, "replication") == std::to_string(list.size()));
        const std::string value = values.cell(i, "value");
        list.push_back(value.empty() ? std::nan("") : std::stod(value));
    }
    std::size_t checked = 0;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table.cell(i, "n") != "6") continue;
        const auto &a = runs.at("panel " + table.cell(i, "metric")),
                   &b = runs.at(table.cell(i, "alternative") + " " + table.cell(i, "metric"));
        double mean = 0, squares = 0;
        for (std::size_t r = 0; r < 6; ++r) mean += (b[r] - a[r]) / 6;
        for (std::size_t r = 0; r < 6; ++r) squares += (b[r] - a[r] - mean) * (b[r] - a[r] - mean);
        const double half = 2.570581835636314 * std::sqrt(squares / 5 / 6);  // t of 5 degrees at 0.975
        CAPTURE(table.cell(i, "metric"));
        CHECK(std::stod(table.cell(i, "difference")) == doctest::Approx(mean).epsilon(1e-9));
        CHECK(std::stod(table.cell(i, "ci_high")) == doctest::Approx(mean + half).epsilon(1e-9));
        ++checked;
    }
    CHECK(checked >= 10);
}

TEST_CASE("What fairer means can be chosen, and is also the front's second metric") {
    const FreshFolder here;
    lay(here);
    std::vector<std::string> words = kThree;
    words.insert(words.end(), {"--equity", "fairness.gini", "--json"});
    const json result = json::parse(compare(here, words).out);
    CHECK(result["equity_metric"] == "fairness.gini");
    CHECK(result["scenarios"][0]["front"]["y"] == "fairness.gini");
    CHECK_FALSE(result["scenarios"][0]["metric_flaws"].empty());  // 1 - projects served
    words[words.size() - 2] = "fairness.ginny";
    const Ending e = compare(here, words, "none");
    CHECK(e.exit == 2);
    CHECK(has(e.err, "fairness.gini"));
}

TEST_CASE("Means are those of runs of each policy, and their differences the difference") {
    const FreshFolder here;
    lay(here);
    REQUIRE(compare(here, kThree).exit == 0);
    const CsvTable table(readFile(here / "r/alternatives.csv"));
    for (const std::string name : {"lots", "panel"}) {
        const Ending e =
            command({"run", "small.yaml", "--policy", name, "--replications", "6", "--json", "--out", "x"},
                    {.folder = here.path()});
        const json result = json::parse(e.out);
        for (std::size_t i = 0; i < table.size(); ++i) {
            if (table.cell(i, "alternative") != name || table.cell(i, "mean").empty()) continue;
            bool found = false;
            for (const auto& m : result["metrics"])
                if (m["metric"] == table.cell(i, "metric") && m["scope"] == table.cell(i, "scope")) {
                    found = true;
                    CHECK(m["mean"].get<double>() ==
                          doctest::Approx(std::stod(table.cell(i, "mean"))).epsilon(1e-9));
                    CHECK(m["ci_low"].get<double>() ==
                          doctest::Approx(std::stod(table.cell(i, "ci_low"))).epsilon(1e-9));
                }
            CAPTURE(table.cell(i, "metric"));
            CHECK(found);
        }
    }
}

TEST_CASE("One thread and three give the same bytes of a comparison, certificates included") {
    const FreshFolder here;
    lay(here);
    for (const char* threads : {"1", "3"}) {
        std::vector<std::string> words = kThree;
        words.insert(words.end(), {"--threads", threads});
        REQUIRE(compare(here, words, threads).exit == 0);
    }
    for (const char* file : {"differences.csv", "winners.csv", "front.csv", "values.csv", "bound.csv",
                             "report.html", "manifest.json", "certificates.jsonl"})
        CHECK((readFile(here.path() / "1" / file) == readFile(here.path() / "3" / file)));
}

TEST_CASE("Policies in several scenarios have regrets, scenarios alone are compared as they are") {
    const FreshFolder here;
    lay(here);
    REQUIRE(compare(here, {"small.yaml", "large.yaml", "--policies", "lots,panel", "--replications", "3",
                           "--bound-replications", "1"})
                .exit == 0);
    const CsvTable regret(readFile(here / "r/regret.csv"));
    CHECK(regret.size() == 4);
    CHECK(regret.cell(1, "scenario") == "large");
    const Ending e = compare(here, {"small.yaml", "large.yaml", "--replications", "3"}, "s");
    REQUIRE(e.exit == 0);
    CHECK(has(e.out, "scenarios side by side"));
    CHECK_FALSE(std::filesystem::exists(here.path() / "s/bound.csv"));  // their supply differs
    CHECK_FALSE(std::filesystem::exists(here.path() / "s/regret.csv"));
}

TEST_CASE("A scenario's own list of policies is what it is compared under") {
    const FreshFolder here;
    lay(here);
    here.write("listed.yaml", smallWith("experiment:\n", "experiment:\n  policies: [panel, lots]\n"));
    const Ending e = compare(here, {"listed.yaml", "--replications", "2", "--json"});
    REQUIRE(e.exit == 0);
    CHECK(json::parse(e.out)["alternatives"].size() == 2);
}

TEST_CASE("What cannot be compared is refused before anything runs, with what would help") {
    const FreshFolder here;
    lay(here);
    Ending e = compare(here, {"small.yaml"}, "none");
    CHECK(e.exit == 2);
    CHECK(has(e.err, "--policies"));
    CHECK(compare(here, {"small.yaml", "--policies", "panel"}, "none").exit == 2);
    e = compare(here, {"small.yaml", "--policies", "panel,lotz,absent"}, "none");
    CHECK(e.exit == 66);
    CHECK(has(e.err, "lots"));
    CHECK(has(e.err, "absent"));
    e = compare(here, {"small.yaml", "--policies", "panel,lots", "--baseline", "panle"}, "none");
    CHECK(e.exit == 2);
    CHECK(has(e.err, "panel"));
    e = compare(here, {"small.yaml", "--policies", "panel,lots", "--metrics", "wait_days.meen"}, "none");
    CHECK(e.exit == 2);
    CHECK(has(e.err, "wait_days.mean"));
    CHECK(compare(here, {"small.yaml", "--policies", "panel,lots", "--front", "no_shows"}, "none").exit == 2);
    CHECK(compare(here, {"small.yaml", "--policies", "panel,lots", "--replications", "1"}, "none").exit == 2);
    CHECK(compare(here, {"absent.yaml", "--policies", "panel,lots"}, "none").exit == 66);
    here.write("policies/broken.yaml", "name: broken\naward: {rule: nonsense}\n");
    CHECK(compare(here, {"small.yaml", "--policies", "panel,broken"}, "none").exit == 65);
    CHECK_FALSE(std::filesystem::exists(here.path() / "none"));
}

TEST_CASE("A certificate is checked from its file alone, and a tampered one fails") {
    const FreshFolder here;
    lay(here);
    REQUIRE(compare(here, kThree).exit == 0);
    Ending e = command({"certificate", "r/certificates.jsonl"}, {.folder = here.path()});
    CHECK(e.exit == 0);
    CHECK(std::count(e.out.begin(), e.out.end(), '\n') == 3);
    CHECK(has(e.out, "holds"));
    std::string text = readFile(here / "r/certificates.jsonl");
    const std::size_t at = text.find("\"bound\":") + 8;
    text[at] = text[at] == '9' ? '8' : static_cast<char>(text[at] + 1);
    here.write("tampered.jsonl", text);
    e = command({"certificate", "tampered.jsonl"}, {.folder = here.path()});
    CHECK(e.exit == 65);
    CHECK(has(e.err, "tampered.jsonl:1: bound"));
    CHECK(has(e.err, "sha256"));
    const Ending asJson =
        command({"certificate", "r/certificates.jsonl", "tampered.jsonl", "--json"}, {.folder = here.path()});
    CHECK(asJson.exit == 65);
    const nlohmann::json rows = nlohmann::json::parse(asJson.out);
    REQUIRE(rows.size() == 6);
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(rows[i]["holds"] == (i != 3));
        CHECK(rows[i]["faults"].empty() == (i != 3));
        CHECK(rows[i]["line"] == i % 3 + 1);
        CHECK(rows[i]["reached"].size() == 3);
    }
    CHECK(rows[0]["recomputed"].get<double>() ==
          doctest::Approx(rows[0]["bound"].get<double>()).epsilon(1e-12));
    CHECK(command({"certificate", "absent.jsonl"}, {.folder = here.path()}).exit == 66);
    CHECK(command({"certificate", "small.yaml"}, {.folder = here.path()}).exit == 65);
}

TEST_CASE("An interrupted comparison writes nothing and leaves older results alone") {
    const FreshFolder here;
    lay(here);
    REQUIRE(compare(here, {"small.yaml", "--policies", "panel,lots", "--replications", "2"}).exit == 0);
    const std::string before = readFile(here / "r/differences.csv");
    Child child(
        {"compare", "small.yaml", "--policies", "panel,lots", "--replications", "1000000", "--out", "r"},
        {.folder = here.path()});
    std::this_thread::sleep_for(std::chrono::milliseconds(700));
    child.send(SIGINT);
    const Ending e = child.wait();
    CHECK(e.exit == 130);
    CHECK(has(e.err, "nothing was written"));
    CHECK((readFile(here / "r/differences.csv") == before));
    CHECK(here.names() == std::vector<std::string>{"large.yaml", "policies", "r", "small.yaml"});
}

TEST_CASE("On a terminal a comparison shows how far it is") {
    const FreshFolder here;
    lay(here);
    const Ending e =
        command({"compare", "small.yaml", "--policies", "panel,lots", "--replications", "400", "--out", "r"},
                {.folder = here.path(), .environment = {{"TERM", "xterm"}}, .onTerminal = true});
    CHECK(e.exit == 0);
    CHECK(has(e.out, "run "));
}
