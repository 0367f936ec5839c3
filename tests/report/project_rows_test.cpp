// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/project_rows.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "models/programme/simulate.hpp"
#include "models/scenario/scenario_reader.hpp"
#include "tests/tools/csv_table.hpp"

using namespace tranche;
using tranche::testing::CsvTable;
using tranche::testing::instant;

namespace {

Setting shipped(const std::string& name) {
    const LoadResult result =
        loadScenario({std::string(TRANCHE_SOURCE_DIR) + "/scenarios/" + name + ".yaml", {}, {}});
    INFO(formatIssues(result.issues));
    REQUIRE(result.loaded);
    return Setting(result.loaded->scenario);
}

CsvTable tableOf(const Setting& setting, const ReplicationOutcome& outcome, std::int64_t replication = 0) {
    return CsvTable(projectHeader() + projectRows(setting, replication, outcome));
}

// An award of 16 H200 that was cut to 8 and ran to its end.
Application cutGrant(const Setting& setting) {
    Application a;
    a.entity = 0xabc;
    a.call = 0;
    a.sector = 1;
    a.attempt = 3;
    a.firstAttempt = 2;
    a.pool = 0;
    a.status = Status::ended;
    a.binding = Binding::underUse;
    a.months = 6;
    a.score = 71.5F;
    a.requested = a.granted = 16;
    a.viable = 8;
    a.recalledGpus = 8;
    a.duration = 181 * kDay;
    a.delivered = 5 * kHour + 1;
    a.used = kHour;
    a.needed = 0;
    a.submitted = setting.calendar.at(Date{2026, 1, 2}) + 9 * kHour + 250;
    a.closed = setting.calendar.at(Date{2026, 1, 29}) - 1;
    a.decided = a.awarded = a.agreed = a.started = setting.calendar.at(Date{2026, 3, 3});
    a.ended = setting.calendar.at(Date{2026, 6, 1});
    return a;
}

}  // namespace

TEST_CASE("A row says who asked for what, what came of it, and when, in KST") {
    const Setting setting = shipped("round1-replay");
    ReplicationOutcome outcome;
    outcome.applications = {cutGrant(setting)};
    const CsvTable t = tableOf(setting, outcome, 7);
    REQUIRE(t.size() == 1);
    const std::pair<const char*, const char*> cells[]{
        {"replication", "7"},
        {"application", "0"},
        {"applicant", "0000000000000abc"},
        {"project", "0"},
        {"attempt", "2"},
        {"sector", "industry"},
        {"organisation", ""},
        {"regional", "0"},
        {"call", "open-1"},
        {"pool", "p1-h200"},
        {"gpu_model", "H200"},
        {"gpus_requested", "16"},
        {"gpus_viable", "8"},
        {"gpus_granted", "16"},
        {"gpus_recalled", "8"},
        {"months", "6"},
        {"days", "181"},
        {"score", "71.5"},
        {"status", "ended"},
        {"binding_constraint", "under_use"},
        {"needed_at", "2025-12-01T00:00:00+09:00"},
        {"submitted_at", "2026-01-02T09:00:00.250+09:00"},
        {"closed_at", "2026-01-28T23:59:59.999+09:00"},
        {"decided_at", "2026-03-03T00:00:00+09:00"},
        {"first_use_at", ""},
        {"planned_end_at", ""},
        {"ended_at", "2026-06-01T00:00:00+09:00"},
        {"gpu_hours_used", "1"},
        {"gpu_ms_delivered", "18000001"},
        {"gpu_ms_used", "3600000"},
        {"contest", "0"},
        {"counted", "1"},
    };
    for (const auto& [column, value] : cells) {
        CAPTURE(column);
        CHECK(t.cell(0, column) == value);
    }
}

TEST_CASE("What has not happened is an empty cell, and only what lies in the window counts") {
    const Setting setting = shipped("round1-replay");
    ReplicationOutcome outcome;
    Application early = cutGrant(setting);
    early.submitted = setting.measureFrom - 1;
    Application drafted;
    Application team = cutGrant(setting);
    team.contest = true;
    team.call = Application::kNoCall;
    outcome.applications = {early, drafted, team};
    const CsvTable t = tableOf(setting, outcome);
    REQUIRE(t.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) CHECK(t.cell(i, "counted") == "0");
    for (const char* column :
         {"call", "pool", "gpu_model", "months", "score", "submitted_at", "started_at"}) {
        CAPTURE(column);
        CHECK(t.cell(1, column).empty());
    }
    CHECK(t.cell(1, "status") == "drafted");
    CHECK(t.cell(2, "contest") == "1");
    CHECK(t.cell(2, "score").empty());
}

TEST_CASE("Every status and every constraint has a name of its own") {
    std::vector<std::string_view> names;
    for (int s = 0; s <= static_cast<int>(Status::noShow); ++s)
        names.push_back(statusName(static_cast<Status>(s)));
    std::sort(names.begin(), names.end());
    CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
    CHECK(!names.front().empty());
    names.clear();
    for (int b = 0; b <= static_cast<int>(Binding::horizon); ++b)
        names.push_back(bindingName(static_cast<Binding>(b)));
    std::sort(names.begin(), names.end());
    CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
    CHECK(!names.front().empty());
}

TEST_CASE("A simulated replication has a row for every application, read back without loss") {
    const Setting setting = shipped("korea-2030");
    const ReplicationOutcome outcome = simulate(setting, RunKey{2026, 0});
    const CsvTable t = tableOf(setting, outcome);
    REQUIRE(t.size() == outcome.applications.size());
    const std::int64_t epoch = daysFromCivil(setting.scenario.horizon.start) * kDay;
    const std::size_t started = t.column("started_at"), delivered = t.column("gpu_ms_delivered"),
                      project = t.column("project");
    for (std::size_t i = 0; i < t.size(); ++i) {
        const Application& a = outcome.applications[i];
        const auto at = instant(t.cell(i, started));
        const bool same = at.has_value() == (a.started != kNever) && (!at || *at - epoch == a.started) &&
                          t.cell(i, delivered) == std::to_string(a.delivered) &&
                          t.cell(i, project) == std::to_string(a.project);
        if (!same) FAIL_CHECK("application " << i);
    }
}
