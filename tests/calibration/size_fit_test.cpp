// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/calibration/size_fit.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "sim/random/distribution.hpp"

using namespace tranche;

namespace {

constexpr auto kPurpose = purposeOf("test.size");

Stream streamOf(std::uint64_t seed) {
    return Stream({seed, 0}, kPurpose, 0);
}

// Sizes as a scenario makes them: a quantile, rounded to the nearest, clamped.
SizeCounts asTheModelDraws(const SizeLaw& law, std::int64_t cap, int n, std::uint64_t seed) {
    const Distribution servers = Distribution::lognormal(law.median, law.sigma);
    std::vector<std::int64_t> sizes;
    for (int i = 0; i < n; ++i)
        sizes.push_back(
            std::llround(servers.quantile(streamOf(seed).uniform(static_cast<std::uint64_t>(i)))));
    return countSizes(sizes, cap);
}

}  // namespace

TEST_CASE("the clamped law of the first call has the mean that was observed") {
    const SizeMoments m = sizeMoments({2, 1}, 32);
    CHECK(m.mean == doctest::Approx(3.34).epsilon(0.002));  // the specification; 1,714 / 514 = 3.33 was seen
    double sum = 0;
    for (int k = 1; k <= 32; ++k) sum += sizeProbability({2, 1}, 32, k);
    CHECK(sum == doctest::Approx(1).epsilon(1e-14));
}

TEST_CASE("probabilities of the lattice are the frequencies of what a scenario draws") {
    const int n = 200000;
    const SizeCounts counts = asTheModelDraws({2, 1}, 32, n, 5);
    for (const int k : {1, 2, 3, 8, 31, 32}) {
        CAPTURE(k);
        const double p = sizeProbability({2, 1}, 32, k);
        const double seen = static_cast<double>(counts.count[static_cast<std::size_t>(k - 1)]) / n;
        CHECK(std::abs(seen - p) < 4.5 * std::sqrt(p / n));
    }
}

TEST_CASE("the parameters of a large sample come back") {
    for (const SizeLaw law : {SizeLaw{2, 1}, SizeLaw{0.8, 1.4}, SizeLaw{6, 0.5}, SizeLaw{20, 1}}) {
        CAPTURE(law.median);
        const auto fit = fitSizes(asTheModelDraws(law, 32, 50000, 11));
        REQUIRE(fit);
        REQUIRE(fit->logMedianError);
        CHECK(std::abs(std::log(fit->law.median / law.median)) < 4 * *fit->logMedianError);
        CHECK(std::abs(fit->law.sigma - law.sigma) < 4 * *fit->sigmaError);
        CHECK(fit->law.median == doctest::Approx(law.median).epsilon(0.05));
        CHECK(fit->law.sigma == doctest::Approx(law.sigma).epsilon(0.05));
        CHECK(fit->fittedMean == doctest::Approx(fit->mean).epsilon(0.02));
    }
}

TEST_CASE("no other median and sigma nearby are likelier") {
    const SizeCounts counts = asTheModelDraws({2, 1}, 32, 514, 3);
    const auto fit = fitSizes(counts);
    REQUIRE(fit);
    const auto log = [&](const SizeLaw& law) {
        double sum = 0;
        for (int k = 1; k <= 32; ++k)
            sum += static_cast<double>(counts.count[static_cast<std::size_t>(k - 1)]) *
                   std::log(sizeProbability(law, 32, k));
        return sum;
    };
    CHECK(log(fit->law) == doctest::Approx(fit->logLikelihood).epsilon(1e-12));
    for (const double a : {0.99, 1.0, 1.01})
        for (const double b : {0.99, 1.0, 1.01})
            CHECK(log({fit->law.median * a, fit->law.sigma * b}) <= fit->logLikelihood + 1e-9);
}

TEST_CASE("intervals of 95 percent cover the truth in 95 of 100 samples of the size of the first call") {
    const SizeLaw law{2, 1};
    const int experiments = 1000;
    int median = 0, sigma = 0;
    for (int i = 0; i < experiments; ++i) {
        const auto fit = fitSizes(drawSizes(law, 32, 514, streamOf(1000 + static_cast<std::uint64_t>(i))));
        REQUIRE(fit);
        REQUIRE(fit->logMedianError);
        median += std::abs(std::log(fit->law.median / law.median)) <= 1.96 * *fit->logMedianError ? 1 : 0;
        sigma += std::abs(fit->law.sigma - law.sigma) <= 1.96 * *fit->sigmaError ? 1 : 0;
    }
    CAPTURE(median);
    CAPTURE(sigma);
    CHECK(median >= 928);  // 950 -+ 3.2 standard deviations of a binomial
    CHECK(median <= 972);
    CHECK(sigma >= 928);
    CHECK(sigma <= 972);
}

TEST_CASE("the p-value is even where the law is true, and small where sizes are powers of two only") {
    int below = 0;
    const int experiments = 100;
    for (int i = 0; i < experiments; ++i) {
        const auto fit = fitSizes(drawSizes({2, 1}, 32, 300, streamOf(5000 + static_cast<std::uint64_t>(i))));
        REQUIRE(fit);
        below += bootstrapSizes(*fit, 39, static_cast<std::uint64_t>(i)).p <= 0.25 ? 1 : 0;
    }
    CHECK(below >= 10);  // 25 expected, sd 4.3
    CHECK(below <= 40);
    SizeCounts powers{std::vector<std::int64_t>(32, 0)};
    for (const std::size_t k : {1U, 2U, 4U, 8U, 16U, 32U}) powers.count[k - 1] = 100;
    const auto fit = fitSizes(powers);
    REQUIRE(fit);
    const BootstrapP p = bootstrapSizes(*fit, 99, 1);
    CHECK(p.p == doctest::Approx(0.01));
    CHECK(p.samples == 99);
}

TEST_CASE("the same seed gives the same p-value") {
    const auto fit = fitSizes(asTheModelDraws({2, 1}, 32, 514, 3));
    REQUIRE(fit);
    CHECK(bootstrapSizes(*fit, 50, 7).p == bootstrapSizes(*fit, 50, 7).p);
}

TEST_CASE("sizes beyond the cap count as the cap, and what cannot be fitted is not") {
    const SizeCounts counts = countSizes({0, 1, 5, 40, 33}, 32);
    CHECK(counts.count[0] == 2);
    CHECK(counts.count[31] == 2);
    CHECK(counts.total() == 5);
    CHECK_FALSE(fitSizes(counts));                                             // too few
    CHECK_FALSE(fitSizes(countSizes(std::vector<std::int64_t>(100, 4), 32)));  // all alike
    CHECK_FALSE(fitSizes(SizeCounts{std::vector<std::int64_t>{50, 50}}));      // two sizes
    CHECK_FALSE(fitSizes(SizeCounts{std::vector<std::int64_t>(32, 0)}));       // none
}
