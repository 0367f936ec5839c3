// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "sim/kernel/contract.hpp"
#include "sim/random/elementary.hpp"
#include "sim/random/stream.hpp"
#include "sim/statistics/step_series.hpp"
#include "sim/statistics/warm_up.hpp"

using namespace tranche;

namespace {

StepSeries example() {
    StepSeries series(2);
    series.record(10, 5);
    series.record(20, 0);
    series.record(35, 8);
    return series;
}

}  // namespace

TEST_CASE("A series is right-continuous and starts from its initial value") {
    const StepSeries series = example();
    CHECK(series.at(-5) == 2);
    CHECK(series.at(9) == 2);
    CHECK(series.at(10) == 5);
    CHECK(series.at(34) == 0);
    CHECK(series.at(35) == 8);
    CHECK(series.at(kNever) == 8);
}

TEST_CASE("The last value at one instant wins and a change to the same value is not kept") {
    StepSeries series(1);
    series.record(5, 9);
    series.record(5, 1);  // back to what it was: no change at all
    CHECK(series.changes().empty());
    series.record(7, 3);
    series.record(8, 3);
    series.record(9, 4);
    series.record(9, 6);
    REQUIRE(series.changes().size() == 2);
    CHECK(series.changes()[0] == StepSeries::Change{7, 3});
    CHECK(series.changes()[1] == StepSeries::Change{9, 6});
    CHECK_THROWS_AS(series.record(8, 1), ContractViolation);
}

TEST_CASE("Integral, mean and extremes of any window agree with a sum over every millisecond") {
    const StepSeries series = example();
    for (Time from = 0; from < 45; ++from)
        for (Time to = from + 1; to <= 45; ++to) {
            std::int64_t sum = 0, most = series.at(from), fewest = series.at(from);
            for (Time t = from; t < to; ++t) {
                sum += series.at(t);
                most = std::max(most, series.at(t));
                fewest = std::min(fewest, series.at(t));
            }
            CAPTURE(from);
            CAPTURE(to);
            REQUIRE(static_cast<std::int64_t>(series.integral(from, to)) == sum);
            REQUIRE(series.mean(from, to) == static_cast<double>(sum) / static_cast<double>(to - from));
            REQUIRE(series.peak(from, to) == most);
            REQUIRE(series.least(from, to) == fewest);
        }
    CHECK(std::isnan(series.mean(3, 3)));
}

TEST_CASE("Resampling gives the value at every point of the grid, and bins their means") {
    const StepSeries series = example();
    const std::vector<std::int64_t> values = series.resample(-3, 4, 12);
    REQUIRE(values.size() == 12);
    for (std::size_t i = 0; i < values.size(); ++i)
        CHECK(values[i] == series.at(-3 + 4 * static_cast<Time>(i)));
    const std::vector<double> means = series.binMeans(0, 15, 3);
    CHECK(means[0] == doctest::Approx((2 * 10 + 5 * 5) / 15.0));
    CHECK(means[1] == doctest::Approx((5 * 5 + 0 * 10) / 15.0));
    CHECK(means[2] == doctest::Approx((0 * 5 + 8 * 10) / 15.0));
    CHECK_THROWS_AS(series.resample(0, 0, 3), ContractViolation);
}

TEST_CASE("A series and a level that see the same changes agree") {
    Draws draws(Stream(RunKey{6, 0}, purposeOf("series"), 1));
    StepSeries series(4);
    Level level(4);
    Time now = 0;
    for (int i = 0; i < 500; ++i) {
        now += static_cast<Time>(draws.next() * 1000);
        const auto value = static_cast<std::int64_t>(draws.next() * 50);
        series.record(now, value);
        level.set(now, value);
    }
    CHECK((series.integral(0, now + 10) == level.integral(now + 10)));
}

TEST_CASE("MSER-5 cuts a decaying start and leaves a stationary series alone") {
    Draws draws(Stream(RunKey{6, 1}, purposeOf("noise"), 1));
    std::vector<double> settling, steady;
    for (int i = 0; i < 5000; ++i) {
        const double noise = elementary::normalQuantile(draws.next());
        steady.push_back(10 + noise);
        settling.push_back(10 + 30 * std::exp(-i / 100.0) + noise);
    }
    const auto cut = mser5(settling);
    REQUIRE(cut);
    CHECK(*cut >= 200);
    CHECK(*cut <= 800);
    CHECK(*cut % 5 == 0);
    REQUIRE(mser5(steady));
    CHECK(*mser5(steady) <= 500);
}

TEST_CASE("MSER-5 finds the cut that a direct evaluation of its statistic finds") {
    Draws draws(Stream(RunKey{6, 2}, purposeOf("noise"), 2));
    std::vector<double> values;
    for (int i = 0; i < 400; ++i) values.push_back((i < 60 ? 3.0 : 0.0) + draws.next());
    double best = 1e300;
    std::size_t at = 0;
    for (std::size_t d = 0; d + 5 <= 80; ++d) {
        std::vector<double> batches;
        for (std::size_t b = d; b < 80; ++b) {
            double sum = 0.0;
            for (std::size_t i = 0; i < 5; ++i) sum += values[5 * b + i];
            batches.push_back(sum / 5);
        }
        double mean = 0.0, squares = 0.0;
        for (const double y : batches) mean += y / static_cast<double>(batches.size());
        for (const double y : batches) squares += (y - mean) * (y - mean);
        const double statistic = squares / static_cast<double>(batches.size() * batches.size());
        if (statistic < best) best = statistic, at = d;
    }
    CHECK(mser5(values) == at * 5);
}

TEST_CASE("MSER-5 refuses a trend, which it would cut to the end, and a series too short to judge") {
    std::vector<double> trend;
    for (int i = 0; i < 1000; ++i) trend.push_back(i);
    CHECK_FALSE(mser5(trend));
    CHECK_FALSE(mser5(std::vector<double>(49, 1.0)));
    CHECK(mser5(std::vector<double>(50, 1.0)) == 0);
}
