// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/price_path.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace tranche {
namespace {

const Calendar kCalendar{{2026, 1, 1}};
constexpr Time kYear = 31557600000;  // 365.25 days

PricePathSpec path() {
    PricePathSpec p;
    p.gpu = "B200";
    p.krw = 60e6;
    return p;
}

Won priceAt(const PricePathSpec& p, Time at, double bought = 0, const ExchangeRateSpec& rate = {},
            RunKey key = {1, 0}) {
    return Market(std::span(&p, 1), rate, kCalendar, 10 * kYear, key).unitPrice(0, at, bought);
}

}  // namespace

TEST_CASE(
    "EX-WRIGHT: 20 % learning has the exponent -.3219281, and from 10,000 to 40,000 units costs x .64") {
    CHECK(wrightExponent(.2) == doctest::Approx(-.3219281).epsilon(1e-7));
    CHECK(wrightFactor(.2, 10000, 40000) == doctest::Approx(.64).epsilon(1e-12));
    CHECK(wrightFactor(.2, 10000, 20000) == doctest::Approx(.8).epsilon(1e-12));
    CHECK(wrightFactor(0, 10000, 40000) == 1);
    PricePathSpec p = path();
    p.learning = LearningSpec{.2, 10000, 0};
    CHECK(priceAt(p, 0) == 60000000);
    CHECK(priceAt(p, 0, 30000) == 38400000);  // what the programme buys itself
    p.learning->unitsPerYear = 15000;
    CHECK(priceAt(p, 2 * kYear) == 38400000);  // and what the world does
}

TEST_CASE("a price in won falls by its share a year, times the all-in factor, and not before its day") {
    PricePathSpec p = path();
    p.declinePerYear = .1;
    p.allInFactor = 1.5;
    CHECK(priceAt(p, 0) == 90000000);
    CHECK(priceAt(p, kYear) == 81000000);
    CHECK(priceAt(p, 2 * kYear) == 72900000);
    p.from = Date{2028, 1, 1};
    CHECK(priceAt(p, 0) == 90000000);
}

TEST_CASE("steps hold between their dates: a squeeze passes, a generation stays, and a step may slip") {
    PricePathSpec p = path();
    p.steps = {{"memory", {2027, 1, 1}, Date{2028, 12, 31}, .4}, {"next generation", {2028, 1, 1}, {}, -.25}};
    CHECK(priceAt(p, kCalendar.at({2026, 12, 31})) == 60000000);
    CHECK(priceAt(p, kCalendar.at({2027, 1, 1})) == 84000000);
    CHECK(priceAt(p, kCalendar.at({2028, 6, 1})) == 63000000);
    CHECK(priceAt(p, kCalendar.at({2029, 1, 1})) == 45000000);
    p.steps[1].slipDays = Distribution::constant(365);
    CHECK(priceAt(p, kCalendar.at({2028, 6, 1})) == 84000000);
}

TEST_CASE("a price in dollars follows the rate, fixed unless it moves, a won price does not") {
    PricePathSpec p = path();
    p.krw.reset();
    p.usd = 40000;
    ExchangeRateSpec rate;
    CHECK(priceAt(p, 5 * kYear, 0, rate) == 58000000);
    rate.volatility = .1;
    CHECK(priceAt(p, 0, 0, rate) == 58000000);
    CHECK(priceAt(p, 5 * kYear, 0, rate, {1, 0}) != priceAt(p, 5 * kYear, 0, rate, {1, 1}));
    CHECK(priceAt(path(), 5 * kYear, 0, rate) == 60000000);
}

TEST_CASE(
    "the exchange rate is a geometric Brownian motion: mean and spread of its logarithm, on either grid") {
    for (const RateGrid grid : {RateGrid::month, RateGrid::year}) {
        const ExchangeRateSpec rate{1400, .02, .12, grid};
        double sum = 0, squares = 0, level = 0;
        constexpr int n = 4000;
        for (std::uint64_t r = 0; r < n; ++r) {
            const Market market({}, rate, kCalendar, 10 * kYear, {3, r});
            const double at = market.krwPerUsd(4 * kYear + kDay), x = std::log(at / 1400);
            sum += x;
            squares += x * x;
            level += at;
        }
        const double mean = sum / n, sd = std::sqrt(squares / n - mean * mean);
        const double expected = 4 * (std::log(1.02) - .0072);
        CHECK(std::abs(mean - expected) < 4 * .24 / std::sqrt(n));
        CHECK(std::abs(sd - .24) < 4 * .24 / std::sqrt(2.0 * n));
        CHECK(std::abs(level / n / 1400 - std::pow(1.02, 4)) < 4 * .26 / std::sqrt(n));
    }
}

TEST_CASE("the rate belongs to no purchase: other paths and other dates leave it alone") {
    const ExchangeRateSpec rate{1400, 0, .1, RateGrid::month};
    const PricePathSpec one = path();
    const Market a({}, rate, kCalendar, 10 * kYear, {1, 0}),
        b(std::span(&one, 1), rate, kCalendar, 5 * kYear, {1, 0});
    for (Time t = 0; t < 5 * kYear; t += 10 * kDay) CHECK(a.krwPerUsd(t) == b.krwPerUsd(t));
}

}  // namespace tranche
