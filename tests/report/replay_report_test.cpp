// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// report.html and the screen of a replay: well-formed, readable, nothing overlapping, nothing foreign taken as markup.
#include "models/report/replay_report.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "models/report/charts/replay_charts.hpp"
#include "models/report/replay_metrics.hpp"
#include "models/report/replay_tables.hpp"
#include "models/report/screen.hpp"
#include "models/report/text.hpp"
#include "tests/report/markup_reader.hpp"
#include "tests/report/sample_replay.hpp"

using namespace tranche;

namespace {

std::vector<Chart> allCharts(const ReplayStudy& study) {
    std::vector<Chart> charts;
    for (const ChartSize size : {ChartSize::wide, ChartSize::narrow}) {
        for (const auto draw : {replayUseChart, replayQueueChart, replayWaitChart})
            charts.push_back(draw(study, size));
        charts.push_back(replayScheduleChart(study, replaySchedule(study), size));
    }
    return charts;
}

void checkDrawing(const Chart& chart) {
    CAPTURE(chart.svg.substr(0, 200));
    CHECK(sample::markupFault(chart.svg) == "");
    for (const char* key : {"x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "width", "height", "d"})
        for (const std::string& value : sample::attributeValues(chart.svg, key))
            CHECK(value.find_first_not_of("0123456789.- MLHVZ") == std::string::npos);
    std::vector<LabelBox> labels = chart.labels;
    std::sort(labels.begin(), labels.end(),
              [](const LabelBox& a, const LabelBox& b) { return a.box.y < b.box.y; });
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const LabelBox& a = labels[i];
        CAPTURE(a.text);
        CHECK(a.box.x >= -0.5);
        CHECK(a.box.right() <= chart.width + 0.5);
        CHECK(a.box.y >= 0);
        CHECK(a.box.bottom() <= chart.height);
        for (std::size_t j = i + 1; j < labels.size() && labels[j].box.y < a.box.bottom(); ++j) {
            CAPTURE(labels[j].text);
            CHECK_FALSE(overlap(a.box, labels[j].box));
        }
    }
}

bool hasLabel(const Chart& chart, std::string_view part) {
    return std::any_of(chart.labels.begin(), chart.labels.end(),
                       [&](const LabelBox& l) { return l.text.find(part) != std::string::npos; });
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

void checkReport(const ReplayStudy& study) {
    const std::string html = replayReport(study);
    CHECK(sample::markupFault(html) == "");
    CHECK(html == replayReport(study));
    for (const char* never : {"<script", "http://", "https://", "nan", "undefined"}) {
        CAPTURE(never);
        // The name space of SVG is an address that nothing fetches.
        std::string text = html;
        for (std::size_t i; (i = text.find("http://www.w3.org/2000/svg")) != std::string::npos;)
            text.erase(i, 26);
        CHECK_FALSE(has(text, never));
    }
    for (const Chart& chart : allCharts(study)) {
        CHECK_FALSE(chart.svg.empty());
        checkDrawing(chart);
    }
}

void checkScreen(const ReplayStudy& study) {
    const std::string text = replayText(study);
    std::size_t lines = 0, from = 0;
    for (std::size_t end; (end = text.find('\n', from)) != std::string::npos; from = end + 1, ++lines)
        CHECK(terminalWidth(std::string_view(text).substr(from, end - from)) <= kScreenColumns);
    CHECK(from == text.size());
    CHECK(lines <= kScreenLines);
}

}  // namespace

TEST_CASE("the report of a replay is well formed, its labels apart, and the same bytes twice") {
    for (const std::int64_t gpus : {64, 100, 5000}) {
        sample::Replayed r;
        r.trace = sample::randomTrace(3, 2500, 64, 60.0 * 64 / static_cast<double>(gpus));
        sample::replayInto(r, gpus);
        checkReport(r.study);
        checkScreen(r.study);
    }
}

TEST_CASE("one job, jobs that never wait, and years between two jobs still draw") {
    for (const Duration run : {Duration{1}, 90 * kSecond, 400 * kDay}) {
        sample::Replayed one;
        one.trace.jobs = {sample::traceJob(1, 0, 1, run)};
        sample::replayInto(one, 1);
        checkReport(one.study);
        sample::Replayed far;
        far.trace.jobs = {sample::traceJob(1, 0, 3, run),
                          sample::traceJob(9'000'000'000, 4000 * kDay, 8, run)};
        sample::replayInto(far, 8);
        checkReport(far.study);
        checkScreen(far.study);
    }
}

TEST_CASE("a machine of millions of GPUs and waits of years have labels that fit") {
    sample::Replayed r;
    for (int i = 0; i < 40; ++i)
        r.trace.jobs.push_back(sample::traceJob(i + 1, i * kMinute, 2'000'000'000 >> (i % 31), 300 * kDay));
    sample::replayInto(r, 2'147'483'647, "fcfs");
    checkReport(r.study);
    checkScreen(r.study);
}

TEST_CASE("a replay in which nothing started has a report without charts and figures without numbers") {
    sample::Replayed r;
    sample::replayInto(r, 8);
    CHECK(sample::markupFault(replayReport(r.study)) == "");
    for (const Chart& chart : allCharts(r.study)) CHECK(chart.svg.empty());
    r.trace.jobs = {sample::traceJob(1, 0, 9, kHour)};
    sample::replayInto(r, 8);
    CHECK(sample::markupFault(replayReport(r.study)) == "");
    CHECK(has(replayMetricsCsv(r.study), "wait_s.mean,all,s,\n"));
    CHECK(has(replayJson(r.study), "\"wait_s.mean\": null"));
    CHECK(has(replayMetricsCsv(r.study), "refused,all,jobs,1\n"));
}

TEST_CASE("two pools have a panel and a row each, long names are cut") {
    sample::Replayed r;
    r.trace = sample::randomTrace(8, 600, 30, 60);
    sample::replayTwoPools(r, 32);
    checkReport(r.study);
    checkScreen(r.study);
    CHECK(hasLabel(replayUseChart(r.study, ChartSize::wide), "GPUs in use, hopper"));
    CHECK(has(replayMetricsCsv(r.study), "utilization,pool:hopper,ratio,"));
    const std::string jobs = [&] {
        std::string text;
        writeJobsCsv(r.study, [&](std::string_view rows) { text += rows; });
        return text;
    }();
    CHECK(has(jobs, ",hopper\n"));
}

TEST_CASE("names of a hostile trace are text and nothing else") {
    sample::Replayed r;
    r.trace = sample::randomTrace(2, 50, 8, 60);
    sample::replayInto(r, 8);
    const std::string evil = "\"><script>alert(1)</script>&amp;\x01\xff";
    r.study.trace = r.study.policy = r.study.estimates = r.study.command = r.study.version = evil;
    r.study.pools[0].name = evil;
    r.trace.header.computer = r.trace.header.installation = evil;
    r.trace.report.rules = {{TraceRule::zeroRuntime, 3, evil, 7}};
    checkReport(r.study);
    checkScreen(r.study);
}

TEST_CASE("axes of a replay have their units, and the capacity its number") {
    sample::Replayed r;
    r.trace = sample::randomTrace(3, 1500, 64, 600);
    sample::replayInto(r, 64);
    CHECK(hasLabel(replayUseChart(r.study, ChartSize::wide), "capacity, 64 GPUs"));
    CHECK(hasLabel(replayUseChart(r.study, ChartSize::narrow), "GPUs in use"));
    CHECK(hasLabel(replayUseChart(r.study, ChartSize::wide), "days since the first submission"));
    CHECK(hasLabel(replayQueueChart(r.study, ChartSize::wide), "jobs waiting"));
    CHECK(hasLabel(replayQueueChart(r.study, ChartSize::wide), "GPUs that the waiting jobs ask for"));
    CHECK(hasLabel(replayWaitChart(r.study, ChartSize::wide), "wait (logarithmic)"));
    CHECK(hasLabel(replayScheduleChart(r.study, replaySchedule(r.study), ChartSize::wide),
                   "rows, not devices"));
    CHECK(axisUnit(10 * kSecond).name == "seconds");
    CHECK(axisUnit(3 * kHour).name == "hours");
}

TEST_CASE("the capacity line steps where GPUs come and go, and the caption says so") {
    sample::Replayed r;
    r.trace = sample::randomTrace(3, 600, 16, 600);
    sample::replayInto(r, 64);
    const auto capacityPath = [&](ChartSize size) {
        const std::string svg = replayUseChart(r.study, size).svg;
        const std::size_t at = svg.find("class=\"target ln\"");
        REQUIRE(at != std::string::npos);
        const std::size_t from = svg.rfind('<', at);
        return svg.substr(from, svg.find('>', at) - from);
    };
    const auto turns = [](const std::string& path) { return std::count(path.begin(), path.end(), 'V'); };
    const Time first = r.result.figures.firstSubmit, last = r.result.figures.lastEnd;
    r.study.pools[0].levels = {{0, 64}, {last, 99}};
    CHECK_FALSE(r.study.capacityChanges());
    CHECK(turns(capacityPath(ChartSize::wide)) == 0);
    CHECK_FALSE(has(replayReport(r.study), "area below it"));
    r.study.pools[0].levels = {{0, 32}, {first + (last - first) / 4, 48}, {first + (last - first) / 2, 64}};
    CHECK(r.study.capacityChanges());
    checkReport(r.study);
    CHECK(turns(capacityPath(ChartSize::wide)) == 2);
    CHECK(turns(capacityPath(ChartSize::narrow)) == 2);
    CHECK(has(replayReport(r.study), "area below it"));
    CHECK(hasLabel(replayUseChart(r.study, ChartSize::wide), "capacity of the pool"));
    // A machine that flickers all the time is drawn in bounded room, its extremes kept.
    r.study.pools[0].levels.clear();
    for (int i = 0; i < 100'000; ++i)
        r.study.pools[0].levels.push_back(
            {first + i * ((last - first) / 100'000), i == 70'000 ? 200 : i % 7});
    checkReport(r.study);
    CHECK(capacityPath(ChartSize::wide).size() < 60'000);
    CHECK(hasLabel(replayUseChart(r.study, ChartSize::wide), "200"));
}

TEST_CASE("the peak of a queue is in the drawing however many intervals there are") {
    sample::Replayed r;
    r.trace = sample::randomTrace(3, 300, 8, 2000);
    const Time middle = r.trace.jobs[150].submit;
    std::vector<TraceJob> burst;
    for (int i = 0; i < 500; ++i) burst.push_back(sample::traceJob(1000 + i, middle, 64, kSecond));
    r.trace.jobs.insert(r.trace.jobs.begin() + 151, burst.begin(), burst.end());
    sample::replayInto(r, 64);
    CHECK(r.result.figures.queue.mostJobs >= 499);
    CHECK(r.result.series.whole.size() > 600);
    // The axis of the jobs reaches beyond the peak, which lasted minutes of days.
    CHECK(hasLabel(replayQueueChart(r.study, ChartSize::narrow), "600"));
}

TEST_CASE("a report stays small when the trace is not") {
    sample::Replayed r;
    r.trace = sample::randomTrace(3, 60000, 64, 60);
    sample::replayInto(r, 640);
    CHECK(replayReport(r.study).size() < 2'000'000);
}
