// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analytic/single_server_queue.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "sim/kernel/contract.hpp"
#include "tests/analytic/near.hpp"

using namespace tranche;

namespace {

// Erlang (1909): P(W <= t) = (1 - rho) sum over k <= t/D of (-y)^k e^y / k!, y = lambda (t - k D).
double erlangSeries(double rate, double service, double t) {
    double sum = 0;
    double factorial = 1;
    for (int k = 0; k * service <= t; ++k) {
        if (k > 0) factorial *= k;
        const double y = rate * (t - k * service);
        sum += std::pow(-y, k) * std::exp(y) / factorial;
    }
    return (1 - rate * service) * sum;
}

}  // namespace

TEST_CASE("Pollaczek-Khinchine gives M/M/1, half of it for constant service, and E_k in between") {
    for (const double load : {0.05, 0.5, 0.8, 0.95}) {
        CAPTURE(load);
        const double exponential = load / (1 - load);
        CHECK(pollaczekKhinchineWait(load, serviceMoments(1, 1)) == near(exponential));
        CHECK(pollaczekKhinchineWait(load, serviceMoments(1, 0)) == near(exponential / 2));
        CHECK(pollaczekKhinchineWait(load, serviceMoments(1, 0.25)) == near(exponential * 0.625));
    }
}

TEST_CASE("The tail of M/D/1 equals Erlang's series where that still has digits") {
    for (const double load : {0.2, 0.6, 0.9})
        for (const double t : {0.0, 0.3, 1.0, 1.7, 2.0, 4.5, 6.9}) {
            CAPTURE(load);
            CAPTURE(t);
            CHECK(1 - constantServiceWaitTail(load / 3, 3, 3 * t) == near(erlangSeries(load, 1, t), 1e-9));
        }
}

TEST_CASE("The area under the tail of M/D/1 is the Pollaczek-Khinchine mean") {
    for (const double load : {0.3, 0.7, 0.9}) {
        double area = 0;
        const int pieces = 10;  // Simpson, within each service time, where the tail is smooth
        for (int i = 0; i < 400 * pieces; ++i) {
            const double a = double(i) / pieces;
            const double h = 1.0 / pieces;
            // The end of the piece is taken from the left: the tail has a jump in its slope there.
            area += h / 6 *
                    (constantServiceWaitTail(load, 1, a) + 4 * constantServiceWaitTail(load, 1, a + h / 2) +
                     constantServiceWaitTail(load, 1, a + h));
        }
        CAPTURE(load);
        CHECK(area == near(pollaczekKhinchineWait(load, serviceMoments(1, 0)), 1e-6));
    }
}

TEST_CASE("M/G/1 answers the degenerate cases") {
    CHECK(pollaczekKhinchineWait(0, serviceMoments(2, 1)) == 0);
    CHECK(std::isinf(pollaczekKhinchineWait(1, serviceMoments(1, 1))));
    CHECK(constantServiceWaitTail(0, 1, 0) == 0);
    CHECK(constantServiceWaitTail(0.4, 1, 0) == near(0.4));  // P(W > 0) is the load
    CHECK(constantServiceWaitTail(2, 1, 100) == 1);
    CHECK_THROWS_AS(pollaczekKhinchineWait(0.5, ServiceMoments{1, 0.5}), ContractViolation);
    CHECK_THROWS_AS(constantServiceWaitTail(0.5, 1, -1), ContractViolation);
}
