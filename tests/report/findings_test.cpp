// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/findings.hpp"

#include <doctest/doctest.h>

#include "tests/report/sample_summary.hpp"

using namespace tranche;

TEST_CASE("the findings quote capacity, chances, waits, success and use") {
    const std::vector<std::string> said = findings(sample::koreaLike());
    REQUIRE(said.size() == 5);
    CHECK(said[0].find("50,000 GPUs") != std::string::npos);
    CHECK(said[1].find("in service by 31 Dec 2030: 10,000: 100 %") != std::string::npos);
    CHECK(said[1].find("50,000: 98 % (93 to 99 %)") != std::string::npos);
    CHECK(said[2].find("64 days (National projects) to 115 days (Start-ups)") != std::string::npos);
    CHECK(said[3].find("11,374 applications lead to 3,510 grants") != std::string::npos);
    CHECK(said[3].find("31 % by number and 34 % by GPUs") != std::string::npos);
    CHECK(said[4].find("active 72 % of granted") != std::string::npos);
}

TEST_CASE("nothing is said about what is not there") {
    CHECK(findings(RunSummary{}).empty());
    RunSummary run = sample::koreaLike();
    for (SectorOutcome& s : run.sectors) s.medianWaitDays = sample::kNone;
    for (const std::string& sentence : findings(run)) CHECK(sentence.find("undefined") == std::string::npos);
    CHECK(findings(run)[2].find("Fewer than half") == 0);
}

TEST_CASE("the ladder's links prefer the metric and fall back on the series") {
    RunSummary run = sample::koreaLike();
    const std::vector<LadderLink> links = ladderLinks(run);
    REQUIRE(links.size() == 7);
    CHECK(linkText(links.back()) == "effective 18.2 ± 0.2 % of procured");                  // a metric
    CHECK(linkText(links[4]) == "active 72.0 % of granted");                                // from the series
    CHECK(linkText({"effective", "active", 0.35, 2e-17}) == "effective 35.0 % of active");  // rounding alone
    double product = 1;
    for (std::size_t i = 0; i < 6; ++i) product *= links[i].share;
    std::erase_if(run.metrics, [](const MetricEstimate& m) { return m.metric == "ladder.effective_use"; });
    CHECK(ladderLinks(run).back().share == doctest::Approx(product));
}

TEST_CASE("a year ends with its last point, and a point on 1 January ends the year before") {
    RunSummary run;
    for (const Date date :
         {Date{2025, 6, 1}, Date{2025, 12, 1}, Date{2026, 1, 1}, Date{2026, 2, 1}, Date{2026, 12, 31}}) {
        run.capacity.push_back({date, 0, 0, 0, 0, 0, 0});
    }
    const std::vector<CapacityPoint> ends = yearEnds(run);
    REQUIRE(ends.size() == 2);
    CHECK(ends[0].date == Date{2026, 1, 1});
    CHECK(ends[1].date == Date{2026, 12, 31});
}

TEST_CASE("scopes are found in the order of the metrics and carry their labels") {
    const RunSummary run = sample::koreaLike();
    CHECK(scopeKinds(run) == std::vector<std::string>{"pool", "sector"});
    CHECK(scopedMetrics(run, "sector").scopes.size() == 5);
    CHECK(scopeLabel(run, "sector:sme") == "Small and medium firms");
    CHECK(scopeLabel(run, "pool:p1-h200") == "p1-h200");
    CHECK(findMetric(run, "wait_days.p90", "sector:sme") != nullptr);
    CHECK(findMetric(run, "wait_days.p90", "sector:none") == nullptr);
}
