// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche solve`: what it prints and writes, and what it refuses.
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

Ending solve(const FreshFolder& here, std::vector<std::string> more) {
    here.write("small.yaml", kSmallScenario);
    std::vector<std::string> arguments{"solve", "small.yaml"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return command(arguments, {.folder = here.path()});
}

std::vector<std::string> awarded(std::vector<std::string> more = {}) {
    std::vector<std::string> all{
        "--metric", "success.gpus", "--target", ">=0.6", "--over",         "tranches.first.units",
        "--from",   "80",           "--to",     "1600",  "--replications", "10:160"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace

TEST_CASE("A threshold is the same on the screen, in the CSV, in the JSON and in the report") {
    const FreshFolder here;
    const Ending e = solve(here, awarded({"--out", "r"}));
    CAPTURE(e.err);
    REQUIRE(e.exit == 0);
    CHECK(e.err.empty());
    const json j = json::parse(readFile(here / "r/solve.json"));
    CHECK(j["end"] == "found");
    CHECK(j["direction"] == "least");
    CHECK(j["present"] == "400");
    CHECK(j["monotone"] == true);
    const std::string answer = j["text"];
    CHECK(has(e.out, answer.substr(0, 40)));
    CHECK(has(e.out, "Report: r/report.html"));
    CHECK(has(readFile(here / "r/report.html"), "threshold-w"));
    const CsvTable table(readFile(here / "r/probes.csv"));
    REQUIRE(table.size() == j["probes"].size());
    for (std::size_t i = 0; i < table.size(); ++i) {
        CHECK(std::stod(table.cell(i, "value")) == j["probes"][i]["value"]);
        CHECK(std::stod(table.cell(i, "mean")) == j["probes"][i]["mean"]);
        CHECK(table.cell(i, "verdict") == j["probes"][i]["verdict"]);
        CHECK(static_cast<int>(std::stod(table.cell(i, "value"))) % 8 == 0);
        CHECK(has(e.out, table.cell(i, "value")));
    }
    CHECK(json::parse(solve(here, awarded({"--json"})).out) == j);
}

TEST_CASE("A threshold is the same for one thread and three, and quiet prints nothing") {
    const FreshFolder here;
    for (const char* threads : {"1", "3"})
        REQUIRE(solve(here, awarded({"--threads", threads, "--out", threads})).exit == 0);
    for (const char* file : {"probes.csv", "solve.json", "report.html"})
        CHECK((readFile(here.path() / "1" / file) == readFile(here.path() / "3" / file)));
    const Ending quiet = solve(here, awarded({"--quiet"}));
    CHECK(quiet.exit == 0);
    CHECK(quiet.out.empty());
}

TEST_CASE("Dates are solved for as well, and a chance in place of a mean") {
    const FreshFolder here;
    const Ending e =
        solve(here, {"--metric", "capacity.in_service@2026-03-31", "--target", ">=400", "--over",
                     "tranches.first.milestones.contract.on", "--from", "2026-01-01", "--to", "2026-03-31",
                     "--step", "1w", "--chance", "0.5", "--replications", "20:80", "--json"});
    CAPTURE(e.err);
    REQUIRE(e.exit == 0);
    const json j = json::parse(e.out);
    CHECK(j["direction"] == "greatest");
    CHECK(j["target"]["chance"] == 0.5);
    // 60 days in the median before the midnight that ends 31 March: 31 January.
    CHECK(j["first_met"].get<std::string>() >= "2026-01-15");
    CHECK(j["last_missed"].get<std::string>() <= "2026-02-19");
}

TEST_CASE("solve names every fault of its options at once, with the nearest name") {
    const FreshFolder here;
    const Ending options = solve(here, {"--metric", "wait_day.p90", "--target", "<=30", "--over",
                                        "tranches.first.units", "--from", "x", "--step", "-1"});
    CHECK(options.exit == 2);
    CHECK(has(options.err, "did you mean 'wait_days.p90'"));
    CHECK(has(options.err, "--from: found 'x'"));
    const Ending field = solve(here, {"--metric", "wait_days.p90", "--target", "<=30", "--over",
                                      "tranches.frist.units", "--from", "8", "--to", "80"});
    CHECK(field.exit == 65);
    CHECK(has(field.err, "did you mean 'first'"));
    CHECK(
        solve(here, {"--metric", "wait_days.p90", "--target", "30", "--over", "tranches.first.units"}).exit ==
        2);
    CHECK(solve(here, {"--metric", "wait_days.p90"}).exit == 2);
    const Ending nowhere = command({"solve", "no.yaml", "--metric", "a", "--target", "<1", "--over", "b"},
                                   {.folder = here.path()});
    CHECK(nowhere.exit == 66);
}

TEST_CASE("A search without an answer exits with 1, whatever it prints") {
    const FreshFolder here;
    std::vector<std::string> nowhere{
        "--metric", "success.gpus", "--target", ">=0.9",          "--over", "tranches.first.units", "--from",
        "8",        "--to",         "16",       "--replications", "10:20"};
    for (const char* how : {"--json", "--quiet", "--no-color"}) {
        nowhere.emplace_back(how);
        CHECK(solve(here, nowhere).exit == 1);
    }
    nowhere.back() = "--json";
    nowhere.erase(nowhere.end() - 3, nowhere.end() - 1);
    CHECK(json::parse(solve(here, nowhere).out)["end"] == "nowhere");
    const Ending help = command({"solve", "--help"}, {.folder = here.path()});
    CHECK(has(help.out, "no answer (solve)"));
}

TEST_CASE("A misspelt field is named with its likeness, also without bounds") {
    const FreshFolder here;
    for (const auto& [field, meant] : {std::pair{"tranches.first.unitz", "did you mean 'units'"},
                                       {"tranches.frist.units", "did you mean 'first'"}}) {
        const Ending e = solve(here, {"--metric", "success.gpus", "--target", ">=0.6", "--over", field});
        CHECK(e.exit == 65);
        CHECK(has(e.err, meant));
        CHECK_FALSE(has(e.err, "--from"));
    }
    // A field that is there and is no number needs a first value.
    const Ending absent =
        solve(here, {"--metric", "success.gpus", "--target", ">=0.6", "--over", "tranches.first.gpu"});
    CHECK(absent.exit == 2);
    CHECK(has(absent.err, "--from: found nothing"));
}

TEST_CASE("solve refuses a folder that holds other things") {
    const FreshFolder here;
    std::filesystem::create_directories(here.path() / "full");
    here.write("full/letter.txt", "dear");
    CHECK(solve(here, awarded({"--out", "full"})).exit == 73);
    CHECK(std::filesystem::exists(here.path() / "full/letter.txt"));
}
