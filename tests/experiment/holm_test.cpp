// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/analysis/holm.hpp"

#include <doctest/doctest.h>

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "sim/statistics/interval.hpp"

using namespace tranche;

TEST_CASE("Two-sided p-values of Student's t agree with Boost.Math") {
    for (const double degrees : {1.0, 2.0, 4.0, 9.0, 29.0, 399.0, 1e5})
        for (const double t : {1e-6, 0.1, 0.5, 1.0, 2.0, 3.5, 8.0, 40.0}) {
            CAPTURE(degrees);
            CAPTURE(t);
            const double truth = 2 * cdf(complement(boost::math::students_t(degrees), t));
            CHECK(studentPValue(t, degrees) == doctest::Approx(truth).epsilon(1e-10));
            CHECK(studentPValue(-t, degrees) == studentPValue(t, degrees));
        }
    CHECK(studentPValue(0, 5) == 1);
    CHECK(studentPValue(std::numeric_limits<double>::infinity(), 5) == 0);
}

TEST_CASE("A p-value is below 5 % exactly when the 95 % interval leaves 0 out") {
    for (const double shift : {0.0, 0.5, 1.0, 1.038, 1.0390, 1.2, 2.2, 5.0}) {
        std::vector<double> a{10, 12, 9, 14, 11}, b;
        for (const double difference : {2, 3, 1, 3, 2}) b.push_back(a[b.size()] + difference - 2.2 + shift);
        const PairedDifference d = pairedDifference(a, b, 0.95);
        CAPTURE(shift);
        CHECK((pairedPValue(d.mean, d.standardError, d.pairs) < 0.05) == !d.interval.contains(0));
    }
}

TEST_CASE("A difference that never varies is certain") {
    CHECK(pairedPValue(0, 0, 30) == 1);
    CHECK(pairedPValue(0.1, 0, 30) == 0);
    CHECK(std::isnan(pairedPValue(3, 1, 1)));
}

TEST_CASE("Holm steps down from the smallest p-value and never falls again") {
    const std::vector<double> p{0.01, 0.04, 0.03, 0.005};
    const std::vector<double> adjusted = holmAdjusted(p);
    CHECK(adjusted[3] == doctest::Approx(0.02));
    CHECK(adjusted[0] == doctest::Approx(0.03));
    CHECK(adjusted[2] == doctest::Approx(0.06));
    CHECK(adjusted[1] == doctest::Approx(0.06));  // 1 x 0.04, raised to the one before
}

TEST_CASE("Undefined p-values stay so and are no comparisons") {
    const double undefined = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> adjusted = holmAdjusted(std::vector<double>{undefined, 0.5, 0.02, undefined});
    CHECK(std::isnan(adjusted[0]));
    CHECK(adjusted[1] == doctest::Approx(0.5));
    CHECK(adjusted[2] == doctest::Approx(0.04));
    CHECK(holmAdjusted(std::vector<double>{0.9, 0.8})[0] == 1);
    CHECK(holmAdjusted(std::vector<double>{}).empty());
}

TEST_CASE("EX-CRN: pairs under common random numbers tell apart what independent samples do not") {
    const std::vector<double> a{10, 12, 9, 14, 11}, b{12, 15, 10, 17, 13};
    const PairedDifference d = pairedDifference(a, b, 0.95);
    CHECK(d.mean == doctest::Approx(2.2));
    CHECK(d.standardError == doctest::Approx(0.3741657).epsilon(1e-6));
    CHECK(d.interval.low == doctest::Approx(1.1611).epsilon(1e-4));
    CHECK(d.interval.high == doctest::Approx(3.2389).epsilon(1e-4));
    CHECK(d.unpairedError == doctest::Approx(1.4832397).epsilon(1e-6));
    CHECK(d.varianceRatio == doctest::Approx(15.71).epsilon(1e-3));
    CHECK(d.correlation > 0.9);
    CHECK(pairedPValue(d.mean, d.standardError, 5) < 0.01);
    CHECK(studentPValue(d.mean / d.unpairedError, 8) > 0.05);
}
