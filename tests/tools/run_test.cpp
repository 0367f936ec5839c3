// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a run writes: the same bytes whatever the threads, a manifest that can be run again, JSON for machines.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tests/tools/child.hpp"
#include "tests/tools/csv_table.hpp"
#include "tests/tools/small_scenario.hpp"

using namespace tranche::testing;
using nlohmann::json;

namespace {

std::map<std::string, std::string> filesOf(const std::filesystem::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        files[entry.path().filename().string()] = readFile(entry.path());
    return files;
}

std::map<std::string, std::string> filesOfRun(std::vector<std::string> arguments) {
    const FreshFolder here;
    arguments.insert(arguments.begin(), "run");
    arguments.insert(arguments.end(), {"--quiet", "--out", here / "r"});
    const Ending e = command(arguments);
    CAPTURE(e.err);
    REQUIRE(e.exit == 0);
    return filesOf(here.path() / "r");
}

std::string small(const FreshFolder& here) {
    return here.write("small.yaml", kSmallScenario);
}

}  // namespace

TEST_CASE("One thread, two and four give identical bytes in every file") {
    const std::vector<std::pair<std::string, std::size_t>> runs{
        {scenario("korea-2030"), 9},  // with budgets.csv
        {scenario("round1-replay"), 8}};
    for (const auto& [file, files] : runs) {
        CAPTURE(file);
        const auto one = filesOfRun({file, "--replications", "10:14", "--threads", "1"});
        CHECK(one.size() == files);
        for (const char* threads : {"1", "2", "4"}) {
            CAPTURE(threads);
            const auto many = filesOfRun({file, "--replications", "10:14", "--threads", threads});
            for (const auto& [name, bytes] : one) {
                CAPTURE(name);
                CHECK((many.at(name) == bytes));
            }
        }
    }
}

TEST_CASE("Firms and sites leave a file each, listed in the manifest, which a run without them takes away") {
    const FreshFolder here;
    const std::string file = small(here), out = here / "r";
    const Ending with = command(
        {"run", file, "--quiet", "--out", out, "--set",
         "sites=[{id: hall, power_kw: [{from: 2025-01-01, kw: 900}]}]", "--set",
         "private_fleets=[{id: firm, name: The firm, gpu: H200, gpus: 800, site: hall, arrivals: {from: "
         "2025-01-01, mid: 2026-01-01, to: 2027-01-01}}]"});
    CAPTURE(with.err);
    REQUIRE(with.exit == 0);
    auto files = filesOf(out);
    REQUIRE(files.contains("private.csv"));
    CHECK(files.at("private.csv").find(",firm,") != std::string::npos);
    CHECK(files.at("sites.csv").find(",hall,") != std::string::npos);
    CHECK(files.at("report.html").find("The firm") != std::string::npos);
    CHECK(files.at("metrics.csv").find("private.gpus_there,fleet:firm,GPUs,") != std::string::npos);
    CHECK(files.at("manifest.json").find("private.csv") != std::string::npos);
    REQUIRE(command({"run", file, "--quiet", "--out", out}).exit == 0);
    files = filesOf(out);
    CHECK_FALSE(files.contains("private.csv"));
    CHECK_FALSE(files.contains("sites.csv"));
    CHECK(files.at("manifest.json").find("private.csv") == std::string::npos);
}

TEST_CASE("Another seed gives other results") {
    const FreshFolder here;
    const std::string file = small(here);
    const auto a = filesOfRun({file}), b = filesOfRun({file, "--seed", "8"});
    CHECK(a.at("metrics.csv") != b.at("metrics.csv"));
    CHECK(a.at("projects.csv") != b.at("projects.csv"));
}

TEST_CASE("The first replications of a long run are those of a short one") {
    const FreshFolder here;
    const std::string file = small(here);
    const auto few = filesOfRun({file, "--replications", "3"}),
               many = filesOfRun({file, "--replications", "9"});
    for (const char* name : {"projects.csv", "replications.csv"})
        CHECK(many.at(name).starts_with(few.at(name)));
}

TEST_CASE("The manifest says what was run, without time, path or threads") {
    const FreshFolder here;
    const std::string file = small(here);
    const auto files = filesOfRun({file, "--set", "tranches.first.units=240", "--seed", "99",
                                   "--replications", "5:9", "--projects", "first", "--threads", "2"});
    const json manifest = json::parse(files.at("manifest.json"));
    CHECK(manifest["tranche"] == "0.1.0");
    CHECK(manifest["scenario"]["id"] == "small");
    CHECK(manifest["scenario"]["policy"] == "panel");
    CHECK(manifest["scenario"]["hash"].get<std::string>().size() == 16);
    CHECK(manifest["seed"] == 99);
    CHECK(manifest["replications"]["min"] == 5);
    CHECK(manifest["replications"]["max"] == 9);
    CHECK(manifest["replications"]["done"] == 9);  // no precision wanted: all
    CHECK(manifest["stop"] == "maximum");
    CHECK(manifest["confidence"] == 0.95);
    CHECK(manifest["projects"] == "first");
    CHECK(manifest["overrides"] ==
          json({"tranches.first.units=240", "experiment.seed=99", "experiment.replications.min=5",
                "experiment.replications.max=9", "experiment.projects=first"}));
    CHECK(manifest["resolved"]["tranches"][0]["units"] == 240);
    CHECK(manifest["resolved"]["operations"]["pue"] == 1.25);  // a default
    for (const auto& name : manifest["files"]) CHECK(files.contains(name.get<std::string>()));
    CHECK(manifest["files"].size() == files.size());
    for (const char* word : {"thread", "/tmp", "time\""}) CHECK(!has(files.at("manifest.json"), word));
}

TEST_CASE("A manifest's overrides make the run again") {
    const FreshFolder here;
    const std::string file = small(here);
    const auto first = filesOfRun({file, "--seed", "5", "--set", "sectors.startup.no_show=0.5"});
    std::vector<std::string> again{file};
    const json manifest = json::parse(first.at("manifest.json"));
    for (const auto& set : manifest["overrides"])
        again.insert(again.end(), {"--set", set.get<std::string>()});
    CHECK((filesOfRun(again) == first));
}

TEST_CASE("projects.csv holds all replications, the first, or none, and nothing else changes") {
    const FreshFolder here;
    const std::string file = small(here);
    const auto all = filesOfRun({file}), first = filesOfRun({file, "--projects", "first"}),
               none = filesOfRun({file, "--projects", "none"});
    CHECK(CsvTable(none.at("projects.csv")).size() == 0);
    const CsvTable one(first.at("projects.csv"));
    CHECK(one.size() == 70);
    for (std::size_t i = 0; i < one.size(); ++i) CHECK(one.cell(i, "replication") == "0");
    CHECK(CsvTable(all.at("projects.csv")).size() == 20 * 70);
    CHECK(all.at("metrics.csv") == none.at("metrics.csv"));
    CHECK(all.at("replications.csv") == first.at("replications.csv"));
}

TEST_CASE("waits.csv and lorenz.csv agree with metrics.csv and are listed in the manifest") {
    const auto files = filesOfRun({scenario("korea-2030"), "--replications", "4"});
    const CsvTable metrics(files.at("metrics.csv")), waits(files.at("waits.csv")),
        lorenz(files.at("lorenz.csv"));
    std::map<std::string, std::size_t> rowOf;
    for (std::size_t i = 0; i < metrics.size(); ++i)
        rowOf[metrics.cell(i, "metric") + "@" + metrics.cell(i, "scope")] = i;
    const auto same = [&](const std::string& key, const std::string& cell) {
        const std::string& mean = metrics.cell(rowOf.at(key), "mean");
        REQUIRE(mean.empty() == cell.empty());
        if (!mean.empty()) CHECK(std::stod(cell) == doctest::Approx(std::stod(mean)).epsilon(1e-9));
    };
    std::size_t scopes = 0;
    for (std::size_t i = 0; i < waits.size(); ++i) {
        if (waits.cell(i, "servers") != "all") continue;
        const std::string& sector = waits.cell(i, "sector");
        const std::string scope = sector == "all" ? "@all" : "@sector:" + sector;
        CAPTURE(sector);
        same("wait_days.median" + scope, waits.cell(i, "p50_days"));
        same("wait_days.p90" + scope, waits.cell(i, "p90_days"));
        CHECK(waits.cell(i, "p90_replications") == metrics.cell(rowOf.at("wait_days.p90" + scope), "n"));
        same("grants.started" + scope, waits.cell(i, "started"));
        same("wait.censored" + scope, waits.cell(i, "censored"));
        // Between the corners the straight lines lie on the curve or above it: no more unequal than Gini.
        double area = 0;
        for (std::size_t j = 0; j < 50; ++j)
            for (const std::size_t row : {scopes * 51 + j, scopes * 51 + j + 1})
                if (const std::string& cell = lorenz.cell(row, "satisfaction_share_mean"); !cell.empty())
                    area += std::stod(cell) / 100;
        CHECK(lorenz.cell(scopes * 51, "sector") == sector);
        const std::string& gini = metrics.cell(rowOf.at("fairness.gini" + scope), "mean");
        CHECK(gini.empty() == lorenz.cell(scopes * 51, "satisfaction_share_mean").empty());
        if (!gini.empty()) {
            CHECK(1 - 2 * area <= std::stod(gini) + 1e-9);
            CHECK(1 - 2 * area >= std::stod(gini) - 0.02);
        }
        ++scopes;
    }
    CHECK(waits.size() == scopes * 6);
    CHECK(lorenz.size() == scopes * 51);
    const auto listed = nlohmann::json::parse(files.at("manifest.json")).at("files");
    for (const char* file : {"waits.csv", "lorenz.csv"})
        CHECK(std::find(listed.begin(), listed.end(), file) != listed.end());
}

TEST_CASE("JSON on standard output agrees with metrics.csv, and nothing else is printed") {
    const FreshFolder here;
    const Ending e = command({"run", small(here), "--json", "--out", here / "r"});
    REQUIRE(e.exit == 0);
    CHECK(e.err.empty());
    const json result = json::parse(e.out);
    CHECK(result["scenario"] == "small");
    CHECK(result["replications"] == 20);
    CHECK(result["stop"] == "maximum");
    CHECK(result["out"] == here / "r");
    CHECK(result["hash"] == json::parse(readFile(here / "r/manifest.json"))["scenario"]["hash"]);
    CHECK(result["targets"][0]["gpus"] == 400);
    const CsvTable table(readFile(here / "r/metrics.csv"));
    REQUIRE(table.size() == result["metrics"].size());
    for (std::size_t i = 0; i < table.size(); ++i) {
        const json& m = result["metrics"][i];
        CHECK(m["metric"] == table.cell(i, "metric"));
        CHECK(m["scope"] == table.cell(i, "scope"));
        if (table.cell(i, "mean").empty())
            CHECK(m["mean"].is_null());
        else
            CHECK(m["mean"].get<double>() == std::stod(table.cell(i, "mean")));
        CHECK(std::to_string(m["n"].get<int>()) == table.cell(i, "n"));
    }
}

TEST_CASE("The precision asked for ends a run before its cap, and the manifest says so") {
    const FreshFolder here;
    const std::string file = here.write(
        "small.yaml",
        smallWith("{min: 20, max: 20}",
                  "{min: 10, max: 500, until: {metric: wait_days.mean, relative_half_width: 0.05}}"));
    const json manifest = json::parse(filesOfRun({file}).at("manifest.json"));
    CHECK(manifest["stop"] == "precision");
    CHECK(manifest["replications"]["done"].get<int>() >= 10);
    CHECK(manifest["replications"]["done"].get<int>() < 500);
}

TEST_CASE("The report is one file that needs no network") {
    const FreshFolder here;
    const std::string report = filesOfRun({small(here)}).at("report.html");
    CHECK(has(report, "<svg"));
    for (const char* outside : {"src=\"http", "href=\"http", "<script", "@import", "url(http"}) {
        CAPTURE(outside);
        CHECK(!has(report, outside));
    }
}
