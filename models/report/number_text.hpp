// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Numbers as people read them: thousands separators, digits suited to the width of the interval, units.
// Never locale; the same bytes on every machine. NaN reads "undefined", an infinite bound "unbounded".
//
// Digits: two significant digits of the half-width decide (71.234 +- 1.34 reads "71.2 +- 1.3"); without an
// interval three significant digits, and never fewer than the whole number. A half-width of less than 1e-9 of the
// value is rounding, not chance: the value is then a constant, shown without an interval. From 10^7 on, K/M/bn/tn steps
// keep it short. Units "share" and "fraction" are shown in per cent.
//
// Verified by tests/report/number_text_test.cpp.

#include <limits>
#include <string>
#include <string_view>

#include "models/outcome/summary.hpp"
#include "sim/kernel/calendar.hpp"

namespace tranche {

// How the mean and both ends of one estimate are written, so that the three line up.
struct NumberStyle {
    double factor = 1;  // shown = value x factor
    int decimals = 0;
    std::string unit;  // as shown, "M GPU-hours", "%"
};

NumberStyle numberStyle(double mean, double low, double high, std::string_view unit);
std::string formatWith(const NumberStyle& style, double value);  // without the unit

bool varies(double value, double halfWidth);  // false: a constant, or no interval that is known

std::string formatFixed(double value, int decimals);  // 12345.678, 1 -> "12,345.7"
// Decimals from `significant` digits of the half-width.
std::string formatNumber(double value, double halfWidth = std::numeric_limits<double>::quiet_NaN(),
                         int significant = 2);
std::string formatCount(double value);  // to the nearest whole, "4,224"
std::string formatPercent(double share,
                          int decimals = 0);  // 0.123 -> "12 %"; never "0 %" or "100 %" unless exact

// [s] in the unit that suits: "45 s", "12 min", "3.4 h", "5.2 days".
std::string formatDuration(double seconds);

std::string formatChance(double share, double low, double high);  // "98 % (93 to 99 %)"

// "71.2 ± 1.3 days", or "71.2 days (60.1 to unbounded)" when the interval is not symmetric.
std::string formatEstimate(const MetricEstimate& metric);
std::string formatInterval(const NumberStyle& style, double low, double high);  // "69.9 to 72.5"

// The unit a metric is shown in: the rungs of the ladder are shares of a named denominator, so per cent.
std::string_view shownUnit(const MetricEstimate& metric);

// Half-width over mean; NaN when undefined, infinite when unbounded.
double relativeHalfWidth(const MetricEstimate& metric);
// "very sure (±0.4 %)" ... "only a rough idea (±38 %)": how much chance alone still moves the mean.
std::string sureness(const MetricEstimate& metric);

std::string readableDate(Date date);  // "31 Dec 2030"; "after the end" for an invalid date
std::string closingDate(Date date);   // "end of 2030" for 31 December and 1 January, else as readableDate

}  // namespace tranche
