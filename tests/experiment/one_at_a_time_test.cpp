// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/one_at_a_time.hpp"

#include <cmath>
#include <cstring>

#include "models/programme/simulate.hpp"
#include "models/programme/study.hpp"
#include "sim/statistics/interval.hpp"
#include "tests/experiment/ranged_scenario.hpp"

namespace tranche {
namespace {

using testing::rangedScenario;
using testing::rangedWith;
using testing::ScenarioFolder;

constexpr const char* kOnTheDay = "capacity.in_service@2026-03-31";

EffectStudy study(const LoadedScenario& loaded, std::vector<std::string> metrics, int threads = 2) {
    EffectRequest request;
    request.metrics = std::move(metrics);
    request.threads = threads;
    request.replications = 6;
    return oneAtATime(loaded, request);
}

const FactorEffects& of(const EffectStudy& study, const std::string& name) {
    for (const FactorEffects& one : study.factors)
        if (one.factor.name == name) return one;
    FAIL(name);
    return study.factors.front();
}

void checkExactly(const PairedEffect& effect, double change) {
    CHECK(effect.mean == change);
    CHECK(effect.low == change);
    CHECK(effect.high == change);
    CHECK(effect.n == 6);
}

// The bytes of every number of a study.
std::string bytes(const EffectStudy& study) {
    std::string text;
    for (const FactorEffects& one : study.factors) {
        text += one.factor.name + one.factor.low.refusal + one.factor.high.refusal;
        for (const auto* side : {&one.low, &one.high})
            for (const PairedEffect& e : *side)
                for (const double x : {e.mean, e.low, e.high}) {
                    char raw[sizeof x];
                    std::memcpy(raw, &x, sizeof x);
                    text.append(raw, sizeof x);
                }
    }
    return text;
}

}  // namespace

TEST_CASE("GPUs bought more or less are in service more or less, exactly") {
    const ScenarioFolder here;
    const EffectStudy result = study(rangedScenario(here), {"capacity.in_service"});
    REQUIRE(result.base.size() == 1);
    CHECK(result.base[0].mean == 480);
    CHECK(result.base[0].low == 480);
    const FactorEffects& units = of(result, "tranches.first.units");
    checkExactly(units.low[0], -200);
    checkExactly(units.high[0], +400);
    CHECK(influence(units, 0) == 600);
}

TEST_CASE("what has no influence has effect 0 with interval from 0 to 0") {
    const ScenarioFolder here;
    const EffectStudy result =
        study(rangedScenario(here), {"wait_days.mean", "success.gpus", "unmet.gpu_hours"});
    const FactorEffects& weight = of(result, "hardware.H200.h200_equivalent");
    for (std::size_t m = 0; m < 3; ++m) {
        CHECK_FALSE(std::isnan(result.base[m].mean));
        checkExactly(weight.low[m], 0);
        checkExactly(weight.high[m], 0);
        CHECK(weight.low[m].coversZero());
    }
}

TEST_CASE("a date moves, and capacity on the day of a target with it") {
    const ScenarioFolder here;
    const EffectStudy result = study(rangedScenario(here), {kOnTheDay});
    CHECK(result.base[0].metric == "capacity.in_service");
    CHECK(result.base[0].scope == "2026-03-31");
    const FactorEffects& ready = of(result, "tranches.first.milestones.ready.on");
    checkExactly(ready.low[0], 0);
    checkExactly(ready.high[0], -400);  // 10 April is after 31 March
}

TEST_CASE("an effect is the mean of the differences between runs with the same seed, whoever runs them") {
    const ScenarioFolder here;
    const LoadedScenario base = rangedScenario(here);
    const EffectStudy result = study(base, {"unmet.gpu_hours"});
    const LoadResult variant =
        here.load("again.yaml", testing::kRanged,
                  {"tranches.second.milestones.ready.duration_days={lognormal: {median: 180, sigma: 0.4}}"});
    REQUIRE(variant.loaded);
    const auto unmet = [](const Scenario& scenario, std::uint64_t r) {
        const Setting setting(scenario);
        const StudyFacts facts = studyFacts(setting);
        const std::vector<MetricSlot> slots = metricSlots(facts);
        const ReplicationOutcome outcome = simulate(setting, {7, r});
        return evaluate(
            slots, MetricView(outcome, facts))[static_cast<std::size_t>(findSlot(slots, "unmet.gpu_hours"))];
    };
    std::vector<double> a, b;
    for (std::uint64_t r = 0; r < 6; ++r) {
        a.push_back(unmet(base.scenario, r));
        b.push_back(unmet(variant.loaded->scenario, r));
    }
    const PairedDifference expected = pairedDifference(a, b, 0.95);
    const PairedEffect& effect = of(result, "tranches.second.milestones.ready.duration_days").high[0];
    CHECK(effect.mean == doctest::Approx(expected.mean).epsilon(1e-12));
    CHECK(effect.low == doctest::Approx(expected.interval.low).epsilon(1e-12));
    CHECK(effect.high == doctest::Approx(expected.interval.high).epsilon(1e-12));
    CHECK(effect.n == 6);
    CHECK(effect.mean != 0);
}

TEST_CASE("identical assumptions move together, by what they do together") {
    const ScenarioFolder here;
    const LoadedScenario loaded = rangedScenario(here);
    const EffectStudy together = study(loaded, {"no_shows@sector:academia", "no_shows@sector:startup"});
    const FactorEffects& both = of(together, "sectors.*.no_show");
    // Nobody who signs for certain is missed: with 0 the no-shows of a sector are gone.
    for (const std::size_t m : {0, 1}) {
        CHECK(together.base[m].mean > 0);
        CHECK(both.low[m].mean == doctest::Approx(-together.base[m].mean));
    }
    EffectRequest request;
    request.metrics = {"no_shows@sector:startup"};
    request.replications = 6;
    request.grouping = Grouping::none;
    const EffectStudy apart = oneAtATime(loaded, request);
    CHECK(of(apart, "sectors.startup.no_show").low[0].mean == both.low[1].mean);
    CHECK(apart.factors.size() == together.factors.size() + 1);
}

TEST_CASE("a bound that the scenario's checks refuse is listed with the reason, the other end is still run") {
    const ScenarioFolder here;
    const EffectStudy result =
        study(rangedScenario(here, rangedWith("own_units: {value: 0, status: assumed, range: [0, 400]}",
                                              "own_units: {value: 0, status: assumed, range: [0, 500]}")),
              {"capacity.in_service"});
    const FactorEffects& own = of(result, "tranches.first.operator.own_units");
    CHECK(own.high.empty());
    CHECK(own.factor.high.refusal.find("own_units") != std::string::npos);
    CHECK(own.factor.high.refusal.find("expected") != std::string::npos);
    REQUIRE(own.low.size() == 1);
    checkExactly(own.low[0], 0);  // the bound is the value
    CHECK(std::isfinite(influence(own, 0)));
}

TEST_CASE("a law that cannot be moved does not disturb the factors after it") {
    const ScenarioFolder here;
    const EffectStudy result =
        study(rangedScenario(here, rangedWith("median: 2, sigma: 1}, status: assumed, range: [2, 4]}",
                                              "median: 2, sigma: 1}, status: assumed, range: [0, 4]}")),
              {"no_shows@sector:startup"});
    const FactorEffects& servers = of(result, "sectors.academia.servers");
    CHECK(servers.low.empty());
    CHECK(servers.high.size() == 1);
    CHECK(of(result, "sectors.*.no_show").low[0].mean == doctest::Approx(-result.base[0].mean));
}

TEST_CASE("factors are ranked by how far they move a metric, and those that do not are left out") {
    const ScenarioFolder here;
    const EffectStudy result = study(rangedScenario(here), {"capacity.in_service"});
    const std::vector<std::size_t> order = byInfluence(result, 0);
    std::vector<std::string> names;
    for (const std::size_t i : order) names.push_back(result.factors[i].factor.name);
    CHECK(names == std::vector<std::string>{"tranches.first.units", "tranches.first.operator.own_units"});
}

TEST_CASE("one, two and four threads give the same bytes") {
    const ScenarioFolder here;
    const LoadedScenario loaded = rangedScenario(here);
    const std::string one = bytes(study(loaded, {}, 1));
    CHECK((one == bytes(study(loaded, {}, 2))));
    CHECK((one == bytes(study(loaded, {}, 4))));
}

TEST_CASE("the headline metrics look at the largest target on its first day, or at the end without one") {
    const ScenarioFolder here;
    LoadedScenario loaded = rangedScenario(here);
    CHECK(headlineMetrics(loaded.scenario).front() == kOnTheDay);
    CHECK(unknownMetric(Setting(loaded.scenario), headlineMetrics(loaded.scenario)).empty());
    loaded.scenario.targets.clear();
    CHECK(headlineMetrics(loaded.scenario).front() == "capacity.in_service");
}

TEST_CASE("a metric that is not there, and a day that is no target, are told") {
    const ScenarioFolder here;
    const Setting setting(rangedScenario(here).scenario);
    CHECK(unknownMetric(setting, {"wait_days.mean", "wait_days.meen"}) == "wait_days.meen");
    CHECK(unknownMetric(setting, {"capacity.in_service@2026-03-30"}) == "capacity.in_service@2026-03-30");
    CHECK(unknownMetric(setting, {"wait_days.mean@2026-03-31"}) == "wait_days.mean@2026-03-31");
}

TEST_CASE("a metric that is undefined in the base and in the variants has no effect but NaN") {
    const ScenarioFolder here;
    const EffectStudy result = study(rangedScenario(here), {"contest.best_wins"});
    CHECK(std::isnan(result.base[0].mean));
    CHECK(result.base[0].n == 0);
    CHECK(std::isnan(result.factors[0].low[0].mean));
    CHECK(result.factors[0].low[0].n == 0);
    CHECK(byInfluence(result, 0).empty());
}

TEST_CASE("progress counts every run, and a cancelled study says so and holds no effects") {
    const ScenarioFolder here;
    const LoadedScenario loaded = rangedScenario(here);
    EffectRequest request;
    request.replications = 2;
    std::int64_t last = 0, all = 0;
    request.progress = [&](std::int64_t done, std::int64_t of) {
        CHECK(done == last + 1);
        last = done;
        all = of;
    };
    const EffectStudy whole = oneAtATime(loaded, request);
    CHECK(last == all);
    CHECK(all == effectRuns(whole.factors.size(), 2));
    CHECK(whole.runs == all);
    std::atomic<bool> stop{false};
    request.cancel = &stop;
    request.progress = [&](std::int64_t done, std::int64_t) { stop = done >= 5; };
    const EffectStudy cut = oneAtATime(loaded, request);
    CHECK(cut.cancelled);
    CHECK(cut.base.empty());
    CHECK(cut.factors.front().low.empty());
}

}  // namespace tranche
