// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/reliability.hpp"
#include "sim/random/counts.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace tranche {
namespace {

// 419 interruptions of 16,384 GPUs in 54 days.
constexpr double kHazard = hazardPerGpuHour(419, 16384, 54);

}  // namespace

TEST_CASE("EX-FAIL: hazard 1.97328e-5 a GPU-hour, 395.9, 198.0, 24.84 and 8.281 hours to an interruption") {
    CHECK(kHazard == doctest::Approx(1.97328e-5).epsilon(1e-5));
    CHECK(1 / kHazard == doctest::Approx(50677).epsilon(1e-5));
    CHECK(meanTimeToInterruption(kHazard, 128) == doctest::Approx(395.9).epsilon(1e-4));
    CHECK(meanTimeToInterruption(kHazard, 256) == doctest::Approx(198.0).epsilon(3e-4));
    CHECK(meanTimeToInterruption(kHazard, 2040) == doctest::Approx(24.84).epsilon(1e-4));
    CHECK(meanTimeToInterruption(kHazard, 6120) == doctest::Approx(8.281).epsilon(1e-4));
    // The same as node failures: 3.79 per 1,000 nodes of 8 and days.
    CHECK(hazardOfNodes(kHazard * 8 * 24000, 8) == doctest::Approx(kHazard).epsilon(1e-12));
}

TEST_CASE(
    "EX-FAIL: 4.952 repairs in progress of 10,456 GPUs and 24 hours, 11 spares for 99 %, 13 for 99.9 %") {
    const double mean = meanInRepair(kHazard, 10456, 24);
    CHECK(mean == doctest::Approx(4.952).epsilon(1e-4));
    CHECK(mean * 8 == doctest::Approx(39.6).epsilon(1e-3));  // GPUs, when each takes its node
    CHECK(poissonQuantile(mean, .99) == 11);
    CHECK(poissonQuantile(mean, .999) == 13);
    CHECK(poissonQuantile(0, .999) == 0);
    CHECK(poissonQuantile(1, .36) == 0);  // e^-1 = .3679
    CHECK(poissonQuantile(1, .37) == 1);
}

TEST_CASE(
    "C-CKPT: 256 GPUs 5.744 h and 2.90 %, 6,120 GPUs 1.175 h and 14.19 % at five minutes a checkpoint") {
    const double cost = 5.0 / 60;
    const double small = meanTimeToInterruption(kHazard, 256), large = meanTimeToInterruption(kHazard, 6120);
    CHECK(checkpointInterval(cost, small) == doctest::Approx(5.744).epsilon(1e-4));
    CHECK(checkpointWaste(cost, small) == doctest::Approx(.0290).epsilon(2e-3));
    CHECK(checkpointInterval(cost, large) == doctest::Approx(1.175).epsilon(4e-4));
    CHECK(checkpointWaste(cost, large) == doctest::Approx(.1419).epsilon(4e-4));
    // Both parts of the waste are equal at the best interval, and it is the best.
    const double tau = checkpointInterval(cost, small);
    const auto waste = [&](double t) { return cost / t + t / (2 * small); };
    CHECK(waste(tau) == doctest::Approx(checkpointWaste(cost, small)).epsilon(1e-12));
    CHECK(waste(tau * 1.1) > waste(tau));
    CHECK(waste(tau / 1.1) > waste(tau));
    CHECK(checkpointWaste(cost, 0.01) == 1);
}

TEST_CASE(
    "early failures: the cumulated hazard is a Weibull's up to the age of infancy, then grows by the day") {
    // Shape 1/2 over 100 days: H(a) = 200 sqrt(a / 100), H(100) = 200 days of the base rate.
    CHECK(daysToFailure(0, 20, .5, 100) == doctest::Approx(1).epsilon(1e-12));
    CHECK(daysToFailure(0, 200, .5, 100) == doctest::Approx(100).epsilon(1e-12));
    CHECK(daysToFailure(0, 230, .5, 100) == doctest::Approx(130).epsilon(1e-12));
    CHECK(daysToFailure(1, 20, .5, 100) == doctest::Approx(3).epsilon(1e-12));  // to age 4
    CHECK(daysToFailure(100, 20, .5, 100) == doctest::Approx(20).epsilon(1e-12));
    CHECK(daysToFailure(500, 20, .5, 100) == doctest::Approx(20).epsilon(1e-12));
    // Shape 1 is no infancy.
    CHECK(daysToFailure(3, 7, 1, 50) == doctest::Approx(7).epsilon(1e-12));
}

}  // namespace tranche
