// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Merged results read back from the file alone, and files that are none.
#include <doctest/doctest.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <cmath>
#include <fstream>
#include <sstream>

#include "models/experiment/store/point_table.hpp"
#include "models/experiment/store/result_table.hpp"
#include "models/experiment/store/sweep_folder.hpp"
#include "tests/experiment/sweep_example.hpp"

using namespace tranche;
using namespace tranche::testing;

namespace {

namespace fs = std::filesystem;

const char* const kRefused = R"(experiment: refused
scenario: ranged.yaml
policies: [panel, lots]
factors:
  - {path: calls.spring.closes, values: [2026-04-20, 2026-08-31]}
  - {path: calls.spring.opens, values: [2026-04-01, 2026-04-25]}
  - {name: share, path: sectors.startup.no_show, values: [0.25, 0.5]}
  - {name: rule, levels: [{label: as it is, set: {}}, {label: strict, set: {policy.award.rule: strict_cut}}]}
replications: {min: 4, max: 4}
metrics: [success.count, wait_days.p90@sector:startup]
)";

fs::path merged(const Sweep& sweep, const fs::path& out) {
    const SweepFolder folder(out, sweep);
    runShard(sweep, folder, {1, 1, 2, nullptr, nullptr, {}});
    REQUIRE(folder.merge().missing == 0);
    return folder.results();
}

std::string bytesOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

// What is said of a file; empty: it was read.
std::string refusalOf(const fs::path& file) {
    try {
        readResultTable(file);
        return {};
    } catch (const StoreFailure& failure) {
        CHECK(std::string(failure.what()).find(file.filename().string()) != std::string::npos);
        return failure.what();
    }
}

bool says(const fs::path& file, const std::string& what) {
    const std::string refusal = refusalOf(file);
    CAPTURE(refusal);
    CHECK(refusal.find(what) != std::string::npos);
    return refusal.find(what) != std::string::npos;
}

bool same(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

}  // namespace

TEST_CASE("Results are known from the file alone, with the numbers that the experiment's own tables have") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(here, kRefused);
    const fs::path file = merged(sweep, here / "a folder, 100 % odd ?#/");
    const std::string before = bytesOf(file);
    const ResultTable table = readResultTable(file);
    CHECK(table.experiment == "refused");
    REQUIRE(table.factors.size() == 4);
    CHECK(table.factors[2].name == "share");
    REQUIRE(table.metrics.size() == 2);
    CHECK(table.metrics[1].name == "wait_days.p90@sector:startup");
    CHECK(table.metrics[1].key == "wait_days.p90");
    CHECK(table.metrics[1].scope == "sector:startup");
    CHECK(table.metrics[1].unit == "days");
    CHECK_FALSE(table.metrics[1].label.empty());

    const std::vector<PointTable> own = pointTables(sweep, file);
    REQUIRE(table.points.size() == 32);
    std::size_t refused = 0;
    for (std::size_t p = 0; p < 32; ++p) {
        const ResultPoint& point = table.points[p];
        const PointTable& base = own[p / 16];
        CHECK(point.policy == base.policy);
        CHECK(point.scenario == base.scenario);
        CHECK(point.runs == base.replications[p % 16]);
        CHECK(point.failed == 0);
        refused += !point.refusal.empty();
        CHECK((point.runs == 0) == !point.refusal.empty());
        for (std::size_t f = 0; f < 4; ++f) CHECK(point.levels[f].text == base.points[p % 16].values[f].text);
        for (std::size_t m = 0; m < 2; ++m) {
            CHECK(same(point.estimates[m].mean, base.mean(p % 16, m)));
            if (point.runs > 0) CHECK(same(point.estimates[m].halfWidth, base.halfWidth(p % 16, m)));
            CHECK(point.estimates[m].n <= point.runs);
        }
        CHECK((point.estimates[0].n == 4) == point.refusal.empty());
    }
    CHECK(refused == 8);  // closes in April before it opens
    CHECK(table.points[0].levels[2].number == 0.25);
    CHECK(table.points[8].levels[0].number - table.points[0].levels[0].number == 133);  // days
    CHECK(std::isnan(table.points[0].levels[3].number));
    CHECK(table.points[1].levels[3].text == "strict");

    CHECK((bytesOf(file) == before));
    std::size_t beside = 0;
    for (const auto& entry : fs::directory_iterator(file.parent_path()))
        beside += entry.path().filename().string().starts_with("results.sqlite");
    CHECK(beside == 1);
}

TEST_CASE("What is no file of results is refused with a sentence that names it") {
    const ScenarioFolder here;
    CHECK(says(here / "none.sqlite", "no such file"));
    fs::create_directories(here / "folder.sqlite");
    CHECK(says(here / "folder.sqlite", "no such file"));
    CHECK(says(here.write("text.sqlite", "not a database, but something somebody may want to keep"),
               "not a database"));
    CHECK(says(here.write("empty.sqlite", ""), "no table manifest"));
    {
        SQLite::Database other((here / "other.sqlite").string(),
                               SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        other.exec(
            "CREATE TABLE manifest(a); CREATE TABLE factors(a); CREATE TABLE metrics(a);"
            "CREATE TABLE points(a); CREATE TABLE levels(a); CREATE TABLE runs(a);"
            "CREATE TABLE results(a)");
    }
    CHECK(says(here / "other.sqlite", "no such column"));
    {
        SQLite::Database views((here / "views.sqlite").string(),
                               SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        views.exec(
            "CREATE TABLE manifest(key, value); CREATE VIEW factors AS WITH RECURSIVE n(x) AS "
            "(SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS factor, x AS name, x AS unit FROM n");
    }
    CHECK(says(here / "views.sqlite", "no table factors"));  // and not forever
}

TEST_CASE("Results with rows taken away or changed are refused") {
    const ScenarioFolder here;
    const fs::path file = merged(experiment(here), here / "out");
    REQUIRE(refusalOf(file).empty());
    const struct {
        const char* sql;
        const char* said;
    } faults[]{
        {"DELETE FROM points WHERE point = 11", "not whole"},
        {"DELETE FROM points WHERE point = 3", "rows of points are missing"},
        {"DELETE FROM runs WHERE run = 5", "not whole"},
        {"UPDATE runs SET point = 99 WHERE run = 5", "a run of a point that is not there"},
        {"UPDATE runs SET point = -1 WHERE run = 5", "a run of a point that is not there"},
        {"UPDATE runs SET point = 0 WHERE run = 50", "rows of results are missing"},
        {"DELETE FROM results WHERE run = 7 AND metric = 1", "rows of results are missing"},
        {"DELETE FROM levels WHERE point = 2", "rows of levels are missing"},
        {"UPDATE levels SET factor = 7 WHERE point = 2 AND factor = 1", "rows of levels are missing"},
        {"DELETE FROM metrics WHERE metric = 0", "rows of metrics are missing"},
        {"DELETE FROM metrics", "rows of results are missing"},
        {"UPDATE manifest SET value = '2' WHERE key = 'format'", "format"},
        {"DROP TABLE results", "no table results"},
    };
    for (const auto& fault : faults) {
        CAPTURE(std::string(fault.sql));
        const fs::path damaged = here / "damaged.sqlite";
        fs::copy_file(file, damaged, fs::copy_options::overwrite_existing);
        SQLite::Database(damaged.string(), SQLite::OPEN_READWRITE)
            .exec(std::string("DROP VIEW tidy; ") + fault.sql);
        CHECK(says(damaged, fault.said));
    }
}

TEST_CASE("A truncated or overwritten file is refused or read, and ends in no other way") {
    const ScenarioFolder here;
    const fs::path file = merged(experiment(here), here / "out");
    const std::string whole = bytesOf(file);
    std::size_t refused = 0, tried = 0;
    for (std::size_t size = 1; size < whole.size(); size += 997) {
        ++tried;
        refused += !refusalOf(here.write("cut.sqlite", whole.substr(0, size))).empty();
    }
    CHECK(refused == tried);
    std::uint32_t state = 12345;
    for (int i = 0; i < 300; ++i) {
        std::string bytes = whole;
        for (int k = 0; k < 20; ++k) {
            state = state * 1664525 + 1013904223;
            bytes[state % bytes.size()] = static_cast<char>(state >> 24);
        }
        refusalOf(here.write("odd.sqlite", bytes));  // no crash, no other exception
    }
}
