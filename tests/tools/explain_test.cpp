// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche explain` on a project of a run, by its number and by its applicant.

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/tools/child.hpp"
#include "tests/tools/csv_table.hpp"
#include "tests/tools/small_scenario.hpp"

using namespace tranche::testing;
using nlohmann::json;

TEST_CASE("Explain says of a refused project what projects.csv says and what would have won") {
    const FreshFolder here;
    const std::string file = here.write("small.yaml", smallWith("units: 400", "units: 200"));
    REQUIRE(command({"run", file, "--out", here / "out", "--projects", "first", "--quiet"}).exit == 0);
    const CsvTable rows(readFile(here / "out/projects.csv"));
    std::size_t refused = rows.size();
    for (std::size_t i = 0; i < rows.size() && refused == rows.size(); ++i)
        if (rows.cell(i, "status") == "rejected" && rows.cell(i, "gpus_requested") != "8") refused = i;
    REQUIRE(refused < rows.size());
    const std::string id = rows.cell(refused, "project");
    const Ending e = command({"explain", file, "--project", id, "--json"});
    CAPTURE(e.err);
    REQUIRE(e.exit == 0);
    CHECK(command({"explain", file, "--project", rows.cell(refused, "applicant"), "--json"}).out == e.out);
    const json told = json::parse(e.out);
    CHECK(told["applicant"] == rows.cell(refused, "applicant"));
    REQUIRE(told["attempts"].size() == 1);
    const json& attempt = told["attempts"][0];
    CHECK(std::to_string(attempt["gpus_requested"].get<int>()) == rows.cell(refused, "gpus_requested"));
    CHECK(attempt["status"] == "rejected");
    CHECK(attempt["binding_constraint"] == rows.cell(refused, "binding_constraint"));
    CHECK(attempt["submitted_at"] == rows.cell(refused, "submitted_at"));
    const json& score = attempt["score"];
    CHECK(score["merit"].get<double>() + score["noise"].get<double>() + score["bonus"].get<double>() +
              score["regional_bonus"].get<double>() + score["concentration"].get<double>() ==
          doctest::Approx(std::stod(rows.cell(refused, "score"))).epsilon(1e-5));
    CHECK(attempt["round"]["rank"].get<int>() <= attempt["round"]["ranked"].get<int>());
    const json& changes = told["changes"];
    REQUIRE(changes.size() >= 3);
    CHECK(changes[0]["kind"] == "size");
    const json& supply = changes.back();
    CHECK(supply["kind"] == "supply");
    REQUIRE(supply["found"].get<bool>());
    // What it says holds: as many GPUs more in the pool from the start would have been enough.
    const auto more = 200 + 8 * supply["amount"].get<int>();
    const std::string richer =
        here.write("more.yaml", smallWith("units: 400", "units: " + std::to_string(more)));
    REQUIRE(command({"run", richer, "--out", here / "more", "--projects", "first", "--quiet"}).exit == 0);
    const CsvTable after(readFile(here / "more/projects.csv"));
    bool won = false;
    for (std::size_t i = 0; i < after.size(); ++i)
        won = won || (after.cell(i, "applicant") == rows.cell(refused, "applicant") &&
                      !after.cell(i, "awarded_at").empty());
    CHECK(won);
}

TEST_CASE("Explain on a page of text says who why and what would have led to an award") {
    const Ending e = command({"explain", scenario("round1-replay"), "--project", "3"});
    CHECK(e.exit == 0);
    for (const char* part :
         {"Project 3 of round1-replay", "asks for", "score", "rank", "the round", "outcome", "The least"}) {
        CAPTURE(part);
        CHECK(has(e.out, part));
    }
    const Ending none = command({"explain", scenario("round1-replay"), "--project", "nobody"});
    CHECK(none.exit == 2);
    CHECK(none.out.empty());
    CHECK(has(none.err, "--project: found 'nobody', expected the number of a project"));
}
