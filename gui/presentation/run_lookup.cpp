// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/presentation/run_lookup.hpp"

#include <QCoreApplication>
#include <array>
#include <cmath>

#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

struct TablesText {
    Q_DECLARE_TR_FUNCTIONS(Tables)
};

}  // namespace

const MetricEstimate* metricOf(const RunSummary& run, std::string_view key, std::string_view scope) {
    for (const MetricEstimate& metric : run.metrics)
        if (metric.metric == key && metric.scope == scope) return &metric;
    return nullptr;
}

std::vector<Month> monthsOf(const RunSummary& run, std::string_view pool) {
    std::vector<Month> months;
    for (const SeriesRow& row : run.series)
        if (row.pool == pool && isValid(row.date)) months.push_back({dayOf(row.date), 0, &row});
    for (std::size_t i = 0; i < months.size(); ++i) {
        const double last = dayOf(run.end) + 1;
        months[i].to = i + 1 < months.size() ? months[i + 1].from : std::fmax(last, months[i].from + 1);
    }
    return months;
}

Ink sectorInk(std::size_t index) {
    constexpr std::array kInks{Ink::blue,      Ink::orange, Ink::green, Ink::rose,
                               Ink::vermilion, Ink::sky,    Ink::gold};
    return kInks[index % kInks.size()];
}

Stroke sectorStroke(std::size_t index) {
    constexpr std::array kStrokes{Stroke::solid, Stroke::dash, Stroke::dot, Stroke::dashDot,
                                  Stroke::longDash};
    return kStrokes[index % kStrokes.size()];
}

double of(const RungBand& band, Rung rung) {
    return band[static_cast<std::size_t>(rung)];
}

BarPlace barPlace(std::size_t category, std::size_t part, std::size_t parts) {
    constexpr double kWidth = 0.72;
    const double each = kWidth / static_cast<double>(parts);
    const double from = static_cast<double>(category) - kWidth / 2 + each * static_cast<double>(part);
    return {from, from + each * (parts > 1 ? 0.94 : 1)};
}

void lyingBars(ChartData& chart, std::span<const MetricEstimate* const> metrics, Ink ink,
               const std::function<QString(const MetricEstimate&)>& says) {
    SeriesData boxes, whiskers;
    boxes.mark = Mark::boxes;
    boxes.strength = 0.75;
    boxes.ink = ink;
    whiskers.mark = Mark::whiskers;
    whiskers.ink = Ink::text;
    for (std::size_t i = 0; i < metrics.size(); ++i) {
        const MetricEstimate& metric = *metrics[metrics.size() - 1 - i];
        const BarPlace place = barPlace(i, 0, 1);
        chart.y.categories.append(label(metric.label));
        boxes.x.push_back(0);
        boxes.x2.push_back(metric.mean);
        boxes.low.push_back(place.from);
        boxes.high.push_back(place.to);
        boxes.labels.append(says(metric));
        boxes.hints.append(QStringLiteral("%1\n%2").arg(label(metric.label), estimateText(metric)));
        whiskers.x.push_back(metric.low);
        whiskers.x2.push_back(metric.high);
        whiskers.y.push_back(static_cast<double>(i));
    }
    if (!metrics.empty()) chart.series = {boxes, whiskers};
}

TableData metricTable(const RunSummary& run, std::span<const MetricEstimate* const> metrics) {
    TableData table;
    table.columns = {TablesText::tr("Metric"),        TablesText::tr("Of"),          TablesText::tr("Mean"),
                     TablesText::tr("Interval from"), TablesText::tr("Interval to"), TablesText::tr("Unit"),
                     TablesText::tr("Replications")};
    table.plainColumns = {QStringLiteral("metric"), QStringLiteral("scope"),   QStringLiteral("mean"),
                          QStringLiteral("ci_low"), QStringLiteral("ci_high"), QStringLiteral("unit"),
                          QStringLiteral("n")};
    for (const MetricEstimate* metric : metrics)
        if (metric != nullptr)
            table.rows.push_back({wordCell(label(metric->label), qs(metric->metric)),
                                  wordCell(scopeText(metric->scope, run), qs(metric->scope)), metric->mean,
                                  metric->low, metric->high, nameCell(metric->unit),
                                  static_cast<qlonglong>(metric->n)});
    return table;
}

}  // namespace tranche::gui
