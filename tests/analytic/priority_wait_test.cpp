// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analytic/priority_wait.hpp"

#include <doctest/doctest.h>

#include <array>

#include "models/analytic/multi_server_queue.hpp"
#include "sim/kernel/contract.hpp"
#include "tests/analytic/near.hpp"

using namespace tranche;

TEST_CASE("One class alone waits as in M/G/1 or M/M/c") {
    const std::array one{PriorityClass{0.7, serviceMoments(1, 0.5)}};
    CHECK(cobhamWaits(one)[0] == near(pollaczekKhinchineWait(0.7, serviceMoments(1, 0.5))));
    const std::array rate{8.0};
    CHECK(cobhamWaits(rate, 1, 10)[0] == near(MultiServerQueue(8, 1, 10).meanWait()));
}

TEST_CASE("Two classes give the figures worked out by hand") {
    // rho 0.2 and 0.5, exponential services of mean 1 and 2: R = 0.2 + 0.25 * 4 = 1.2.
    const std::array two{PriorityClass{0.2, serviceMoments(1, 1)}, PriorityClass{0.25, serviceMoments(2, 1)}};
    const auto waits = cobhamWaits(two);
    CHECK(waits[0] == near(1.2 / 0.8));
    CHECK(waits[1] == near(1.2 / (0.8 * 0.3)));
}

TEST_CASE("Priorities move the wait between classes and keep its sum over the work") {
    const PriorityClass a{0.2, serviceMoments(1, 0)};
    const PriorityClass b{0.1, serviceMoments(3, 1)};
    const PriorityClass c{0.05, serviceMoments(4, 2)};
    const auto work = [](std::span<const PriorityClass> order) {
        const auto waits = cobhamWaits(order);
        double sum = 0;
        for (std::size_t i = 0; i < order.size(); ++i)
            sum += order[i].arrivalRate * order[i].service.mean * waits[i];
        return sum;
    };
    const double expected = work(std::array{a, b, c});
    CHECK(work(std::array{c, b, a}) == near(expected));
    CHECK(work(std::array{b, c, a}) == near(expected));
    CHECK(cobhamWaits(std::array{a, b})[0] < cobhamWaits(std::array{b, a})[1]);
}

TEST_CASE("Many servers with one are the single server") {
    const std::array rates{0.2, 0.4, 0.1};
    const std::array classes{PriorityClass{0.2, serviceMoments(1, 1)},
                             PriorityClass{0.4, serviceMoments(1, 1)},
                             PriorityClass{0.1, serviceMoments(1, 1)}};
    const auto many = cobhamWaits(rates, 1, 1);
    const auto single = cobhamWaits(classes);
    for (std::size_t k = 0; k < rates.size(); ++k) CHECK(many[k] == near(single[k]));
}

TEST_CASE("The mean wait over classes of equal service is that without priorities") {
    const std::array rates{1.0, 4.0, 2.5};
    const auto waits = cobhamWaits(rates, 1, 9);
    const double mean = (1 * waits[0] + 4 * waits[1] + 2.5 * waits[2]) / 7.5;
    CHECK(mean == near(MultiServerQueue(7.5, 1, 9).meanWait()));
}

TEST_CASE("Priorities refuse an overload and answer an empty list") {
    CHECK(cobhamWaits(std::span<const PriorityClass>{}).empty());
    CHECK_THROWS_AS(cobhamWaits(std::array{PriorityClass{1, serviceMoments(1, 1)}}), ContractViolation);
    CHECK_THROWS_AS(cobhamWaits(std::array{3.0, 7.0}, 1, 10), ContractViolation);
}
