// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/number_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace tranche {
namespace {

constexpr int kMaxDecimals = 6;

// floor(log10(|x|)) by comparison, so that no rounding of a library logarithm decides a digit.
int decimalExponent(double x) {
    x = std::abs(x);
    int exponent = 0;
    while (x >= 10 && exponent < 320) x /= 10, ++exponent;
    while (x < 1 && exponent > -320) x *= 10, --exponent;
    return exponent;
}

int decimalsForHalfWidth(double halfWidth, int significant = 2) {
    return std::clamp(significant - 1 - decimalExponent(halfWidth), 0, kMaxDecimals);
}

constexpr double kNoise = 1e-9;  // relative; sums of equal numbers differ by some 1e-15 of them

int decimalsForValue(double value) {
    if (std::abs(value - std::round(value)) <= kNoise * std::abs(value)) return 0;
    return std::clamp(2 - decimalExponent(value), 0, kMaxDecimals);
}

std::string groupThousands(std::string digits) {
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    for (std::size_t i = point; i > first + 3; i -= 3) digits.insert(i - 3, 1, ',');
    return digits;
}

struct Step {
    double from, factor;
    std::string_view word;
};
constexpr std::array<Step, 3> kSteps{{{1e12, 1e-12, "tn"}, {1e9, 1e-9, "bn"}, {1e7, 1e-6, "M"}}};

constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

std::string formatFixed(double value, int decimals) {
    if (std::isnan(value)) return "undefined";
    if (std::isinf(value)) return "unbounded";
    std::string digits = fmt::format("{:.{}f}", value, decimals);
    if (digits.find_first_of("123456789") == std::string::npos && digits.starts_with('-')) digits.erase(0, 1);
    return groupThousands(std::move(digits));
}

bool varies(double value, double halfWidth) {
    return std::isfinite(halfWidth) && halfWidth > kNoise * std::abs(value);
}

std::string formatNumber(double value, double halfWidth, int significant) {
    if (!std::isfinite(value)) return formatFixed(value, 0);
    return formatFixed(value, varies(value, halfWidth) ? decimalsForHalfWidth(halfWidth, significant)
                                                       : decimalsForValue(value));
}

std::string formatCount(double value) {
    return formatFixed(value, 0);
}

std::string formatPercent(double share, int decimals) {
    if (!std::isfinite(share)) return formatFixed(share, 0);
    const double percent = share * 100;
    double smallest = 1;
    for (int i = 0; i < decimals; ++i) smallest /= 10;
    if (percent > 0 && percent < smallest / 2) return fmt::format("<{} %", formatFixed(smallest, decimals));
    if (percent < 100 && percent > 100 - smallest / 2) {
        return fmt::format(">{} %", formatFixed(100 - smallest, decimals));
    }
    return formatFixed(percent, decimals) + " %";
}

std::string formatDuration(double seconds) {
    if (!std::isfinite(seconds)) return formatFixed(seconds, 0);
    struct Unit {
        double below, length;
        std::string_view name;
    };
    constexpr std::array<Unit, 3> units{{{60, 1, "s"}, {3600, 60, "min"}, {172800, 3600, "h"}}};
    for (const Unit& unit : units)
        if (seconds < unit.below)
            return fmt::format("{} {}", formatNumber(std::round(seconds / unit.length * 1000) / 1000),
                               unit.name);
    return formatNumber(seconds / 86400) + " days";
}

std::string formatChance(double share, double low, double high) {
    if (!std::isfinite(low) || !std::isfinite(high)) return formatPercent(share);
    return fmt::format("{} ({} to {} %)", formatPercent(share), formatFixed(low * 100, 0),
                       formatFixed(high * 100, 0));
}

NumberStyle numberStyle(double mean, double low, double high, std::string_view unit) {
    NumberStyle style{1, 0, std::string(unit)};
    if (unit == "share" || unit == "fraction") {
        style.factor = 100;
        style.unit = "%";
    } else if (unit == "1" || unit == "ratio" || unit == "index") {
        style.unit.clear();
    }
    double largest = 0;
    for (const double v : {mean, low, high}) {
        if (std::isfinite(v)) largest = std::max(largest, std::abs(v));
    }
    for (const Step& step : kSteps) {
        if (largest < step.from) continue;
        style.factor *= step.factor;
        style.unit =
            style.unit.empty() ? std::string(step.word) : fmt::format("{} {}", step.word, style.unit);
        break;
    }
    const double halfWidth = (high - low) / 2 * style.factor;
    const double shown = mean * style.factor;
    style.decimals = varies(std::isfinite(shown) ? shown : 0, halfWidth) ? decimalsForHalfWidth(halfWidth)
                     : std::isfinite(mean) ? decimalsForValue(shown)
                                           : 0;
    return style;
}

std::string formatWith(const NumberStyle& style, double value) {
    return formatFixed(value * style.factor, style.decimals);
}

std::string formatInterval(const NumberStyle& style, double low, double high) {
    if (std::isnan(low) || std::isnan(high)) return "undefined";
    return fmt::format("{} to {}", formatWith(style, low), formatWith(style, high));
}

std::string_view shownUnit(const MetricEstimate& metric) {
    return metric.metric.starts_with("ladder.") ? std::string_view("share") : std::string_view(metric.unit);
}

std::string formatEstimate(const MetricEstimate& metric) {
    if (std::isnan(metric.mean)) return "undefined";
    const NumberStyle style = numberStyle(metric.mean, metric.low, metric.high, shownUnit(metric));
    const std::string unit = style.unit.empty() ? "" : " " + style.unit;
    const double width = metric.high - metric.low;
    if (!std::isfinite(width)) {
        if (std::isnan(width)) return formatWith(style, metric.mean) + unit;
        return fmt::format("{}{} ({})", formatWith(style, metric.mean), unit,
                           formatInterval(style, metric.low, metric.high));
    }
    if (!varies(metric.mean, width / 2)) return formatWith(style, metric.mean) + unit;
    const double lean = std::abs((metric.high - metric.mean) - (metric.mean - metric.low));
    if (lean > 0.1 * width) {
        return fmt::format("{}{} ({})", formatWith(style, metric.mean), unit,
                           formatInterval(style, metric.low, metric.high));
    }
    return fmt::format("{} ± {}{}", formatWith(style, metric.mean), formatWith(style, width / 2), unit);
}

double relativeHalfWidth(const MetricEstimate& metric) {
    const double halfWidth = (metric.high - metric.low) / 2;
    if (std::isnan(metric.mean) || std::isnan(halfWidth)) return std::numeric_limits<double>::quiet_NaN();
    if (std::isfinite(halfWidth) && !varies(metric.mean, halfWidth)) return 0;
    return halfWidth / std::abs(metric.mean);
}

std::string sureness(const MetricEstimate& metric) {
    const double relative = relativeHalfWidth(metric);
    if (std::isnan(relative)) return "not defined in any replication";
    if (std::isinf(relative)) return "unbounded: too few replications";
    if (relative == 0) return "the same in every replication";
    const std::string_view words = relative < 0.01   ? "very sure"
                                   : relative < 0.05 ? "sure"
                                   : relative < 0.10 ? "fairly sure"
                                   : relative < 0.25 ? "rough"
                                                     : "very rough";
    if (relative > 10) return std::string(words);
    return fmt::format("{} (±{})", words, formatPercent(relative, relative < 0.1 ? 1 : 0));
}

std::string readableDate(Date date) {
    if (!isValid(date)) return "after the end";
    return fmt::format("{} {} {}", date.day, kMonths[static_cast<std::size_t>(date.month - 1)], date.year);
}

std::string closingDate(Date date) {
    if (date.month == 12 && date.day == 31) return fmt::format("end of {}", date.year);
    if (date.month == 1 && date.day == 1) return fmt::format("end of {}", date.year - 1);
    return readableDate(date);
}

}  // namespace tranche
