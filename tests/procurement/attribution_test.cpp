// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/delay_attribution.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "models/procurement/critical_path.hpp"
#include "tests/procurement/example_tranches.hpp"

using namespace tranche;
using namespace tranche::examples;

TEST_CASE("days late are charged to the milestones, risks, lots and the plan that cost them") {
    // Announced for day 10. Median path: a 10, lag 2, b 5 = day 17; a certain failure adds 30, the second lot 4.
    TrancheSpec spec =
        purchase("t", {milestone("a", {}, 10), milestone("b", {"a"}, 5), milestone("idle", {}, 1)}, "b");
    spec.milestones[1].lagDays = 2;
    spec.milestones[1].after.push_back("idle");
    spec.risks = {{"failed", "a", 1, Distribution::constant(15), 2}};
    spec.lots = {{0.5, {}}, {0.5, Distribution::constant(4)}};
    spec.plannedInService = addDays(kEpoch, 10);
    const MilestoneNetwork net = network(spec);
    const std::vector<ProcurementSample> samples{sampleProcurement(net, {1, 1})};
    const DelayAttribution result = attributeDelay(net, 0, samples, medianDurations(net));
    CHECK(result.meanDelayDays == doctest::Approx(41));
    CHECK(result.planDays == doctest::Approx(7));
    CHECK(result.lotDays == doctest::Approx(4));
    REQUIRE(result.causes.size() == 2);
    CHECK(net.milestoneId(result.causes[0].milestone) == "a");
    CHECK(result.causes[0].riskDays == doctest::Approx(30));
    CHECK(result.causes[0].durationDays == doctest::Approx(0));
    CHECK(net.milestoneId(result.causes[1].milestone) == "b");
    CHECK(result.causes[1].onPath == 1);
}

TEST_CASE("what happened before a known date is part of the plan, not a cause") {
    TrancheSpec spec =
        purchase("t", {milestone("a", {}, 10), milestone("b", {"a"}, 5), milestone("c", {"b"}, 5)}, "c");
    spec.milestones[1].on = addDays(kEpoch, 40);
    spec.plannedInService = addDays(kEpoch, 20);
    const MilestoneNetwork net = network(spec);
    const std::vector<ProcurementSample> samples{sampleProcurement(net, {1, 1})};
    const DelayAttribution result = attributeDelay(net, 0, samples, medianDurations(net));
    CHECK(result.planDays == doctest::Approx(25));
    REQUIRE(result.causes.size() == 2);
    CHECK(result.causes[0].durationDays == 0);
    CHECK(net.milestoneId(result.causes[0].milestone) == "b");
}

TEST_CASE("the parts of a delay always sum to it") {
    for (std::uint64_t number = 0; number < 100; ++number) {
        CAPTURE(number);
        Dice dice(number);
        TrancheSpec spec = randomTranche(dice, "t", 2 + dice.below(10), 0.35);
        spec.risks = {{"r", spec.milestones[0].id, 0.5, Distribution::uniform(5, 50), 3}};
        spec.lots = {{0.5, {}}, {0.5, Distribution::uniform(0, 20)}};
        spec.plannedInService = addDays(kEpoch, 60);
        const MilestoneNetwork net = network(spec);
        std::vector<ProcurementSample> samples;
        double mean = 0;
        for (std::uint64_t r = 0; r < 40; ++r) {
            samples.push_back(sampleProcurement(net, {8, r}));
            mean += toDays(samples.back().tranches[0].inService - 60 * kDay) / 40;
        }
        const DelayAttribution result = attributeDelay(net, 0, samples, medianDurations(net));
        double sum = result.planDays + result.lotDays;
        for (const DelayCause& cause : result.causes) sum += cause.durationDays + cause.riskDays;
        REQUIRE(std::abs(sum - mean) < 1e-6);
        REQUIRE(std::abs(result.meanDelayDays - mean) < 1e-6);
        for (std::size_t i = 1; i < result.causes.size(); ++i)
            REQUIRE(result.causes[i - 1].durationDays + result.causes[i - 1].riskDays >=
                    result.causes[i].durationDays + result.causes[i].riskDays);
    }
}
