// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Scales, ticks and the two kinds of axis: a value axis with its unit above it, and a date axis whose years
// are written in the middle of their span, with quarters or months beneath when there is room.
//
// niceTicks: multiples of 1, 2, 2.5 or 5 x 10^k covering [low, high] (Heckbert, "Nice numbers for graph
// labels", Graphics Gems, 1990); an empty or broken range gives {0, 1}.
//
// Verified by tests/report/axis_test.cpp.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "models/report/svg.hpp"
#include "sim/kernel/calendar.hpp"

namespace tranche {

struct LinearScale {
    double from = 0, to = 1;  // data
    double fromPixel = 0, toPixel = 1;
    double operator()(double value) const {
        return fromPixel + (value - from) / (to - from) * (toPixel - fromPixel);
    }
};

std::vector<double> niceTicks(double low, double high, std::size_t atMost);
// Ticks of a duration in days: steps of 1, 2, 7, 14, 30, 60, 90, 180 or 365 x n.
std::vector<double> dayTicks(double high, std::size_t atMost);

// Days since 1970-01-01; NaN for an invalid date, so that a path breaks there.
double dayNumber(Date date);
// Axis of dates over the plot; a range that is empty or invalid becomes one day long.
LinearScale dateScale(Date start, Date end, const ChartBox& plot);

// Grid lines, tick labels left of the plot, and the title at the left edge with baseline `titleY`.
void drawValueAxis(Svg& svg, const ChartBox& plot, const LinearScale& scale, const std::vector<double>& ticks,
                   std::string_view title, double titleY, bool percent = false);
// What the tick labels of a value axis need left of the plot [px], their gap included.
double valueAxisWidth(const std::vector<double>& ticks);
// Vertical grid, tick labels below the plot and the title below them.
void drawHorizontalAxis(Svg& svg, const ChartBox& plot, const LinearScale& scale,
                        const std::vector<double>& ticks, std::string_view title, bool percent = false);
// Height needed below the plot: kDateAxisHeight.
inline constexpr double kDateAxisHeight = 36;
void drawDateAxis(Svg& svg, const ChartBox& plot, const LinearScale& scale);

}  // namespace tranche
