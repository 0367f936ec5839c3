// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "models/report/number_text.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

constexpr double kTickSize = 12;
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::vector<double> multiplesOf(double step, double low, double high) {
    std::vector<double> ticks;
    const double first = std::floor(low / step + 1e-9);
    for (int k = 0; k < 1000; ++k) {
        const double tick = (first + k) * step;
        ticks.push_back(tick == 0 ? 0 : tick);
        if (tick >= high - 1e-9 * step) break;
    }
    return ticks;
}

std::string tickText(double value, bool percent) {
    return percent ? formatNumber(std::round(value * 1e6) / 1e4) + " %"
                   : formatNumber(std::round(value * 1e9) / 1e9);
}

// Months between two labels of the lower row: 1 (months), 3 (quarters), or 0 (no lower row).
int minorMonths(double pixelsPerMonth) {
    if (pixelsPerMonth >= 34) return 1;
    return pixelsPerMonth >= 9 ? 3 : 0;
}

}  // namespace

std::vector<double> niceTicks(double low, double high, std::size_t atMost) {
    if (!std::isfinite(low) || !std::isfinite(high) || !(high > low)) return {0, 1};
    double unit = 1;
    const double rough = (high - low) / static_cast<double>(std::max<std::size_t>(atMost, 2) - 1);
    while (unit > rough) unit /= 10;
    while (unit * 10 <= rough) unit *= 10;
    for (const double multiple : {1.0, 2.0, 2.5, 5.0, 10.0, 20.0, 25.0}) {
        std::vector<double> ticks = multiplesOf(multiple * unit, low, high);
        if (ticks.size() <= std::max<std::size_t>(atMost, 2)) return ticks;
    }
    return multiplesOf(50 * unit, low, high);
}

std::vector<double> dayTicks(double high, std::size_t atMost) {
    if (!std::isfinite(high) || high <= 0) return {0, 1};
    for (const double step : {1.0, 2.0, 7.0, 14.0, 30.0, 60.0, 90.0, 180.0, 365.0, 730.0, 1825.0}) {
        std::vector<double> ticks = multiplesOf(step, 0, high);
        if (ticks.size() <= std::max<std::size_t>(atMost, 2)) return ticks;
    }
    return niceTicks(0, high, atMost);
}

double dayNumber(Date date) {
    return isValid(date) ? static_cast<double>(daysFromCivil(date))
                         : std::numeric_limits<double>::quiet_NaN();
}

LinearScale dateScale(Date start, Date end, const ChartBox& plot) {
    double from = dayNumber(start), to = dayNumber(end);
    if (!std::isfinite(from)) from = 0;
    if (!std::isfinite(to) || to <= from) to = from + 1;
    return {from, to, plot.x, plot.right()};
}

void drawValueAxis(Svg& svg, const ChartBox& plot, const LinearScale& scale, const std::vector<double>& ticks,
                   std::string_view title, double titleY, bool percent) {
    for (const double tick : ticks) {
        const double y = scale(tick);
        if (y < plot.y - 0.5 || y > plot.bottom() + 0.5) continue;
        svg.line({plot.x, y}, {plot.right(), y}, tick == 0 ? "base" : "grid");
        svg.text({plot.x - 6, y + 4}, tickText(tick, percent), {kTickSize, TextAnchor::end, "soft", {}});
    }
    svg.text({2, titleY}, title, {kTickSize, TextAnchor::start, "soft", {}});
}

double valueAxisWidth(const std::vector<double>& ticks) {
    double widest = 0;
    for (const double tick : ticks) widest = std::max(widest, textWidth(tickText(tick, false), kTickSize));
    return widest + 8;
}

void drawHorizontalAxis(Svg& svg, const ChartBox& plot, const LinearScale& scale,
                        const std::vector<double>& ticks, std::string_view title, bool percent) {
    for (const double tick : ticks) {
        const double x = scale(tick);
        if (x < plot.x - 0.5 || x > plot.right() + 0.5) continue;
        svg.line({x, plot.y}, {x, plot.bottom()}, tick == 0 ? "base" : "grid");
        svg.text({x, plot.bottom() + 16}, tickText(tick, percent),
                 {kTickSize, TextAnchor::middle, "soft", {}});
    }
    svg.text({(plot.x + plot.right()) / 2, plot.bottom() + 32}, title,
             {kTickSize, TextAnchor::middle, "soft", {}});
}

void drawDateAxis(Svg& svg, const ChartBox& plot, const LinearScale& scale) {
    const Date first = civilFromDays(static_cast<std::int64_t>(scale.from));
    const Date last = civilFromDays(static_cast<std::int64_t>(scale.to));
    const double pixelsPerMonth = plot.width / (scale.to - scale.from) * 30.4;
    const int step = minorMonths(pixelsPerMonth);
    const auto clampedX = [&](Date date) { return std::clamp(scale(dayNumber(date)), plot.x, plot.right()); };
    svg.line({plot.x, plot.bottom()}, {plot.right(), plot.bottom()}, "base");
    for (int year = first.year; year <= last.year; ++year) {
        const double left = clampedX({year, 1, 1}), right = clampedX({year + 1, 1, 1});
        if (left > plot.x) svg.line({left, plot.y}, {left, plot.bottom() + (step ? 34 : 18)}, "grid");
        const std::string name = fmt::format("{}", year);
        if (right - left > textWidth(name, kTickSize) + 6) {
            svg.text({(left + right) / 2, plot.bottom() + (step ? 31 : 16)}, name,
                     {kTickSize, TextAnchor::middle, "soft", {}});
        }
        for (int month = 1; step > 0 && month <= 12; month += step) {
            const double from = clampedX({year, month, 1}), to = clampedX(addMonths({year, month, 1}, step));
            if (to <= from) continue;
            if (month > 1 && from > plot.x)
                svg.line({from, plot.bottom()}, {from, plot.bottom() + 4}, "base");
            const std::string part = step == 1 ? std::string(kMonths[static_cast<std::size_t>(month - 1)])
                                               : fmt::format("Q{}", (month + 2) / 3);
            if (to - from < textWidth(part, 10) + 4) continue;
            svg.text({(from + to) / 2, plot.bottom() + 15}, part, {10, TextAnchor::middle, "soft", {}});
        }
    }
}

}  // namespace tranche
