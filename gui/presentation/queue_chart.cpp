// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The queue: applications that wait, and the GPUs they ask for.
#include <QCoreApplication>

#include "gui/presentation/outcome_charts.hpp"
#include "gui/presentation/run_lookup.hpp"
#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

struct QueueChartText {
    Q_DECLARE_TR_FUNCTIONS(QueueChart)
};

QString keyOf(const Month& month) {
    return QStringLiteral("month:%1").arg(cell(month.row->date).toString(Qt::ISODate));
}

TableData queueTable(const std::vector<Month>& months) {
    TableData table;
    table.columns = {QueueChartText::tr("Date"),
                     QueueChartText::tr("Applications waiting, mean"),
                     QueueChartText::tr("5 %"),
                     QueueChartText::tr("95 %"),
                     QueueChartText::tr("GPUs they ask for, mean"),
                     QueueChartText::tr("Wait of grants that start in the month, mean [days]")};
    table.plainColumns = {QStringLiteral("date"),         QStringLiteral("waiting_applications_mean"),
                          QStringLiteral("p05"),          QStringLiteral("p95"),
                          QStringLiteral("waiting_gpus"), QStringLiteral("started_wait_days_mean")};
    for (const Month& month : months) {
        const SeriesRow& row = *month.row;
        table.rows.push_back({cell(row.date), row.waitingMean, row.waitingP05, row.waitingP95,
                              row.waitingGpusMean, row.startedWaitMean});
        table.keys.append(keyOf(month));
    }
    return table;
}

}  // namespace

ChartData queueChart(const RunSummary& run) {
    ChartData chart;
    chart.id = QStringLiteral("queue");
    chart.title = QueueChartText::tr("Applications waiting");
    chart.note = QueueChartText::tr(
        "Submitted, neither started nor gone, on the first day of each month: mean, and the band in which "
        "90 % of replications lie.");
    chart.empty = QueueChartText::tr("No replication is done yet.");
    chart.x.kind = AxisKind::date;
    chart.y.title = QueueChartText::tr("Applications");
    chart.y.fromZero = true;
    const std::vector<Month> months = monthsOf(run);
    chart.table = queueTable(months);
    if (months.empty()) return chart;
    SeriesData band, line;
    band.name = QueueChartText::tr("90 % of replications");
    band.mark = Mark::band;
    band.strength = 0.22;
    line.name = QueueChartText::tr("mean");
    for (const Month& month : months) {
        band.x.push_back(month.from);
        band.low.push_back(month.row->waitingP05);
        band.high.push_back(month.row->waitingP95);
        line.x.push_back(month.from);
        line.y.push_back(month.row->waitingMean);
        line.keys.append(keyOf(month));
    }
    chart.series = {band, line};
    return chart;
}

ChartData backlogChart(const RunSummary& run) {
    ChartData chart;
    chart.id = QStringLiteral("backlog");
    chart.title = QueueChartText::tr("Backlog: GPUs that waiting applications ask for");
    chart.note = QueueChartText::tr(
        "Mean over the replications on the first day of each month, with the GPUs that are free for "
        "comparison.");
    chart.empty = QueueChartText::tr("No replication is done yet.");
    chart.x.kind = AxisKind::date;
    chart.y.title = QueueChartText::tr("GPUs");
    chart.y.fromZero = true;
    const std::vector<Month> months = monthsOf(run);
    chart.table = queueTable(months);
    if (months.empty()) return chart;
    SeriesData asked, free;
    asked.name = QueueChartText::tr("asked for by those who wait");
    free.name = QueueChartText::tr("free, mean of the month");
    free.ink = Ink::gold;
    free.stroke = Stroke::dash;
    free.stepped = true;
    for (const Month& month : months) {
        asked.x.push_back(month.from);
        asked.y.push_back(month.row->waitingGpusMean);
        asked.keys.append(keyOf(month));
        free.x.push_back(month.from);
        free.y.push_back(of(month.row->mean, Rung::free));
    }
    chart.series = {free, asked};
    return chart;
}

}  // namespace tranche::gui
