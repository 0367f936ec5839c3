// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Comparisons as people and programs read them.
#include <doctest/doctest.h>

#include <cmath>
#include <sstream>
#include <string>

#include "models/report/charts/compare_charts.hpp"
#include "models/report/compare_csv.hpp"
#include "models/report/compare_report.hpp"
#include "models/report/compare_screen.hpp"
#include "models/report/compare_text.hpp"
#include "models/report/screen.hpp"
#include "models/report/text.hpp"
#include "tests/report/markup_reader.hpp"
#include "tests/report/sample_comparison.hpp"

using namespace tranche;

namespace {

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

void checkDrawing(const Chart& chart) {
    REQUIRE_FALSE(chart.svg.empty());
    CHECK(sample::markupFault(chart.svg) == "");
    for (std::size_t i = 0; i < chart.labels.size(); ++i) {
        const LabelBox& a = chart.labels[i];
        CAPTURE(a.text);
        CHECK(a.box.x >= -0.5);
        CHECK(a.box.right() <= chart.width + 0.5);
        CHECK(a.box.y >= 0);
        CHECK(a.box.bottom() <= chart.height);
        for (std::size_t j = 0; j < i; ++j) {
            CAPTURE(chart.labels[j].text);
            CHECK_FALSE(overlap(a.box, chart.labels[j].box));
        }
    }
}

std::size_t rowsOf(const std::string& csv) {
    return static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')) - 1;
}

}  // namespace

TEST_CASE("An alternative goes by its title, by its name without one, by both where two share a title") {
    const Comparison c = sample::comparison();
    CHECK(alternativeTitle(c, 0) == "The <panel>, \"as it is\"");
    CHECK(alternativeTitle(c, 1) == "rule-1");
    CHECK(alternativeTitle(c, 2) == "A title that two have (rule-2)");
}

TEST_CASE("A difference has sign, interval and unit, and says undefined where it is") {
    const Comparison c = sample::comparison();
    const CaseResult& one = c.cases[0];
    CHECK(differenceText(columnStyle(c, one, 0), one.differences[1][0]) == "+1.00 ± 0.50");
    CHECK(differenceText(columnStyle(c, one, 1), one.differences[1][1]) == "+2.0 ± 1.2");
    CHECK(differenceUnit(columnStyle(c, one, 1)) == "% points");
    CHECK(differenceText(columnStyle(c, one, 2), one.differences[1][2]) == "undefined");
    CHECK(differenceText({1, ""}, {30, 0, 0, 0, 1, 1, 1, 1, DifferenceVerdict::noClearDifference}) == "0");
    CHECK(pValueText(0.00001) == "< 0.0001");
    CHECK(markOf(DifferenceVerdict::better) == "+");
    CHECK(markOf(DifferenceVerdict::noClearDifference) == " ");
}

TEST_CASE("The screen marks better and worse, names the baseline and stays within its columns") {
    for (const std::size_t cases : {1, 3}) {
        const std::string text = compareScreen(sample::comparison(5, cases), false);
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            CAPTURE(line);
            CHECK(terminalWidth(line) <= kScreenColumns);
            CHECK_FALSE(line.ends_with(' '));
        }
        CHECK(contains(text, "= The <panel>"));
        CHECK(contains(text, "59-"));
        CHECK(contains(text, "60+"));
        CHECK(contains(text, "undef."));
        CHECK(contains(text, "Projects served: best is A title that two have (rule-4)"));
        CHECK(contains(text, "least worst regret") == (cases > 1));
    }
    const Comparison c = sample::comparison();
    std::string plain = compareScreen(c, false), colour = compareScreen(c, true);
    for (std::size_t at = colour.find('\x1b'); at != colour.npos; at = colour.find('\x1b'))
        colour.erase(at, colour.find('m', at) - at + 1);
    CHECK(colour == plain);
}

TEST_CASE("Every drawing is sound and no two of its labels overlap") {
    for (const std::size_t alternatives : {2, 5, 14}) {
        const Comparison c = sample::comparison(alternatives);
        CAPTURE(alternatives);
        for (const ChartSize size : {ChartSize::wide, ChartSize::narrow}) {
            checkDrawing(differenceChart(c, 0, 0, size));
            checkDrawing(differenceChart(c, 0, 1, size));
            checkDrawing(gainsChart(c, 0, size));
            checkDrawing(gainsBySectorChart(c, 0, 1, size));
            checkDrawing(frontChart(c, 0, size));
            checkDrawing(shadowPriceChart(c, 0, size));
        }
    }
}

TEST_CASE("Nothing defined, nothing drawn") {
    Comparison c = sample::comparison();
    CHECK(differenceChart(c, 0, 2, ChartSize::wide).svg.empty());
    c.cases[0].bound.reset();
    CHECK(shadowPriceChart(c, 0, ChartSize::wide).svg.empty());
    for (FrontPoint& point : c.cases[0].front.points) point.x = sample::kNaN;
    CHECK(frontChart(c, 0, ChartSize::wide).svg.empty());
}

TEST_CASE("The report is sound markup, escapes its names and has a section for every question") {
    for (const std::size_t cases : {1, 2}) {
        const std::string html = compareReport(sample::comparison(4, cases), "1.2.3");
        CHECK(sample::markupFault(html) == "");
        CHECK(contains(html, "The &lt;panel&gt;"));
        CHECK(contains(html, "other &lt;projects&gt;"));
        CHECK_FALSE(contains(html, "<panel>"));
        for (const char* part : {"Who gains and who loses", "Efficiency and equity",
                                 "Against perfect foresight", "How far each differs", "What is compared"})
            CHECK(contains(html, part));
        CHECK(contains(html, "Over all scenarios") == (cases > 1));
    }
}

TEST_CASE("The tables have a row for each combination, and none where there is nothing") {
    Comparison c = sample::comparison(4, 2);
    CHECK(rowsOf(alternativesCsv(c)) == 2 * 4 * 3);
    CHECK(rowsOf(differencesCsv(c)) == 2 * 3 * 3);
    CHECK(rowsOf(winnersCsv(c)) == 2 * 3 * 5);
    CHECK(rowsOf(frontCsv(c)) == 2 * 4);
    CHECK(rowsOf(boundCsv(c)) == 2 * 4);
    CHECK(rowsOf(shadowPricesCsv(c)) == 2 * 10);
    CHECK(rowsOf(regretCsv(c)) == 4 * 2);
    const auto commas = [](const std::string& line) { return std::count(line.begin(), line.end(), ','); };
    for (const std::string& csv :
         {differencesCsv(c), winnersCsv(c), frontCsv(c), boundCsv(c), shadowPricesCsv(c), regretCsv(c)}) {
        std::istringstream lines(csv);
        std::string header, line;
        std::getline(lines, header);
        CAPTURE(header);
        while (std::getline(lines, line)) CHECK(commas(line) == commas(header));
    }
    for (CaseResult& one : c.cases) one.bound.reset();
    c.robust.reset();
    CHECK(boundCsv(c).empty());
    CHECK(shadowPricesCsv(c).empty());
    CHECK(regretCsv(c).empty());
}
