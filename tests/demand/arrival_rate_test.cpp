// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/arrival_rate.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace tranche;

namespace {

const Date kStart{2026, 1, 1};  // a Thursday

StreamSpec wave() {  // EX-NHPP
    StreamSpec s;
    s.perDay = 2;
    s.seasons = {{0.5, 365, {}}};
    return s;
}

}  // namespace

TEST_CASE("EX-NHPP: a sine wave of a year gives 730 in the year and 481.183108 in its first half") {
    const ArrivalRate rate(wave(), {}, kStart, 365);
    CHECK(rate.expected(365) == doctest::Approx(730).epsilon(1e-9));
    CHECK(rate.expected(182.5) == doctest::Approx(481.183108).epsilon(1e-8));
    const double twoPi = 6.283185307179586;
    for (double t = 0; t <= 365; t += 0.37) {
        const double truth = 2 * (t + 0.5 * 365 / twoPi * (1 - std::cos(twoPi * t / 365)));
        CHECK(rate.expected(t) == doctest::Approx(truth).epsilon(1e-6));
        CHECK(rate.rate(std::min(t, 364.9)) ==
              doctest::Approx(2 * (1 + 0.5 * std::sin(twoPi * std::min(t, 364.9) / 365))).epsilon(1e-4));
    }
}

TEST_CASE("the inverse of the cumulative rate undoes it, also where nobody comes") {
    StreamSpec s = wave();
    s.weekdays = {1, 1, 1, 1, 1, 0, 0};
    s.growthPerYear = 0.3;
    const ArrivalRate rate(s, {}, kStart, 700);
    const double total = rate.expected(700);
    for (int i = 0; i < 5000; ++i) {
        const double y = total * (i + 0.5) / 5000;
        const double t = rate.inverse(y);
        CHECK(rate.expected(t) == doctest::Approx(y).epsilon(1e-11));
        CHECK(rate.rate(t) > 0);
    }
    CHECK(rate.inverse(total) == 700);
    CHECK(rate.inverse(0) == 0);
}

TEST_CASE("weekdays, months, holidays, levels and growth each do what they say") {
    StreamSpec s;
    s.perDay = 10;
    s.weekdays = {2, 1, 1, 1, 1, 0, 0};
    s.months = {1, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    s.holidayFactor = 0.5;
    s.levels = {{{2026, 3, 1}, 20}, {{2026, 4, 1}, 0}};
    const std::vector<HolidaySpec> holidays{{"Seollal", {2026, 2, 16}, Date{2026, 2, 18}},
                                            {"", {2026, 1, 1}, {}}};
    const ArrivalRate rate(s, holidays, kStart, 365);
    const auto on = [&](int month, int day) {
        const double t = static_cast<double>(daysFromCivil({2026, month, day}) - daysFromCivil(kStart));
        return rate.expected(t + 1) - rate.expected(t);
    };
    CHECK(on(1, 1) == doctest::Approx(5));    // holiday
    CHECK(on(1, 2) == doctest::Approx(10));   // Friday
    CHECK(on(1, 3) == 0);                     // Saturday
    CHECK(on(1, 5) == doctest::Approx(20));   // Monday
    CHECK(on(2, 3) == doctest::Approx(30));   // February
    CHECK(on(2, 16) == doctest::Approx(15));  // a Monday, but Seollal
    CHECK(on(3, 3) == doctest::Approx(20));   // level
    CHECK(on(4, 7) == 0);
    StreamSpec lines;
    lines.perDay = 0;
    lines.straight = true;
    lines.levels = {{{2026, 1, 11}, 100}};
    const ArrivalRate ramp(lines, {}, kStart, 20);
    CHECK(ramp.expected(10) == doctest::Approx(500));
    CHECK(ramp.rate(5) == doctest::Approx(50));
    CHECK(ramp.expected(20) == doctest::Approx(1500));
    StreamSpec growing;
    growing.perDay = 1;
    growing.growthPerYear = 1;
    const ArrivalRate exponential(growing, {}, kStart, 731);
    CHECK(exponential.expected(730.5) == doctest::Approx(3 * 365.25 / std::log(2.0)).epsilon(1e-6));
}
