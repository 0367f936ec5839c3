// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What installed GPUs do, month by month, stacked from the floor up.
#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>

#include "gui/presentation/outcome_charts.hpp"
#include "gui/presentation/run_lookup.hpp"
#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

struct LadderChartText {
    Q_DECLARE_TR_FUNCTIONS(LadderChart)
};

struct Layer {
    const char* name;
    const char* plain;
    Ink ink;
    bool hatched;
    double strength;
    double (*value)(const RungBand&);
};

constexpr std::array<Layer, 6> kLayers{{
    {QT_TRANSLATE_NOOP("LadderChart", "active"), "active_gpus", Ink::blue, false, 0.9,
     [](const RungBand& b) { return of(b, Rung::active); }},
    {QT_TRANSLATE_NOOP("LadderChart", "granted, idle"), "granted_idle_gpus", Ink::sky, false, 0.75,
     [](const RungBand& b) { return of(b, Rung::granted) - of(b, Rung::active); }},
    {QT_TRANSLATE_NOOP("LadderChart", "reserved, idle"), "reserved_gpus", Ink::orange, true, 1,
     [](const RungBand& b) { return of(b, Rung::reserved); }},
    {QT_TRANSLATE_NOOP("LadderChart", "free"), "free_gpus", Ink::gold, false, 0.5,
     [](const RungBand& b) { return of(b, Rung::free); }},
    {QT_TRANSLATE_NOOP("LadderChart", "down"), "down_gpus", Ink::vermilion, false, 0.9,
     [](const RungBand& b) { return of(b, Rung::down); }},
    {QT_TRANSLATE_NOOP("LadderChart", "powered off"), "powered_off_gpus", Ink::quiet, true, 1,
     [](const RungBand& b) { return of(b, Rung::poweredOff); }},
}};

double height(const Layer& layer, const RungBand& mean) {
    const double value = layer.value(mean);
    return std::isfinite(value) ? std::max(0.0, value) : 0;
}

}  // namespace

ChartData ladderChart(const RunSummary& run) {
    ChartData chart;
    chart.id = QStringLiteral("ladder");
    chart.title = LadderChartText::tr("What installed GPUs do");
    chart.note = LadderChartText::tr(
        "Means of the month over the replications, stacked: active + granted idle + reserved + free + "
        "down + powered off = installed.");
    chart.empty = LadderChartText::tr("No replication is done yet.");
    chart.x.kind = AxisKind::date;
    chart.x.monthly = true;
    chart.y.title = LadderChartText::tr("GPUs installed, mean of the month");
    chart.y.fromZero = true;
    const std::vector<Month> months = monthsOf(run);
    chart.table.columns.append(LadderChartText::tr("Month"));
    chart.table.plainColumns.append(QStringLiteral("month"));
    for (const Layer& layer : kLayers) {
        chart.table.columns.append(withUnit(LadderChartText::tr(layer.name), label("GPUs")));
        chart.table.plainColumns.append(QLatin1String(layer.plain));
    }
    for (const Month& month : months) {
        std::vector<QVariant> row{cell(month.row->date)};
        for (const Layer& layer : kLayers) row.emplace_back(height(layer, month.row->mean));
        chart.table.rows.push_back(std::move(row));
    }
    if (months.empty()) return chart;
    std::vector<double> floor(months.size(), 0.0);
    for (const Layer& layer : kLayers) {
        SeriesData s;
        s.name = LadderChartText::tr(layer.name);
        s.mark = Mark::band;
        s.stepped = true;
        s.ink = layer.ink;
        s.hatched = layer.hatched;
        s.strength = layer.strength;
        for (std::size_t i = 0; i < months.size(); ++i) {
            const double high = floor[i] + height(layer, months[i].row->mean);
            const auto add = [&](double day) {
                s.x.push_back(day);
                s.low.push_back(floor[i]);
                s.high.push_back(high);
                s.hints.append(LadderChartText::tr("%1 GPUs").arg(numberText(std::round(high - floor[i]))));
            };
            add(months[i].from);
            if (i + 1 == months.size()) add(months[i].to);
            floor[i] = high;
        }
        chart.series.push_back(std::move(s));
    }
    std::reverse(chart.series.begin(), chart.series.end());  // the legend as the eye meets them
    return chart;
}

}  // namespace tranche::gui
