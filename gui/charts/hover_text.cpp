// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/hover_text.hpp"

#include <QDate>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

// "March 2028".
QString monthText(double day) {
    if (!std::isfinite(day)) return {};
    const QDate date = QDate(1970, 1, 1).addDays(std::llround(std::floor(day)));
    const QLocale locale;
    return locale.toString(date, locale.language() == QLocale::Korean ? QStringLiteral("yyyy. M.")
                                                                      : QStringLiteral("MMMM yyyy"));
}

QString rangeText(const AxisData& axis, double low, double high) {
    return QStringLiteral("%1 – %2").arg(axisText(axis, low), axisText(axis, high));
}

bool follows(const SeriesData& s) {
    return !s.hidden && !s.x.empty() && (s.mark == Mark::line || s.mark == Mark::band);
}

std::size_t nearestPoint(const SeriesData& s, double x) {
    const auto after = std::lower_bound(s.x.begin(), s.x.end(), x);
    auto i = static_cast<std::size_t>(after - s.x.begin());
    if (i == s.x.size()) return i - 1;
    if (i > 0 && (s.stepped ? s.x[i] > x : x - s.x[i - 1] < s.x[i] - x)) --i;
    while (i + 1 < s.x.size() && s.x[i + 1] == s.x[i]) ++i;  // of a jump what comes after it
    return i;
}

}  // namespace

QString axisText(const AxisData& axis, double value) {
    if (axis.kind == AxisKind::date && axis.monthly) return monthText(value);
    if (axis.kind == AxisKind::date) return dateText(value);
    if (axis.kind == AxisKind::category) {
        const auto i = static_cast<qsizetype>(std::llround(value));
        return i >= 0 && i < axis.categories.size() ? axis.categories[i] : QString();
    }
    return axis.percent ? percentText(value, 1) : numberText(value);
}

QString pointText(const ChartData& chart, std::size_t series, std::size_t point) {
    const SeriesData& s = chart.series[series];
    const auto at = static_cast<qsizetype>(point);
    if (at < s.hints.size() && !s.hints[at].isEmpty()) return s.hints[at];
    QStringList lines;
    if (!s.name.isEmpty()) lines.append(s.name);
    const auto line = [&](const AxisData& axis, const QString& text) {
        lines.append(axis.title.isEmpty() ? text : QStringLiteral("%1: %2").arg(axis.title, text));
    };
    line(chart.x, s.x2.empty() ? axisText(chart.x, s.x[point]) : rangeText(chart.x, s.x[point], s.x2[point]));
    line(chart.y,
         s.y.empty() ? rangeText(chart.y, s.low[point], s.high[point]) : axisText(chart.y, s.y[point]));
    return lines.join(QLatin1Char('\n'));
}

double nearestX(const ChartData& chart, double x) {
    double best = kNoNumber;
    for (const SeriesData& s : chart.series) {
        if (!follows(s)) continue;
        const double at = s.x[nearestPoint(s, x)];
        if (std::isnan(best) || std::abs(at - x) < std::abs(best - x)) best = at;
    }
    return best;
}

QString columnText(const ChartData& chart, double x) {
    const double at = nearestX(chart, x);
    if (std::isnan(at)) return {};
    QStringList lines;
    lines.append(chart.x.kind == AxisKind::number && !chart.x.title.isEmpty()
                     ? QStringLiteral("%1: %2").arg(chart.x.title, axisText(chart.x, at))
                     : axisText(chart.x, at));
    for (const SeriesData& s : chart.series) {
        if (!follows(s) || at < s.x.front() || at > s.x.back()) continue;
        const std::size_t i = nearestPoint(s, at);
        const auto place = static_cast<qsizetype>(i);
        QString text;
        if (place < s.hints.size() && !s.hints[place].isEmpty())
            text = s.hints[place];
        else if (s.mark == Mark::line && !std::isnan(s.y[i]))
            text = axisText(chart.y, s.y[i]);
        else if (s.mark == Mark::band && !std::isnan(s.low[i]))
            text = rangeText(chart.y, s.low[i], s.high[i]);
        if (text.isEmpty()) continue;
        lines.append(s.name.isEmpty() ? text : QStringLiteral("%1: %2").arg(s.name, text));
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace tranche::gui
