// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/random/counts.hpp"

#include <doctest/doctest.h>

#include <boost/math/distributions/negative_binomial.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>

#include "sim/random/stream.hpp"

using namespace tranche;

TEST_CASE("Poisson counts are the smallest with enough probability, as Boost counts it") {
    for (const double mean : {0.01, 0.7, 3.0, 40.0, 514.0, 20000.0}) {
        const boost::math::poisson_distribution<> law(mean);
        for (const double u : {1e-9, 0.01, 0.3, 0.5, 0.7, 0.99, 1 - 1e-9}) {
            const auto k = poissonQuantile(mean, u);
            CAPTURE(mean);
            CAPTURE(u);
            CHECK(cdf(law, static_cast<double>(k)) >= u * (1 - 1e-9));
            if (k > 0) CHECK(cdf(law, static_cast<double>(k - 1)) <= u * (1 + 1e-9));
        }
    }
    CHECK(poissonQuantile(0, 0.5) == 0);
}

TEST_CASE("Negative binomial counts are the smallest with enough probability, as Boost counts it") {
    for (const double mean : {0.5, 20.0, 514.0})
        for (const double excess : {0.01, 0.3, 2.0}) {
            const boost::math::negative_binomial_distribution<> law(1 / excess, 1 / (1 + excess * mean));
            for (const double u : {1e-6, 0.2, 0.5, 0.9, 1 - 1e-6}) {
                const auto k = negativeBinomialQuantile(mean, excess, u);
                CAPTURE(mean);
                CAPTURE(excess);
                CAPTURE(u);
                CHECK(cdf(law, static_cast<double>(k)) >= u * (1 - 1e-9));
                if (k > 0) CHECK(cdf(law, static_cast<double>(k - 1)) <= u * (1 + 1e-9));
            }
        }
}

TEST_CASE("Counts have the mean and the variance of their law") {
    constexpr int n = 20000;
    double sum = 0, squares = 0;
    for (int i = 0; i < n; ++i) {
        const double k = static_cast<double>(negativeBinomialQuantile(
            50, 0.2, Stream({4, 0}, purposeOf("counts"), static_cast<std::uint64_t>(i)).uniform(0)));
        sum += k;
        squares += k * k;
    }
    const double mean = sum / n, variance = squares / n - mean * mean, truth = 50 + 0.2 * 2500;
    CHECK(std::abs(mean - 50) < 4 * std::sqrt(truth / n));
    CHECK(variance == doctest::Approx(truth).epsilon(0.06));
}
