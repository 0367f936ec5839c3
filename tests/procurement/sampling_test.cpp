// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/sampling.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "models/procurement/critical_path.hpp"
#include "tests/procurement/example_tranches.hpp"

using namespace tranche;
using namespace tranche::examples;

namespace {

// Two tranches with every kind of draw.
std::vector<TrancheSpec> richTranches() {
    TrancheSpec first = exCpm();
    first.milestones[1].durationDays = Distribution::lognormal(75, 0.35);
    first.milestones[4].durationDays = Distribution::lognormal(112, 0.4);
    first.milestones[4].factor = "backlog";
    first.milestones[4].loading = 0.7;
    first.risks = {{"failed tender", "tender", 0.4, Distribution::uniform(30, 180), 4}};
    first.lots = {{0.7, {}}, {0.3, Distribution::uniform(10, 60)}};
    first.acceptance = {0.6, Distribution::uniform(5, 20), 3};
    first.operatedBy.ownUnits = 16;

    TrancheSpec second = purchase("phase2",
                                  {milestone("order", {"phase1.contract"}, Distribution::lognormal(100, 0.3)),
                                   milestone("service", {"order"}, Distribution::uniform(20, 40))},
                                  "service");
    second.milestones[0].factor = "backlog";
    second.milestones[0].loading = 0.7;
    second.procuredAt = second.installedAt = "order";
    return {first, second};
}

void requireSameMilestones(const MilestoneNetwork& a, const ProcurementSample& sa, const MilestoneNetwork& b,
                           const ProcurementSample& sb) {
    const auto other = numbersByName(b);
    for (const auto& [name, m] : numbersByName(a)) {
        CAPTURE(name);
        REQUIRE(sa.start[m] == sb.start[other.at(name)]);
        REQUIRE(sa.finish[m] == sb.finish[other.at(name)]);
        REQUIRE(sa.riskDelay[m] == sb.riskDelay[other.at(name)]);
    }
}

double varianceOfSum(double loading) {
    TrancheSpec spec = purchase("t",
                                {milestone("a", {}, Distribution::lognormal(100, 0.4)),
                                 milestone("b", {"a"}, Distribution::lognormal(100, 0.4))},
                                "b");
    for (MilestoneSpec& m : spec.milestones) {
        m.factor = "backlog";
        m.loading = loading;
    }
    const MilestoneNetwork net = network(spec, backlog());
    double mean = 0, square = 0;
    constexpr int n = 4000;
    for (std::uint64_t r = 0; r < n; ++r) {
        const double days = toDays(sampleProcurement(net, {11, r}).finish[1]);
        mean += days / n;
        square += days * days / n;
    }
    return square - mean * mean;
}

}  // namespace

TEST_CASE("a sample obeys the network: nothing starts before what it waits for, lots follow their tranche") {
    const std::vector<TrancheSpec> specs = richTranches();
    const MilestoneNetwork net = network(specs, backlog());
    for (std::uint64_t r = 0; r < 500; ++r) {
        const ProcurementSample sample = sampleProcurement(net, {1, r});
        for (std::size_t m = 0; m < net.milestones().size(); ++m) {
            REQUIRE(sample.start[m] == net.startOf(m, sample.finish));
            REQUIRE(sample.finish[m] >= sample.start[m] + sample.riskDelay[m]);
        }
        for (std::size_t t = 0; t < net.tranches().size(); ++t) {
            const NetworkTranche& about = net.tranches()[t];
            Time last = 0;
            for (std::size_t l = about.firstLot; l < about.firstLot + about.lotCount; ++l) {
                REQUIRE(sample.tranches[t].procured <= sample.lots[l].installed);
                REQUIRE(sample.lots[l].installed <= sample.lots[l].inService);
                REQUIRE(sample.lots[l].inService >= sample.finish[about.inServiceAt]);
                last = std::max(last, sample.lots[l].inService);
            }
            REQUIRE(sample.tranches[t].inService == last);
        }
    }
}

TEST_CASE("adding a tranche leaves every other draw unchanged") {
    const std::vector<TrancheSpec> few = richTranches();
    std::vector<TrancheSpec> many = few;
    Dice dice(3);
    many.insert(many.begin(), randomTranche(dice, "earlier", 8, 0.4));
    many[0].lots = {{0.5, Distribution::uniform(0, 9)}, {0.5, Distribution::uniform(0, 9)}};
    const std::vector<DelayFactorSpec> factors{{"grid", ""}, {"backlog", ""}};
    const MilestoneNetwork a = network(few, backlog()), b = network(many, factors);
    for (std::uint64_t r = 0; r < 50; ++r) {
        const ProcurementSample sa = sampleProcurement(a, {7, r}), sb = sampleProcurement(b, {7, r});
        requireSameMilestones(a, sa, b, sb);
        REQUIRE(sa.strikes[0] == sb.strikes[0]);
        for (std::size_t l = 0; l < sa.lots.size(); ++l) {
            REQUIRE(sa.lots[l].installed == sb.lots[l + 2].installed);
            REQUIRE(sa.lots[l].inService == sb.lots[l + 2].inService);
        }
    }
}

TEST_CASE("the order of tranches and milestones in the file changes nothing") {
    const std::vector<TrancheSpec> specs = richTranches();
    std::vector<TrancheSpec> turned(specs.rbegin(), specs.rend());
    for (TrancheSpec& spec : turned) std::reverse(spec.milestones.begin(), spec.milestones.end());
    const MilestoneNetwork a = network(specs, backlog()), b = network(turned, backlog());
    for (std::uint64_t r = 0; r < 50; ++r) {
        const ProcurementSample sa = sampleProcurement(a, {9, r}), sb = sampleProcurement(b, {9, r});
        requireSameMilestones(a, sa, b, sb);
        REQUIRE(sa.tranches[0].inService == sb.tranches[1].inService);
    }
}

TEST_CASE("a buffer that is used again gives what a fresh one gives, without growing") {
    const MilestoneNetwork net = network(richTranches(), backlog());
    ProcurementSample reused = sampleProcurement(net, {5, 0});
    const Time* place = reused.finish.data();
    for (std::uint64_t r = 1; r < 20; ++r) {
        sampleProcurement(net, {5, r}, reused);
        const ProcurementSample fresh = sampleProcurement(net, {5, r});
        REQUIRE(reused.start == fresh.start);
        REQUIRE(reused.finish == fresh.finish);
        REQUIRE(reused.strikes == fresh.strikes);
        for (std::size_t l = 0; l < fresh.lots.size(); ++l) {
            REQUIRE(reused.lots[l].inService == fresh.lots[l].inService);
            REQUIRE(reused.lots[l].retests == fresh.lots[l].retests);
        }
    }
    CHECK(reused.finish.data() == place);
}

TEST_CASE("what really happened is the same in every replication, and no risk touches it") {
    std::vector<TrancheSpec> specs = richTranches();
    specs[0].milestones[1].on = Date{2025, 6, 23};
    specs[0].milestones[2].on = Date{2025, 4, 28};  // before the epoch
    const MilestoneNetwork net = network(specs, backlog());
    auto at = numbersByName(net);
    for (std::uint64_t r = 0; r < 100; ++r) {
        const ProcurementSample sample = sampleProcurement(net, {2, r});
        REQUIRE(sample.finish[at["phase1.tender"]] == 53 * kDay);
        REQUIRE(sample.finish[at["phase1.contract"]] == -3 * kDay);
        REQUIRE(sample.start[at["phase1.contract"]] == -3 * kDay);
        REQUIRE(sample.riskDelay[at["phase1.tender"]] == 0);
        REQUIRE(sample.strikes[0] == 0);
        REQUIRE(sample.start[at["phase2.order"]] == -3 * kDay);
        REQUIRE(sample.tranches[0].procured == -3 * kDay);
    }
}

TEST_CASE("a sample is the critical path of the durations that it drew") {
    const MilestoneNetwork net = network(richTranches(), backlog());
    const ProcurementSample sample = sampleProcurement(net, {4, 2});
    std::vector<Duration> durations(net.milestones().size());
    for (std::size_t m = 0; m < durations.size(); ++m) durations[m] = sample.finish[m] - sample.start[m];
    const CriticalPath path = criticalPath(net, durations);
    CHECK(path.earlyFinish == sample.finish);
    CHECK(path.earlyStart == sample.start);
}

TEST_CASE("a shared factor raises the variance of a sum, as far as the closed form says") {
    // Of the sum of two lognormals of one median m, with normals of correlation c = loading^2:
    // variance 2 m^2 e^(s^2) ((e^(s^2) - 1) + (e^(c s^2) - 1)).
    const auto closedForm = [](double c) {
        const double v = 0.4 * 0.4;
        return 2 * 1e4 * std::exp(v) * (std::exp(v) - 1 + std::exp(c * v) - 1);
    };
    const double independent = varianceOfSum(0), half = varianceOfSum(std::sqrt(0.5)),
                 same = varianceOfSum(1);
    CHECK(independent < half);
    CHECK(half < same);
    CHECK(independent == doctest::Approx(closedForm(0)).epsilon(0.15));
    CHECK(half == doctest::Approx(closedForm(0.5)).epsilon(0.15));
    CHECK(same == doctest::Approx(closedForm(1)).epsilon(0.15));
}

TEST_CASE("a loading does not change the law of a single duration") {
    TrancheSpec spec = purchase("t", {milestone("a", {}, Distribution::uniform(0, 100))}, "a");
    spec.milestones[0].factor = "backlog";
    spec.milestones[0].loading = 0.8;
    const MilestoneNetwork net = network(spec, backlog());
    constexpr int n = 40000;
    std::vector<double> days;
    for (std::uint64_t r = 0; r < n; ++r) days.push_back(toDays(sampleProcurement(net, {21, r}).finish[0]));
    std::sort(days.begin(), days.end());
    double distance = 0;  // Kolmogorov
    for (std::size_t i = 0; i < days.size(); ++i)
        distance = std::max(distance, std::abs(days[i] / 100 - (static_cast<double>(i) + 0.5) / n));
    CHECK(distance < 1.95 / std::sqrt(n));  // 0.1 %
}

TEST_CASE("a tender fails a truncated geometric number of times, each at its own delay") {
    TrancheSpec spec = purchase("t", {milestone("tender", {}, 10)}, "tender");
    spec.risks = {{"failed", "tender", 0.5, Distribution::uniform(30, 60), 3}};
    const MilestoneNetwork net = network(spec);
    constexpr int n = 8000;
    std::vector<int> count(5);
    double delay = 0;
    for (std::uint64_t r = 0; r < n; ++r) {
        const ProcurementSample sample = sampleProcurement(net, {31, r});
        ++count[static_cast<std::size_t>(sample.strikes[0])];
        delay += toDays(sample.riskDelay[0]) / n;
        REQUIRE(sample.finish[0] == 10 * kDay + sample.riskDelay[0]);
        REQUIRE(toDays(sample.riskDelay[0]) >= 30.0 * sample.strikes[0]);
        REQUIRE(toDays(sample.riskDelay[0]) <= 60.0 * sample.strikes[0]);
    }
    const double expected[] = {0.5, 0.25, 0.125, 0.125};
    for (std::size_t k = 0; k < 4; ++k) {
        const double sd = std::sqrt(expected[k] * (1 - expected[k]) * n);
        CHECK(std::abs(count[k] - expected[k] * n) < 4 * sd);
    }
    CHECK(count[4] == 0);
    CHECK(delay == doctest::Approx(0.875 * 45).epsilon(0.04));  // E[strikes] = 1/2 + 1/4 + 1/8
}

TEST_CASE("a failed acceptance test costs a retest, and the last retest always passes") {
    TrancheSpec spec = purchase("t", {milestone("service", {}, 10)}, "service");
    spec.lots = {{0.5, {}}, {0.5, Distribution::constant(100)}};
    spec.acceptance = {0.25, Distribution::constant(7), 2};
    const MilestoneNetwork net = network(spec);
    constexpr int n = 4000;
    int perfect = 0, twice = 0;
    for (std::uint64_t r = 0; r < n; ++r) {
        const ProcurementSample sample = sampleProcurement(net, {41, r});
        for (std::size_t l = 0; l < 2; ++l) {
            const Time base = (l == 0 ? 10 : 110) * kDay;
            REQUIRE(sample.lots[l].installed == base);
            REQUIRE(sample.lots[l].inService == base + 7 * kDay * sample.lots[l].retests);
            perfect += sample.lots[l].retests == 0 ? 1 : 0;
            twice += sample.lots[l].retests == 2 ? 1 : 0;
            REQUIRE(sample.lots[l].retests <= 2);
        }
    }
    CHECK(perfect / (2.0 * n) == doctest::Approx(0.25).epsilon(0.08));
    CHECK(twice / (2.0 * n) == doctest::Approx(0.5625).epsilon(0.05));
}

TEST_CASE("negative draws count as nothing and endless ones saturate") {
    TrancheSpec spec = purchase("t",
                                {milestone("a", {}, Distribution::constant(-5)), milestone("b", {"a"}, 1e12),
                                 milestone("c", {"b"}, 1e12)},
                                "c");
    const MilestoneNetwork net = network(spec);
    const ProcurementSample sample = sampleProcurement(net, {1, 1});
    CHECK(sample.finish[0] == 0);
    CHECK(sample.finish[1] == kHorizonLimit);
    CHECK(sample.tranches[0].inService == kHorizonLimit);
}
