// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The draws of a run with lots, as the command leaves them.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/tools/child.hpp"
#include "tests/tools/csv_table.hpp"
#include "tests/tools/small_scenario.hpp"

using namespace tranche::testing;

TEST_CASE("A run with lots says so on the screen, and leaves its draws in draws.csv and in the manifest") {
    const FreshFolder here;
    const std::string out = here / "r";
    const Ending e = command({"run", scenario("round1-replay"), "--policy", "equal-lottery", "--replications",
                              "2", "--out", out, "--no-color"});
    CAPTURE(e.err);
    REQUIRE(e.exit == 0);
    const auto manifest = nlohmann::json::parse(readFile(out + "/manifest.json"));
    const auto& draws = manifest.at("draws");
    REQUIRE(draws.size() == 1);
    const auto commitment = draws[0].at("commitment_sha256").get<std::string>();
    CHECK(commitment.size() == 64);
    CHECK(e.out.find("Lots: 1 draw in draws.csv") != std::string::npos);
    CHECK(e.out.find(commitment.substr(0, 12)) != std::string::npos);
    CHECK(e.out.find("Success by servers asked: 1 ") != std::string::npos);
    const std::string csv = readFile(out + "/draws.csv");
    CHECK(std::count(csv.begin(), csv.end(), '\n') == draws[0].at("applications").get<int>() + 1);
    // Another policy in the same folder: no draws are left behind.
    REQUIRE(
        command({"run", scenario("round1-replay"), "--replications", "2", "--out", out, "--quiet"}).exit ==
        0);
    CHECK(!std::filesystem::exists(out + "/draws.csv"));
    CHECK(!nlohmann::json::parse(readFile(out + "/manifest.json")).contains("draws"));
}
