// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Government GPUs in service over time, with its bands, the tranches as they come and the targets to be met.
#include <QCoreApplication>

#include "gui/presentation/outcome_charts.hpp"
#include "gui/presentation/run_lookup.hpp"
#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

struct CapacityChartText {
    Q_DECLARE_TR_FUNCTIONS(CapacityChart)
};

SeriesData band(const RunSummary& run, const QString& name, double CapacityPoint::*low,
                double CapacityPoint::*high, double strength) {
    SeriesData s;
    s.name = name;
    s.mark = Mark::band;
    s.strength = strength;
    s.stepped = true;
    for (const CapacityPoint& point : run.capacity) {
        s.x.push_back(dayOf(point.date));
        s.low.push_back(point.*low);
        s.high.push_back(point.*high);
    }
    return s;
}

SeriesData line(const RunSummary& run) {
    SeriesData s;
    s.name = CapacityChartText::tr("median");
    s.stepped = true;
    for (const CapacityPoint& point : run.capacity) {
        s.x.push_back(dayOf(point.date));
        s.y.push_back(point.p50);
    }
    return s;
}

}  // namespace

ChartData capacityChart(const RunSummary& run) {
    ChartData chart;
    chart.id = QStringLiteral("capacity");
    chart.title = CapacityChartText::tr("Government GPUs in service");
    chart.note = CapacityChartText::tr(
        "The line is the median of the replications; 50 % and 90 % of them lie in the bands. "
        "Dashed lines are targets, grey lines the median day on which a tranche serves in full.");
    chart.empty = CapacityChartText::tr("No replication is done yet.");
    chart.x.kind = AxisKind::date;
    chart.y.title = CapacityChartText::tr("GPUs in service");
    chart.y.fromZero = true;
    chart.y.headroom = 0.1;
    if (run.capacity.empty()) return chart;
    chart.series.push_back(band(run, CapacityChartText::tr("90 % of replications"), &CapacityPoint::p05,
                                &CapacityPoint::p95, 0.18));
    chart.series.push_back(band(run, CapacityChartText::tr("50 % of replications"), &CapacityPoint::p25,
                                &CapacityPoint::p75, 0.32));
    chart.series.push_back(line(run));
    for (const TargetProbability& target : run.targets) {
        const auto gpus = static_cast<double>(target.gpus);
        chart.rules.push_back(
            {gpus,
             CapacityChartText::tr("target %1 by %2: %3")
                 .arg(numberText(gpus), dateText(target.date), percentText(target.probability)),
             false, Ink::vermilion, Stroke::dash});
    }
    for (const TrancheMark& tranche : run.tranches)
        if (const double day = dayOf(tranche.p50); !std::isnan(day))
            chart.rules.push_back({day, qs(tranche.id), true, Ink::quiet, Stroke::dot});
    chart.table.columns = {CapacityChartText::tr("Date"),   CapacityChartText::tr("Mean [GPUs]"),
                           CapacityChartText::tr("5 %"),    CapacityChartText::tr("25 %"),
                           CapacityChartText::tr("Median"), CapacityChartText::tr("75 %"),
                           CapacityChartText::tr("95 %")};
    chart.table.plainColumns = {QStringLiteral("date"), QStringLiteral("gpus_mean"), QStringLiteral("p05"),
                                QStringLiteral("p25"),  QStringLiteral("p50"),       QStringLiteral("p75"),
                                QStringLiteral("p95")};
    for (const CapacityPoint& point : run.capacity)
        chart.table.rows.push_back(
            {cell(point.date), point.mean, point.p05, point.p25, point.p50, point.p75, point.p95});
    return chart;
}

}  // namespace tranche::gui
