// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/csv.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>

#include "tests/report/sample_summary.hpp"

using namespace tranche;

namespace {

// RFC 4180 reader, written apart from the writer.
std::vector<std::vector<std::string>> parse(const std::string& csv) {
    std::vector<std::vector<std::string>> rows{{""}};
    bool quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (quoted) {
            if (c != '"') {
                rows.back().back() += c;
            } else if (i + 1 < csv.size() && csv[i + 1] == '"') {
                rows.back().back() += csv[++i];
            } else {
                quoted = false;
            }
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            rows.back().emplace_back();
        } else if (c == '\n') {
            rows.push_back({""});
        } else {
            rows.back().back() += c;
        }
    }
    REQUIRE_FALSE(quoted);
    REQUIRE(rows.back() == std::vector<std::string>{""});
    rows.pop_back();
    return rows;
}

double readBack(const std::string& cell) {
    if (cell.empty()) return std::numeric_limits<double>::quiet_NaN();
    double value = 0;
    const auto result = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    REQUIRE(result.ptr == cell.data() + cell.size());
    return value;
}

bool same(double a, double b) {
    return (std::isnan(a) && std::isnan(b)) || a == b;
}

std::string one(std::string_view text) {
    std::string out;
    CsvWriter csv([&](std::string_view row) { out += row; });
    csv.text(text).endRow();
    return out;
}

}  // namespace

TEST_CASE("a number reads back as the same double") {
    sample::Dice dice;
    for (int i = 0; i < 20000; ++i) {
        const auto bits =
            static_cast<std::uint64_t>(dice.uniform() * 9.2e18) ^ (static_cast<std::uint64_t>(i) << 52);
        const double value = std::bit_cast<double>(bits);
        if (!std::isfinite(value)) continue;
        CAPTURE(value);
        CHECK(readBack(csvNumber(value)) == value);
    }
    CHECK(csvNumber(0.1) == "0.1");
    CHECK(csvNumber(13136) == "13136");
    CHECK(csvNumber(1e6) == "1000000");
    CHECK(csvNumber(-0.0) == "0");
    CHECK(csvNumber(std::numeric_limits<double>::quiet_NaN()).empty());
    CHECK(csvNumber(-std::numeric_limits<double>::infinity()) == "-inf");
}

TEST_CASE("text that a spreadsheet would run is made harmless and numbers are left alone") {
    CHECK(one("=cmd|' /C calc'!A0") == "'=cmd|' /C calc'!A0\n");
    CHECK(one("+1") == "'+1\n");
    CHECK(one("-1") == "'-1\n");
    CHECK(one("@sum") == "'@sum\n");
    CHECK(one("\t=1") == "'\t=1\n");
    CHECK(one("\r=1") == "\"'\r=1\"\n");
    CHECK(one("a=b") == "a=b\n");
    std::string out;
    CsvWriter csv([&](std::string_view row) { out += row; });
    csv.number(-1.5).number(std::int64_t{-3}).date({2026, 3, 1}).date({2026, 2, 30}).empty().endRow();
    CHECK(out == "-1.5,-3,2026-03-01,,\n");
}

TEST_CASE("separators, quotes and line ends in a cell survive the way back") {
    for (const std::string text :
         {"a,b", "say \"hi\"", "two\nlines", "\"", ",", "대한민국", "%s %n", " lead", "../../etc/x"}) {
        CAPTURE(text);
        CHECK(parse(one(text)) == std::vector<std::vector<std::string>>{{text}});
    }
}

TEST_CASE("metrics.csv holds every metric under its header") {
    const RunSummary run = sample::koreaLike();
    const auto rows = parse(metricsCsv(run));
    REQUIRE(rows.size() == run.metrics.size() + 1);
    CHECK(rows[0] == std::vector<std::string>{"metric", "scope", "unit", "mean", "ci_low", "ci_high", "n"});
    for (std::size_t i = 0; i < run.metrics.size(); ++i) {
        const MetricEstimate& m = run.metrics[i];
        REQUIRE(rows[i + 1].size() == 7);
        CHECK(rows[i + 1][0] == m.metric);
        CHECK(rows[i + 1][1] == m.scope);
        CHECK(same(readBack(rows[i + 1][3]), m.mean));
        CHECK(same(readBack(rows[i + 1][4]), m.low));
        CHECK(same(readBack(rows[i + 1][5]), m.high));
        CHECK(rows[i + 1][6] == std::to_string(m.n));
    }
}

TEST_CASE("timeseries.csv is rectangular, names its units, and the ladder can be read back") {
    const RunSummary run = sample::koreaLike();
    const auto rows = parse(timeseriesCsv(run));
    REQUIRE(rows.size() == run.series.size() + 1);
    std::map<std::string, std::size_t> column;
    for (std::size_t i = 0; i < rows[0].size(); ++i) column[rows[0][i]] = i;
    CHECK(column.size() == 2 + 4 * kRungs + 5);
    for (const char* name : {"granted_gpus_mean", "not_arrived_gpus_p05", "powered_off_gpus_p95",
                             "waiting_applications_p95", "started_wait_days_mean"}) {
        CAPTURE(name);
        CHECK(column.contains(name));
    }
    for (std::size_t i = 0; i < run.series.size(); ++i) {
        REQUIRE(rows[i + 1].size() == rows[0].size());
        CHECK(rows[i + 1][0] == formatDate(run.series[i].date));
        const double granted = readBack(rows[i + 1][column["granted_gpus_mean"]]);
        CHECK(granted == run.series[i].mean[static_cast<std::size_t>(Rung::granted)]);
        CHECK(rows[i + 1][column["waiting_gpus_mean"]].empty() == (run.series[i].pool != "all"));
    }
}

TEST_CASE("rows reach the sink one at a time") {
    std::size_t longest = 0, calls = 0;
    writeTimeseriesCsv(sample::koreaLike(), [&](std::string_view row) {
        longest = std::max(longest, row.size());
        ++calls;
    });
    CHECK(calls == sample::koreaLike().series.size() + 1);
    CHECK(longest < 4096);
}
