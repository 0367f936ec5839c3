// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/calibration/duration_fit.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace tranche;

namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
constexpr auto kPurpose = purposeOf("test.duration");

std::vector<DurationSample> drawn(const Distribution& law, std::size_t n, double limit, std::uint64_t seed) {
    return drawDurations(law, std::vector<double>(n, limit), Stream({seed, 0}, kPurpose, 0));
}

struct Case {
    DurationLaw law;
    double first, second;
};
constexpr Case kCases[]{{DurationLaw::lognormal, 0.3, 2.2}, {DurationLaw::lognormal, 60, 0.4},
                        {DurationLaw::weibull, 0.6, 3},     {DurationLaw::weibull, 2.5, 40},
                        {DurationLaw::gamma, 0.5, 4},       {DurationLaw::gamma, 6, 2}};

Distribution lawOf(const Case& c) {
    DurationFit fit;
    fit.law = c.law;
    fit.first = c.first;
    fit.second = c.second;
    return fit.distribution();
}

}  // namespace

TEST_CASE("each law gives its parameters back, whole and with a third of the durations cut off") {
    for (const Case& c : kCases)
        for (const double limit : {kNever, lawOf(c).quantile(0.66)}) {
            CAPTURE(lawName(c.law));
            CAPTURE(c.first);
            CAPTURE(limit);
            const auto fit = fitDuration(c.law, drawn(lawOf(c), 8000, limit, 4));
            REQUIRE(fit);
            REQUIRE(fit->firstLogError);
            CHECK(std::abs(std::log(fit->first / c.first)) < 4 * *fit->firstLogError);
            CHECK(std::abs(std::log(fit->second / c.second)) < 4 * *fit->secondLogError);
            CHECK(fit->first == doctest::Approx(c.first).epsilon(0.12));
            CHECK(fit->second == doctest::Approx(c.second).epsilon(0.12));
            CHECK((fit->censored > 0) == (limit != kNever));
        }
}

TEST_CASE("the lognormal fit of a whole sample is the mean and deviation of the logarithms") {
    const auto samples = drawn(Distribution::lognormal(2, 1), 500, kNever, 9);
    double sum = 0, squares = 0;
    for (const DurationSample& s : samples) {
        sum += std::log(s.value);
        squares += std::log(s.value) * std::log(s.value);
    }
    const double mean = sum / 500, sd = std::sqrt(squares / 500 - mean * mean);
    const auto fit = fitDuration(DurationLaw::lognormal, samples);
    REQUIRE(fit);
    CHECK(std::log(fit->first) == doctest::Approx(mean).epsilon(1e-6));
    CHECK(fit->second == doctest::Approx(sd).epsilon(1e-6));
    CHECK(*fit->firstLogError == doctest::Approx(sd / std::sqrt(500)).epsilon(1e-4));
    CHECK(*fit->secondLogError == doctest::Approx(1 / std::sqrt(1000)).epsilon(1e-3));
}

TEST_CASE("Akaike's criterion finds the law that made the sample") {
    for (const Case& c : kCases) {
        CAPTURE(lawName(c.law));
        CAPTURE(c.first);
        const auto fits = fitDurations(drawn(lawOf(c), 6000, kNever, 12));
        REQUIRE(fits.size() == 3);
        CHECK(fits[0].law == c.law);
        CHECK(fits[0].aic <= fits[1].aic);
    }
}

TEST_CASE("intervals cover the truth also where a quarter was cut off") {
    for (const Case& c : {kCases[0], kCases[2]}) {
        CAPTURE(lawName(c.law));
        const Distribution law = lawOf(c);
        const double limit = law.quantile(0.75);
        int first = 0, second = 0;
        for (std::uint64_t seed = 0; seed < 400; ++seed) {
            const auto fit = fitDuration(c.law, drawn(law, 200, limit, 100 + seed));
            REQUIRE(fit);
            REQUIRE(fit->firstLogError);
            first += std::abs(std::log(fit->first / c.first)) <= 1.96 * *fit->firstLogError ? 1 : 0;
            second += std::abs(std::log(fit->second / c.second)) <= 1.96 * *fit->secondLogError ? 1 : 0;
        }
        CHECK(first >= 364);  // 380 expected, sd 4.4; small samples cover a little less
        CHECK(first <= 394);
        CHECK(second >= 364);
        CHECK(second <= 394);
    }
}

TEST_CASE("the distance of a whole sample is that of Kolmogorov and Smirnov") {
    const auto samples = drawn(Distribution::weibull(1.5, 10), 60, kNever, 2);
    const auto fit = fitDuration(DurationLaw::weibull, samples);
    REQUIRE(fit);
    std::vector<double> values;
    for (const DurationSample& s : samples) values.push_back(s.value);
    std::sort(values.begin(), values.end());
    double most = 0;
    for (std::size_t i = 0; i < 60; ++i) {
        const double at = 1 - std::exp(-std::pow(values[i] / fit->second, fit->first));
        most = std::max({most, std::abs(static_cast<double>(i + 1) / 60 - at),
                         std::abs(at - static_cast<double>(i) / 60)});
    }
    CHECK(fit->distance == doctest::Approx(most).epsilon(1e-9));
}

TEST_CASE("the p-value is even where the law is true and small where it is not") {
    int below = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const auto samples = drawn(Distribution::lognormal(1, 1), 100, 4, 900 + seed);
        const auto fit = fitDuration(DurationLaw::lognormal, samples);
        REQUIRE(fit);
        below += bootstrapDurations(*fit, samples, 39, seed).p <= 0.25 ? 1 : 0;
    }
    CHECK(below >= 5);  // 15 expected, sd 3.4
    CHECK(below <= 27);
    const auto uniform = drawn(Distribution::uniform(10, 11), 400, kNever, 1);
    const auto fit = fitDuration(DurationLaw::lognormal, uniform);
    REQUIRE(fit);
    CHECK(bootstrapDurations(*fit, uniform, 99, 1).p == doctest::Approx(0.01));
}

TEST_CASE("what says too little has no fit") {
    CHECK(fitDurations({}).empty());
    CHECK(fitDurations(std::vector<DurationSample>(50, DurationSample{3})).empty());           // all alike
    CHECK(fitDurations(std::vector<DurationSample>(50, DurationSample{3, true, 3})).empty());  // none ended
    CHECK(fitDurations(drawn(Distribution::exponential(1), 9, kNever, 1)).empty());
}
