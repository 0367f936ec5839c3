// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/supply_csv.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "models/report/csv.hpp"
#include "tests/report/sample_supply.hpp"

using namespace tranche;

namespace {

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

// Rectangular, as long as it should be, and under its header.
std::vector<std::string> checked(const std::string& text, std::size_t rows, const std::string& header) {
    const std::vector<std::string> lines = linesOf(text);
    REQUIRE(lines.size() == rows + 1);
    CHECK(lines[0] == header);
    for (const std::string& line : lines)
        CHECK(std::count(line.begin(), line.end(), ',') == std::count(header.begin(), header.end(), ','));
    return lines;
}

}  // namespace

TEST_CASE("private.csv has a row a date and fleet, and one of all") {
    const RunSummary run = sample::withSupply();
    const auto lines = checked(privateCsv(run), run.supply.fleetPoints.size(),
                               "date,fleet,gpus_there_mean,gpus_there_p05,gpus_there_p50,gpus_there_p95,"
                               "gpus_powered_mean,gpus_powered_p05,gpus_powered_p50,gpus_powered_p95");
    CHECK(lines[1].starts_with("2025-05-01,all,"));
    CHECK(lines[5].starts_with("2025-05-01,naver,"));
    CHECK(lines.back().find("," + csvNumber(run.supply.fleetPoints.back().there.mean) + ",") !=
          std::string::npos);
}

TEST_CASE("sites.csv leaves the cap empty where there is none") {
    const RunSummary run = sample::withSupply();
    const auto lines =
        checked(sitesCsv(run), run.supply.sitePoints.size(),
                "date,site,cap_kw_mean,cap_kw_p05,cap_kw_p50,cap_kw_p95,government_kw_mean,government_kw_p05,"
                "government_kw_p50,government_kw_p95,private_kw_mean,private_kw_p05,private_kw_p50,"
                "private_kw_p95,waiting_kw_mean,waiting_kw_p05,waiting_kw_p50,waiting_kw_p95");
    CHECK(lines[2].starts_with("2025-05-01,ulsan,,,,,"));
    CHECK(lines[lines.size() - 2].starts_with("2030-12-31,haenam,100000,100000,"));
}

TEST_CASE("budgets.csv has one number a row, with its unit") {
    const RunSummary run = sample::withSupply();
    const auto lines =
        checked(budgetsCsv(run), run.supply.budgets.size() * 5, "budget,year,quantity,unit,mean,p05,p50,p95");
    CHECK(lines[1] == "main,2025,appropriated,KRW,1000000000000,1000000000000,990000000000,1000000000000");
    CHECK(lines[3].starts_with("main,2025,paid,KRW,600000000000,360000000000,"));
}

TEST_CASE("a run without firms, sites and budgets has none of their files") {
    CHECK(privateCsv(sample::koreaLike()).empty());
    CHECK(sitesCsv(sample::koreaLike()).empty());
    CHECK(budgetsCsv(sample::koreaLike()).empty());
}
