// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A chart as a file: SVG and PDF with text as text, PNG at twice the pixels, and its table as CSV (C locale, RFC 4180, names of
// columns in English). Always on light paper, at the size asked for. Written whole or not at all.
// Verified by: tests/gui/export_test.cpp.

#include <QByteArray>
#include <QFont>
#include <QSizeF>
#include <QString>
#include <filesystem>

#include "gui/presentation/chart_data.hpp"

namespace tranche::gui {

enum class ChartFormat { svg, png, pdf, csv };

struct ExportRequest {
    QSizeF size{900, 520};  // [px at 96 dpi]
    QFont font;
};

QByteArray chartBytes(const ChartData& chart, ChartFormat format, const ExportRequest& request);
std::string tableCsv(const TableData& table);

// By the ending of its name; empty: written, else what went wrong and what to do.
QString exportChart(const ChartData& chart, const QString& file, const ExportRequest& request);

}  // namespace tranche::gui
