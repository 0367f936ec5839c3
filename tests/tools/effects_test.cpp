// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche run --effects`: what it prints and writes, and that nothing is half written.
#include <doctest/doctest.h>

#include <csignal>
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

std::string ranged() {
    std::string text = smallWith("units: 400", "units: {value: 400, status: assumed, range: [200, 800]}");
    const std::string noShow = "no_show: 0.1";
    return text.replace(text.find(noShow), noShow.size(),
                        "no_show: {value: 0.1, status: assumed, range: [0, 0.3]}");
}

Ending run(const FreshFolder& here, std::vector<std::string> more, const std::string& out = "r") {
    here.write("ranged.yaml", ranged());
    std::vector<std::string> arguments{"run", "ranged.yaml", "--out", out};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return command(arguments, {.folder = here.path()});
}

}  // namespace

TEST_CASE("Effects are on the screen, in effects.csv, in the report, in the manifest and in the JSON") {
    const FreshFolder here;
    const Ending e = run(here, {"--effects", "--effect-replications", "4"});
    CAPTURE(e.err);
    REQUIRE(e.exit == 0);
    CHECK(e.err.empty());
    CHECK(has(e.out, "Which assumptions drive the result"));
    CHECK(has(e.out, "tranches.first.units"));
    CHECK(has(readFile(here / "r/report.html"), "tornado0-w"));

    const CsvTable table(readFile(here / "r/effects.csv"));
    CHECK(table.size() == 2 * 7);
    bool seen = false;
    for (std::size_t i = 0; i < table.size(); ++i) {
        // Nothing has a price here, so cost is undefined.
        CHECK(table.cell(i, "n_low") == (table.cell(i, "base_mean").empty() ? "0" : "4"));
        if (table.cell(i, "factor") != "tranches.first.units" || table.cell(i, "scope") != "2026-03-31")
            continue;
        seen = true;
        CHECK(table.cell(i, "metric") == "capacity.in_service");
        CHECK(table.cell(i, "unit") == "GPUs");
        CHECK(table.cell(i, "low") == "200");
        CHECK(std::stod(table.cell(i, "effect_low")) == -std::stod(table.cell(i, "base_mean")) / 2);
        CHECK(std::stod(table.cell(i, "effect_high")) == std::stod(table.cell(i, "base_mean")));
    }
    CHECK(seen);

    const json manifest = json::parse(readFile(here / "r/manifest.json"));
    CHECK(manifest["effects"]["replications"] == 4);
    CHECK(manifest["effects"]["factors"] == json({"tranches.first.units", "sectors.startup.no_show"}));
    CHECK(manifest["effects"]["runs"] == 20);
    CHECK(manifest["files"].back() == "effects.csv");

    const json result = json::parse(run(here, {"--effects", "--effect-replications", "4", "--json"}).out);
    REQUIRE(result["effects"]["factors"].size() == 2);
    CHECK(result["effects"]["base"].size() == 7);
    const json& first = result["effects"]["factors"][0];
    CHECK(first["factor"] == "tranches.first.units");
    CHECK(first["low"]["set"] == "200");
    for (std::size_t m = 0; m < 7; ++m) {
        const std::string& cell = table.cell(m, "effect_high");
        CHECK((cell.empty() ? first["effects"][m]["high"]["effect"].is_null()
                            : first["effects"][m]["high"]["effect"] == std::stod(cell)));
    }
}

TEST_CASE("The effect of a bound is what a run with that bound says") {
    const FreshFolder here;
    const std::vector<std::string> few{"--replications", "4", "--json"};
    REQUIRE(
        run(here, {"--effects", "--effect-replications", "4", "--effect-metrics", "unmet.gpu_hours"}).exit ==
        0);
    const CsvTable table(readFile(here / "r/effects.csv"));
    const auto unmet = [&](std::vector<std::string> more) {
        more.insert(more.end(), few.begin(), few.end());
        const json result = json::parse(run(here, more, "other").out);
        for (const json& m : result["metrics"])
            if (m["metric"] == "unmet.gpu_hours" && m["scope"] == "all") return m["mean"].get<double>();
        return 0.0;
    };
    const double base = unmet({}), low = unmet({"--set", "tranches.first.units=" + table.cell(0, "set_low")});
    CHECK(std::stod(table.cell(0, "base_mean")) == doctest::Approx(base).epsilon(1e-9));
    CHECK(std::stod(table.cell(0, "effect_low")) == doctest::Approx(low - base).epsilon(1e-9));
    CHECK(low > base);
}

TEST_CASE("One thread and three give the same bytes, effects included") {
    const FreshFolder here;
    for (const char* threads : {"1", "3"})
        REQUIRE(run(here, {"--effects", "--effect-replications", "5", "--threads", threads}, threads).exit ==
                0);
    for (const char* file : {"effects.csv", "report.html", "manifest.json"})
        CHECK((readFile(here.path() / "1" / file) == readFile(here.path() / "3" / file)));
}

TEST_CASE("Without the flag one line says how to get effects, and an older effects.csv goes") {
    const FreshFolder here;
    REQUIRE(run(here, {"--effects", "--effect-replications", "2", "--quiet"}).exit == 0);
    CHECK(std::filesystem::exists(here.path() / "r/effects.csv"));
    const std::string metrics = readFile(here / "r/metrics.csv");
    const Ending e = run(here, {});
    REQUIRE(e.exit == 0);
    CHECK(
        has(e.out, "2 assumptions have a range; --effects says which drive the result (50 runs, 3 x these)"));
    CHECK_FALSE(std::filesystem::exists(here.path() / "r/effects.csv"));
    CHECK_FALSE(has(readFile(here / "r/manifest.json"), "\"effects\""));
    CHECK((readFile(here / "r/metrics.csv") == metrics));
}

TEST_CASE("Metrics may be chosen, and one that does not exist is refused before anything runs") {
    const FreshFolder here;
    REQUIRE(run(here, {"--effects", "--effect-metrics", "wait_days.mean@sector:startup,no_shows"}).exit == 0);
    const CsvTable table(readFile(here / "r/effects.csv"));
    CHECK(table.size() == 4);
    CHECK(table.cell(0, "scope") == "sector:startup");
    const Ending wrong = run(here, {"--effects", "--effect-metrics", "wait_days.meen"}, "none");
    CHECK(wrong.exit == 2);
    CHECK(has(wrong.err, "wait_days.mean"));
    CHECK_FALSE(std::filesystem::exists(here.path() / "none"));
    CHECK(run(here, {"--effect-metrics", "no_shows"}, "none").exit == 2);  // without --effects
    CHECK(run(here, {"--effects", "--effect-replications", "1"}, "none").exit == 2);
}

TEST_CASE("An interrupt during the effects leaves the study without them, whole") {
    const FreshFolder here;
    here.write("ranged.yaml", ranged());
    Child child({"run", "ranged.yaml", "--out", "r", "--replications", "2", "--effects",
                 "--effect-replications", "100000"},
                {.folder = here.path()});
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    child.send(SIGINT);
    const Ending e = child.wait();
    CAPTURE(e.err);
    CHECK(e.exit == 130);
    CHECK(has(e.err, "2 complete replications are in r, without effects"));
    CHECK(here.names() == std::vector<std::string>{"r", "ranged.yaml"});
    CHECK(std::filesystem::exists(here.path() / "r/metrics.csv"));
    CHECK_FALSE(std::filesystem::exists(here.path() / "r/effects.csv"));
}

TEST_CASE("On a terminal the effects show how far they are") {
    const FreshFolder here;
    here.write("ranged.yaml", ranged());
    const Ending e =
        command({"run", "ranged.yaml", "--out", "r", "--effects", "--effect-replications", "500"},
                {.folder = here.path(), .environment = {{"TERM", "xterm"}}, .onTerminal = true});
    CHECK(e.exit == 0);
    CHECK(has(e.out, "effects: run "));
}
