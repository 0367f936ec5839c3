// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The national contest with teams that return, notice, idle hand-over, and what becomes of the losers' GPUs.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/programme/small_scenarios.hpp"

using namespace tranche;

namespace {

using small::at;
using small::countAt;
using small::run;

// EX-TOURN: 6,120 GPUs, 5, 4, 3, 2 teams, a stage every two months.
Scenario contest() {
    Scenario s = small::base(6120);
    s.hardware[0].nodeGpus = 8;
    s.sectors = {small::sector("team")};
    SetAsideSpec aside;
    aside.id = "national";
    aside.pool = "p";
    aside.gpus = 6120;
    s.setAsides = {aside};
    ContestSpec spec;
    spec.id = "contest";
    spec.sector = "team";
    spec.setAside = "national";
    const std::int64_t teams[]{5, 4, 3, 2};
    for (int k = 0; k < 4; ++k) {
        ContestStageSpec stage;
        stage.id = "s" + std::to_string(k);
        stage.from = {2026, 1 + 2 * k, 1};
        stage.teams = teams[k];
        spec.stages.push_back(stage);
    }
    spec.ends = {2026, 8, 31};
    s.contests = {spec};
    return s;
}

std::map<std::uint16_t, std::set<std::uint64_t>> byStage(const ReplicationOutcome& o) {
    std::map<std::uint16_t, std::set<std::uint64_t>> stages;
    for (const Application& a : o.applications)
        if (a.contest) stages[a.attempt].insert(a.entity);
    return stages;
}

GpuTime delivered(const ReplicationOutcome& o) {
    GpuTime all = 0;
    for (const Application& a : o.applications) all += a.delivered;
    return all;
}

}  // namespace

TEST_CASE("an eliminated team returns on a wildcard with its compute so far, and nobody new enters") {
    Scenario s = contest();
    s.contests[0].stages[2].wildcards = 1;  // 4 teams, two survive, one of three eliminated returns
    s.contests[0].stages[2].wildcard = WildcardKind::returning;
    s.contests[0].noiseSd = 5;
    int fromBefore = 0;
    for (std::uint64_t r = 0; r < 60; ++r) {
        const ReplicationOutcome o = run(s, 1, r);
        auto stage = byStage(o);
        CHECK(stage[0].size() == 5);
        CHECK(stage[2].size() == 3);
        for (const std::uint64_t team : stage[2]) {
            CHECK(stage[0].count(team) == 1);
            fromBefore += stage[1].count(team) == 0;
        }
        CHECK(o.contests[0].total == delivered(o));
        // What was spent on others than the winner: all but the winner's own.
        GpuTime winner = -1;
        for (const std::uint64_t team : stage[3]) {
            GpuTime own = 0;
            for (const Application& a : o.applications)
                if (a.entity == team) own += a.delivered;
            if (own == o.contests[0].total - o.contests[0].eliminated) winner = own;
        }
        CHECK(winner > 0);
    }
    CHECK(fromBefore > 0);  // the one eliminated first came back now and then
}

TEST_CASE("without noise the best of the eliminated returns, and the best team wins") {
    Scenario s = contest();
    s.contests[0].noiseSd = 0;
    s.contests[0].learning = 0;
    for (ContestStageSpec& stage : s.contests[0].stages) {
        if (stage.id == "s0") continue;
        stage.wildcards = 1;
        stage.wildcard = WildcardKind::returning;
    }
    Scenario plain = contest();
    plain.contests[0].noiseSd = 0;
    plain.contests[0].learning = 0;
    for (std::uint64_t r = 0; r < 20; ++r) {
        const ReplicationOutcome o = run(s, 1, r), as = run(plain, 1, r);
        CHECK(byStage(o) == byStage(as));  // the best of the eliminated is the one who would have stayed
        CHECK(o.contests[0].bestTeamWon);
    }
}

TEST_CASE("a team works on in its notice and hands back idle GPUs, which is counted") {
    Scenario s = contest();
    s.contests[0].noticeDays = 10;
    s.contests[0].handBackDays = 4;
    s.contests[0].handBackIdle = true;
    const ReplicationOutcome o = run(s);
    const Time stages[]{at({2026, 3, 1}), at({2026, 5, 1}), at({2026, 7, 1})};
    const Gpus size[]{1224, 1528, 2040};
    GpuTime idle = 0;
    for (int k = 0; k < 3; ++k) {
        idle += size[k] * 4 * kDay;
        const auto loser = std::find_if(
            o.applications.begin(), o.applications.end(),
            [&](const Application& a) { return a.contest && a.attempt == k && a.ended > stages[k]; });
        REQUIRE(loser != o.applications.end());
        CHECK(loser->ended == stages[k] + 14 * kDay);
        CHECK(loser->delivered - loser->used == size[k] * 4 * kDay);
    }
    CHECK(o.contests[0].handOverIdle == idle);
    CHECK(o.contests[0].total == delivered(o));
    s.contests[0].handBackIdle = false;  // works to the last day
    CHECK(run(s).contests[0].handOverIdle == 0);
}

TEST_CASE("a team that returns while it still hands back does so at once") {
    Scenario s = contest();
    s.contests[0].handBackDays = 90;  // longer than a stage
    s.contests[0].stages[2].wildcards = 1;
    s.contests[0].stages[2].wildcard = WildcardKind::returning;
    s.contests[0].noiseSd = 20;
    for (std::uint64_t r = 0; r < 40; ++r) {
        const ReplicationOutcome o = run(s, 1, r);
        std::map<std::uint64_t, Time> until;  // a team has one grant at a time
        for (const Application& a : o.applications) {
            if (a.started == kNever) continue;
            if (until.count(a.entity)) CHECK(a.started >= until[a.entity]);
            until[a.entity] = a.ended;
        }
        CHECK(o.contests[0].total == delivered(o));
    }
}

TEST_CASE("losers' GPUs go to the survivors or to the open pool, as far as no later stage needs them") {
    Scenario s = contest();
    for (ContestStageSpec& stage : s.contests[0].stages) stage.gpusPerTeam = 1000;
    const Date middle[]{{2026, 2, 1}, {2026, 4, 1}, {2026, 6, 1}, {2026, 8, 1}};
    const Gpus teams[]{5, 4, 3, 2}, floors[]{1000, 1528, 2040, 3056};
    const ReplicationOutcome kept = run(s);
    s.contests[0].losersGpus = LosersGpus::survivors;
    const ReplicationOutcome shared = run(s);
    s.contests[0].losersGpus = LosersGpus::open;
    const ReplicationOutcome open = run(s);
    for (int k = 0; k < 4; ++k) {
        CHECK(countAt(kept, middle[k], Rung::granted) == 1000 * teams[k]);
        CHECK(countAt(kept, middle[k], Rung::reserved) == 6120 - 1000 * teams[k]);
        CHECK(countAt(shared, middle[k], Rung::granted) == floors[k] * teams[k]);
        CHECK(countAt(open, middle[k], Rung::granted) == 1000 * teams[k]);
        CHECK(countAt(open, middle[k], Rung::reserved) == (k == 0 ? 1120 : 0));
        CHECK(countAt(open, middle[k], Rung::free) == (k == 0 ? 0 : 6120 - 1000 * teams[k]));
    }
    CHECK(countAt(open, {2026, 10, 1}, Rung::free) == 6120);
    CHECK(countAt(kept, {2026, 10, 1}, Rung::reserved) == 6120);
    for (ContestStageSpec& stage : s.contests[0].stages) stage.gpusPerTeam.reset();
    const ReplicationOutcome same = run(s);  // each keeps what it had
    for (int k = 0; k < 4; ++k) CHECK(countAt(same, middle[k], Rung::granted) == 1224 * teams[k]);
    s.contests[0].stages[3].gpusPerTeam = 2504;  // 5,008 later on
    CHECK(countAt(run(s), middle[2], Rung::reserved) == 5008 - 3 * 1224);
}
