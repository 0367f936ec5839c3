// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/axis.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace tranche;

TEST_CASE("nice ticks cover the range, are evenly spaced and not too many") {
    for (const double high : {0.003, 0.7, 1.0, 9.99, 50.0, 51.0, 1234.0, 50000.0, 3.3e9}) {
        for (const std::size_t most : {3u, 5u, 8u}) {
            const std::vector<double> ticks = niceTicks(0, high, most);
            CAPTURE(high);
            CAPTURE(most);
            CHECK(ticks.front() == 0);
            CHECK(ticks.back() >= high * (1 - 1e-9));
            CHECK(ticks.size() >= 2);
            CHECK(ticks.size() <= most);
            for (std::size_t i = 2; i < ticks.size(); ++i) {
                CHECK(ticks[i] - ticks[i - 1] == doctest::Approx(ticks[1] - ticks[0]));
            }
        }
    }
    CHECK(niceTicks(0, 50000, 8) == std::vector<double>{0, 10000, 20000, 30000, 40000, 50000});
}

TEST_CASE("a broken range still gives an axis") {
    CHECK(niceTicks(5, 5, 8) == std::vector<double>{0, 1});
    CHECK(niceTicks(0, std::numeric_limits<double>::quiet_NaN(), 8) == std::vector<double>{0, 1});
    CHECK(dayTicks(-3, 8) == std::vector<double>{0, 1});
    const LinearScale scale = dateScale({2026, 1, 1}, {2026, 1, 1}, {0, 0, 100, 10});
    CHECK(std::isfinite(scale(dayNumber({2026, 1, 1}))));
    CHECK(std::isnan(dayNumber({2026, 2, 30})));
}

TEST_CASE("days are ticked in weeks, months and years") {
    CHECK(dayTicks(60, 6) == std::vector<double>{0, 14, 28, 42, 56, 70});
    CHECK(dayTicks(340, 13)[1] == 30);
    CHECK(dayTicks(3000, 10)[1] == 365);
}

TEST_CASE("a date axis names every year that has room, and months when the run is short") {
    Svg years, months;
    const ChartBox plot{50, 10, 800, 100};
    drawDateAxis(years, plot, dateScale({2025, 5, 1}, {2030, 12, 31}, plot));
    drawDateAxis(months, plot, dateScale({2025, 12, 1}, {2026, 6, 1}, plot));
    const auto has = [](const Svg& svg, std::string_view text) {
        for (const LabelBox& label : svg.labels()) {
            if (label.text == text) return true;
        }
        return false;
    };
    for (const char* year : {"2025", "2026", "2027", "2028", "2029", "2030"}) CHECK(has(years, year));
    CHECK(has(years, "Q3"));
    CHECK_FALSE(has(years, "2031"));
    CHECK(has(months, "Jan"));
    CHECK_FALSE(has(months, "Jun"));
}
