// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Power: by site against its cap; and electricity, CO2 over the run.
#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>

#include "gui/presentation/outcome_charts.hpp"
#include "gui/presentation/run_lookup.hpp"
#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

struct EnergyChartText {
    Q_DECLARE_TR_FUNCTIONS(EnergyChart)
};

}  // namespace

ChartData sitePowerChart(const RunSummary& run) {
    ChartData chart;
    chart.id = QStringLiteral("sites");
    chart.title = EnergyChartText::tr("Power by site, at the meter");
    chart.note = EnergyChartText::tr(
        "IT load at full power times PUE, mean over the replications; dashed lines are what the caps "
        "allow. Accepted GPUs "
        "above them wait for power.");
    chart.empty =
        EnergyChartText::tr("This scenario names no sites; its power is under Electricity and CO2.");
    chart.x.kind = AxisKind::date;
    chart.y.title = EnergyChartText::tr("MW");
    chart.y.fromZero = true;
    chart.table.columns = {EnergyChartText::tr("Date"),       EnergyChartText::tr("Site"),
                           EnergyChartText::tr("Cap [MW]"),   EnergyChartText::tr("Government [MW]"),
                           EnergyChartText::tr("Firms [MW]"), EnergyChartText::tr("Waiting [MW]")};
    chart.table.plainColumns = {QStringLiteral("date"),       QStringLiteral("site"),
                                QStringLiteral("cap_mw"),     QStringLiteral("government_mw"),
                                QStringLiteral("private_mw"), QStringLiteral("waiting_mw")};
    constexpr double kKwPerMw = 1000;
    for (std::size_t i = 0; i < run.supply.sites.size(); ++i) {
        const SiteMark& site = run.supply.sites[i];
        SeriesData used, cap;
        used.name = label(site.name.empty() ? site.id : site.name);
        used.ink = cap.ink = sectorInk(i);
        used.stepped = cap.stepped = true;
        cap.name = EnergyChartText::tr("cap of %1").arg(used.name);
        cap.stroke = Stroke::dash;
        for (const SitePoint& point : run.supply.sitePoints) {
            if (point.site != site.id) continue;
            used.x.push_back(dayOf(point.date));
            used.y.push_back((point.governmentKw.mean + point.privateKw.mean) / kKwPerMw);
            cap.x.push_back(dayOf(point.date));
            cap.y.push_back(point.capKw.mean / kKwPerMw);
            chart.table.rows.push_back({cell(point.date), wordCell(used.name, qs(site.id)),
                                        point.capKw.mean / kKwPerMw, point.governmentKw.mean / kKwPerMw,
                                        point.privateKw.mean / kKwPerMw, point.waitingKw.mean / kKwPerMw});
        }
        if (used.x.empty()) continue;
        chart.series.push_back(std::move(used));
        if (site.capped) chart.series.push_back(std::move(cap));
    }
    return chart;
}

ChartData energyChart(const RunSummary& run) {
    ChartData chart;
    chart.id = QStringLiteral("energy");
    chart.title = EnergyChartText::tr("Electricity and CO2 over the run");
    chart.note = EnergyChartText::tr(
        "Cooling included. CO2 by the emission factor of the year, where the scenario gives one.");
    chart.empty = EnergyChartText::tr("No replication is done yet.");
    chart.x.title = EnergyChartText::tr("GWh; thousand tonnes of CO2");
    chart.x.fromZero = true;
    chart.y.kind = AxisKind::category;
    std::vector<const MetricEstimate*> all;
    for (const char* key : {"energy.gwh", "co2.kilotonnes"})
        if (const MetricEstimate* metric = metricOf(run, key);
            metric != nullptr && std::isfinite(metric->mean))
            all.push_back(metric);
    lyingBars(chart, all, Ink::green, estimateText);
    for (const char* key : {"energy.kwh_per_gpu_hour", "co2.kg_per_gpu_hour"})
        if (const MetricEstimate* metric = metricOf(run, key)) all.push_back(metric);
    chart.table = metricTable(run, all);
    return chart;
}

}  // namespace tranche::gui
