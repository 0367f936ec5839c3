// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analytic/infinite_server_queue.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "sim/kernel/contract.hpp"
#include "tests/analytic/near.hpp"

using namespace tranche;

namespace {

struct Service {
    const char* name;
    LimitedMean limitedMean;
    double mean;
    double tail(double x) const {  // P(S > x), the derivative of the limited mean
        return (limitedMean(x + 1e-5) - limitedMean(x - 1e-5)) / 2e-5;
    }
};

std::vector<Service> services() {
    return {{"constant", constantLimitedMean(4), 4},
            {"exponential", exponentialLimitedMean(4), 4},
            {"uniform", uniformLimitedMean(1, 7), 4},
            {"lognormal", lognormalLimitedMean(3, 0.8), 3 * std::exp(0.32)}};
}

}  // namespace

TEST_CASE("Under a steady rate the demand fills up to rate times mean, whatever the service") {
    const std::array steady{RateStep{0, 1e6, 2.5}};
    for (const Service& s : services()) {
        CAPTURE(s.name);
        CHECK(meanBusy(steady, s.limitedMean, 5e5) == near(2.5 * s.mean, 1e-9));
        CHECK(meanBusy(steady, s.limitedMean, 0) == 0);
        CHECK(meanBusy(steady, s.limitedMean, -3) == 0);
    }
    CHECK(meanBusy({}, constantLimitedMean(1), 3) == 0);
}

TEST_CASE("The demand is the integral of the rate times the tail of the service") {
    const std::array arrivals{RateStep{0, 3, 2}, RateStep{3, 5, 0.5}, RateStep{6, 9, 4}};
    for (const Service& s : services())
        for (const double t : {1.0, 4.2, 8.3, 14.7}) {
            double integral = 0;
            const double step = 1e-3;
            for (const RateStep& a : arrivals)
                for (double at = a.from + step / 2; at < a.to && at < t; at += step)
                    integral += a.rate * s.tail(t - at) * step;
            CAPTURE(s.name);
            CAPTURE(t);
            CHECK(meanBusy(arrivals, s.limitedMean, t) == doctest::Approx(integral).epsilon(2e-3));
        }
}

TEST_CASE("Exponential service after the last arrival decays exponentially") {
    const std::array arrivals{RateStep{0, 10, 3}};
    const LimitedMean service = exponentialLimitedMean(4);
    CHECK(meanBusy(arrivals, service, 10) == near(12 * (1 - std::exp(-2.5))));
    CHECK(meanBusy(arrivals, service, 18) == near(meanBusy(arrivals, service, 10) * std::exp(-2), 1e-10));
}

TEST_CASE("Many small steps of a sinusoid give the sinusoidal formula") {
    const double omega = 2 * std::numbers::pi / 12;
    std::vector<RateStep> arrivals;
    const double width = 0.01;
    for (double from = -120; from < 24; from += width)
        arrivals.push_back({from, from + width, 5 + 3 * std::sin(omega * (from + width / 2))});
    for (const double t : {0.0, 2.5, 7.0, 11.0, 23.0}) {
        CAPTURE(t);
        CHECK(meanBusy(arrivals, exponentialLimitedMean(4), t) ==
              near(meanBusySinusoid(5, 3, omega, 4, t), 1e-5));
    }
}

TEST_CASE("A demand of impossible times or rates is refused") {
    CHECK_THROWS_AS(uniformLimitedMean(3, 3), ContractViolation);
    CHECK_THROWS_AS(lognormalLimitedMean(0, 1), ContractViolation);
    CHECK_THROWS_AS(meanBusySinusoid(1, 2, 1, 1, 0), ContractViolation);
    const std::array backwards{RateStep{3, 1, 1}};
    CHECK_THROWS_AS(meanBusy(backwards, constantLimitedMean(1), 2), ContractViolation);
}
