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

// Line breaks and runs of blanks as one blank.
std::string flowing(const std::string& text) {
    std::string flow;
    for (const char letter : text)
        if (letter != ' ' && letter != '\n')
            flow += letter;
        else if (!flow.ends_with(' '))
            flow += ' ';
    return flow;
}

std::string findingsOf(const Comparison& c) {
    std::string text;
    for (const std::string& one : compareFindings(c, c.cases[0])) text += one + "\n";
    return text;
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
    CHECK(rowsOf(valuesCsv(c)) == 2 * 4 * 3 * 30);
    CHECK(contains(valuesCsv(c),
                   "replication,scenario,policy,metric,value\n0,small,panel,wait_days.mean,58\n"));
    CHECK(contains(valuesCsv(c), "29,small,panel,cost.krw_per_gpu_hour,\n"));
    CHECK(rowsOf(boundCsv(c)) == 2 * 4);
    CHECK(rowsOf(shadowPricesCsv(c)) == 2 * 10);
    CHECK(rowsOf(regretCsv(c)) == 4 * 2);
    const auto commas = [](const std::string& line) { return std::count(line.begin(), line.end(), ','); };
    for (const std::string& csv : {differencesCsv(c), winnersCsv(c), frontCsv(c), valuesCsv(c), boundCsv(c),
                                   shadowPricesCsv(c), regretCsv(c)}) {
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

TEST_CASE("A metric is ranked only where every replication of every alternative has it, and n is given") {
    Comparison c = sample::comparison();
    CHECK(contains(findingsOf(c), "Wait, mean: best is The <panel>, \"as it is\" with 58"));
    CHECK(contains(findingsOf(c), " days, the baseline itself (n = 30)."));
    CHECK(contains(findingsOf(c), "% points against the baseline (n = 30)."));
    CHECK(contains(findingsOf(c), "Cost: undefined in every replication of every alternative."));
    c.cases[0].estimates[1][0].mean = 1;  // the best wait, over other replications
    c.cases[0].estimates[1][0].n = 7;
    const std::string text = findingsOf(c);
    CHECK_FALSE(contains(text, "Wait, mean: best"));
    CHECK(contains(
        text,
        "Wait, mean: not ranked, since it is not defined in every replication under rule-1 (7 of 30)."));
}

TEST_CASE("A difference whose verdict is undefined is not put down to chance") {
    Comparison c = sample::comparison(2);
    c.cases[0].estimates[1][0].mean = 1;
    MetricDifference& d = c.cases[0].differences[1][0];
    d.verdict = DifferenceVerdict::undefined;
    CHECK(contains(findingsOf(c), "whether chance explains it is undefined"));
    d.verdict = DifferenceVerdict::noClearDifference;
    CHECK(contains(findingsOf(c), "chance alone could explain it"));
    d.verdict = DifferenceVerdict::better;
    CHECK_FALSE(contains(findingsOf(c), "chance"));
}

TEST_CASE("A price of fairness stands only beside what is fairer, and tables keep the hours below the most") {
    const Comparison c = sample::comparison(3);
    const std::string screen = compareScreen(c, false), html = compareReport(c, "1");
    CHECK(contains(screen, "1.0 %"));
    CHECK_FALSE(contains(screen, "2.0 %"));  // rule-2 delivers 2 % less and is not fairer
    CHECK(contains(flowing(screen), "- where it is not fairer"));
    CHECK(contains(html, "- (not fairer)"));
    CHECK(contains(html, "is not fairer has bought nothing"));
    Comparison other = c;
    other.equityMetric = 2;  // not of the front: a column of its own
    CHECK(sample::markupFault(compareReport(other, "1")) == "");
    CHECK(contains(compareReport(other, "1"), ">Cost, KRW/GPU h<"));
    const std::string csv = frontCsv(c);
    CHECK(contains(csv, "n,delivered_gpu_hours,below_most,equity_metric,equity,fairer,price_of_fairness\n"));
    CHECK(contains(csv, "0.01,success.projects,0.8,1,0.01\n"));
    CHECK(contains(csv, "0.02,success.projects,0.8,0,\n"));
}

TEST_CASE("A probability of being on the front that is undefined is printed so") {
    Comparison c = sample::comparison();
    c.cases[0].front.points[1].probability = sample::kNaN;
    c.cases[0].front.points[1].n = 0;
    CHECK(contains(compareScreen(c, false), "  undefined "));
    CHECK(contains(compareReport(c, "1"), "undefined</td>"));
}

TEST_CASE("A percentile of regret is a criterion from ten scenarios on, and replications are named") {
    for (const std::size_t cases : {2, 9, 10}) {
        const Comparison c = sample::comparison(4, cases);
        CAPTURE(cases);
        const std::string text = flowing(compareScreen(c, false));
        CHECK_FALSE(contains(text, "9 of 10"));
        CHECK(contains(text, "90th percentile of regret over the 10 scenarios") == (cases == 10));
        CHECK(contains(text, "scenarios, means of 30 replications each"));
        CHECK(contains(compareReport(c, "1"), "means of 30 replications"));
    }
}

TEST_CASE("The number of comparisons named is that adjusted for, and the chance holds for one table") {
    Comparison c = sample::comparison(4);  // three differences of three metrics, of which one is undefined
    CHECK(contains(flowing(compareScreen(c, false)), "adjustment for 6 comparisons"));
    CHECK(contains(compareReport(c, "1"), "for the 6 that are defined in this scenario"));
    c = sample::comparison(4, 2);
    c.cases[1].comparisons = 5;
    CHECK(contains(flowing(compareScreen(c, false)), "for the 5 to 6 comparisons of a scenario"));
    CHECK(contains(flowing(compareScreen(c, false)), "in each table by itself"));
}

TEST_CASE("The bound is one for the projects that arose under these rules") {
    const Comparison c = sample::comparison();
    CHECK(
        contains(flowing(compareScreen(c, false)), "a bound for the projects that arose under these rules"));
    CHECK(contains(compareReport(c, "1"), "Of the projects that arose under these rules no rule"));
    CHECK(contains(findingsOf(c), "could have served of the projects that arose under these rules"));
}

TEST_CASE("Intervals, undefined, few replications and the winner's curse are explained where they matter") {
    Comparison c = sample::comparison();
    std::string text = flowing(compareScreen(c, false));
    CHECK(contains(text, "half the 95 % interval of that one difference, not adjusted"));
    CHECK(contains(text, "undef., undefined: no replication gives"));
    CHECK(contains(text, "Winner's curse: the best of 4"));
    CHECK(contains(text, "`tranche select`"));
    CHECK_FALSE(contains(text, "replications are few"));
    CHECK(contains(text, "Caution: one <measure>, not two."));
    CHECK(contains(compareReport(c, "1"), "Winner&#39;s curse") !=
          contains(compareReport(c, "1"), "Winner's curse"));
    CHECK(contains(compareReport(c, "1"), "one &lt;measure&gt;, not two"));
    c.replications = 9;
    CHECK(contains(compareScreen(c, false), "9 replications are few"));
    c = sample::comparison(2);
    CHECK_FALSE(contains(compareScreen(c, false), "Winner's curse"));
}

TEST_CASE("Headings of any metric are whole, on as many lines as they need") {
    Comparison c = sample::comparison();
    c.metrics[0].described.metric = "placement.fragmentation_clusters";
    c.metrics[0].described.scope = "sector:local-government";
    c.metrics[1].described.metric = "success.gpus";
    c.metrics[1].described.scope = "sector:sme";
    const std::string text = compareScreen(c, false);
    for (const char* part :
         {"placement.", "fragmentation_", "clusters", "local-", "government", "GPUs won", "sme"})
        CHECK(contains(text, part));
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) CHECK(terminalWidth(line) <= kScreenColumns);
}
