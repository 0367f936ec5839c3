// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/solve/solve.hpp"

#include <doctest/doctest.h>

#include "models/programme/study.hpp"
#include "tests/experiment/ranged_scenario.hpp"

namespace tranche {
namespace {

using testing::rangedScenario;
using testing::rangedWith;
using testing::ScenarioFolder;

SolveRequest gpusAwarded() {
    SolveRequest request;
    request.over = "tranches.first.units";
    request.metric = "success.gpus";
    request.target = {Comparison::atLeast, 0.8};
    request.from = "80";
    request.to = "1600";
    return request;
}

SolveStudy solved(const LoadedScenario& base, const SolveRequest& request) {
    const SolvePlan plan = planSolve(base, request);
    REQUIRE(plan.faults.empty());
    INFO(formatIssues(plan.issues));
    REQUIRE(plan.range);
    return solve(base, request, plan);
}

}  // namespace

TEST_CASE(
    "the least number of GPUs is found on the lattice of servers, and a run on both sides of it agrees") {
    const ScenarioFolder here;
    const LoadedScenario base = rangedScenario(
        here, rangedWith("replications: {min: 10, max: 10}", "replications: {min: 10, max: 320}"));
    const SolveStudy study = solved(base, gpusAwarded());
    REQUIRE(study.answer.end == ThresholdEnd::found);
    CHECK(study.answer.rising);
    CHECK(study.range.lattice.stepText() == "8");
    CHECK(study.metric.unit == "share");
    CHECK(study.present == "400");
    CHECK(study.answer.contradictions.empty());
    for (const ThresholdProbe& probe : study.answer.probes) {
        const LoadResult variant =
            loadVariant(base, {"tranches.first.units=" + study.range.lattice.text(probe.point),
                               "experiment.replications.min=" + std::to_string(probe.n),
                               "experiment.replications.max=" + std::to_string(probe.n)});
        REQUIRE(variant.loaded);
        const RunSummary run = runStudy(Setting(variant.loaded->scenario), {}).summary;
        for (const MetricEstimate& m : run.metrics)
            if (m.metric == "success.gpus" && m.scope == "all")
                CHECK(m.mean == doctest::Approx(probe.mean).epsilon(1e-12));
    }
}

TEST_CASE("one, two and four threads solve to the same probes, bit for bit") {
    const ScenarioFolder here;
    const LoadedScenario base = rangedScenario(here);
    SolveRequest request = gpusAwarded();
    request.threads = 1;
    const SolveStudy one = solved(base, request);
    for (const int threads : {2, 4}) {
        request.threads = threads;
        const SolveStudy more = solved(base, request);
        REQUIRE(more.answer.probes.size() == one.answer.probes.size());
        for (std::size_t i = 0; i < one.answer.probes.size(); ++i)
            CHECK((more.answer.probes[i].values == one.answer.probes[i].values));
        CHECK(more.answer.firstMet == one.answer.firstMet);
    }
}

TEST_CASE("the latest date for which enough GPUs are there on a day, with certainty and with a chance") {
    // What is in service on a day is counted at the midnight that ends it, so 400 are there on 31 March when the first tranche
    // is ready at the start of 1 April; the second, of 80, takes a median of 90 days from 1 January.
    const ScenarioFolder here;
    const LoadedScenario base = rangedScenario(
        here, rangedWith("replications: {min: 10, max: 10}", "replications: {min: 10, max: 80}"));
    SolveRequest request;
    request.over = "tranches.first.milestones.ready.on";
    request.metric = "capacity.in_service@2026-03-31";
    request.target = {Comparison::atLeast, 400};
    request.from = "2026-01-15";
    request.to = "2026-05-15";
    request.step = "1d";
    const SolveStudy sure = solved(base, request);
    REQUIRE(sure.answer.end == ThresholdEnd::found);
    CHECK_FALSE(sure.answer.rising);
    CHECK(sure.answer.single());
    CHECK(sure.range.lattice.text(*sure.answer.firstMet) == "2026-04-01");
    request.target = {Comparison::atLeast, 480};
    request.chance = 0.05;  // both there: about an even chance by then, none later
    const SolveStudy maybe = solved(base, request);
    CHECK(maybe.range.lattice.text(*maybe.answer.firstMet) == "2026-04-01");
    CHECK(maybe.answer.probes.front().mean > 0.3);
    CHECK(maybe.answer.probes.front().mean < 0.7);
    CHECK(maybe.answer.probes.back().mean == 0);
}

TEST_CASE("a plan names an unknown metric, a field that is not there, and a value the field does not take") {
    const ScenarioFolder here;
    const LoadedScenario base = rangedScenario(here);
    SolveRequest request = gpusAwarded();
    request.metric = "wait_days.p91";
    CHECK(planSolve(base, request).metricUnknown);
    request = gpusAwarded();
    request.over = "tranches.first.unit";
    CHECK(formatIssues(planSolve(base, request).issues).find("units") != std::string::npos);
    request.over = "tranches.third.units";
    CHECK(planSolve(base, request).issues.hasErrors());
    request = gpusAwarded();
    request.from = "-80";
    CHECK(planSolve(base, request).issues.hasErrors());
    request = gpusAwarded();
    request.to = "";
    request.from = "x";
    CHECK(planSolve(base, request).faults.size() == 1);
}

TEST_CASE("a value that the reader refuses bounds a walk on that side, and says why") {
    const ScenarioFolder here;
    const LoadedScenario base = rangedScenario(here);
    SolveRequest request = gpusAwarded();
    request.from = "";
    request.to = "400";
    request.target = {Comparison::atLeast, -1};  // always met, so the search walks down to 0 units
    const SolveStudy study = solved(base, request);
    CHECK(study.answer.end == ThresholdEnd::everywhere);
    REQUIRE(study.answer.refusedAt);
    CHECK(study.range.lattice.text(*study.answer.refusedAt) == "0");
    CHECK(study.refusal.find("found '0'") != std::string::npos);
    CHECK(study.answer.probes.front().verdict == Verdict::refused);
}

TEST_CASE("a cancelled search says so and has no answer") {
    const ScenarioFolder here;
    const LoadedScenario base = rangedScenario(here);
    SolveRequest request = gpusAwarded();
    const std::atomic<bool> cancel{true};
    request.cancel = &cancel;
    CHECK(solved(base, request).cancelled);
}

}  // namespace tranche
