// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The chance of each target, with its interval.
#include <QCoreApplication>

#include "gui/presentation/outcome_charts.hpp"
#include "gui/presentation/run_lookup.hpp"
#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

struct TargetChartText {
    Q_DECLARE_TR_FUNCTIONS(TargetChart)
};

}  // namespace

ChartData targetChart(const RunSummary& run) {
    ChartData chart;
    chart.id = QStringLiteral("targets");
    chart.title = TargetChartText::tr("Chance that targets are met");
    chart.note =
        TargetChartText::tr(
            "Share of replications with so many government GPUs in service by the day. The whisker is its "
            "%1 interval.")
            .arg(percentText(run.confidence));
    chart.empty = TargetChartText::tr("This scenario names no targets.");
    chart.x.kind = AxisKind::number;
    chart.x.percent = true;
    chart.x.low = 0;
    chart.x.high = 1;
    chart.x.title = TargetChartText::tr("Chance");
    chart.y.kind = AxisKind::category;
    SeriesData bars, whiskers;
    bars.name = TargetChartText::tr("share of replications");
    bars.mark = Mark::boxes;
    bars.strength = 0.7;
    whiskers.name = TargetChartText::tr("interval");
    whiskers.mark = Mark::whiskers;
    whiskers.ink = Ink::text;
    bars.id = whiskers.with = QStringLiteral("share");
    chart.table.columns = {TargetChartText::tr("GPUs"), TargetChartText::tr("By"),
                           TargetChartText::tr("Chance"), TargetChartText::tr("From"),
                           TargetChartText::tr("To")};
    chart.table.plainColumns = {QStringLiteral("gpus"), QStringLiteral("by"), QStringLiteral("probability"),
                                QStringLiteral("ci_low"), QStringLiteral("ci_high")};
    for (std::size_t i = 0; i < run.targets.size(); ++i) {
        const TargetProbability& target = run.targets[run.targets.size() - 1 - i];
        const BarPlace place = barPlace(i, 0, 1);
        const QString name = TargetChartText::tr("%1 GPUs by %2")
                                 .arg(numberText(static_cast<double>(target.gpus)), dateText(target.date));
        chart.y.categories.append(name);
        bars.x.push_back(0);
        bars.x2.push_back(target.probability);
        bars.low.push_back(place.from);
        bars.high.push_back(place.to);
        bars.hints.append(QStringLiteral("%1\n%2 (%3 – %4)")
                              .arg(name, percentText(target.probability), percentText(target.low),
                                   percentText(target.high)));
        whiskers.x.push_back(target.low);
        whiskers.x2.push_back(target.high);
        whiskers.y.push_back(static_cast<double>(i));
    }
    for (const TargetProbability& target : run.targets)
        chart.table.rows.push_back({static_cast<qlonglong>(target.gpus), cell(target.date),
                                    target.probability, target.low, target.high});
    if (run.targets.empty()) return chart;
    chart.series = {bars, whiskers};
    return chart;
}

}  // namespace tranche::gui
