// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analytic/multi_server_queue.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "models/analytic/single_server_queue.hpp"
#include "sim/kernel/contract.hpp"
#include "tests/analytic/near.hpp"

using namespace tranche;

namespace {

constexpr double kPerDay = 2;
constexpr double kStayDays = 90;

MultiServerQueue programme(int servers) {
    return MultiServerQueue(kPerDay, 1 / kStayDays, servers);
}

}  // namespace

TEST_CASE("186 servers are the fewest with a p90 wait below 30 days (EX-THRESH)") {
    CHECK(smallestServers(kPerDay, 1 / kStayDays, 30, 0.10) == 186);
    CHECK(programme(184).waitTail(30) == near(0.17939, 5e-5));
    CHECK(programme(185).waitTail(30) == near(0.11605, 5e-5));
    CHECK(programme(186).waitTail(30) == near(0.07488, 5e-5));
    CHECK(std::abs(programme(184).waitQuantile(0.9) - 43.1) < 0.05);
    CHECK(std::abs(programme(185).waitQuantile(0.9) - 32.7) < 0.05);
    CHECK(std::abs(programme(186).waitQuantile(0.9) - 25.7) < 0.05);
    CHECK(std::abs(programme(181).waitQuantile(0.9) - 198.9) < 0.05);
}

TEST_CASE("The quantile of the wait is where the tail falls to the rest") {
    const MultiServerQueue queue(8, 1, 10);
    for (const double p : {0.6, 0.75, 0.9, 0.95, 0.999}) {
        CAPTURE(p);
        CHECK(queue.waitTail(queue.waitQuantile(p)) == near(1 - p, 1e-12));
    }
    CHECK(queue.waitQuantile(0.5) == 0);  // 59 % never wait
}

TEST_CASE("The mean wait is the area under the tail and obeys Little's law") {
    const MultiServerQueue queue(8, 1, 10);
    CHECK(queue.meanWait() == near(0.4091802 / 2, 5e-7));
    CHECK(queue.meanQueue() == near(8 * queue.meanWait()));
    double area = 0;
    const double step = 1e-3;
    for (int i = 0; i < 40000; ++i) area += queue.waitTail((i + 0.5) * step) * step;
    CHECK(queue.meanWait() == near(area, 1e-6));
    CHECK(queue.waitTailMean(0) == near(queue.meanWait()));
}

TEST_CASE("With one server M/M/c is Pollaczek-Khinchine with exponential service") {
    for (const double load : {0.1, 0.5, 0.8, 0.99}) {
        CAPTURE(load);
        CHECK(MultiServerQueue(load, 1, 1).meanWait() ==
              near(pollaczekKhinchineWait(load, serviceMoments(1, 1)), 1e-11));
    }
}

TEST_CASE("A change of the unit of time changes only the unit of the wait") {
    const MultiServerQueue days(2, 1.0 / 90, 186);
    const MultiServerQueue hours(2.0 / 24, 1.0 / 90 / 24, 186);
    CHECK(hours.waitQuantile(0.95) == near(24 * days.waitQuantile(0.95), 1e-9));
    CHECK(hours.utilization() == near(days.utilization()));
    CHECK(days.utilization() == near(180.0 / 186));
}

TEST_CASE("An overloaded queue waits for ever and an idle one never") {
    const MultiServerQueue full(10, 1, 10);
    CHECK_FALSE(full.stable());
    CHECK(full.waitProbability() == 1);
    CHECK(full.waitTail(1e9) == 1);
    CHECK(std::isinf(full.meanWait()));
    CHECK(std::isinf(full.meanQueue()));
    CHECK(std::isinf(full.waitQuantile(0.1)));
    CHECK(full.utilization() == 1);
    const MultiServerQueue idle(0, 1, 3);
    CHECK(idle.meanWait() == 0);
    CHECK(idle.meanQueue() == 0);
    CHECK(idle.waitQuantile(0.99) == 0);
    CHECK_THROWS_AS(MultiServerQueue(1, 0, 3), ContractViolation);
    CHECK_THROWS_AS(idle.waitQuantile(1), ContractViolation);
    CHECK_THROWS_AS(smallestServers(1, 1, 1, 0), ContractViolation);
}
