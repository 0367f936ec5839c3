// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who is awarded what: shares of GPUs against the target of the policy, and GPUs asked for and granted.
#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "gui/presentation/outcome_charts.hpp"
#include "gui/presentation/run_lookup.hpp"
#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

struct AwardChartText {
    Q_DECLARE_TR_FUNCTIONS(AwardChart)
};

QString nameOf(const SectorOutcome& sector) {
    return label(sector.label.empty() ? sector.sector : sector.label);
}

QString keyOf(const SectorOutcome& sector) {
    return QStringLiteral("sector:%1").arg(qs(sector.sector));
}

TableData awardTable(const RunSummary& run) {
    TableData table;
    table.columns = {AwardChartText::tr("Sector"),        AwardChartText::tr("Applications"),
                     AwardChartText::tr("Awards"),        AwardChartText::tr("GPUs asked for"),
                     AwardChartText::tr("GPUs granted"),  AwardChartText::tr("Share of GPUs granted"),
                     AwardChartText::tr("Interval from"), AwardChartText::tr("Interval to"),
                     AwardChartText::tr("Target share")};
    table.plainColumns = {
        QStringLiteral("sector"),     QStringLiteral("applications"), QStringLiteral("awards"),
        QStringLiteral("gpus_asked"), QStringLiteral("gpus_granted"), QStringLiteral("share"),
        QStringLiteral("ci_low"),     QStringLiteral("ci_high"),      QStringLiteral("target")};
    for (const SectorOutcome& sector : run.sectors) {
        table.rows.push_back({nameCell(sector.label.empty() ? sector.sector : sector.label),
                              sector.applications, sector.awards, sector.gpusAsked, sector.gpusGranted,
                              sector.awardShare, sector.awardShareLow, sector.awardShareHigh,
                              sector.targetShare < 0 ? kNoNumber : sector.targetShare});
        table.keys.append(keyOf(sector));
    }
    return table;
}

}  // namespace

ChartData awardChart(const RunSummary& run) {
    ChartData chart;
    chart.id = QStringLiteral("awards");
    chart.title = AwardChartText::tr("Awards by sector against the target");
    chart.note =
        AwardChartText::tr(
            "Share of the GPUs that calls grant, with the %1 interval of its mean; the target is the "
            "policy's share of "
            "the sector's group. Click a bar for the applications behind it.")
            .arg(percentText(run.confidence));
    chart.empty = AwardChartText::tr("No replication is done yet.");
    chart.x.kind = AxisKind::category;
    chart.y.percent = true;
    chart.y.fromZero = true;
    chart.y.title = AwardChartText::tr("Share of GPUs granted");
    chart.table = awardTable(run);
    SeriesData bars, targets, whiskers;
    bars.name = AwardChartText::tr("granted");
    bars.mark = Mark::boxes;
    bars.strength = 0.8;
    targets.name = AwardChartText::tr("target");
    targets.mark = Mark::boxes;
    targets.ink = Ink::orange;
    targets.hatched = true;
    whiskers.mark = Mark::whiskers;
    whiskers.ink = Ink::text;
    whiskers.with = bars.name;
    for (std::size_t i = 0; i < run.sectors.size(); ++i) {
        const SectorOutcome& sector = run.sectors[i];
        chart.x.categories.append(nameOf(sector));
        const bool aimed = sector.targetShare >= 0;
        const BarPlace got = barPlace(i, 0, 2), aim = barPlace(i, 1, 2);
        bars.x.push_back(got.from);
        bars.x2.push_back(got.to);
        bars.low.push_back(0);
        bars.high.push_back(sector.awardShare);
        bars.keys.append(keyOf(sector));
        bars.hints.append(AwardChartText::tr("%1: %2 of the GPUs granted (%3 – %4)")
                              .arg(nameOf(sector), percentText(sector.awardShare, 1),
                                   percentText(sector.awardShareLow, 1),
                                   percentText(sector.awardShareHigh, 1)));
        targets.x.push_back(aim.from);
        targets.x2.push_back(aim.to);
        targets.low.push_back(0);
        targets.high.push_back(aimed ? sector.targetShare : kNoNumber);
        targets.hints.append(
            AwardChartText::tr("%1: target %2").arg(nameOf(sector), percentText(sector.targetShare, 1)));
        whiskers.x.push_back((got.from + got.to) / 2);
        whiskers.low.push_back(sector.awardShareLow);
        whiskers.high.push_back(sector.awardShareHigh);
    }
    if (run.sectors.empty()) return chart;
    chart.series = {bars, targets, whiskers};
    if (std::none_of(run.sectors.begin(), run.sectors.end(),
                     [](const SectorOutcome& sector) { return sector.targetShare >= 0; })) {
        chart.series = {bars, whiskers};
        chart.title = AwardChartText::tr("Awards by sector");
        chart.note = AwardChartText::tr(
                         "Share of the GPUs that calls grant, with the %1 interval of its mean. The policy "
                         "gives no share to a "
                         "sector by itself; see the groups. Click a bar for the applications behind it.")
                         .arg(percentText(run.confidence));
    }
    return chart;
}

ChartData askedChart(const RunSummary& run) {
    ChartData chart;
    chart.id = QStringLiteral("asked");
    chart.title = AwardChartText::tr("GPUs asked for and granted by sector");
    chart.note = AwardChartText::tr(
        "Sums over the run, means over the replications. Click a bar for the applications behind it.");
    chart.empty = AwardChartText::tr("No replication is done yet.");
    chart.x.kind = AxisKind::category;
    chart.y.fromZero = true;
    chart.y.title = AwardChartText::tr("GPUs, summed over applications");
    chart.table = awardTable(run);
    SeriesData asked, granted;
    asked.name = AwardChartText::tr("asked for");
    asked.mark = granted.mark = Mark::boxes;
    asked.ink = Ink::quiet;
    asked.strength = 0.6;
    granted.name = AwardChartText::tr("granted");
    granted.strength = 0.85;
    for (std::size_t i = 0; i < run.sectors.size(); ++i) {
        const SectorOutcome& sector = run.sectors[i];
        chart.x.categories.append(nameOf(sector));
        const auto add = [&](SeriesData& s, std::size_t part, double value) {
            const BarPlace place = barPlace(i, part, 2);
            s.x.push_back(place.from);
            s.x2.push_back(place.to);
            s.low.push_back(0);
            s.high.push_back(value);
            s.keys.append(keyOf(sector));
            s.hints.append(
                QStringLiteral("%1: %2 %3").arg(nameOf(sector), s.name, numberText(std::round(value))));
        };
        add(asked, 0, sector.gpusAsked);
        add(granted, 1, sector.gpusGranted);
    }
    if (!run.sectors.empty()) chart.series = {asked, granted};
    return chart;
}

}  // namespace tranche::gui
