// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/presentation/ticks.hpp"

#include <QDate>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>

#include "gui/presentation/words.hpp"
#include "models/report/axis.hpp"

namespace tranche::gui {
namespace {

constexpr double kGap = 14;  // [px] between labels
constexpr double kWidestCategory = 90;

double dayNumberOf(const QDate& date) {
    return static_cast<double>(QDate(1970, 1, 1).daysTo(date));
}

bool fits(const std::vector<Tick>& ticks, const TickRoom& room) {
    const double scale = room.pixels / (room.high - room.low);
    for (std::size_t i = 1; i < ticks.size(); ++i) {
        const double between = (ticks[i].at - ticks[i - 1].at) * scale;
        if ((room.extent(ticks[i].label) + room.extent(ticks[i - 1].label)) / 2 + kGap > between)
            return false;
    }
    return true;
}

int decimalsOf(double step) {
    for (int d = 0; d < 9; ++d)
        if (const double scaled = step * std::pow(10, d);
            std::abs(scaled - std::round(scaled)) < 1e-6 * scaled)
            return d;
    return 9;
}

std::vector<Tick> numberTicks(const AxisData& axis, const TickRoom& room) {
    for (std::size_t most = 8; most > 1; --most) {
        const std::vector<double> at = niceTicks(room.low, room.high, most);
        const double step = at.size() > 1 ? at[1] - at[0] : 1;
        const int decimals = axis.percent ? decimalsOf(step * 100) : decimalsOf(step);
        std::vector<Tick> ticks;
        const double slack = 1e-9 * (room.high - room.low);
        for (const double value : at) {
            if (value < room.low - slack || value > room.high + slack) continue;
            const double shown = std::abs(value) < step * 1e-9 ? 0 : value;
            ticks.push_back({std::clamp(value, room.low, room.high),
                             axis.percent ? percentText(shown, decimals) : fixedText(shown, decimals)});
        }
        if (fits(ticks, room) || most == 2) return ticks;
    }
    return {};
}

struct DateStep {
    int months, days;
    const char* english;
    const char* korean;
};
constexpr std::array<DateStep, 14> kDateSteps{{{0, 1, "d MMM yyyy", "yyyy. M. d."},
                                               {0, 2, "d MMM yyyy", "yyyy. M. d."},
                                               {0, 4, "d MMM yyyy", "yyyy. M. d."},
                                               {0, 7, "d MMM yyyy", "yyyy. M. d."},
                                               {0, 14, "d MMM yyyy", "yyyy. M. d."},
                                               {1, 0, "MMM yyyy", "yyyy. M."},
                                               {2, 0, "MMM yyyy", "yyyy. M."},
                                               {3, 0, "MMM yyyy", "yyyy. M."},
                                               {6, 0, "MMM yyyy", "yyyy. M."},
                                               {12, 0, "yyyy", "yyyy"},
                                               {24, 0, "yyyy", "yyyy"},
                                               {60, 0, "yyyy", "yyyy"},
                                               {120, 0, "yyyy", "yyyy"},
                                               {600, 0, "yyyy", "yyyy"}}};

std::vector<Tick> datesAt(const DateStep& step, const TickRoom& room, const QLocale& locale) {
    const bool korean = locale.language() == QLocale::Korean;
    const QString format = QLatin1String(korean ? step.korean : step.english);
    QDate at = QDate(1970, 1, 1).addDays(static_cast<qint64>(std::ceil(room.low)));
    if (step.months > 0) {
        const int month = at.year() * 12 + at.month() - 1 + (at.day() > 1 ? 1 : 0);
        const int first = (month + step.months - 1) / step.months * step.months;
        at = QDate(first / 12, first % 12 + 1, 1);
    } else if (step.days == 7) {
        at = at.addDays((8 - at.dayOfWeek()) % 7);
    }
    std::vector<Tick> ticks;
    while (dayNumberOf(at) <= room.high && ticks.size() < 1000) {
        ticks.push_back({dayNumberOf(at), locale.toString(at, format)});
        at = step.months > 0 ? at.addMonths(step.months) : at.addDays(step.days);
    }
    return ticks;
}

std::vector<Tick> dateTicks(const TickRoom& room) {
    const QLocale locale;
    for (const DateStep& step : kDateSteps) {
        const double days = step.months > 0 ? step.months * 30.4 : step.days;
        if ((room.high - room.low) / days > 60) continue;
        const std::vector<Tick> ticks = datesAt(step, room, locale);
        if (ticks.size() <= 13 && fits(ticks, room)) return ticks;
    }
    return {};
}

std::vector<Tick> categoryTicks(const AxisData& axis, const TickRoom& room) {
    const double count = room.high - room.low;
    const double each = room.pixels / std::max(1.0, count);
    double widest = 0;
    for (const QString& name : axis.categories) widest = std::max(widest, room.extent(name));
    widest = std::min(widest, kWidestCategory);  // longer names are cut by the layout, not left out
    const auto step = static_cast<qsizetype>(std::max(1.0, std::ceil((widest + 2) / each)));
    std::vector<Tick> ticks;
    for (qsizetype i = 0; i < axis.categories.size(); i += step) {
        const auto at = static_cast<double>(i);
        if (at >= room.low && at <= room.high) ticks.push_back({at, axis.categories[i]});
    }
    return ticks;
}

}  // namespace

std::vector<Tick> axisTicks(const AxisData& axis, const TickRoom& room) {
    if (!(room.high > room.low) || !std::isfinite(room.high - room.low)) return {};
    switch (axis.kind) {
        case AxisKind::number:
            return numberTicks(axis, room);
        case AxisKind::date:
            return dateTicks(room);
        case AxisKind::category:
            return categoryTicks(axis, room);
    }
    return {};
}

AxisRange axisRange(const AxisData& axis, double lowest, double highest) {
    if (axis.kind == AxisKind::category)
        return {-0.5, std::max(0.5, static_cast<double>(axis.categories.size()) - 0.5)};
    AxisRange range{std::isnan(axis.low) ? lowest : axis.low, std::isnan(axis.high) ? highest : axis.high};
    if (axis.fromZero) range = {std::min(0.0, range.low), std::max(0.0, range.high)};
    if (!std::isfinite(range.low) || !std::isfinite(range.high)) return {0, 1};
    if (!(range.high > range.low)) {
        const double pad = axis.kind == AxisKind::date ? 1 : std::max(1e-9, std::abs(range.low) * 0.1);
        range = {range.low - (axis.fromZero && range.low >= 0 ? 0 : pad), range.high + pad};
        if (axis.fromZero && range.high <= pad) range.high = 1;
    }
    if (axis.kind == AxisKind::date) return range;
    const std::vector<double> ticks = niceTicks(range.low, range.high, 8);
    if (std::isnan(axis.low) && !ticks.empty()) range.low = std::min(range.low, ticks.front());
    if (std::isnan(axis.high) && !ticks.empty()) range.high = std::max(range.high, ticks.back());
    return range;
}

}  // namespace tranche::gui
