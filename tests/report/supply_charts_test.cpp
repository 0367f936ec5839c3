// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/charts/supply_charts.hpp"

#include <doctest/doctest.h>

#include "tests/report/markup_reader.hpp"
#include "tests/report/sample_supply.hpp"

using namespace tranche;

namespace {

std::vector<Chart> allCharts(const RunSummary& run) {
    std::vector<Chart> charts;
    for (const ChartSize size : {ChartSize::wide, ChartSize::narrow}) {
        charts.push_back(privateChart(run, size));
        for (Chart& chart : siteCharts(run, size)) charts.push_back(std::move(chart));
        for (Chart& chart : budgetCharts(run, size)) charts.push_back(std::move(chart));
    }
    return charts;
}

bool hasLabel(const Chart& chart, std::string_view part) {
    for (const LabelBox& label : chart.labels)
        if (label.text.find(part) != std::string::npos) return true;
    return false;
}

void checkDrawing(const Chart& chart) {
    CAPTURE(chart.svg.substr(0, 200));
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

}  // namespace

TEST_CASE("charts of supply are well-formed, inside their frame, and no label covers another") {
    const std::vector<Chart> charts = allCharts(sample::withSupply());
    CHECK(charts.size() == 2 * (1 + 2 + 2));
    for (const Chart& chart : charts) {
        CHECK_FALSE(chart.svg.empty());
        checkDrawing(chart);
    }
}

TEST_CASE("long names, many fleets and undefined values of supply still draw cleanly") {
    RunSummary run = sample::withSupply();
    for (int i = 0; i < 9; ++i) {
        const std::string id = "firm" + std::to_string(i);
        run.supply.fleets.push_back({id, std::string(120, 'W'), "B200", "", 800});
        for (const CapacityPoint& p : run.capacity)
            run.supply.fleetPoints.push_back({p.date, id, sample::around(8000), sample::around(8000)});
    }
    std::stable_sort(run.supply.fleetPoints.begin(), run.supply.fleetPoints.end(),
                     [](const FleetPoint& a, const FleetPoint& b) { return a.date < b.date; });
    for (SiteMark& site : run.supply.sites) site.name = std::string(300, 'W');
    for (BudgetPoint& p : run.supply.budgets) p.name = std::string(300, 'W');
    run.supply.sitePoints[8].governmentKw.mean = run.supply.fleetPoints[3].there.mean = sample::kNone;
    run.supply.budgets[2].paid = {sample::kNone, sample::kNone, sample::kNone, sample::kNone};
    for (const Chart& chart : allCharts(run)) checkDrawing(chart);
    CHECK(hasLabel(privateChart(run, ChartSize::wide), "7 others: "));  // six keep their names
}

TEST_CASE("a run without firms, sites and budgets has no chart of them") {
    CHECK(privateChart(sample::koreaLike(), ChartSize::wide).svg.empty());
    CHECK(siteCharts(sample::koreaLike(), ChartSize::wide).empty());
    CHECK(budgetCharts(sample::koreaLike(), ChartSize::wide).empty());
}

TEST_CASE("charts of supply name their firms, sites, budgets and units, and begin at zero") {
    const RunSummary run = sample::withSupply();
    const Chart firms = privateChart(run, ChartSize::wide);
    for (const char* name : {"Samsung: 3", "SK Group: 3", "Hyundai Motor Group: 3", "Naver Cloud: 4",
                             "government, in service", "GPUs, mean of the replications", "2030"}) {
        CAPTURE(name);
        CHECK(hasLabel(firms, name));
    }
    const std::vector<Chart> sites = siteCharts(run, ChartSize::wide);
    REQUIRE(sites.size() == 2);
    for (const char* name : {"Haenam Solaseado", "MW at the meter", "cap: 100 MW", "government GPUs: 40 MW",
                             "private GPUs: 50 MW", "accepted, no power: "}) {
        CAPTURE(name);
        CHECK(hasLabel(sites[0], name));
    }
    CHECK_FALSE(hasLabel(sites[1], "cap: "));
    CHECK_FALSE(hasLabel(sites[1], "private GPUs"));
    REQUIRE(sites[1].notes.size() == 1);
    const std::vector<Chart> money = budgetCharts(run, ChartSize::narrow);
    for (const char* name : {"Ministry of Science and ICT", "bn KRW in the year", "appropriated", "committed",
                             "paid", "lapsed", "2025", "2030"}) {
        CAPTURE(name);
        CHECK(hasLabel(money[0], name));
    }
    for (const Chart& chart : {firms, sites[0], money[0]}) {
        bool zero = false;
        for (const LabelBox& label : chart.labels) zero = zero || label.text == "0";
        CHECK(zero);
    }
}

TEST_CASE("a power load of a few kilowatts is drawn in kilowatts") {
    RunSummary run = sample::withSupply();
    for (SitePoint& p : run.supply.sitePoints)
        for (auto* q : {&p.capKw, &p.governmentKw, &p.privateKw, &p.waitingKw}) q->mean /= 1000;
    CHECK(hasLabel(siteCharts(run, ChartSize::wide)[0], "kW at the meter"));
}
