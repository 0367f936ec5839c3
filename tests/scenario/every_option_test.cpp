// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every policy owes, whatever its options: each value of each option, found in the field tables, is put into a policy that
// accepts it and run whole. A new option is here as soon as it has its row; one that no policy accepts fails.
//   capacity and conservation    the run checks itself after every event; it also ends at its horizon (no livelock)
//   caps, quanta, viable sizes   every award
//   same seed, same outcome      a second run
//   permutation                  sectors and GPU models listed the other way round
//   irrelevance                  applicants that no rule admits change nothing for the others
#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <tuple>

#include "models/allocation/award/award_rule.hpp"
#include "models/allocation/order/order_rule.hpp"
#include "models/allocation/set_aside.hpp"
#include "models/fleet/gang_rule.hpp"
#include "models/programme/simulate.hpp"
#include "models/scenario/scenario_reader.hpp"
#include "tests/fleet/dice.hpp"
#include "tests/scenario/every_option.hpp"

using namespace tranche;

namespace {

// Two pools, one lent until hand-over, three sectors, a contest; small enough to run in a millisecond or two.
constexpr const char* kScenario = R"(scenario: options
title: Every option
horizon: {start: 2026-01-01, end: 2027-06-30}
hardware:
  - {id: H, node_gpus: 8, memory_gb: 1, power_kw: 1, h200_equivalent: 1}
  - {id: B, node_gpus: 4, memory_gb: 1, power_kw: 1, h200_equivalent: 2}
tranches:
  - {id: h, gpu: H, units: 160, milestones: [{id: r, on: 2026-01-15}], procured_at: r, installed_at: r, in_service_at: r}
  - {id: b, gpu: B, units: 200, milestones: [{id: r, on: 2026-03-01}], procured_at: r, installed_at: r, in_service_at: r}
sectors:
  - id: academia
    per_call: {applicants: 12}
    servers: {lognormal: {median: 2, sigma: 1}}
    servers_max: 32
    viable_share: 0.5
    months: {discrete: {2: 0.5, 6: 0.5}}
    organisations: 6
    regional: 0.4
    no_show: 0.1
    scale_down: {power: 1, stretch: 0.5}
    extension: {probability: 0.5, days: 30}
    reapply: {probability: 0.6, merit_gain: 2, renewal: 0.3}
    use: {activation_days: {uniform: {low: 0, high: 30}}, plateau: {uniform: {low: 0.1, high: 1}}, dummy_load: 0.5}
  - id: sme
    stream: {per_day: 0.15}
    servers: {lognormal: {median: 2, sigma: 1}}
    servers_max: 20
    months: {discrete: {1: 0.5, 4: 0.5}}
    patience_days: {exponential: {mean: 120}}
    use: {activation_days: 5, plateau: {uniform: {low: 0.1, high: 1}}}
  - {id: team}
call_series:
  - {id: open, first_opens: 2026-02-01, every_months: 2, open_days: 30, decision_days: 20, agreement_days: 5, sectors: [academia, sme]}
set_asides:
  - {id: a, pool: b, gpus: 80, handover: 2026-11-01, idle: lend_until_handover}
contests:
  - id: c
    sector: team
    set_aside: a
    stages: [{id: one, from: 2026-11-01, teams: 3}, {id: two, from: 2027-02-01, teams: 2, wildcards: 1}]
    ends: 2027-05-31
    hand_back_days: 10
policy:
  name: options
  eligibility: {caps: {H: 96, B: 64}}
operations: {failures_per_1000_node_days: 4, spare_share: 0.02}
)";

// What an option may need beside it. The first context that a policy is accepted in serves.
const std::vector<std::vector<std::string>> kContexts{
    {},
    {"policy.shares.groups=[{id: x, sectors: [academia], share: 0.4}, {id: y, sectors: [sme], share: 0.3}]"},
    {"policy.shares.groups=[{id: x, sectors: [academia], share: 0.4}, {id: y, sectors: [sme], share: 0.3}]",
     "policy.shares.unused=lend"},
    {"policy.shares.groups=[{id: x, sectors: [academia], share: 0}, {id: y, sectors: [sme], share: 0}]",
     "policy.shares.unused=lend"},
    {"policy.shares.groups=[{id: x, sectors: [academia, sme], share: 1}]", "policy.shares.unused=lend"},
    {"policy.shares.reserve={share: 0.2, regional: true}"},
    {"policy.shares.reserve={share: 0.2, sectors: [sme], unused: hold}"},
    {"policy.eligibility.cap_exempt=[academia]"},
    {"policy.waiting_list.days=60"},
    {"policy.intake.mode=rolling"},
    {"policy.intake={mode: rolling, queue: {policy: easy}}"},
    {"policy.intake={mode: rolling, queue: {policy: easy, order: multifactor}}"},
    {"policy.intake={mode: rolling, queue: {policy: conservative}}"},
    {"policy.intake={mode: hybrid, tiers: [{id: small, max_gpus: 16, decision_days: 4, sectors: [sme]}]}"},
    {"policy.intake={mode: hybrid, tiers: [{id: small, max_gpu_hours: 20000, decision_days: 4}]}"},
    {"policy.award.order=lottery"},
    {"policy.award.order=weighted_lottery"},
    {"policy.award={order: partial_lottery, lottery: {fund_above: 80, reject_below: 50}}"},
    {"policy.award={order: partial_lottery, lottery: {fund_above: 1000}}"},
    {"policy.award={order: partial_lottery, lottery: {reject_below: -1000}}"},
    {"policy.award={order: partial_lottery, lottery: {grey_zone: 0.1}}"},
    {"policy.award.rule=max_min"},
    {"policy.award.rule=drf"},
    {"policy.award.ties=[fcfs]"},
    {"policy.award={order: fcfs, ties: [lottery]}"},
    {"policy.award={order: partial_lottery, lottery: {reject_below: 50}, ties: [fcfs]}"},
    {"policy.review.criteria=[{id: impact, weight: 0.5, sd: 5}, {id: team, weight: 0.5}]"},
    {"policy.review.panel=2000"},
    {"policy.extension.grant=review"},
    {"policy.placement={rule: best_fit}"},
    {"policy.placement={rule: best_fit, rail: hard}"},
    {"policy.shares.protection={classes: [{id: high, sectors: [sme], value: 2, mean: 30, sd: 10}, {id: low, "
     "value: 1}]}"},
    {"policy.shares.protection={classes: [{id: high, sectors: [sme], value: 2, demand: [0.5, 0.5]}, {id: "
     "low, value: 1}]}"},
    {"policy.shares.protection={classes: [{id: high, sectors: [sme], value: 0, mean: 30, sd: 10}, {id: low, "
     "value: 0}]}"},
    {"set_asides.a.idle=lend_preemptible"},
    {"set_asides.a.handover=2026-08-01"},
    {"contests.c.stages=[{id: one, from: 2026-11-01, teams: 3}, {id: two, from: 2027-02-01, teams: 3, "
     "wildcards: 1}]"},
    {"set_asides.a.preemption={notice_days: 1000}", "set_asides.a.idle=lend_preemptible"},
    {"set_asides.a.idle=lend_preemptible", "policy.waiting_list.days=60"},
    {"policy.budget={checks: [{after: 0.5, steps: [{used_below: 0.5, forfeit: 0.5}]}]}"},
    {"policy.price={list: {H: 100, B: 200}, reference: 100, choke: 2}"},
};

OptionWalk walk() {
    OptionWalk walk;
    const auto namesOf = [](const auto& rows) {
        std::vector<std::string> list;
        for (const auto& row : rows) list.emplace_back(row.name);
        return list;
    };
    const std::vector<std::string> sectors{"academia", "sme"}, models{"H", "B"};
    walk.passedBy = {"name",
                     "title",
                     "about",
                     "shares.groups.id",
                     "intake.tiers.id",
                     "review.criteria.id",
                     "award.lottery.nonce",
                     "shares.protection.classes.id",
                     "set_aside.id",
                     "set_aside.pool",
                     "contest.id",
                     "contest.sector",
                     "contest.set_aside",
                     "contest.ends",
                     "contest.stages.id",
                     "contest.stages.wildcard",
                     "contest.stages.from"};
    std::vector<std::string> ties = namesOf(orderTable());
    std::erase(ties, "partial_lottery");  // its lines need it as the order
    walk.texts = {{"award.order", namesOf(orderTable())},
                  {"award.rule", namesOf(awardTable())},
                  {"budget.preset", {"incite", "alcc", "nrel"}},
                  {"intake.queue.policy", namesOf(queuePolicyTable())},
                  {"intake.queue.order", namesOf(queueOrderTable())},
                  {"intake.queue.backfill", namesOf(queueOrderTable())},
                  {"eligibility.cap_exempt", {"sme"}},
                  {"intake.tiers.sectors", sectors},
                  {"shares.groups.sectors", {"academia"}},
                  {"award.ties", ties},
                  {"placement.rule", namesOf(gangTable())},
                  {"shares.protection.classes.sectors", {"sme"}},
                  {"shares.reserve.sectors", {"sme"}}};
    walk.names = {{"eligibility.caps", models},  {"review.bonus", sectors},
                  {"award.weights", sectors},    {"price.list", models},
                  {"price.subsidy", sectors},    {"price.young_share", sectors},
                  {"price.elasticity", sectors}, {"review.criteria.offset", sectors}};
    // What the check of a block asks of the values of a map, beyond the type.
    // A pass every six seconds for 18 months is allowed, and slow.
    walk.numbers = {{"placement.nvl_usable", {"64", "72"}},
                    {"set_aside.gpus", {"24", "80", "1000"}},
                    {"shares.reclaim.checkpoint_hours", {"0", "100", "336"}},
                    {"set_aside.preemption.checkpoint_hours", {"0", "100", "336"}},
                    {"contest.stages.wildcards", {"0", "1", "2"}},
                    {"contest.stages.teams", {"2", "5", "20"}},
                    {"contest.stages.gpus_per_team", {"1", "16", "24"}},
                    {"review.criteria.offset.<name>", {"-20", "20"}},
                    {"shares.protection.classes.demand", {"0.5"}},
                    {"intake.queue.pass_every_minutes", {"360", "1440", "20000"}},

                    {"eligibility.caps.<name>", {"8", "200"}},
                    {"award.weights.<name>", {"0.001", "1000"}},
                    {"price.list.<name>", {"0", "50", "1000000"}},
                    {"price.subsidy.<name>", {"0", "0.5", "1"}},
                    {"price.young_share.<name>", {"0", "0.5", "1"}},
                    {"price.elasticity.<name>", {"-10", "-1", "0"}}};
    walk.table(shapeOf<PolicySpec>(), "policy");
    walk.table(shapeOf<SetAsideSpec>(), "set_asides.a", "set_aside");
    walk.table(shapeOf<ContestSpec>(), "contests.c", "contest");
    return walk;
}

const std::filesystem::path& scenarioFile() {
    static const std::filesystem::path file = [] {
        // Tests run in processes of their own, side by side.
        const auto path = std::filesystem::temp_directory_path() /
                          ("tranche-every-option-" + std::to_string(::getpid()) + ".yaml");
        std::ofstream(path) << kScenario;
        return path;
    }();
    return file;
}

LoadResult load(const std::vector<std::string>& assignments) {
    return loadScenario({scenarioFile(), assignments, {}});
}

using Fate =
    std::tuple<std::uint64_t, std::uint16_t, std::string, Status, Gpus, Gpus, GpuTime, Time, Time, Time>;

// What became of every applicant of the scenario, whatever the order in which they and the pools are listed.
std::vector<Fate> fates(const Setting& setting, const ReplicationOutcome& o) {
    std::vector<Fate> all;
    for (const Application& a : o.applications) {
        if (setting.scenario.sectors[a.sector].id == "extra") continue;
        all.emplace_back(a.entity, a.attempt, a.pool == kNoPool ? "" : setting.pools[a.pool].id, a.status,
                         a.requested, a.granted, a.delivered, a.submitted, a.started, a.ended);
    }
    std::sort(all.begin(), all.end());
    return all;
}

void checkAwards(const Setting& setting, const ReplicationOutcome& o) {
    for (const Application& a : o.applications) {
        if (a.awarded == kNever || a.contest || a.pool == kNoPool) continue;
        const PoolSetting& pool = setting.pools[a.pool];
        CHECK(a.granted % pool.quantum == 0);
        CHECK(a.granted >= a.viable);
        CHECK(a.granted <= ceilToQuantum(a.requested, pool.quantum));
        CHECK((setting.sectors[a.sector].capExempt || a.granted <= pool.cap));
        CHECK(a.held >= 0);
        CHECK(a.submitted <= a.awarded);
    }
}

// Applicants whose smallest acceptable grant is above every cap.
Scenario withInadmissible(Scenario s) {
    SectorSpec extra = s.sectors[0];
    extra.id = "extra";
    extra.servers = Distribution::constant(1000);
    extra.serversMin = extra.serversMax = 1000;
    extra.viableShare = 1;
    extra.organisations.reset();
    extra.reapply = {};
    s.sectors.push_back(extra);
    for (CallSeriesSpec& series : s.callSeries) series.sectors.push_back("extra");
    return s;
}

void checkRun(const Scenario& s) {
    const Setting setting(s);
    const RunKey key{7, 3};
    const ReplicationOutcome o = simulate(setting, key);
    CHECK(o.stop == StopReason::horizon);
    CHECK(o.applications.size() > 20);
    checkAwards(setting, o);
    const std::vector<Fate> expected = fates(setting, o);
    CHECK(expected == fates(setting, simulate(setting, key)));

    Scenario turned = s;
    std::reverse(turned.sectors.begin(), turned.sectors.end());
    std::reverse(turned.hardware.begin(), turned.hardware.end());
    const Setting other(turned);
    CHECK(expected == fates(other, simulate(other, key)));

    const Setting more(withInadmissible(s));
    CHECK(expected == fates(more, simulate(more, key)));
}

}  // namespace

TEST_CASE("every option of a policy has values that the tests know") {
    for (const std::string& path : walk().untold) {
        INFO("tell walk() in this file the texts of: " << path);
        CHECK(false);
    }
    CHECK(walk().values.size() > 200);
}

TEST_CASE("every value of every option of a policy runs and keeps what a policy owes") {
    for (const OptionValue& option : walk().values) {
        INFO("option " << option.assignment());
        std::optional<LoadedScenario> loaded;
        std::string refusals;
        for (std::vector<std::string> context : kContexts) {
            context.push_back(option.assignment());
            LoadResult result = load(context);
            if (result.loaded) {
                loaded = std::move(result.loaded);
                break;
            }
            refusals = formatIssues(result.issues);
        }
        INFO("last refusal: " << refusals);
        CHECK_MESSAGE(loaded, "no context of this test accepts it");
        if (loaded) checkRun(loaded->scenario);
    }
}

TEST_CASE("options drawn at random and put together keep what a policy owes") {
    const std::vector<OptionValue> all = walk().values;
    std::size_t together = 0;
    for (std::uint64_t number = 0; number < 150; ++number) {
        Dice dice(number);
        std::vector<std::string> policy =
            kContexts[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(kContexts.size())))];
        std::optional<LoadedScenario> loaded = load(policy).loaded;
        REQUIRE(loaded);
        for (int i = 0; i < 20; ++i) {  // as many of them as go together
            const auto at = static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(all.size())));
            policy.push_back(all[at].assignment());
            if (auto result = load(policy); result.loaded)
                loaded = std::move(result.loaded);
            else
                policy.pop_back();
        }
        std::string said;
        for (const std::string& assignment : policy) said += " --set '" + assignment + "'";
        INFO("policy " << number << ":" << said);
        together += policy.size();
        checkRun(loaded->scenario);
    }
    CHECK(together > 1000);
}
