// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How waits are distributed, everyone and each sector.
#include <QCoreApplication>
#include <algorithm>

#include "gui/presentation/outcome_charts.hpp"
#include "gui/presentation/run_lookup.hpp"
#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

struct WaitSpreadChartText {
    Q_DECLARE_TR_FUNCTIONS(WaitSpreadChart)
};

constexpr double kShown = 0.005;  // the axis ends where no bin after it holds as much

}  // namespace

ChartData waitSpreadChart(const RunSummary& run) {
    ChartData chart;
    chart.id = QStringLiteral("wait-spread");
    chart.title = WaitSpreadChartText::tr("Distribution of waits");
    chart.empty = WaitSpreadChartText::tr("No application has started.");
    chart.x.fromZero = true;
    chart.x.title = WaitSpreadChartText::tr("Days from submission to start");
    chart.y.percent = true;
    chart.y.fromZero = true;
    const SectorOutcome& all = run.everyone;
    const double width = all.waitBinDays;
    chart.y.title =
        WaitSpreadChartText::tr("Share of those not refused, in bins of %1 days").arg(numberText(width));
    if (all.waitMass.empty()) return chart;
    chart.note = WaitSpreadChartText::tr(
                     "Mass of the Kaplan-Meier curve, so that those who still waited or left count for as "
                     "long as they waited. Bars: "
                     "everyone; lines: sectors. Longer than shown or without end: %1.")
                     .arg(percentText(all.waitMass.back(), 1));
    const std::size_t bins = all.waitMass.size() - 1;
    std::size_t shown = 1;
    SeriesData bars;
    bars.name = WaitSpreadChartText::tr("everyone");
    bars.mark = Mark::boxes;
    bars.ink = Ink::quiet;
    bars.strength = 0.5;
    chart.table.columns = {WaitSpreadChartText::tr("From [days]"), WaitSpreadChartText::tr("To [days]"),
                           WaitSpreadChartText::tr("Everyone")};
    chart.table.plainColumns = {QStringLiteral("from_days"), QStringLiteral("to_days"),
                                QStringLiteral("all")};
    for (std::size_t i = 0; i < bins; ++i) {
        const double from = width * static_cast<double>(i);
        if (all.waitMass[i] > kShown) shown = i + 1;
        bars.x.push_back(from);
        bars.x2.push_back(from + width);
        bars.low.push_back(0);
        bars.high.push_back(all.waitMass[i]);
        bars.hints.append(
            WaitSpreadChartText::tr("%1 to %2 days: %3")
                .arg(numberText(from), numberText(from + width), percentText(all.waitMass[i], 1)));
        chart.table.rows.push_back({from, from + width, all.waitMass[i]});
    }
    chart.series.push_back(std::move(bars));
    for (std::size_t s = 0; s < run.sectors.size(); ++s) {
        const SectorOutcome& sector = run.sectors[s];
        if (sector.waitMass.size() != all.waitMass.size()) continue;
        SeriesData line;
        line.name = label(sector.label);
        line.ink = sectorInk(s);
        line.stroke = sectorStroke(s);
        for (std::size_t i = 0; i < bins; ++i) {
            line.x.push_back(width * (static_cast<double>(i) + 0.5));
            line.y.push_back(sector.waitMass[i]);
            line.keys.append(QStringLiteral("sector:%1").arg(qs(sector.sector)));
            chart.table.rows[i].emplace_back(sector.waitMass[i]);
            if (sector.waitMass[i] > kShown) shown = std::max(shown, i + 1);
        }
        chart.table.columns.append(label(sector.label));
        chart.table.plainColumns.append(qs(sector.sector));
        chart.series.push_back(std::move(line));
    }
    chart.x.high = width * static_cast<double>(shown);
    return chart;
}

}  // namespace tranche::gui
