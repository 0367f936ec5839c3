// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long applications wait: the Kaplan-Meier curve of each sector, censoring kept.
#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "gui/presentation/outcome_charts.hpp"
#include "gui/presentation/run_lookup.hpp"
#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

struct SurvivalChartText {
    Q_DECLARE_TR_FUNCTIONS(SurvivalChart)
};

constexpr double kStill = 0.02;  // the axis ends where no curve falls by more than this

double interestingDays(const SectorOutcome& sector) {
    const double enough = sector.survival.back() + kStill;
    std::size_t i = 0;
    while (i + 1 < sector.survival.size() && sector.survival[i] > enough) ++i;
    return sector.survivalDays[i];
}

QString legendText(const SectorOutcome& sector, const QString& name) {
    const QString median =
        std::isfinite(sector.medianWaitDays)
            ? SurvivalChartText::tr("median %1 days").arg(numberText(std::round(sector.medianWaitDays)))
            : SurvivalChartText::tr("median not reached");
    const auto censored = static_cast<double>(sector.censored);
    const double all = censored + static_cast<double>(sector.started);
    if (!(all > 0)) return QStringLiteral("%1: %2").arg(name, median);
    return SurvivalChartText::tr("%1: %2, %3 censored").arg(name, median, percentText(censored / all));
}

}  // namespace

ChartData survivalChart(const RunSummary& run) {
    ChartData chart;
    chart.id = QStringLiteral("survival");
    chart.title = SurvivalChartText::tr("Still waiting after so many days");
    chart.note = SurvivalChartText::tr(
        "Kaplan-Meier curve from submission to start, of applications that were not refused. Those who left "
        "or still waited at "
        "the end are censored, not dropped, so a curve may end above zero.");
    chart.empty = SurvivalChartText::tr("No application has started.");
    chart.x.title = SurvivalChartText::tr("Days since submission");
    chart.x.fromZero = true;
    chart.y.title = SurvivalChartText::tr("Share still waiting");
    chart.y.percent = true;
    chart.y.low = 0;
    chart.y.high = 1;
    double days = 1;
    chart.table.columns.append(SurvivalChartText::tr("Days"));
    chart.table.plainColumns.append(QStringLiteral("days"));
    for (std::size_t s = 0; s < run.sectors.size(); ++s) {
        const SectorOutcome& sector = run.sectors[s];
        if (sector.survival.empty() || sector.survival.size() != sector.survivalDays.size()) continue;
        const QString name = label(sector.label.empty() ? sector.sector : sector.label);
        days = std::max(days, interestingDays(sector));
        SeriesData line;
        line.name = legendText(sector, name);
        line.id = qs(sector.sector);
        line.ink = sectorInk(s);
        line.stroke = sectorStroke(s);
        line.stepped = true;
        line.x = sector.survivalDays;
        line.y = sector.survival;
        for (std::size_t i = 0; i < line.size(); ++i) {
            line.keys.append(QStringLiteral("sector:%1").arg(qs(sector.sector)));
            line.hints.append(SurvivalChartText::tr("%1 still wait").arg(percentText(line.y[i], 1)));
        }
        chart.table.columns.append(name);
        chart.table.plainColumns.append(qs(sector.sector));
        if (chart.table.rows.empty())
            for (const double day : sector.survivalDays) chart.table.rows.push_back({day});
        for (std::size_t i = 0; i < line.size() && i < chart.table.rows.size(); ++i)
            chart.table.rows[i].emplace_back(line.y[i]);
        chart.series.push_back(std::move(line));
    }
    chart.x.high = days;
    return chart;
}

}  // namespace tranche::gui
