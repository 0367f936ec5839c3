// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche sweep`: an experiment from the command line; killed, stopped and started twice it ends with the same bytes.
#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "models/programme/version.hpp"
#include "tests/tools/child.hpp"
#include "tests/tools/csv_table.hpp"
#include "tests/tools/small_scenario.hpp"

using namespace tranche::testing;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

constexpr const char* kExperiment = R"(experiment: trial
scenario: small.yaml
factors:
  - {name: units, path: tranches.first.units, values: [240, 400, 560]}
  - {name: no show, path: sectors.startup.no_show, range: [0, 0.3], steps: 3}
replications: {min: 20, max: 20}
metrics: [success.count, wait_days.p90]
)";

struct Folder : FreshFolder {
    explicit Folder(const std::string& experiment = kExperiment) {
        write("small.yaml", kSmallScenario);
        write("trial.yaml", experiment);
    }
    Ending sweep(std::vector<std::string> words) const {
        words.insert(words.begin(), "sweep");
        return command(std::move(words), {.folder = path()});
    }
    Ending sweep(const std::string& action, const std::string& out,
                 std::vector<std::string> more = {}) const {
        std::vector<std::string> words{action, "trial.yaml", "--out", out};
        words.insert(words.end(), more.begin(), more.end());
        return sweep(std::move(words));
    }
};

std::string many(int replications) {
    std::string text = kExperiment;
    const std::string from = "{min: 20, max: 20}";
    const std::string n = std::to_string(replications);
    return text.replace(text.find(from), from.size(), "{min: " + n + ", max: " + n + "}");
}

json statusOf(const Folder& here, const std::string& out) {
    return json::parse(here.sweep("status", out, {"--json"}).out);
}

}  // namespace

TEST_CASE("sweep run plans, runs, merges, and tells where the results are and how to export them") {
    const Folder here;
    const Ending e = here.sweep("run", "r");
    CAPTURE(e.err);
    REQUIRE(e.exit == 0);
    CHECK(has(e.out, "180 runs of 9 points are in r/results.sqlite"));
    CHECK(has(e.out, "tranche sweep export trial.yaml --out r"));
    const json status = statusOf(here, "r");
    CHECK(status["merged"] == true);
    CHECK(status["runs_done"] == 180);
    CHECK(has(e.out, status["content_sha256"].get<std::string>()));
    CHECK(here.sweep("status", "r", {"--verify"}).exit == 0);
    // Once more: nothing is left to do.
    const json again = json::parse(here.sweep("run", "r", {"--json"}).out);
    CHECK(again["simulated"] == 0);
}

TEST_CASE("sweep export writes a tidy row a metric and run, a wide row a run, and a workbook") {
    const Folder here;
    REQUIRE(here.sweep("run", "r").exit == 0);
    REQUIRE(here.sweep("export", "r").exit == 0);
    const CsvTable tidy(readFile(here / "r/results.csv"));
    CHECK(tidy.size() == 360);
    CHECK(tidy.cell(0, tidy.column("metric")) == "success.count");
    CHECK(tidy.cell(0, tidy.column("units")) == "240");
    CHECK(tidy.cell(0, tidy.column("unit")) == "share");
    REQUIRE(here.sweep("export", "r", {"--format", "wide", "--to", "wide.csv"}).exit == 0);
    const CsvTable wide(readFile(here / "wide.csv"));
    CHECK(wide.size() == 180);
    CHECK(wide.cell(0, wide.column("success.count")) == tidy.cell(0, tidy.column("value")));
    REQUIRE(here.sweep("export", "r", {"--format", "xlsx"}).exit == 0);
    CHECK(readFile(here / "r/results.xlsx").starts_with("PK"));
    const std::string before = readFile(here / "r/results.xlsx");
    REQUIRE(here.sweep("export", "r", {"--format", "xlsx"}).exit == 0);
    CHECK(readFile(here / "r/results.xlsx") == before);
    CHECK(here.sweep("export", "nowhere").exit == 66);
}

TEST_CASE("sweep analyse says what the design allows, on the screen and as JSON, and boxes for a condition") {
    const Folder here;
    REQUIRE(here.sweep("run", "r").exit == 0);
    const Ending grid = here.sweep("analyse", "r", {"--metric", "success.count"});
    REQUIRE(grid.exit == 0);
    CHECK(has(grid.out, "Success by count (awarded), small under panel"));
    CHECK(has(grid.out, "95 % interval"));
    CHECK(has(grid.out, "explains"));
    const json effects = json::parse(here.sweep("analyse", "r", {"--json", "--condition", ">0.5"}).out);
    CHECK(effects[0]["main_effects"].size() == 2);
    CHECK(effects[0]["main_effects"][0]["factor"] == "units");
    CHECK(effects[0]["main_effects"][0]["explained"].get<double>() > 0.5);  // more units, more success
    CHECK(effects[0]["boxes"]["points"] == 9);
    for (const auto& [design, key] : {std::pair{"{kind: latin_hypercube, points: 12}", "rank_correlations"},
                                      {"{kind: morris, points: 4}", "elementary_effects"},
                                      {"{kind: saltelli, points: 8}", "sobol"}}) {
        CAPTURE(design);
        const Folder other("design: " + std::string(design) + "\n" + kExperiment);
        REQUIRE(other.sweep("run", "r", {"--replications", "3"}).exit == 0);
        CHECK(
            json::parse(other.sweep("analyse", "r", {"--json", "--replications", "3"}).out)[0].contains(key));
        CHECK(other.sweep("analyse", "r", {"--replications", "3"}).exit == 0);
    }
    CHECK(here.sweep("analyse", "r", {"--metric", "success.cuont"}).exit == 2);
    CHECK(here.sweep("analyse", "r", {"--condition", "about 3"}).exit == 2);
    CHECK(here.sweep("analyse", "nowhere").exit == 66);
}

TEST_CASE("sweep analyse says how many points are left out, why there are no boxes, and how much is luck") {
    const Folder here;
    REQUIRE(here.sweep("run", "r", {"--replications", "3"}).exit == 0);
    const Ending few = here.sweep("analyse", "r", {"--condition", ">0.5", "--replications", "3"});
    CHECK(has(few.out, "No boxes: with fewer than 10 such points"));
    CHECK_FALSE(has(few.out, "What follows is of the others"));

    // A call that closes before it opens is refused.
    const Folder other(R"(experiment: trial
scenario: small.yaml
design: {kind: latin_hypercube, points: 80}
factors:
  - {name: units, path: tranches.first.units, range: [240, 560], multiple_of: 8}
  - {path: calls.spring.closes, range: [2026-04-10, 2026-04-30]}
  - {path: calls.spring.opens, range: [2026-04-01, 2026-04-29]}
replications: {min: 3, max: 3}
metrics: [success.count]
)");
    REQUIRE(other.sweep("run", "r").exit == 0);
    const Ending text = other.sweep("analyse", "r", {"--condition", ">0.4"});
    REQUIRE(text.exit == 0);
    CAPTURE(text.out);
    const json j = json::parse(other.sweep("analyse", "r", {"--condition", ">0.4", "--json"}).out);
    const int refused = j[0]["refused"];
    CHECK(refused > 10);
    CHECK(has(text.out, "Of 80 points the scenario refused " + std::to_string(refused)));
    CHECK(has(text.out, "by luck: "));
    CHECK(j[0]["points"] == 80);
    CHECK(j[0]["boxes"]["points"] == 80 - refused);
    REQUIRE_FALSE(j[0]["boxes"]["boxes"].empty());
    CHECK(j[0]["boxes"]["boxes"][0]["by_luck"].get<double>() < 0.05);
}

TEST_CASE("Shards of a plan, worked in any order, merge to the bytes of a run on one machine") {
    const Folder here;
    REQUIRE(here.sweep("run", "one", {"--threads", "1"}).exit == 0);
    CHECK(here.sweep("work", "three", {"--shard", "1/3"}).exit == 66);  // not planned
    REQUIRE(here.sweep("plan", "three", {"--shards", "3"}).exit == 0);
    for (const char* shard : {"3/3", "1/3"}) CHECK(here.sweep("work", "three", {"--shard", shard}).exit == 0);
    const Ending early = here.sweep("merge", "three");
    CHECK(early.exit == 75);
    CHECK(has(early.err, "cells are missing"));
    CHECK(here.sweep("work", "three", {"--shard", "2/3"}).exit == 0);
    CHECK(here.sweep("work", "three", {"--shard", "2/3"}).exit == 0);
    REQUIRE(here.sweep("merge", "three").exit == 0);
    CHECK(readFile(here / "one/results.sqlite") == readFile(here / "three/results.sqlite"));
    CHECK(here.sweep("work", "three", {"--shard", "2/3"}).exit == 0);  // a late one changes nothing
    CHECK(readFile(here / "one/results.sqlite") == readFile(here / "three/results.sqlite"));
}

TEST_CASE("sweep plan --dry-run says runs and time and writes nothing") {
    const Folder here;
    const Ending e = here.sweep("plan", "r", {"--dry-run"});
    REQUIRE(e.exit == 0);
    CHECK(has(e.out, "9 points x 20 replications = 180"));
    CHECK(has(e.out, "of one CPU"));
    CHECK(has(e.out, "240, 400, 560 GPUs"));
    CHECK(
        json::parse(here.sweep("plan", "r", {"--dry-run", "--json"}).out)["cpu_hours_at_most"].get<double>() >
        0);
    CHECK(here.names() == std::vector<std::string>{"small.yaml", "trial.yaml"});
}

TEST_CASE(
    "A worker that is told to stop finishes its runs, exits with 75, an interrupted one with 130, and both "
    "go on") {
    for (const auto& [signal, code] : {std::pair{SIGTERM, 75}, {SIGINT, 130}}) {
        CAPTURE(signal);
        const Folder here(many(2000));
        REQUIRE(here.sweep("plan", "r").exit == 0);
        Child child({"sweep", "work", "trial.yaml", "--out", "r"}, {.folder = here.path()});
        for (int i = 0; i < 1000 && !fs::exists(here / "r/shards-0") && statusOf(here, "r")["runs_done"] == 0;
             ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        child.send(signal);
        const Ending e = child.wait();
        CAPTURE(e.err);
        CHECK(e.exit == code);
        CHECK(has(e.err, "To go on: tranche sweep resume trial.yaml --out r"));
        const json status = statusOf(here, "r");
        CHECK(status["runs_done"].get<int>() > 0);
        CHECK(status["runs_done"].get<int>() < 18000);
        const json end = json::parse(here.sweep("resume", "r", {"--json", "--quiet"}).out);
        CHECK(end["runs"] == 18000);
        CHECK(end["simulated"].get<int>() < 18000);
    }
}

TEST_CASE(
    "A sweep of 10008 runs, killed at 50 moments, ends with every row once and the bytes of an unbroken "
    "one") {
    const Folder here(many(1112));
    std::string scenario = smallWith("applicants: 40", "applicants: 400");
    here.write("small.yaml", scenario.replace(scenario.find("applicants: 30"), 14, "applicants: 300"));
    REQUIRE(here.sweep("run", "whole", {"--quiet"}).exit == 0);
    unsigned state = 12345;  // of a small generator: any moments will do, but the same ones each time
    int kills = 0, kept = 0;
    for (int attempt = 0; attempt < 200; ++attempt) {
        Child child({"sweep", "run", "trial.yaml", "--out", "broken", "--quiet"}, {.folder = here.path()});
        if (kills < 50) {
            state = state * 1664525 + 1013904223;
            std::this_thread::sleep_for(std::chrono::milliseconds(50 + state / 65536 % 700));
            child.send(SIGKILL);
        }
        const Ending e = child.wait();
        if (e.exit == -1) {
            ++kills;
            kept += statusOf(here, "broken")["runs_done"].get<int>() > 0;
        } else {
            REQUIRE(e.exit == 0);
            if (kills >= 50) break;
            CHECK(readFile(here / "whole/results.sqlite") == readFile(here / "broken/results.sqlite"));
            fs::remove_all(here / "broken");  // done before it could be killed often enough: begin again
        }
    }
    CHECK(kills >= 50);
    CHECK(kept >= 20);  // kills in the middle, with runs on disk
    CHECK(statusOf(here, "broken")["runs_done"] == 10008);
    CHECK(readFile(here / "whole/results.sqlite") == readFile(here / "broken/results.sqlite"));
}

TEST_CASE("The revision of results is the number of entries in scenarios/CHANGES.md") {
    std::istringstream lines(readFile(fs::path(TRANCHE_SOURCE_DIR) / "scenarios" / "CHANGES.md"));
    int entries = 0;
    for (std::string line; std::getline(lines, line);) entries += line.starts_with("- ");
    CHECK_MESSAGE(entries == tranche::kResultsRevision,
                  "raise kResultsRevision in models/programme/version.hpp with every entry");
}

TEST_CASE("Faults of an experiment end with 65, a missing one with 66, and nothing is written") {
    const Folder here;
    here.write("trial.yaml", std::string(kExperiment) + "sede: 3\n");
    const Ending e = here.sweep("run", "r");
    CHECK(e.exit == 65);
    CHECK(has(e.err, "trial.yaml:8:1: sede"));
    CHECK(has(e.err, "did you mean 'seed'"));
    CHECK(here.sweep({"run", "none.yaml"}).exit == 66);
    CHECK(here.sweep("resume", "r").exit == 65);
    CHECK_FALSE(fs::exists(here / "r"));
    CHECK(here.sweep({"run"}).exit == 2);
    CHECK(here.sweep({}).exit == 2);
    const Folder fresh;
    CHECK(fresh.sweep("resume", "r").exit == 66);
    CHECK(fresh.sweep("work", "r", {"--shard", "5/4"}).exit == 2);
}

TEST_CASE("A folder that cannot be written to ends with 73, and a full disk with 74") {
    const Folder here;
    here.write("file", "");
    CHECK(here.sweep("run", "file/r").exit == 73);
    const Ending full =
        command({"sweep", "run", "trial.yaml", "--out", "r"}, {.folder = here.path(), .fileLimit = 9000});
    CAPTURE(full.err);
    CHECK(full.exit == 74);
    CHECK(here.sweep("run", "r").exit == 0);
}

TEST_CASE("The database reads in the sqlite3 shell, a row a metric and run") {
    if (!fs::exists("/usr/bin/sqlite3")) {
        MESSAGE("SKIPPED: no sqlite3 here");
        return;
    }
    const Folder here;
    REQUIRE(here.sweep("run", "r").exit == 0);
    const std::string file = here / "r/results.sqlite";
    FILE* const out = ::popen(
        ("/usr/bin/sqlite3 " + file + " 'select count(*), count(distinct point) from tidy'").c_str(), "r");
    REQUIRE(out != nullptr);
    char line[100] = {};
    CHECK(std::fgets(line, sizeof line, out) != nullptr);
    ::pclose(out);
    CHECK(std::string(line) == "360|9\n");
}
