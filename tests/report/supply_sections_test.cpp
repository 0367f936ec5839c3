// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/supply_sections.hpp"

#include <doctest/doctest.h>

#include "models/report/html_report.hpp"
#include "models/report/screen.hpp"
#include "models/report/text.hpp"
#include "tests/report/markup_reader.hpp"
#include "tests/report/sample_supply.hpp"

using namespace tranche;

namespace {

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the report shows firms by name, power by site and money by year, and nothing of them elsewhere") {
    const std::string html = htmlReport(sample::withSupply());
    CHECK(sample::markupFault(html) == "");
    for (const char* part :
         {"<section id=\"private\"", "Private GPUs (not part of the programme)", "Samsung: up to 50,000 B200",
          "Naver Cloud: up to 60,000 B200 at Haenam Solaseado", "of them with power", "<section id=\"power\"",
          "Ulsan has no cap", "<section id=\"money\"", "Ministry of Science and ICT",
          "1,800.0 (1,440.0 to 2,160.0)"}) {
        CAPTURE(part);
        CHECK(contains(html, part));
    }
    const std::string plain = htmlReport(sample::koreaLike());
    for (const char* part : {"id=\"private\"", "id=\"power\"", "id=\"money\"", "Private GPUs"}) {
        CAPTURE(part);
        CHECK_FALSE(contains(plain, part));
    }
}

TEST_CASE("hostile names of firms, sites and budgets are shown as text") {
    const std::string evil = "<script>alert(1)</script>\"'&\xff\x1b[31m";
    RunSummary run = sample::withSupply();
    for (FleetMark& f : run.supply.fleets) f.name = f.gpu = f.site = evil;
    for (SiteMark& s : run.supply.sites) s.name = evil;
    for (BudgetPoint& b : run.supply.budgets) b.name = evil;
    const std::string html = htmlReport(run);
    CHECK(sample::markupFault(html) == "");
    CHECK_FALSE(contains(html, "<script"));
    CHECK_FALSE(contains(html, "\xff"));
    CHECK_FALSE(contains(screenSummary(run, false), "\x1b"));
}

TEST_CASE("the screen lists firms by name with the ends of the years and the range at the end") {
    const RunSummary run = sample::withSupply();
    const std::string text = screenSummary(run, false);
    CHECK(contains(text, "\nPrivate GPUs (not part of the programme)\n"));
    for (const char* name : {"\n  Samsung ", "\n  SK Group ", "\n  Hyundai Motor Group ", "\n  Naver Cloud ",
                             "\n  all ", "of them with power"}) {
        CAPTURE(name);
        CHECK(contains(text, name));
    }
    CHECK_FALSE(contains(screenSummary(sample::koreaLike(), false), "Private"));
    const std::vector<std::string> lines = fleetLines(run);
    CHECK(lines.size() == 8);
    CHECK(contains(lines[1], "2026"));
    CHECK(contains(lines[1], "      2030   90 % at the end"));
    for (const std::string& line : lines) CHECK(terminalWidth(line) <= kScreenColumns);
}

TEST_CASE("a crowd of firms takes no more lines than the screen grants them") {
    RunSummary run = sample::withSupply();
    run.supply.fleets.push_back(run.supply.fleets[0]);
    CHECK(fleetLines(run).size() == kFleetLines);
    for (int i = 0; i < 20; ++i) run.supply.fleets.push_back(run.supply.fleets[0]);
    const std::vector<std::string> lines = fleetLines(run);
    CHECK(lines.size() < kFleetLines);
    CHECK(contains(lines[lines.size() - 2], "all, 21 more too"));
    std::size_t count = 0;
    for (const char c : screenSummary(run, false)) count += c == '\n' ? 1 : 0;
    CHECK(count <= kScreenLines + kFleetLines + 1);
}

TEST_CASE("a year ends with its last point also for firms") {
    const std::vector<FleetPoint> ends = fleetYearEnds(sample::withSupply(), "sk");
    REQUIRE(ends.size() == 6);
    for (const FleetPoint& p : ends) CHECK(p.fleet == "sk");
    CHECK(ends.back().date == Date{2030, 12, 31});
    CHECK(fleetYearEnds(sample::withSupply(), "nobody").empty());
}
