// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Numbers, dates and units as the person at the screen reads them, in the language of QLocale(). Files have the C locale
// and do not come through here. The number of digits is that of the report (models/report/number_text.hpp).
// Verified by: tests/gui/words_test.cpp.

#include <QDate>
#include <QString>
#include <cmath>
#include <string>
#include <string_view>

#include "gui/presentation/chart_data.hpp"
#include "models/outcome/summary.hpp"
#include "sim/kernel/calendar.hpp"

namespace tranche::gui {

QString qs(std::string_view text);  // UTF-8

// Days since 1970-01-01, as date axes count; NaN for an invalid date.
double dayOf(const Date& date);
QString dateText(double day);  // "1 Mar 2026", "2026. 3. 1."
QString dateText(const Date& date);
QDate cell(const Date& date);  // as cells of tables have it; null for an invalid date

// Digits that suit a half-width; NaN: three significant digits. "undefined" for NaN.
QString numberText(double value, double halfWidth = std::nan(""));
QString fixedText(double value, int decimals);
QString percentText(double share, int decimals = 0);
// "71.2 ± 1.3 days"; without chance "71.2 days".
QString estimateText(const MetricEstimate& metric);
// Mean, low and high in the unit shown ("%" for shares).
QString unitText(std::string_view unit);
QString withUnit(const QString& text, const QString& unit);  // "GPUs [bn KRW]"

// A name out of results in the language of the screen: labels of metrics, rungs, sectors, sizes. English where the
// translation has none.
QString label(std::string_view english);
QVariant nameCell(std::string_view english);  // of a table: as label() on the screen, in English in files
QString sizeText(std::size_t sizeClass);      // "2 to 3 servers"
QString scopeText(const std::string& scope, const RunSummary& run);  // "sector:sme" -> "SMEs"

}  // namespace tranche::gui
