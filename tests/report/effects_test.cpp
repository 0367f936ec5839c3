// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Effects of assumptions as people and programs read them.
#include <doctest/doctest.h>

#include <cmath>
#include <sstream>

#include "models/report/charts/effect_charts.hpp"
#include "models/report/effect_text.hpp"
#include "models/report/effects_csv.hpp"
#include "models/report/effects_screen.hpp"
#include "models/report/effects_section.hpp"
#include "models/report/html_report.hpp"
#include "models/report/screen.hpp"
#include "models/report/text.hpp"
#include "tests/report/markup_reader.hpp"
#include "tests/report/sample_effects.hpp"
#include "tests/report/sample_summary.hpp"

using namespace tranche;

namespace {

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

void checkDrawing(const Chart& chart) {
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

EffectStudy crowded() {
    EffectStudy study = sample::effects();
    for (int i = 0; i < 40; ++i) {
        FactorEffects one = study.factors[static_cast<std::size_t>(i % 3)];
        one.factor.name = "tranches.a-tranche-with-a-very-long-identifier-" + std::to_string(i) +
                          ".milestones.national-assembly-appropriation.duration_days";
        one.factor.low.at = one.factor.high.at = "1000000000000000";
        one.factor.unit = "KRW per square metre and year of operation";
        for (auto* side : {&one.low, &one.high})
            for (PairedEffect& e : *side)
                for (double* x : {&e.mean, &e.low, &e.high}) *x *= 123456789.123;
        study.factors.push_back(one);
    }
    study.factors.push_back(study.factors.back());
    study.factors.back().factor.name = std::string(300, 'W');
    return study;
}

}  // namespace

TEST_CASE("an effect has its sign, its interval and the unit of its metric") {
    const EffectStudy study = sample::effects();
    const EffectStyle days = effectStyle(study, 0), share = effectStyle(study, 1);
    CHECK(days.unit == "days");
    CHECK(share.unit == "% points");
    CHECK(effectText(days, {24, 21, 27, 10}) == "+24.0 ± 3.0");
    CHECK(effectText(share, {-0.35, -0.37, -0.33, 10}) == "-35.0 ± 2.0");
    CHECK(effectText(days, {-3, -3, -3, 10}) == "-3");
    CHECK(effectText(days, {0, 0, 0, 10}) == "0");
    CHECK(effectText(days, {3, -INFINITY, INFINITY, 1}) == "+3 ± unbounded");
    CHECK(effectText(days, {NAN, NAN, NAN, 0}) == "undefined");
}

TEST_CASE("a long path keeps its item and its last keys as long as it can") {
    const std::string name = "tranches.naicc.milestones.acceptance.duration_days";
    const auto within = [&](std::size_t columns) {
        return shortPath(name, [columns](const std::string& text) { return terminalWidth(text) <= columns; });
    };
    CHECK(within(60) == name);
    CHECK(within(45) == "….naicc.milestones.acceptance.duration_days");
    CHECK(within(40) == "….naicc.….acceptance.duration_days");
    CHECK(within(25) == "….naicc.….duration_days");
    CHECK(within(20) == "….duration_days");
    CHECK(shortPath("plain", [](const std::string&) { return false; }) == "plain");
}

TEST_CASE("the screen shows the widest first, marks what covers 0 and says what was left out") {
    const std::string text = effectsScreen(sample::effects(), false);
    CAPTURE(text);
    const std::size_t first = text.find("size_growth_per_year (2)"),
                      second = text.find("policy.waiting_list.days");
    REQUIRE(second != std::string::npos);
    CHECK(first < second);
    CHECK(contains(text, "Wait, 90th percentile: 78.2 ± 3.8 days"));
    CHECK(contains(text, "+5 ± 7~"));
    CHECK_FALSE(contains(text, "+24 ± 3~"));
    CHECK(contains(text, "as it is"));
    CHECK(contains(text, "refused"));
    CHECK(contains(text, "~ the interval covers 0"));
    CHECK(contains(text, "no assumption with a range moves it"));
    CHECK(contains(text, "1 end of a range refused"));
    CHECK(contains(text, "2 assumed values have no range"));
    CHECK_FALSE(contains(text, "operations.pue"));
}

TEST_CASE("at most eight a metric and 100 columns, whatever the names") {
    for (const EffectStudy& study : {sample::effects(), crowded(), EffectStudy{}}) {
        std::istringstream in(effectsScreen(study, false));
        for (std::string line; std::getline(in, line);) {
            CAPTURE(line);
            CHECK(terminalWidth(line) <= kScreenColumns);
            CHECK_FALSE(line.ends_with(' '));
        }
    }
    CHECK(contains(effectsScreen(crowded(), false), "and 38 that move it less"));
}

TEST_CASE("a tornado is well-formed, inside its frame, and no label covers another") {
    for (const EffectStudy& study : {sample::effects(), crowded()})
        for (const ChartSize size : {ChartSize::wide, ChartSize::narrow})
            for (std::size_t m = 0; m < 2; ++m) checkDrawing(tornadoChart(study, m, size));
    CHECK(tornadoChart(sample::effects(), 2, ChartSize::wide).svg.empty());
    REQUIRE(tornadoChart(crowded(), 0, ChartSize::wide).notes.size() == 1);
}

TEST_CASE("a bar whose interval covers 0 is hollow") {
    const std::string svg = tornadoChart(sample::effects(), 0, ChartSize::wide).svg;
    CHECK(contains(svg, "high-unsure"));
    EffectStudy sure = sample::effects();
    for (FactorEffects& one : sure.factors)
        for (auto* side : {&one.low, &one.high})
            for (std::size_t m = 0; m < side->size(); ++m) (*side)[m].low = (*side)[m].high = (*side)[m].mean;
    CHECK_FALSE(contains(tornadoChart(sure, 0, ChartSize::wide).svg, "high-unsure"));
}

TEST_CASE("the report has a tornado and a table a metric, the refusals and what was not varied") {
    const EffectStudy study = sample::effects();
    const std::string html = htmlReport(sample::koreaLike(), &study);
    CHECK(sample::markupFault(html) == "");
    CHECK(contains(html, "<section id=\"effects\">"));
    CHECK(contains(html, "id=\"tornado0-w"));
    CHECK(contains(html, "<details>"));
    CHECK(contains(html, "expected at most 400"));
    CHECK(contains(html, "sectors.*.adoption.market"));
    CHECK(contains(html, "varied one at a time, the strongest move: &quot;Wait, 90th percentile&quot; by"));
    CHECK(contains(html, "+24.0"));
    const std::string style = html.substr(html.find("<style>"), html.find("</style>") - html.find("<style>"));
    for (const char* name : {".low-unsure", ".high-unsure", "summary{"}) CHECK(contains(style, name));
}

TEST_CASE(
    "without effects the report says in one line how to get them, and nothing where nothing has a range") {
    RunSummary run = sample::koreaLike();
    run.assumptions[0].low = "45";
    run.assumptions[0].high = "150";
    CHECK(contains(htmlReport(run), "--effects"));
    CHECK(effectsHint(run).size() <= 100);
    for (Provenance& p : run.assumptions) p.low = p.high = "";
    CHECK(effectsHint(run).empty());
    CHECK_FALSE(contains(htmlReport(run), "id=\"effects\""));
}

TEST_CASE("hostile names of factors are shown as text") {
    EffectStudy study = sample::effects();
    const std::string evil = "<script>alert(1)</script>\"'&\xff\x1b[31m";
    for (FactorEffects& one : study.factors) {
        one.factor.name = one.factor.unit = one.factor.base = one.factor.low.at = one.factor.high.at = evil;
        one.factor.low.refusal = evil;
    }
    for (MetricEstimate& m : study.base) m.label = evil;
    study.unranged = {evil};
    const std::string html = htmlReport(sample::koreaLike(), &study);
    CHECK(sample::markupFault(html) == "");
    CHECK_FALSE(contains(html, "<script"));
    CHECK_FALSE(contains(html, "\x1b"));
    CHECK_FALSE(contains(effectsScreen(study, false), "\x1b"));
}

TEST_CASE("effects.csv has a row a factor and metric, empty where refused, numbers as numbers") {
    const EffectStudy study = sample::effects();
    const std::string csv = effectsCsv(study);
    std::istringstream in(csv);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    REQUIRE(lines.size() == 1 + study.factors.size() * study.base.size());
    CHECK(lines[1] ==
          "sectors.*.size_growth_per_year,2,sectors.academia.size_growth_per_year "
          "sectors.sme.size_growth_per_year,0.15,assumed,value,0,0.15,0.6,days,0,0.6,wait_days.p90,all,days,"
          "78.25,"
          "-4.25,-6.5,-2,10,24,21,27,10,,");
    CHECK(contains(
        csv, "tranches.a.on,1,tranches.a.on,2028-06-30,assumed,value,2028-03-01,2028-06-30,2028-12-31"));
    CHECK(contains(csv, ",value,-100,0,500,"));
    CHECK(contains(csv, ",,,,0,,\"tranches[0].operator.own_units: found 500, expected at most 400\"\n"));
    CHECK(contains(csv, ",3,-inf,inf,1,,\n"));
}
