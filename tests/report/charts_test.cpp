// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/charts/charts.hpp"

#include <doctest/doctest.h>

#include <functional>

#include "tests/report/markup_reader.hpp"
#include "tests/report/sample_summary.hpp"

using namespace tranche;

namespace {

// Every chart of a run, in both sizes.
std::vector<Chart> allCharts(const RunSummary& run) {
    std::vector<Chart> charts;
    for (const ChartSize size : {ChartSize::wide, ChartSize::narrow}) {
        for (const auto draw : {capacityChart, targetChart, ladderChart, waitChart, awardChart}) {
            charts.push_back(draw(run, size));
        }
        for (Chart& part : ganttCharts(run, size)) charts.push_back(std::move(part));
    }
    return charts;
}

bool hasLabel(const Chart& chart, std::string_view part) {
    for (const LabelBox& label : chart.labels) {
        if (label.text.find(part) != std::string::npos) return true;
    }
    return false;
}

void checkDrawing(const Chart& chart) {
    CAPTURE(chart.svg.substr(0, 200));
    CHECK(sample::markupFault(chart.svg) == "");
    for (const char* key :
         {"x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "d", "viewBox"}) {
        for (const std::string& value : sample::attributeValues(chart.svg, key)) {
            CHECK(value.find_first_not_of("0123456789.- MLHVZ") == std::string::npos);
        }
    }
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

}  // namespace

TEST_CASE("every chart is well-formed, inside its frame, and no label covers another") {
    for (const Chart& chart : allCharts(sample::koreaLike())) {
        CHECK_FALSE(chart.svg.empty());
        checkDrawing(chart);
    }
}

TEST_CASE("long names, many tranches on one day, and undefined values still draw cleanly") {
    RunSummary run = sample::koreaLike();
    for (int i = 0; i < 12; ++i) {
        TrancheMark mark = run.tranches[4];
        mark.id = "a-tranche-with-a-very-long-identifier-" + std::to_string(i);
        run.tranches.push_back(mark);
    }
    run.tranches[0].p10 = run.tranches[0].p90 = Date{0, 0, 0};
    run.tranches[1].p50 = Date{0, 0, 0};
    run.tranches[1].arrivesInHorizon = 0;
    for (SectorOutcome& s : run.sectors)
        s.label += " with a name that is far too long for the margin of any chart";
    run.sectors[0].medianWaitDays = sample::kNone;
    run.sectors[1].survivalDays.clear();
    run.sectors[2].awardShare = run.sectors[2].awardShareLow = run.sectors[2].awardShareHigh = sample::kNone;
    run.sectors[3].survival[3] = sample::kNone;
    run.capacity[10].p95 = run.capacity[11].p50 = sample::kNone;
    run.targets[3].probability = run.targets[3].low = run.targets[3].high = sample::kNone;
    run.gantt[40].finishP90 = Date{0, 0, 0};
    run.gantt[41].startP50 = run.gantt[41].finishP50 = Date{0, 0, 0};
    run.gantt[42].milestone = std::string(200, 'W');
    run.series[8].mean.fill(sample::kNone);
    for (const Chart& chart : allCharts(run)) checkDrawing(chart);
    CHECK(capacityChart(run, ChartSize::wide).notes.size() == 1);
}

TEST_CASE("an empty run gives no charts and does not fail") {
    for (const Chart& chart : allCharts(RunSummary{})) CHECK(chart.svg.empty());
}

TEST_CASE("a run of five weeks draws its axis in months") {
    RunSummary run = sample::koreaLike();
    run.start = {2025, 12, 22};
    run.end = {2026, 3, 3};
    const Chart chart = capacityChart(run, ChartSize::wide);
    checkDrawing(chart);
    CHECK(hasLabel(chart, "Jan"));
}

TEST_CASE("axes carry their units and flags their tranche and its GPUs") {
    const RunSummary run = sample::koreaLike();
    const Chart capacity = capacityChart(run, ChartSize::wide);
    CHECK(hasLabel(capacity, "government GPUs in service"));
    CHECK(hasLabel(capacity, "naicc +15,000"));
    CHECK(hasLabel(capacity, "target 50,000"));
    CHECK(hasLabel(ladderChart(run, ChartSize::narrow), "GPUs, mean of the month"));
    CHECK(hasLabel(waitChart(run, ChartSize::wide), "days since submission"));
    CHECK(hasLabel(awardChart(run, ChartSize::wide), "share of GPUs over all sectors"));
    CHECK(hasLabel(targetChart(run, ChartSize::wide), "44 % (36 to 53 %)"));
}

TEST_CASE("the layers of the ladder name their denominator and add up to the installed fleet") {
    const RunSummary run = sample::koreaLike();
    const LadderShares s = ladderShares(run);
    CHECK(s.active + s.grantedIdle + s.reserved + s.free + s.down + s.poweredOff == doctest::Approx(1));
    CHECK(s.active == doctest::Approx((s.active + s.grantedIdle) * 0.72));
    const Chart chart = ladderChart(run, ChartSize::wide);
    for (const char* name : {"active", "granted, idle", "reserved, idle", "free", "down", "powered off"}) {
        CHECK(hasLabel(chart, std::string(name) + ": "));
    }
    CHECK(hasLabel(chart, "% of installed"));
}

TEST_CASE("a tranche that mostly misses the horizon has a note instead of a flag") {
    RunSummary run = sample::koreaLike();
    run.tranches.back().arrivesInHorizon = 0.3;
    const Chart chart = capacityChart(run, ChartSize::wide);
    CHECK_FALSE(hasLabel(chart, "top-up"));
    REQUIRE(chart.notes.size() == 1);
    CHECK(chart.notes[0].find("30 %") != std::string::npos);
}

TEST_CASE("milestones are split between tranches and none is lost") {
    const RunSummary run = sample::koreaLike();
    const std::vector<Chart> parts = ganttCharts(run, ChartSize::wide);
    CHECK(parts.size() == 2);
    std::size_t acceptances = 0;
    for (const Chart& part : parts) {
        CHECK(part.height < 1100);
        for (const LabelBox& label : part.labels) acceptances += label.text == "Acceptance" ? 1 : 0;
    }
    CHECK(acceptances == run.tranches.size());
}

TEST_CASE("a curve of many thousand points costs no more than its pixels") {
    RunSummary run = sample::koreaLike();
    SectorOutcome& s = run.sectors[0];
    s.survivalDays.clear();
    s.survival.clear();
    for (int i = 0; i < 200000; ++i) {
        s.survivalDays.push_back(i * 0.002);
        s.survival.push_back(1 - i / 200001.0);
    }
    CHECK(waitChart(run, ChartSize::wide).svg.size() < 60000);
}
