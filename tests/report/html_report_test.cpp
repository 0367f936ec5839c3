// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/html_report.hpp"

#include <doctest/doctest.h>

#include <regex>

#include "tests/report/markup_reader.hpp"
#include "tests/report/sample_summary.hpp"

using namespace tranche;

namespace {
bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}
}  // namespace

TEST_CASE("the report is well-formed, small, and needs no script and no network") {
    const std::string html = htmlReport(sample::koreaLike());
    CHECK(sample::markupFault(html) == "");
    CHECK(html.size() < 400 * 1024);
    CHECK(contains(html, "<html lang=\"en\">"));
    CHECK(contains(html, "prefers-color-scheme:dark"));
    CHECK(contains(html, "@page{size:A4"));
    CHECK_FALSE(contains(html, "<script"));
    CHECK_FALSE(contains(html, "src="));
    CHECK_FALSE(contains(html, "@import"));
    std::string links = html;
    for (std::size_t i = 0; (i = links.find("http", i)) != std::string::npos; ++i) {
        CHECK(links.substr(i, 26) == "http://www.w3.org/2000/svg");  // a name, never fetched
    }
}

TEST_CASE("the same summary gives the same bytes") {
    CHECK(htmlReport(sample::koreaLike()) == htmlReport(sample::koreaLike()));
}

TEST_CASE("headline numbers come before charts, assumptions after, and all links lead somewhere") {
    const std::string html = htmlReport(sample::koreaLike());
    std::size_t last = 0;
    for (const char* id : {"headlines", "capacity", "use", "waits", "awards", "procurement", "numbers",
                           "assumptions", "run"}) {
        const std::size_t at = html.find("<section id=\"" + std::string(id) + "\"");
        CAPTURE(id);
        REQUIRE(at != std::string::npos);
        CHECK(at > last);
        CHECK(contains(html, "href=\"#" + std::string(id) + "\""));
        last = at;
    }
}

TEST_CASE("every colour class that a drawing uses is in the style sheet") {
    const std::string html = htmlReport(sample::koreaLike());
    const std::string style = html.substr(html.find("<style>"), html.find("</style>") - html.find("<style>"));
    const std::string body = html.substr(html.find("</style>"));
    std::set<std::string> missing;
    for (const std::string& value : sample::attributeValues(body, "class")) {
        const std::regex word("[^ ]+");
        for (std::sregex_iterator i(value.begin(), value.end(), word), end; i != end; ++i) {
            if (!contains(style, "." + i->str())) missing.insert(i->str());
        }
    }
    missing.erase("wide");  // shown unless the screen is narrow
    CAPTURE(missing.size());
    CHECK((missing.empty() ? std::string() : *missing.begin()) == "");
    for (const char* name : {"--c1", "--page", "--ink", "--soft"}) {
        CHECK(contains(style.substr(style.find("prefers-color-scheme:dark")), name));
    }
}

TEST_CASE("hostile text is shown as text") {
    const std::string evil = "<script>alert(1)</script>\"'&\xff\x1b[31m";
    RunSummary run = sample::koreaLike();
    run.title = run.scenario = run.policy = run.version = run.scenarioHash = run.stopReason =
        run.precisionNote = evil;
    for (MetricEstimate& m : run.metrics) m.label = m.unit = evil;
    for (TrancheMark& t : run.tranches) t.id = t.name = t.gpu = evil;
    for (GanttBar& b : run.gantt) b.tranche = b.milestone = evil;
    for (SectorOutcome& s : run.sectors) s.label = evil;
    for (Provenance& p : run.assumptions) p.path = p.value = p.source = p.status = p.note = evil;
    run.metrics.back().scope = "<b>:" + evil;
    run.warnings = {evil};
    const std::string html = htmlReport(run);
    CHECK(sample::markupFault(html) == "");
    CHECK_FALSE(contains(html, "<script"));
    CHECK_FALSE(contains(html, "\x1b"));
    CHECK_FALSE(contains(html, "\xff"));
}

TEST_CASE("statuses are spelled out, ranges shown, and a missing source is named missing") {
    RunSummary run = sample::koreaLike();
    run.assumptions[0].low = "2025-01-01";
    run.assumptions[0].high = "2025-06-01";
    const std::string html = htmlReport(run);
    CHECK(contains(html, "<span class=\"chip assumed\">assumed</span>"));
    CHECK(contains(html, "<span class=\"chip reported\">reported</span>"));
    CHECK(contains(html, "45 to 150"));
    CHECK(contains(html, "2025-01-01 to 2025-06-01"));
    CHECK(contains(html, "none given"));
    CHECK(contains(html, "111,000,000"));
}

TEST_CASE("undefined and unbounded are printed as such") {
    const std::string html = htmlReport(sample::koreaLike());
    CHECK(contains(html, "790 to unbounded"));
    CHECK(contains(html, "not defined in any replication"));
    CHECK_FALSE(contains(html, ">nan"));
    CHECK_FALSE(contains(html, ">inf"));
}

TEST_CASE("an empty run still gives a whole page") {
    const std::string html = htmlReport(RunSummary{});
    CHECK(sample::markupFault(html) == "");
    CHECK(contains(html, "This run"));
    CHECK_FALSE(contains(html, "<svg xmlns"));
}
