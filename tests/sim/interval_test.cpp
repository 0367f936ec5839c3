// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/statistics/interval.hpp"

#include <doctest/doctest.h>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <vector>

using namespace tranche;

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

Tally tallyOf(const std::vector<double>& values) {
    Tally tally;
    for (const double v : values) tally.add(v);
    return tally;
}

// The rule of the specification, by brute force over all ranks and Boost's binomial.
OrderRanks ranksByBruteForce(int n, double p, double confidence) {
    const boost::math::binomial law(n, p);
    const double tail = (1 - confidence) / 2 * (1 + 1e-12);
    OrderRanks ranks;
    for (int l = 1; l <= n; ++l)
        if (cdf(law, l - 1) <= tail) ranks.lower = l;
    for (int u = n; u >= 1; --u)
        if (cdf(complement(law, u - 1)) <= tail) ranks.upper = u;
    const double below = ranks.lower ? cdf(law, static_cast<double>(*ranks.lower - 1)) : 0.0;
    const double above = ranks.upper ? cdf(complement(law, static_cast<double>(*ranks.upper - 1))) : 0.0;
    ranks.coverage = 1 - below - above;
    return ranks;
}

}  // namespace

TEST_CASE("Quantiles of Student's t agree with Boost.Math and with the tables") {
    CHECK(studentQuantile(1, 0.95) == doctest::Approx(12.7062047361747).epsilon(1e-12));
    CHECK(studentQuantile(9, 0.95) == doctest::Approx(2.26215716279820).epsilon(1e-12));
    CHECK(studentQuantile(29, 0.95) == doctest::Approx(2.04522964213270).epsilon(1e-12));
    for (const double degrees : {1.0, 2.0, 4.0, 9.0, 29.0, 99.0, 399.0, 1e4, 1e6})
        for (const double confidence : {0.01, 0.5, 0.8, 0.9, 0.95, 0.99, 0.9999}) {
            CAPTURE(degrees);
            CAPTURE(confidence);
            const boost::math::students_t law(degrees);
            const double truth = quantile(complement(law, (1 - confidence) / 2));
            CHECK(studentQuantile(degrees, confidence) == doctest::Approx(truth).epsilon(1e-11));
        }
    CHECK(studentQuantile(2e7, 0.95) == doctest::Approx(1.95996398).epsilon(1e-6));
}

TEST_CASE("A Student interval is centred on the mean and needs two values") {
    const Interval interval = studentInterval(tallyOf({2, 4, 4, 4, 5, 5, 7, 9}), 0.95);
    const double half = 2.364624251592785 * std::sqrt(4.0 / 7.0);
    CHECK(interval.low == doctest::Approx(5 - half).epsilon(1e-12));
    CHECK(interval.high == doctest::Approx(5 + half).epsilon(1e-12));
    CHECK(interval.halfWidth() == doctest::Approx(half).epsilon(1e-12));
    CHECK(interval.contains(5));
    CHECK_FALSE(interval.contains(8));

    CHECK(studentInterval(tallyOf({3}), 0.95) == Interval{-kInf, kInf});
    CHECK_FALSE(studentInterval(Tally(), 0.95).bounded());
    CHECK(studentInterval(tallyOf({3, 3, 3}), 0.95) == Interval{3, 3});
    CHECK_THROWS_AS(studentInterval(Tally(), 95), ContractViolation);
}

TEST_CASE("Wilson intervals have their published values and stay inside 0..1") {
    // Newcombe (1998), table I, method 3.
    const auto check = [](std::int64_t k, std::int64_t n, double low, double high) {
        CAPTURE(k);
        const Interval interval = wilsonInterval(k, n, 0.95);
        CHECK(std::fabs(interval.low - low) < 5e-5);
        CHECK(std::fabs(interval.high - high) < 5e-5);
    };
    check(81, 263, 0.2553, 0.3662);
    check(15, 148, 0.0624, 0.1605);
    check(0, 20, 0.0, 0.1611);
    check(1, 29, 0.0061, 0.1718);
    CHECK(wilsonInterval(0, 20, 0.95).low == 0.0);
    CHECK(wilsonInterval(20, 20, 0.95).high == 1.0);
    CHECK(wilsonInterval(0, 0, 0.95) == Interval{0, 1});
    CHECK_THROWS_AS(wilsonInterval(3, 2, 0.95), ContractViolation);
}

TEST_CASE("EX-PCTL: ranks that cover a percentile, or none when the sample is too small") {
    const OrderRanks hundred = orderStatisticRanks(100, 0.9, 0.95);
    CHECK(hundred.lower == 84);
    CHECK(hundred.upper == 96);
    CHECK(hundred.coverage == doctest::Approx(0.9557).epsilon(5e-5));

    const OrderRanks twoHundred = orderStatisticRanks(200, 0.9, 0.95);
    CHECK(twoHundred.lower == 171);
    CHECK(twoHundred.upper == 189);
    CHECK(twoHundred.coverage == doctest::Approx(0.9669).epsilon(5e-5));

    CHECK_FALSE(orderStatisticRanks(30, 0.9, 0.95).upper);
    CHECK_FALSE(orderStatisticRanks(35, 0.9, 0.95).upper);
    CHECK(orderStatisticRanks(36, 0.9, 0.95).upper == 36);

    const OrderRanks median = orderStatisticRanks(20, 0.5, 0.95);
    CHECK(median.lower == 6);
    CHECK(median.upper == 15);
    CHECK(median.coverage == doctest::Approx(0.9586).epsilon(5e-5));
    CHECK_FALSE(orderStatisticRanks(0, 0.5, 0.95).lower);
}

TEST_CASE("Ranks agree with brute force over Boost's binomial") {
    for (const int n : {1, 2, 5, 6, 17, 36, 60, 144, 400})
        for (const double p : {0.01, 0.1, 0.5, 0.75, 0.9, 0.95, 0.99}) {
            CAPTURE(n);
            CAPTURE(p);
            const OrderRanks ours = orderStatisticRanks(n, p, 0.9);
            const OrderRanks theirs = ranksByBruteForce(n, p, 0.9);
            CHECK(ours.lower == theirs.lower);
            CHECK(ours.upper == theirs.upper);
            CHECK(ours.coverage == doctest::Approx(theirs.coverage).epsilon(1e-9));
        }
}

TEST_CASE("A quantile interval takes the values at the ranks and says when an end is unbounded") {
    std::vector<double> values;
    for (int i = 1; i <= 100; ++i) values.push_back(i * 10.0);
    CHECK(quantileInterval(values, 0.9, 0.95) == Interval{840, 960});
    values.resize(30);
    const Interval open = quantileInterval(values, 0.9, 0.95);
    CHECK(open.high == kInf);
    CHECK(open.low == 230.0);  // P(X <= 22) = .0078, P(X <= 23) = .0258
    CHECK_FALSE(open.bounded());
}

TEST_CASE("EX-CRN: pairing turns an interval that contains 0 into one that does not") {
    const std::vector<double> a{10, 12, 9, 14, 11};
    const std::vector<double> b{12, 15, 10, 17, 13};
    const PairedDifference paired = pairedDifference(a, b, 0.95);
    CHECK(paired.pairs == 5);
    CHECK(paired.mean == doctest::Approx(2.2).epsilon(1e-12));
    CHECK(paired.standardError == doctest::Approx(0.3741657).epsilon(1e-6));
    CHECK(paired.interval.low == doctest::Approx(1.1611).epsilon(5e-5));
    CHECK(paired.interval.high == doctest::Approx(3.2389).epsilon(5e-5));
    CHECK(paired.unpairedError == doctest::Approx(1.4832397).epsilon(1e-6));
    CHECK(paired.varianceRatio == doctest::Approx(15.71).epsilon(5e-4));
    // Second route to the correlation: var(b - a) = var a + var b - 2 cov.
    const double covariance = (3.7 + 7.3 - 5 * 0.14) / 2;
    CHECK(paired.correlation == doctest::Approx(covariance / std::sqrt(3.7 * 7.3)).epsilon(1e-9));
}

TEST_CASE("Two identical policies differ by exactly nothing") {
    const std::vector<double> a{10.1, 12.7, 9.3, 14.9};
    const PairedDifference paired = pairedDifference(a, a, 0.95);
    CHECK(paired.mean == 0.0);
    CHECK(paired.interval == Interval{0, 0});
    CHECK(paired.correlation == doctest::Approx(1.0));
    CHECK(
        std::isnan(pairedDifference(std::vector<double>{1, 1}, std::vector<double>{2, 3}, 0.95).correlation));
    CHECK_THROWS_AS(pairedDifference(a, std::vector<double>{1}, 0.95), ContractViolation);
}
