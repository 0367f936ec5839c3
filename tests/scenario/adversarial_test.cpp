// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every shipped policy on a scenario made to upset it: everything at the same instants, grants of a millisecond, requests for
// the whole pool, no patience, recalls at once, failures all the time. Conservation and caps are checked by the run itself
// after every event, and a run that does not advance throws.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "models/fleet/gang_rule.hpp"
#include "models/programme/simulate.hpp"
#include "models/scenario/scenario_reader.hpp"
#include "tests/programme/small_scenarios.hpp"

using namespace tranche;

namespace {

const std::filesystem::path kScenarios = std::filesystem::path(TRANCHE_SOURCE_DIR) / "scenarios";

std::map<std::string, PolicySpec> shippedPolicies() {
    std::map<std::string, PolicySpec> policies;
    for (const auto& entry : std::filesystem::directory_iterator(kScenarios / "policies")) {
        if (entry.path().extension() != ".yaml") continue;
        const LoadResult result = loadScenario({kScenarios / "korea-2030.yaml", {}, entry.path()});
        REQUIRE(result.loaded);
        policies[entry.path().stem().string()] = result.loaded->scenario.policy;
    }
    return policies;
}

SectorSpec rude(const char* id, std::uint64_t variant) {
    SectorSpec s = small::sector(id);
    const Distribution sizes[]{Distribution::discrete({1, 20, 1000}, {.6, .3, .1}),
                               Distribution::uniform(0, 40), Distribution::constant(16)};
    s.servers = sizes[variant % 3];
    s.serversMax = 1000;
    s.viableShare = variant % 2 == 0 ? 1 : 0.01;
    s.days = Distribution::discrete({0, 1e-8, 0.5, 400}, {.2, .2, .3, .3});
    s.patienceDays = Distribution::discrete({0, 30, 3000}, {.2, .4, .4});
    s.noShow = 0.3;
    s.reapply = {1, -5, 15, 0.8};
    s.use = {Distribution::discrete({0, 5000}, {.5, .5}), Distribution::discrete({0, 1}, {.5, .5})};
    s.organisations = 1 + static_cast<std::int64_t>(variant % 4);
    s.regional = 0.5;
    return s;
}

// Deliveries, calls, hand-over and stages fall on the same midnight.
Scenario adversarial(std::uint64_t variant) {
    const Date day{2026, 2, 1};
    Scenario s;
    s.horizon = {{2026, 1, 1}, {2027, 3, 31}};
    for (const char* id : {"H200", "GH200", "B200", "GB200", "B300", "Rubin"})
        s.hardware.push_back(small::model(id, 8));
    s.tranches = {small::delivery("h", "H200", 160, day, 0.5), small::delivery("b", "B200", 240, day),
                  small::delivery("late", "B200", 80, {2026, 8, 1})};
    s.tranches[2].pool = "b";
    s.sectors = {rude("academia", variant), rude("sme", variant + 1), rude("startup", variant + 2),
                 rude("institute", variant), rude("national", variant + 1)};
    s.sectors[0].perCall = PerCallSpec{Distribution::constant(15), 0};
    s.sectors[1].stream = StreamSpec{1};
    s.sectors[2].adoption = AdoptionSpec{80, 1, 1, {2025, 12, 1}};
    s.sectors[3].perCall = PerCallSpec{Distribution::constant(5), 3};
    for (const char* id : {"one", "two"}) {  // two calls at one instant
        CallSeriesSpec series;
        series.id = id;
        series.firstOpens = day;
        series.everyMonths = 1;
        series.openDays = 1 + static_cast<std::int64_t>(variant % 40);
        series.decisionDays = 0;
        series.agreementDays = variant % 2 == 0 ? Distribution::constant(0) : Distribution::constant(31);
        s.callSeries.push_back(series);
    }
    SetAsideSpec aside;
    aside.id = "a";
    aside.pool = "b";
    aside.gpus = 160;
    aside.handover = Date{2026, 8, 1};
    aside.until = Date{2027, 1, 31};
    aside.idle = variant % 2 == 0 ? IdleRule::lendUntilHandover : IdleRule::hold;
    aside.marginDays = 0;
    s.setAsides = {aside};
    ContestSpec contest;
    contest.id = "c";
    contest.sector = "national";
    contest.setAside = "a";
    contest.stages = {{"s1", day, 7, 0, 8, true},
                      {"s2", {2026, 8, 1}, 5, 2, {}, false},
                      {"s3", {2026, 9, 1}, 1, 0, {}, false}};
    contest.ends = {2026, 12, 31};
    contest.handBackDays = static_cast<std::int64_t>(variant % 3) * 40;
    s.contests = {contest};
    s.operations.failuresPer1000NodeDays = 40;
    s.operations.repairHours = Distribution::discrete({0, 2000}, {.5, .5});
    s.operations.spareShare = 0.1;
    return s;
}

// Every option of a grant's life at once: loans that anybody may have, parts refused, more time, games, teams that return.
void lifeCycle(Scenario& s, std::uint64_t variant) {
    SetAsideSpec& aside = s.setAsides[0];
    aside.idle = IdleRule::lendPreemptible;
    PreemptionSpec rule;
    rule.noticeDays = static_cast<std::int64_t>(variant % 3) * 30;
    rule.compensation = variant % 2 == 0 ? Compensation::time : Compensation::none;
    rule.checkpointHours = rule.noticeDays > 0 ? 100 : 0;
    rule.restartHours = 2000;
    rule.minRunDays = static_cast<std::int64_t>(variant % 5) * 10;
    aside.preemption = rule;
    if (s.policy.shares.reclaim) s.policy.shares.reclaim = rule;
    for (SectorSpec& sector : s.sectors) {
        sector.scaleDown = {0.5, {}, 1};
        sector.extension = {0.9, Distribution::discrete({0, 1e-8, 300}, {.2, .3, .5})};
        sector.use.dummyLoad = 0.5;
    }
    const ExtensionRule grants[]{ExtensionRule::automatic, ExtensionRule::ifNoWaiter, ExtensionRule::review};
    s.policy.extension = {grants[variant % 3], static_cast<std::int64_t>(variant % 2) * 1000, 400, 100};
    ContestSpec& contest = s.contests[0];
    contest.stages[1].wildcard = WildcardKind::returning;
    contest.noticeDays = static_cast<std::int64_t>(variant % 2) * 50;
    contest.handBackIdle = true;
    contest.losersGpus = variant % 2 == 0 ? LosersGpus::open : LosersGpus::survivors;
}

}  // namespace

TEST_CASE("every shipped policy ends on scenarios made to upset it and gives the same twice") {
    std::size_t runs = 0;
    for (const auto& [name, policy] : shippedPolicies()) {
        for (std::uint64_t variant = 0; variant < 12; ++variant) {
            INFO("policy " << name << ", variant " << variant);
            Scenario s = adversarial(variant);
            s.policy = policy;
            if (variant % 3 == 1) s.policy.recall = RecallSpec{1, 1, 0, 0, 0, RecallAction::shrink};
            if (variant % 3 == 2) s.policy.recall = RecallSpec{1, 1, 0, 0, 0, RecallAction::revoke};
            if (variant % 4 > 1) lifeCycle(s, variant);
            const Setting setting(s);
            const ReplicationOutcome o = simulate(setting, {variant, 0}),
                                     again = simulate(setting, {variant, 0});
            CHECK(o.stop == StopReason::horizon);
            CHECK(o.events == again.events);
            REQUIRE(o.applications.size() == again.applications.size());
            std::int64_t started = 0;
            bool same = true;
            for (std::size_t i = 0; i < o.applications.size(); ++i) {
                const Application &a = o.applications[i], &b = again.applications[i];
                started += a.started != kNever && !a.contest;
                same = same && a.started == b.started && a.ended == b.ended && a.delivered == b.delivered;
            }
            CHECK(same);
            CHECK(started > 0);
            ++runs;
        }
    }
    CHECK(runs >= 19 * 12);
}

TEST_CASE(
    "every shipped policy with its grants placed on nodes ends on the same scenarios and gives the same "
    "twice") {
    std::int64_t heldBack = 0, placed = 0;
    std::uint64_t turn = 0;
    for (const auto& [name, policy] : shippedPolicies()) {
        for (std::uint64_t variant = 0; variant < 6; ++variant, ++turn) {
            INFO("policy " << name << ", variant " << variant);
            Scenario s = adversarial(variant);
            s.policy = policy;
            PlacementSpec& place = s.policy.placement.emplace();
            place.rule = gangTable()[turn % gangTable().size()].name;
            place.rail = turn % 2 == 0 ? RailMode::hard : RailMode::soft;
            place.allowSpan = turn % 3 == 0;
            place.nvlUsable = turn % 4 < 2 ? 72 : 64;
            if (turn % 5 < 3) s.hardware[2].rackGpus = 72;
            s.tranches[0].topology = TopologySpec{"", {7, 6}, 3};
            s.tranches[1].topology = TopologySpec{"x", {1, 1, 20}, 9};
            s.tranches[2].topology = TopologySpec{"x", {}, 9};
            if (variant % 3 == 1) s.policy.recall = RecallSpec{1, 1, 0, 0, 0, RecallAction::shrink};
            if (variant % 3 == 2) s.policy.recall = RecallSpec{1, 1, 0, 0, 0, RecallAction::revoke};
            const Setting setting(s);
            const ReplicationOutcome o = simulate(setting, {variant, 0}),
                                     again = simulate(setting, {variant, 0});
            CHECK(o.stop == StopReason::horizon);
            CHECK(o.events == again.events);
            REQUIRE(o.applications.size() == again.applications.size());
            bool same = true;
            for (std::size_t i = 0; i < o.applications.size(); ++i) {
                const Application &a = o.applications[i], &b = again.applications[i];
                same = same && a.started == b.started && a.ended == b.ended && a.units == b.units;
                heldBack += a.heldByPlacement;
                placed += a.units > 0;
            }
            CHECK(same);
        }
    }
    CHECK(heldBack > 100);
    CHECK(placed > 1000);
}
