// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The procurement plan: each milestone from its median start to its median finish, with the band of the finish and how often it decides.
#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "gui/presentation/outcome_charts.hpp"
#include "gui/presentation/run_lookup.hpp"
#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

struct GanttChartText {
    Q_DECLARE_TR_FUNCTIONS(GanttChart)
};

constexpr double kCritical = 0.5;  // share of replications from which a milestone decides
constexpr double kBeyond = 730;    // [days] drawn after the end of the run at most
constexpr double kHalf = 0.34;
constexpr double kShortest = 4;  // [days] that a milestone without a duration is drawn

QString hintOf(const GanttBar& bar, const QString& name) {
    if (bar.fixed) return GanttChartText::tr("%1\n%2, has happened").arg(name, dateText(bar.finishP50));
    return GanttChartText::tr(
               "%1\nstarts %2, done %3 (10 %: %4, 90 %: %5)\non the critical path in %6 of replications")
        .arg(name, dateText(bar.startP50), dateText(bar.finishP50), dateText(bar.finishP10),
             dateText(bar.finishP90), percentText(bar.criticality));
}

}  // namespace

ChartData ganttChart(const RunSummary& run) {
    ChartData chart;
    chart.id = QStringLiteral("gantt");
    chart.title = GanttChartText::tr("Procurement: milestones, with the band of their dates");
    chart.note = GanttChartText::tr(
        "A bar runs from the median start to the median finish, the whisker over 10 to 90 % of the "
        "finish. Critical: on the "
        "critical path of its tranche in at least half of the replications. Dots have happened.");
    chart.empty = GanttChartText::tr("This scenario buys nothing.");
    chart.x.kind = AxisKind::date;
    chart.y.kind = AxisKind::category;
    const double end = dayOf(run.end) + kBeyond;
    SeriesData plain, critical, spread, fixed;
    plain.name = GanttChartText::tr("milestone");
    critical.name = GanttChartText::tr("critical milestone");
    plain.mark = critical.mark = Mark::boxes;
    plain.strength = 0.75;
    critical.ink = Ink::vermilion;
    critical.hatched = true;
    spread.name = GanttChartText::tr("finish, 10 to 90 %");
    spread.mark = Mark::whiskers;
    spread.ink = Ink::text;
    fixed.name = GanttChartText::tr("has happened");
    fixed.mark = Mark::dots;
    fixed.ink = Ink::green;
    chart.table.columns = {GanttChartText::tr("Tranche"),
                           GanttChartText::tr("Milestone"),
                           GanttChartText::tr("Start, median"),
                           GanttChartText::tr("Finish, 10 %"),
                           GanttChartText::tr("Finish, median"),
                           GanttChartText::tr("Finish, 90 %"),
                           GanttChartText::tr("On the critical path"),
                           GanttChartText::tr("Has happened")};
    chart.table.plainColumns = {QStringLiteral("tranche"),     QStringLiteral("milestone"),
                                QStringLiteral("start_p50"),   QStringLiteral("finish_p10"),
                                QStringLiteral("finish_p50"),  QStringLiteral("finish_p90"),
                                QStringLiteral("criticality"), QStringLiteral("fixed")};
    for (std::size_t i = 0; i < run.gantt.size(); ++i) {
        const GanttBar& bar = run.gantt[run.gantt.size() - 1 - i];
        const QString name = QStringLiteral("%1 · %2").arg(qs(bar.tranche), qs(bar.milestone));
        chart.y.categories.append(name);
        const auto row = static_cast<double>(i);
        const double finish = std::fmin(dayOf(bar.finishP50), end);
        if (bar.fixed) {
            fixed.x.push_back(finish);
            fixed.y.push_back(row);
            fixed.hints.append(hintOf(bar, name));
            continue;
        }
        SeriesData& s = bar.criticality >= kCritical ? critical : plain;
        s.x.push_back(std::fmin(dayOf(bar.startP50), end));
        s.x2.push_back(std::fmax(finish, s.x.back() + kShortest));
        s.low.push_back(row - kHalf);
        s.high.push_back(row + kHalf);
        s.hints.append(hintOf(bar, name));
        spread.x.push_back(std::fmin(dayOf(bar.finishP10), end));
        spread.x2.push_back(std::fmin(dayOf(bar.finishP90), end));
        spread.y.push_back(row);
    }
    for (const GanttBar& bar : run.gantt)
        chart.table.rows.push_back({qs(bar.tranche), qs(bar.milestone), cell(bar.startP50),
                                    cell(bar.finishP10), cell(bar.finishP50), cell(bar.finishP90),
                                    bar.criticality,
                                    bar.fixed ? wordCell(GanttChartText::tr("yes"), QStringLiteral("yes"))
                                              : wordCell(GanttChartText::tr("no"), QStringLiteral("no"))});
    for (SeriesData* s : {&plain, &critical, &spread, &fixed})
        if (!s->x.empty()) chart.series.push_back(std::move(*s));
    return chart;
}

}  // namespace tranche::gui
