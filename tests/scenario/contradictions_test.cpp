// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that contradict themselves or cannot be are refused with their place and the reason.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "models/scenario/scenario_reader.hpp"

using namespace tranche;

namespace {

const std::filesystem::path kScenario =
    std::filesystem::path(TRANCHE_SOURCE_DIR) / "scenarios/korea-2030.yaml";

struct Refusal {
    const char* policy;  // after the name, on line 2
    const char* place;   // line:column: key
    const char* expected;
};

constexpr Refusal kRefusals[]{
    {"shares: {groups: [{id: x, sectors: [sme], share: 0.7}, {id: y, sectors: [academia], share: 0.7}]}",
     ":2:18: policy.shares.groups", "shares that sum to 1 at most"},
    {"shares: {groups: [{id: x, sectors: [sme], share: 0.5}, {id: y, sectors: [sme], share: 0.5}]}",
     "policy.shares.groups[1].sectors", "each sector in one group only"},
    {"shares: {groups: [{id: x, sectors: [sme], share: 0.2, lend_limit: 0.3}], unused: lend}",
     "policy.shares.groups[0].lend_limit", "at most the share"},
    {"shares: {reclaim: {notice_days: 3}}", "policy.shares.reclaim", "unused: lend beside it"},
    {"shares: {reserve: {share: 0.1}}", "policy.shares.reserve.regional", "regional: true, or sectors"},
    {"shares: {form: open_first, groups: [{id: x, sectors: [sme], share: 0.2}], reserve: {share: 0.1, "
     "regional: true}}",
     "policy.shares.form", "limit beside a reserve"},
    {"shares: {reserve: {share: 0.1, regional: true, hold_until: 2027-01-01}}",
     "policy.shares.reserve.hold_until", "unused: hold beside it"},
    {"eligibility: {caps: {H200: 4}}", ":2:28: policy.eligibility.caps.H200",
     "at least one server of 8 GPUs"},
    {"eligibility: {max_active_per_organisation: 0}", "policy.eligibility.max_active_per_organisation",
     "a whole number from 1"},
    {"award: {rule: skipfill}", "policy.award.rule", "one of strict_cut, skip_fill"},
    {"award: {order: dice}", "policy.award.order", "one of score"},
    {"award: {order: partial_lottery}", "policy.award.lottery", "fund_above, reject_below or grey_zone"},
    {"award: {order: partial_lottery, lottery: {fund_above: 50, reject_below: 60}}",
     "policy.award.lottery.fund_above", "at least reject_below"},
    {"award: {ties: [smallest]}", "policy.award.ties[0]", "one of score"},
    {"award: {ties: [score]}", "policy.award.ties[0]", "each order once"},
    {"award: {ties: [partial_lottery]}", "policy.award.ties[0]", "an order of its own"},
    {"award: {lottery: {nonce: x}}", "policy.award.lottery.nonce", "an order that draws lots"},
    {"award: {order: lottery, lottery: {nonce: a|b}}", "policy.award.lottery.nonce", "one line without |"},
    {"award: {resources: {power_kw: 900}}", "policy.award.resources", "drf or drf_stop"},
    {"award: {rule: drf, resources: {}}", "policy.award.resources", "power_kw or storage_tb"},
    {"intake: {mode: rolling}\naward: {rule: probabilistic_serial}", "policy.award.rule",
     "rounds, where lots are drawn"},
    {"intake: {mode: rolling}\naward: {rule: gavel}", "policy.award.rule",
     "rounds, which share at a decision"},
    {"intake: {mode: rolling}\naward: {ties: [smallest_first]}", "policy.award.ties",
     "a queue has an order of its own"},
    {"review: {criteria: [{id: impact}, {id: impact}]}", "policy.review.criteria[1].id",
     "a name that no other of the list has"},
    {"review: {criteria: [{id: impact, weight: 0}]}", "policy.review.criteria",
     "at least one weight above 0"},
    {"review: {criteria: [{id: impact, offset: {smes: 1}}]}", "policy.review.criteria[0].offset.smes",
     "the id of a sector"},
    {"review: {standardise: true}", "policy.review.standardise", "panel"},
    {"review: {per_reviewer_day: 2}", "policy.review.per_reviewer_day", "panel"},
    {"review: {reviewers: 5, panel: 3}", "policy.review.panel", "at least the 5 reviewers"},
    {"shares: {protection: {classes: [{id: a, value: 1}]}}", "policy.shares.protection.classes",
     "2 to 60 classes"},
    {"shares: {protection: {classes: [{id: a, value: 1, sectors: [sme]}, {id: b, value: 2}]}}",
     "policy.shares.protection.classes[1].value", "at most the 1 of the class before"},
    {"shares: {protection: {classes: [{id: a, value: 2}, {id: b, value: 1}]}}",
     "policy.shares.protection.classes[0]", "sectors or min_score"},
    {"shares: {protection: {classes: [{id: a, value: 2, sectors: [sme], demand: [0.5, 0.4]}, {id: b, value: "
     "1}]}}",
     "policy.shares.protection.classes[0].demand", "sum to 1"},
    {"intake: {mode: rolling}\nshares: {protection: {classes: [{id: a, value: 2, min_score: 80}, {id: b, "
     "value: "
     "1}]}}",
     "policy.shares.protection.classes", "there is no review"},
    {"intake: {mode: rolling}\nshares: {groups: [{id: x, sectors: [sme], share: 0.4}], protection: {classes: "
     "[{id: a, value: 2, sectors: [sme]}, {id: b, value: 1}]}}",
     "policy.shares.protection", "one of the two"},
    {"intake: {mode: hybrid}", "policy.intake", "at least one tier"},
    {"intake: {tiers: [{id: a, max_gpus: 8}]}", "policy.intake.tiers", "mode: hybrid beside them"},
    {"intake: {mode: hybrid, tiers: [{id: a}]}", "policy.intake.tiers[0]", "max_gpu_hours or max_gpus"},
    {"intake: {mode: hybrid, tiers: [{id: a, max_gpus: 8, share: 0.7}, {id: b, max_gpus: 16, share: 0.7}]}",
     "policy.intake.tiers", "shares that sum to 1 at most"},
    {"intake: {mode: rolling, call_every_months: 12}", "policy.intake.call_every_months",
     "rounds or hybrid intake"},
    {"intake: {mode: rolling}\naward: {order: lottery}", "policy.award.order",
     "rounds, where lots are drawn"},
    {"budget: {preset: nsf}", "policy.budget.preset", "incite, alcc or nrel"},
    {"budget: {}", "policy.budget", "one of the two"},
    {"price: {list: {H200: 100}, reference: 100, elasticity: {sme: 1}}", "policy.price.elasticity.sme",
     "-10 to 0"},
    {"price: {list: {H20: 100}, reference: 100}", "policy.price.list.H20", "the id of a GPU model"},
    {"placement: {nvl_usable: 65}", "policy.placement.nvl_usable", "72, or 64 where 8 are spares"},
    {"placement: {kappa: -0.1}", "policy.placement.kappa", "0 to 10"},
    {"placement: {rail: hard, kappa: 0.1}", "policy.placement.kappa", "rail: soft beside it"},
    {"placement: {rule: best-fit}", "policy.placement.rule", "one of first_fit, best_fit"},
    {"placement: {rail: rigid}", "policy.placement.rail", "hard"},
    {"shares: {unused: lend, reclaim: {notice_days: 2, checkpoint_hours: 49}}",
     "policy.shares.reclaim.checkpoint_hours", "at most the notice of 2 days"},
    {"recall: {percentile: 1.5}", "policy.recall.percentile", "0 to 1"},
    {"extension: {grant: sometimes}", "policy.extension.grant", "if_no_waiter"},
    {"extension: {grant: automatic, min_score: 60}", "policy.extension.min_score", "grant: review beside it"},
    {"extension: {max_times: 0}", "policy.extension.max_times", "1 to 100"},
    {"award: {max_months: 0}", "policy.award.max_months", "1 to 1200"},
    {"recall: {use_bellow: 0.5}", "policy.recall.use_bellow", "use_below"},
};

}  // namespace

TEST_CASE("a rule that contradicts itself is refused with its place and the reason") {
    const auto file = std::filesystem::temp_directory_path() / "tranche-contradiction.yaml";
    for (const Refusal& r : kRefusals) {
        CAPTURE(r.policy);
        std::ofstream(file) << "name: no\n" << r.policy << "\n";
        const LoadResult result = loadScenario({kScenario, {}, file});
        CHECK_FALSE(result.loaded);
        CHECK(result.fault == LoadFault::content);
        const std::string said = formatIssues(result.issues);
        CAPTURE(said);
        CHECK(said.find(r.place) != std::string::npos);
        CHECK(said.find(r.expected) != std::string::npos);
    }
    std::filesystem::remove(file);
}

TEST_CASE(
    "clusters smaller than a server or larger than their tranche, and units that cut racks, are refused") {
    const struct {
        const char* set;
        const char* place;
        const char* expected;
    } wrong[]{
        {"tranches.p1-h200.topology.clusters=[0]", "tranches[0].topology.clusters[0]", "at least one server"},
        {"tranches.p1-h200.topology.clusters=[255, 33]", "tranches[0].topology.clusters",
         "at most its 287 government servers of 8 GPUs"},
        {"tranches.p2-rubin.topology.unit_nodes=32", "topology.unit_nodes", "whole racks of 18 trays"},
    };
    for (const auto& w : wrong) {
        CAPTURE(w.set);
        const LoadResult result = loadScenario({kScenario, {w.set}, {}});
        CHECK_FALSE(result.loaded);
        const std::string said = formatIssues(result.issues);
        CAPTURE(said);
        CHECK(said.find(w.place) != std::string::npos);
        CHECK(said.find(w.expected) != std::string::npos);
    }
}

namespace {

struct Override {
    const char* set;
    const char* place;
    const char* expected;
};

// Of the scenario: set-asides, the contest, sectors.
constexpr Override kOverrides[]{
    {"set_asides.foundation-models.idle=lend_preemptible", "set_asides[0].idle",
     "a handover until which to lend"},
    {"set_asides.foundation-models.preemption={notice_days: 5}", "set_asides[0].preemption",
     "idle: lend_preemptible beside it"},
    {"contests.foundation-model-contest.stages.five.wildcard=returning", "stages[0].wildcard",
     "wildcards beside it"},
    {"contests.foundation-model-contest.stages.three.wildcard=returning", "stages[2].wildcard",
     "wildcards beside it"},
    {"contests.foundation-model-contest.losers_gpus=market", "losers_gpus", "survivors"},
    {"sectors.sme.scale_down={power: 2, points: [{share: 0.5, probability: 0.5}]}", "scale_down.power",
     "one of the two"},
    {"sectors.sme.scale_down={points: [{share: 0.5, probability: 0.5}, {share: 0.4, probability: 0.6}]}",
     "scale_down.points[1].share", "more than the 0.5 before"},
    {"sectors.sme.scale_down={points: [{share: 0.5, probability: 0.5}, {share: 0.6, probability: 0.4}]}",
     "scale_down.points[1].probability", "at least that of the smaller share"},
    {"sectors.sme.scale_down={stretch: 1.5}", "scale_down.stretch", "0 to 1"},
    {"sectors.sme.use.dummy_load=2", "use.dummy_load", "0 to 1"},
};

}  // namespace

TEST_CASE("set-asides, contests and sectors that contradict themselves are refused") {
    for (const Override& o : kOverrides) {
        CAPTURE(o.set);
        const LoadResult result = loadScenario({kScenario, {o.set}, {}});
        CHECK_FALSE(result.loaded);
        const std::string said = formatIssues(result.issues);
        CAPTURE(said);
        CHECK(said.find(o.place) != std::string::npos);
        CHECK(said.find(o.expected) != std::string::npos);
    }
}

TEST_CASE("more teams that return than were eliminated are refused") {
    const std::string stage = "contests.foundation-model-contest.stages.four.";
    const LoadResult one = loadScenario({kScenario, {stage + "wildcard=returning"}, {}});
    CHECK(one.loaded);  // five, three stay, one of two returns
    const LoadResult three = loadScenario(
        {kScenario, {stage + "wildcard=returning", stage + "wildcards=4", stage + "teams=5"}, {}});
    CHECK(three.loaded);  // one stays, four return
    const LoadResult all = loadScenario(
        {kScenario, {stage + "wildcard=returning", stage + "wildcards=4", stage + "teams=7"}, {}});
    CHECK_FALSE(all.loaded);
    const std::string said = formatIssues(all.issues);
    CAPTURE(said);
    CHECK(said.find("at most the 2 eliminated by then") != std::string::npos);
}

TEST_CASE("a tournament with more survivors than teams is refused") {
    const LoadResult result =
        loadScenario({kScenario, {"contests.foundation-model-contest.stages.three.teams=9"}, {}});
    CHECK_FALSE(result.loaded);
    const std::string said = formatIssues(result.issues);
    CAPTURE(said);
    CHECK(said.find("stages") != std::string::npos);
    CHECK(said.find("teams") != std::string::npos);
}
