// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chart_export.hpp"

#include <QBuffer>
#include <QCoreApplication>
#include <QDate>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <cmath>

#include "gui/charts/chart_factory.hpp"
#include "gui/presentation/words.hpp"
#include "models/report/atomic_file.hpp"
#include "models/report/csv.hpp"

namespace tranche::gui {
namespace {

constexpr int kPixelsPerPoint = 2;  // of PNG, so that it is sharp on paper

QByteArray svgBytes(const ChartData& chart, const ExportRequest& request) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(request.size.toSize());
    svg.setViewBox(QRectF(QPointF(), request.size));
    svg.setResolution(96);
    svg.setTitle(chart.title);
    svg.setDescription(chart.note);
    QPainter painter(&svg);
    drawChart(painter, chart, lightTheme(), request.size, request.font);
    painter.end();
    return bytes;
}

QByteArray pngBytes(const ChartData& chart, const ExportRequest& request) {
    QImage image((request.size * kPixelsPerPoint).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(kPixelsPerPoint);
    image.fill(lightTheme().paper);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    drawChart(painter, chart, lightTheme(), request.size, request.font);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray pdfBytes(const ChartData& chart, const ExportRequest& request) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter pdf(&buffer);
    pdf.setTitle(chart.title);
    pdf.setCreator(QStringLiteral("Tranche"));
    pdf.setResolution(96);
    pdf.setPageSize(QPageSize(request.size * 72 / 96, QPageSize::Point, QString(), QPageSize::ExactMatch));
    pdf.setPageMargins(QMarginsF());
    QPainter painter(&pdf);
    drawChart(painter, chart, lightTheme(), request.size, request.font);
    painter.end();
    return bytes;
}

void writeCell(CsvWriter& csv, const QVariant& cell) {
    if (cell.typeId() == QMetaType::Double)
        csv.number(cell.toDouble());
    else if (cell.typeId() == QMetaType::LongLong || cell.typeId() == QMetaType::Int)
        csv.number(static_cast<std::int64_t>(cell.toLongLong()));
    else if (cell.typeId() == QMetaType::QDate)
        csv.text(cell.toDate().toString(Qt::ISODate).toStdString());
    else if (cell.canConvert<FigureCell>())
        csv.number(cell.value<FigureCell>().value);
    else if (cell.canConvert<WordCell>())
        csv.text(cell.value<WordCell>().plain.toStdString());
    else
        csv.text(cell.toString().toStdString());
}

}  // namespace

std::string tableCsv(const TableData& table) {
    std::string text;
    CsvWriter csv([&text](std::string_view row) { text += row; });
    for (const QString& name : table.plainColumns.isEmpty() ? table.columns : table.plainColumns)
        csv.text(name.toStdString());
    csv.endRow();
    for (const std::vector<QVariant>& row : table.rows) {
        for (const QVariant& cell : row) writeCell(csv, cell);
        csv.endRow();
    }
    return text;
}

QByteArray chartBytes(const ChartData& chart, ChartFormat format, const ExportRequest& request) {
    switch (format) {
        case ChartFormat::svg:
            return svgBytes(chart, request);
        case ChartFormat::png:
            return pngBytes(chart, request);
        case ChartFormat::pdf:
            return pdfBytes(chart, request);
        case ChartFormat::csv:
            return QByteArray::fromStdString(tableCsv(chart.table));
    }
    return {};
}

QString exportChart(const ChartData& chart, const QString& file, const ExportRequest& request) {
    const QString ending = QFileInfo(file).suffix().toLower();
    ChartFormat format = ChartFormat::csv;
    if (ending == QLatin1String("svg"))
        format = ChartFormat::svg;
    else if (ending == QLatin1String("png"))
        format = ChartFormat::png;
    else if (ending == QLatin1String("pdf"))
        format = ChartFormat::pdf;
    else if (ending != QLatin1String("csv"))
        return QCoreApplication::translate(
            "ChartExport", "The name must end in .svg, .png, .pdf or .csv, which decides the format.");
    const QByteArray bytes = chartBytes(chart, format, request);
    const std::optional<FileFailure> failure =
        writeAtomically(std::filesystem::path(file.toStdString()),
                        {bytes.constData(), static_cast<std::size_t>(bytes.size())});
    return failure ? qs(failure->message()) : QString();
}

}  // namespace tranche::gui
