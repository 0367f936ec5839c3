// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lorenz curves of satisfaction: how much of it goes to the projects with least.
#include <QCoreApplication>

#include "gui/presentation/outcome_charts.hpp"
#include "gui/presentation/run_lookup.hpp"
#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

struct LorenzChartText {
    Q_DECLARE_TR_FUNCTIONS(LorenzChart)
};

}  // namespace

ChartData lorenzChart(const RunSummary& run) {
    ChartData chart;
    chart.id = QStringLiteral("lorenz");
    chart.title = LorenzChartText::tr("Lorenz curve of satisfaction");
    chart.note = LorenzChartText::tr(
        "Satisfaction is GPUs granted over GPUs asked for, once a project, zeros included. On the "
        "diagonal all are alike; the "
        "band holds 90 % of replications for everyone.");
    chart.empty = LorenzChartText::tr("Nobody was served.");
    chart.x.title = LorenzChartText::tr("Share of projects, those with least first");
    chart.y.title = LorenzChartText::tr("Their share of all satisfaction");
    for (AxisData* axis : {&chart.x, &chart.y}) {
        axis->percent = true;
        axis->low = 0;
        axis->high = 1;
    }
    chart.table.columns.append(LorenzChartText::tr("Share of projects"));
    chart.table.plainColumns.append(QStringLiteral("population"));
    std::size_t sectors = 0;
    for (const LorenzCurve& curve : run.lorenz) {
        const bool all = curve.sector == "all";
        if (!all) ++sectors;
        if (curve.n == 0 || curve.mean.empty()) continue;
        SeriesData line;
        line.name = all ? LorenzChartText::tr("Everyone") : label(curve.label);
        line.ink = all ? Ink::text : sectorInk(sectors - 1);
        line.stroke = all ? Stroke::solid : sectorStroke(sectors - 1);
        line.x = curve.population;
        line.y = curve.mean;
        if (chart.table.rows.empty())
            for (const double share : curve.population) chart.table.rows.push_back({share});
        chart.table.columns.append(line.name);
        chart.table.plainColumns.append(qs(curve.sector));
        for (std::size_t i = 0; i < curve.mean.size(); ++i) {
            chart.table.rows[i].emplace_back(curve.mean[i]);
            line.keys.append(all ? QString() : QStringLiteral("sector:%1").arg(qs(curve.sector)));
        }
        if (all) {
            SeriesData band;
            band.mark = Mark::band;
            band.ink = Ink::quiet;
            band.strength = 0.3;
            band.x = curve.population;
            band.low = curve.p05;
            band.high = curve.p95;
            chart.series.push_back(std::move(band));
        }
        chart.series.push_back(std::move(line));
    }
    if (chart.series.empty()) return chart;
    SeriesData equal;
    equal.name = LorenzChartText::tr("all alike");
    equal.ink = Ink::quiet;
    equal.stroke = Stroke::dot;
    equal.x = {0, 1};
    equal.y = {0, 1};
    chart.series.push_back(std::move(equal));
    return chart;
}

}  // namespace tranche::gui
