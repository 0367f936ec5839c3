// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/screen.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "models/report/text.hpp"
#include "tests/report/sample_summary.hpp"

using namespace tranche;

namespace {

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

void checkPage(const RunSummary& run) {
    const std::string text = screenSummary(run, false);
    const std::vector<std::string> lines = linesOf(text);
    CHECK(lines.size() <= kScreenLines);
    for (const std::string& line : lines) {
        CAPTURE(line);
        CHECK(terminalWidth(line) <= kScreenColumns);
        CHECK_FALSE(line.ends_with(' '));
    }
    CHECK(text.find('\x1b') == std::string::npos);
}

// Greatest width a run may ask for: every optional part present and too long.
RunSummary crowded() {
    RunSummary run = sample::koreaLike();
    for (int i = 0; i < 10; ++i) {
        run.sectors.push_back(run.sectors[0]);
        run.warnings.push_back(std::string(300, 'w'));
    }
    for (int year = 2031; year < 2060; ++year) {
        run.capacity.push_back({{year, 12, 31}, 1, 1, 1, 1, 1, 1});
        for (int gpus = 1; gpus < 9; ++gpus) run.targets.push_back({gpus * 1000, {year, 12, 31}, .5, .4, .6});
    }
    run.title = "\x1b[31m국가 GPU 프로그램 " + std::string(200, 'x');
    run.sectors[0].label = "국가 인공지능 연구 개발 대학원 연합";
    return run;
}

}  // namespace

TEST_CASE("the summary fits a screen, also when everything is too much") {
    checkPage(sample::koreaLike());
    checkPage(crowded());
    checkPage(RunSummary{});
}

TEST_CASE("the first screenful answers when, how sure, who, how long, how well and for how much") {
    const std::string text = screenSummary(sample::koreaLike(), false);
    std::size_t last = 0;
    for (const char* part :
         {"120 replications, seed 2026, stopped: precision reached", "end of 2030", "at least 50,000",
          "98 % (93-99)", "everyone", "101 ± 2", "Small and medium firms", "% of procured",
          "6,912 ± 88 KRW/GPU h", "warning: "}) {
        CAPTURE(part);
        const std::size_t at = text.find(part, last);
        REQUIRE(at != std::string::npos);
        last = at;
    }
}

TEST_CASE("what is the same in every replication is shown without an interval") {
    RunSummary run = sample::koreaLike();
    for (MetricEstimate& m : run.metrics)
        if (m.metric == "applications") m.low = m.high = m.mean = 5000 + 1e-12;
    const std::string text = screenSummary(run, false);
    CHECK(text.find("5,000 ±") == std::string::npos);
    CHECK(text.find("5,000") != std::string::npos);
    CHECK(text.find("0.000000") == std::string::npos);
}

TEST_CASE("columns line up under their heads") {
    const std::vector<std::string> lines = linesOf(screenSummary(sample::koreaLike(), false));
    const auto head = std::find_if(lines.begin(), lines.end(),
                                   [](const std::string& l) { return l.starts_with("Applicants"); });
    REQUIRE(head != lines.end());
    for (auto row = head; row != head + 8; ++row) CHECK(terminalWidth(*row) == terminalWidth(*head));
}

TEST_CASE("colour adds escape codes and nothing else") {
    std::string painted = screenSummary(sample::koreaLike(), true);
    CHECK(painted != screenSummary(sample::koreaLike(), false));
    for (const std::string code : {"\x1b[1m", "\x1b[33m", "\x1b[0m"}) {
        for (std::size_t i; (i = painted.find(code)) != std::string::npos;) painted.erase(i, code.size());
    }
    CHECK(painted == screenSummary(sample::koreaLike(), false));
}
