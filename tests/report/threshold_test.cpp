// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A threshold search as people and programs read it.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "models/report/charts/threshold_chart.hpp"
#include "models/report/threshold_csv.hpp"
#include "models/report/threshold_report.hpp"
#include "models/report/threshold_text.hpp"
#include "tests/report/markup_reader.hpp"

using namespace tranche;

namespace {

ThresholdProbe probe(std::int64_t point, double mean, double half, Verdict verdict) {
    ThresholdProbe p;
    p.point = point;
    p.order = point + 1;
    p.values.assign(20, mean);
    p.n = 20;
    p.looks = 2;
    p.mean = mean;
    p.interval = {mean - half, mean + half};
    p.verdict = verdict;
    return p;
}

// Values 80, 88, ...: 96 misses 30 days and 104 meets them.
SolveStudy searched() {
    SolveStudy s;
    s.over = "tranches.first.units";
    s.present = "80";
    s.metric.metric = "wait_days.p90";
    s.metric.scope = "all";
    s.metric.unit = "days";
    s.metric.label = "Wait from submission to start, 90th percentile";
    s.target = {Comparison::atMost, 30};
    s.first = 10;
    s.most = 80;
    s.range.lattice = Lattice::numbers(80, 8, 0);
    s.range.high = 100;
    s.answer.end = ThresholdEnd::found;
    s.answer.lastMissed = 2;
    s.answer.firstMet = 3;
    s.answer.likely = 3;
    s.answer.intervalConfidence = 0.9976;
    s.answer.mostProbes = 14;
    s.answer.looks = 4;
    s.answer.probes = {probe(0, 4123.4, 300, Verdict::missed), probe(2, 33.71, 2.1, Verdict::missed),
                       probe(3, 25.66, 1.9, Verdict::met), probe(50, 0.41, 0.2, Verdict::met)};
    return s;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

void checkDrawing(const Chart& chart) {
    CHECK(sample::markupFault(chart.svg) == "");
    for (std::size_t i = 0; i < chart.labels.size(); ++i) {
        const LabelBox& a = chart.labels[i];
        CAPTURE(a.text);
        CHECK(a.box.x >= -0.5);
        CHECK(a.box.right() <= chart.width + 0.5);
        CHECK(a.box.bottom() <= chart.height);
        for (std::size_t j = 0; j < i; ++j) {
            CAPTURE(chart.labels[j].text);
            CHECK_FALSE(overlap(a.box, chart.labels[j].box));
        }
    }
}

}  // namespace

TEST_CASE("an answer says the value, its neighbour and how certain it is") {
    SolveStudy s = searched();
    CHECK(answerText(s) ==
          "tranches.first.units = 104 is the least value that meets the target: 96 certainly misses it, 104 "
          "certainly meets it.");
    CHECK(questionText(s) == "wait_days.p90 <= 30 days, over tranches.first.units from 80 to 880 by 8");
    CHECK(has(certaintyText(s), "Certain at 95 % for the whole answer: 4 values tried of at most 14"));
    CHECK(contradictionTexts(s).empty());
    s.answer.firstMet = 6;
    s.answer.likely = 4;
    CHECK(has(answerText(s), "lies between 104 and 128"));
    CHECK(has(answerText(s), "best guess is 112"));
    s.answer.lastMissed.reset();
    CHECK(has(answerText(s), "nothing in the range certainly misses it"));
    s.answer.rising = false;
    s.answer.lastMissed = 9;
    CHECK(has(answerText(s),
              "The greatest value of tranches.first.units that meets the target lies between 128 and 144"));
    s.answer.end = ThresholdEnd::nowhere;
    CHECK(has(answerText(s), "from 80 to 480"));
    s.answer.end = ThresholdEnd::open;
    CHECK(has(answerText(s), "No answer"));
}

TEST_CASE("shares and chances read in per cent, targets with the digits they need") {
    SolveStudy s = searched();
    s.metric.unit = "share";
    s.target = {Comparison::atLeast, 0.825};
    CHECK(targetText(s) == ">= 82.5 %");
    CHECK(measureText(s) == "mean [%]");
    s.chance = 0.9;
    CHECK(targetText(s) == ">= 82.5 % in at least 90 % of replications");
    CHECK(measureText(s) == "meet it [%]");
    s = searched();
    s.target.value = 1.0 / 3;
    CHECK(has(targetText(s), "0.333333"));
}

TEST_CASE("a contradiction names both values, the difference and the verdicts") {
    SolveStudy s = searched();
    s.answer.contradictions = {{3, 50, {24.2, 25.9}, true}};
    const auto texts = contradictionTexts(s);
    REQUIRE(texts.size() == 1);
    CHECK(has(texts[0], "480 does worse than 104 (difference 24.20 to 25.90 days)"));
    CHECK(has(texts[0], "104 certainly meets the target and 480 certainly misses it"));
    CHECK(has(thresholdReport(s, {}), "Not monotone"));
}

TEST_CASE("probes.csv has a row for every value tried, numbers as they are") {
    SolveStudy s = searched();
    const std::string csv = probesCsv(s);
    CHECK(has(csv, "tranches.first.units,96,3,wait_days.p90,all,days,<=,30,,33.71,31.6"));
    CHECK(has(csv, ",20,20,2,misses\n"));
    s.range.lattice = Lattice::dates({2026, 1, 31}, 1, true);
    CHECK(has(probesCsv(s), "tranches.first.units,2026-03-31,3"));
}

TEST_CASE("the picture keeps its labels apart and inside, with far, undefined, refused and many values") {
    SolveStudy s = searched();
    const double undefined = std::numeric_limits<double>::quiet_NaN();
    s.answer.probes.push_back(probe(60, undefined, undefined, Verdict::open));
    s.answer.probes.push_back(probe(61, 30, std::numeric_limits<double>::infinity(), Verdict::open));
    s.answer.probes.push_back(probe(62, undefined, undefined, Verdict::refused));
    for (const ChartSize size : {ChartSize::wide, ChartSize::narrow}) checkDrawing(thresholdChart(s, size));
    for (int i = 63; i < 140; ++i) s.answer.probes.push_back(probe(i, 1e9 * i, 1e6, Verdict::missed));
    s.over = "sectors.<script>.a-name-that-is-much-too-long-for-a-picture";
    s.metric.scope = "sector:a-name-that-is-much-too-long-for-a-picture-of-any-width-at-all";
    for (const ChartSize size : {ChartSize::wide, ChartSize::narrow}) {
        const Chart chart = thresholdChart(s, size);
        checkDrawing(chart);
        REQUIRE(chart.notes.size() == 1);
    }
    const std::string page = thresholdReport(s, {"<b>", "", "p", "h", "v", 1});
    CHECK_FALSE(has(page, "<script>"));
    CHECK_FALSE(has(page, "<b></b>"));
    s.answer.probes.clear();
    CHECK(thresholdChart(s, ChartSize::wide).svg.empty());
}
