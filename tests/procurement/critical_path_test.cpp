// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/critical_path.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "tests/procurement/example_tranches.hpp"

using namespace tranche;
using namespace tranche::examples;

namespace {

std::vector<Duration> randomDurations(Dice& dice, std::size_t count) {
    std::vector<Duration> durations(count);
    for (Duration& d : durations)
        d = static_cast<Duration>(dice.below(6)) * kDay;  // small, so that ties happen
    return durations;
}

// The finish of m by walking every path that leads to it: exponential, and independent of any order.
Time finishByRecursion(const MilestoneNetwork& network, std::span<const Duration> durations, std::size_t m) {
    const NetworkMilestone& milestone = network.milestones()[m];
    if (milestone.on) return *milestone.on;
    Time start = milestone.notBefore;
    for (const std::uint32_t p : network.predecessors(m))
        start = std::max(start, finishByRecursion(network, durations, p) + milestone.lag);
    return start + durations[m];
}

}  // namespace

TEST_CASE("EX-CPM takes 47 weeks with slacks of 8, 3 and 11") {
    const MilestoneNetwork net = network(exCpm());
    const CriticalPath path = criticalPath(net, medianDurations(net));
    CHECK(path.finish == 47 * kWeek);
    auto at = numbersByName(net);
    for (const char* name :
         {"budget", "tender", "contract", "manufacture", "ship", "install", "acceptance"}) {
        CAPTURE(name);
        CHECK(path.slack[at[std::string("phase1.") + name]] == 0);
        CHECK(path.critical[at[std::string("phase1.") + name]]);
    }
    CHECK(path.slack[at["phase1.licence"]] == 8 * kWeek);
    CHECK(path.slack[at["phase1.power"]] == 3 * kWeek);
    CHECK(path.slack[at["phase1.cooling"]] == 11 * kWeek);
    CHECK(path.earlyStart[at["phase1.install"]] == 37 * kWeek);
    CHECK(path.lateStart[at["phase1.power"]] == 7 * kWeek);
    CHECK(path.lateFinish[at["phase1.licence"]] == 34 * kWeek);
    CHECK_FALSE(path.critical[at["phase1.licence"]]);
}

TEST_CASE("a lag, an earliest start and a stretched duration move the dates") {
    TrancheSpec spec = purchase("t", {milestone("a", {}, 4), milestone("b", {"a"}, 6)}, "b");
    spec.milestones[0].notBefore = addDays(kEpoch, 10);
    spec.milestones[1].lagDays = 2.5;
    spec.durationFactor = 1.5;
    const MilestoneNetwork net = network(spec);
    const CriticalPath path = criticalPath(net, medianDurations(net));
    CHECK(path.earlyFinish[0] == 16 * kDay);
    CHECK(path.earlyStart[1] == fromDays(18.5));
    CHECK(path.finish == fromDays(27.5));
    CHECK(path.critical[0]);
}

TEST_CASE("both of two equally long paths are critical") {
    const TrancheSpec spec =
        purchase("t", {milestone("a", {}, 5), milestone("b", {}, 5), milestone("c", {"a", "b"}, 1)}, "c");
    const MilestoneNetwork net = network(spec);
    const CriticalPath path = criticalPath(net, medianDurations(net));
    CHECK(path.critical == std::vector<bool>{true, true, true});
}

TEST_CASE("nothing before a milestone that has happened is critical, and its date stands") {
    TrancheSpec spec =
        purchase("t", {milestone("a", {}, 50), milestone("b", {"a"}, 7), milestone("c", {"b"}, 3)}, "c");
    spec.milestones[1].on = addDays(kEpoch, 12);
    const MilestoneNetwork net = network(spec);
    const std::uint32_t target = 2;
    const CriticalPath path = criticalPath(net, medianDurations(net), {&target, 1});
    CHECK(path.finish == 15 * kDay);
    CHECK(path.earlyStart[1] == 12 * kDay);  // no later than it finished
    CHECK(path.slack[0] == kNever);
    CHECK_FALSE(path.critical[0]);
    CHECK(path.critical[1]);
}

TEST_CASE("on random networks the dates are the longest paths and the slack is what the end can bear") {
    int ties = 0;
    for (std::uint64_t number = 0; number < 300; ++number) {
        CAPTURE(number);
        Dice dice(number);
        const MilestoneNetwork net = network(randomTranche(dice, "t", 2 + dice.below(9), 0.3));
        const std::size_t count = net.milestones().size();
        std::vector<Duration> durations = randomDurations(dice, count);
        const std::uint32_t target = net.tranches()[0].inServiceAt;
        const CriticalPath path = criticalPath(net, durations, {&target, 1});

        for (std::size_t m = 0; m < count; ++m)
            REQUIRE(path.earlyFinish[m] == finishByRecursion(net, durations, m));
        REQUIRE(path.finish == path.earlyFinish[target]);

        std::vector<std::uint8_t> marks;
        markCritical(net, path.earlyStart, path.earlyFinish, {&target, 1}, marks);
        for (std::size_t m = 0; m < count; ++m) {
            CAPTURE(m);
            REQUIRE((marks[m] == 1) == path.critical[m]);
            if (net.milestones()[m].on) continue;
            const Duration slack = path.slack[m] == kNever ? 1000 * kDay : path.slack[m];
            durations[m] += slack;
            REQUIRE(finishByRecursion(net, durations, target) == path.finish);
            durations[m] += 1;
            REQUIRE((finishByRecursion(net, durations, target) > path.finish) == (path.slack[m] != kNever));
            durations[m] -= slack + 1;
        }
        ties += std::count(marks.begin(), marks.end(), 1) > 3 ? 1 : 0;
    }
    CHECK(ties > 0);
}
