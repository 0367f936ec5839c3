// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/calibration/arrival_fit.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "sim/random/distribution.hpp"

using namespace tranche;

namespace {

constexpr auto kPurpose = purposeOf("test.arrival");
constexpr Duration kHourMs = 3600 * kSecond;

// Exponential gaps at the greatest rate, thinned (Lewis and Shedler 1979): another route than the fit's hours.
template <class Rate>
std::vector<Time> arrivals(Rate rate, double most, std::int64_t hours, std::uint64_t seed) {
    Draws draws(Stream({seed, 0}, kPurpose, 0));
    std::vector<Time> times;
    for (double t = 0;;) {
        t -= std::log(draws.next()) / most;
        if (t >= static_cast<double>(hours)) return times;
        if (draws.next() * most < rate(static_cast<std::int64_t>(t)))
            times.push_back(static_cast<Time>(t * kHourMs));
    }
}

double office(std::int64_t hour) {
    const std::int64_t h = hour % 24, day = hour / 24 % 7;
    return (h >= 9 && h < 18 ? 4.0 : 1.0) * (day >= 5 ? 0.3 : 1.0);
}

}  // namespace

TEST_CASE("a constant rate is found constant, with its interval") {
    int covered = 0, constant = 0, small = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const auto times = arrivals([](std::int64_t) { return 0.5; }, 0.5, 24 * 60, seed);
        const auto fit = fitArrivals(times, 0);
        REQUIRE(fit);
        constant += fit->model == ArrivalModel::constant ? 1 : 0;
        covered += std::abs(std::log(fit->perDay / 12)) <= 1.96 * *fit->logRateError ? 1 : 0;
        if (seed < 40) small += bootstrapArrivals(*fit, firstWholeHour(times, 0), 19, seed).p <= 0.25 ? 1 : 0;
    }
    CHECK(constant >= 95);
    CHECK(covered >= 87);
    CHECK(small >= 2);  // 10 expected
    CHECK(small <= 20);
}

TEST_CASE("hours and weekdays come back as factors") {
    const auto times = arrivals(office, 4, 24 * 7 * 104, 3);
    const auto fit = fitArrivals(times, 0);
    REQUIRE(fit);
    CHECK(fit->model == ArrivalModel::hourAndWeekday);
    CHECK(fit->aic[2] < fit->aic[1]);
    CHECK(fit->aic[1] < fit->aic[0]);
    CHECK(fit->hour[12] / fit->hour[2] == doctest::Approx(4).epsilon(0.1));
    CHECK(fit->weekday[6] / fit->weekday[2] == doctest::Approx(0.3).epsilon(0.1));
    CHECK(fit->perDay == doctest::Approx((9 * 4 + 15) * (5 + 0.6) / 7).epsilon(0.03));
    double hours = 0, days = 0;
    for (const double f : fit->hour) hours += f;
    for (const double f : fit->weekday) days += f;
    CHECK(hours == doctest::Approx(24));
    CHECK(days == doctest::Approx(7));
    CHECK(fit->dispersion == doctest::Approx(1).epsilon(0.05));
    CHECK(fit->rateOf(12) == doctest::Approx(4).epsilon(0.08));
}

TEST_CASE("the fitted sums of each hour and weekday are those observed") {
    const auto times = arrivals(office, 4, 24 * 7 * 4 + 31, 8);  // days with unequal exposure
    const auto fit = fitArrivals(times, 0);
    REQUIRE(fit);
    REQUIRE(fit->model == ArrivalModel::hourAndWeekday);
    const std::int64_t first = firstWholeHour(times, 0);
    for (const std::int64_t h : {0, 9, 23}) {
        double fitted = 0, seen = 0;
        for (std::int64_t i = first; i < first + fit->hours; ++i)
            if (i % 24 == h) fitted += fit->rateOf(i % 168);
        for (const Time t : times)
            if (t / kHourMs % 24 == h && t / kHourMs >= first && t / kHourMs < first + fit->hours) seen += 1;
        CHECK(fitted == doctest::Approx(seen).epsilon(1e-6));
    }
}

TEST_CASE("the clock is moved by the shift") {
    const Duration shift = 5 * kHourMs;
    auto times = arrivals(office, 4, 24 * 7 * 30, 5);
    for (Time& t : times) t -= shift;  // as a clock that began five hours later would say
    times.erase(times.begin(), std::lower_bound(times.begin(), times.end(), 0));
    const auto fit = fitArrivals(times, shift);
    REQUIRE(fit);
    CHECK(fit->hour[8] < 1);
    CHECK(fit->hour[9] > 1.3);
}

TEST_CASE("arrivals in bursts are seen by their dispersion") {
    std::vector<Time> times;
    for (const Time t : arrivals([](std::int64_t) { return 0.5; }, 0.5, 24 * 60, 1))
        times.insert(times.end(), 5, t);
    const auto fit = fitArrivals(times, 0);
    REQUIRE(fit);
    CHECK(fit->dispersion > 3);
    CHECK(bootstrapArrivals(*fit, firstWholeHour(times, 0), 99, 1).p == doctest::Approx(0.01));
}

TEST_CASE("too few arrivals, or too short a time, have no fit") {
    CHECK_FALSE(fitArrivals({}, 0));
    CHECK_FALSE(fitArrivals(std::vector<Time>(1000, 5), 0));
    CHECK_FALSE(fitArrivals(arrivals([](std::int64_t) { return 1.0; }, 1, 40, 1), 0));
}
