// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/presentation/words.hpp"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "models/report/axis.hpp"
#include "models/report/number_text.hpp"

namespace tranche::gui {
namespace {

struct WordsText {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

// Decimals that show two significant digits of the half-width, or three of the value.
int decimalsFor(double value, double halfWidth) {
    const bool known = std::isfinite(halfWidth) && varies(value, halfWidth);
    const double scale = known ? halfWidth : std::abs(value);
    if (!(scale > 0) || !std::isfinite(scale)) return 0;
    if (!known && value == std::round(value)) return 0;
    const int lead = static_cast<int>(std::floor(std::log10(scale)));
    return std::clamp((known ? 1 : 2) - lead, 0, 6);
}

}  // namespace

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

double dayOf(const Date& date) {
    return dayNumber(date);
}

QString dateText(double day) {
    if (!std::isfinite(day)) return WordsText::tr("after the end");
    const QDate date = QDate(1970, 1, 1).addDays(std::llround(std::floor(day)));
    const QLocale locale;
    return locale.toString(date, locale.language() == QLocale::Korean ? QStringLiteral("yyyy. M. d.")
                                                                      : QStringLiteral("d MMM yyyy"));
}

QString dateText(const Date& date) {
    return dateText(dayOf(date));
}

QDate cell(const Date& date) {
    return isValid(date) ? QDate(date.year, date.month, date.day) : QDate();
}

QString fixedText(double value, int decimals) {
    if (std::isnan(value)) return WordsText::tr("undefined");
    if (std::isinf(value)) return WordsText::tr("unbounded");
    if (std::abs(value) < 0.5 * std::pow(10.0, -decimals)) value = 0;  // no minus before a zero
    return QLocale().toString(value, 'f', decimals).replace(QLatin1Char('-'), QChar(0x2212));
}

QString numberText(double value, double halfWidth) {
    if (!std::isfinite(value)) return fixedText(value, 0);
    return fixedText(value, decimalsFor(value, halfWidth));
}

QString percentText(double share, int decimals) {
    if (std::isnan(share)) return WordsText::tr("undefined");
    // Never all or nothing unless it is exactly so.
    const double step = std::pow(10.0, -decimals), shown = std::round(share * 100 / step) * step;
    const QString sign = share < 1 && shown >= 100 ? QStringLiteral(">")
                         : share > 0 && shown <= 0 ? QStringLiteral("<")
                                                   : QString();
    const double nearest = share < 1 && shown >= 100 ? 100 - step
                           : share > 0 && shown <= 0 ? step
                                                     : share * 100;
    return sign + fixedText(nearest, decimals) + QStringLiteral("\u00a0%");
}

QString unitText(std::string_view unit) {
    if (unit == "share" || unit == "fraction" || unit == "ratio-percent") return QStringLiteral("%");
    if (unit.empty()) return {};
    return label(unit);
}

QString withUnit(const QString& text, const QString& unit) {
    return unit.isEmpty() ? text : QStringLiteral("%1 [%2]").arg(text, unit);
}

QString estimateText(const MetricEstimate& metric) {
    const std::string_view shown = shownUnit(metric);
    const NumberStyle style = numberStyle(metric.mean, metric.low, metric.high, shown);
    const QString unit = label(style.unit);
    const auto number = [&](double value) { return fixedText(value * style.factor, style.decimals); };
    const double half = (metric.high - metric.low) / 2;
    QString text = number(metric.mean);
    const bool leans =
        std::isfinite(half) && std::abs(metric.high + metric.low - 2 * metric.mean) > 1e-6 * std::abs(half);
    if (std::isfinite(half) && leans && varies(metric.mean, half))
        text += QStringLiteral(" (") + number(metric.low) + QStringLiteral(" – ") + number(metric.high) +
                QLatin1Char(')');
    else if (std::isfinite(half) && varies(metric.mean, half))
        text += QStringLiteral(" ± ") + number(half);
    else if (std::isinf(half))
        text += QStringLiteral(" (") + number(metric.low) + QStringLiteral(" – ") + number(metric.high) +
                QLatin1Char(')');
    return unit.isEmpty() ? text : text + QLatin1Char(' ') + unit;
}

// Models write some labels with a value in them.
QVariant nameCell(std::string_view english) {
    return wordCell(label(english), qs(english));
}

QString label(std::string_view english) {
    static constexpr std::string_view kAnnuity = ", annuity at ", kEqual = ", capital in equal parts";
    static constexpr std::string_view kOn = "Government GPUs in service on ";
    if (const std::size_t at = english.find(kAnnuity); at != std::string_view::npos)
        return WordsText::tr("%1, annuity at %2")
            .arg(label(english.substr(0, at)), qs(english.substr(at + kAnnuity.size())));
    if (english.ends_with(kEqual))
        return WordsText::tr("%1, capital in equal parts")
            .arg(label(english.substr(0, english.size() - kEqual.size())));
    if (english.starts_with(kOn))
        return WordsText::tr("Government GPUs in service on %1").arg(qs(english.substr(kOn.size())));
    const std::string text(english);
    return QCoreApplication::translate("Labels", text.c_str());
}

QString sizeText(std::size_t sizeClass) {
    switch (sizeClass) {
        case 0:
            return WordsText::tr("1 server");
        case 1:
            return WordsText::tr("2 to 3 servers");
        case 2:
            return WordsText::tr("4 to 7 servers");
        case 3:
            return WordsText::tr("8 to 15 servers");
        default:
            return WordsText::tr("16 servers and more");
    }
}

QString scopeText(const std::string& scope, const RunSummary& run) {
    if (scope == "all") return WordsText::tr("Everyone");
    const std::size_t colon = scope.find(':');
    if (colon == std::string::npos) return qs(scope);
    const std::string kind = scope.substr(0, colon), id = scope.substr(colon + 1);
    if (kind == "sector")
        for (const SectorOutcome& sector : run.sectors)
            if (sector.sector == id) return label(sector.label.empty() ? id : sector.label);
    if (kind == "pool")
        for (const TrancheMark& tranche : run.tranches)
            if (tranche.id == id) return label(tranche.name);
    return qs(id);
}

}  // namespace tranche::gui
