// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Jain's and Gini's index of satisfaction, for all and within each sector.
#include <QCoreApplication>
#include <cmath>

#include "gui/presentation/outcome_charts.hpp"
#include "gui/presentation/run_lookup.hpp"
#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

struct FairnessChartText {
    Q_DECLARE_TR_FUNCTIONS(FairnessChart)
};

}  // namespace

ChartData fairnessChart(const RunSummary& run) {
    ChartData chart;
    chart.id = QStringLiteral("fairness");
    chart.title = FairnessChartText::tr("Jain and Gini index of satisfaction");
    chart.note =
        FairnessChartText::tr(
            "Satisfaction is GPUs granted over GPUs asked for, once a project, zeros included. Jain: "
            "1 means all alike; "
            "Gini: 0 means all alike. Whiskers are %1 intervals.")
            .arg(percentText(run.confidence));
    chart.empty = FairnessChartText::tr("No replication is done yet.");
    chart.x.kind = AxisKind::category;
    chart.y.title = FairnessChartText::tr("Index, 0 to 1");
    chart.y.low = 0;
    chart.y.high = 1;
    std::vector<std::pair<std::string, QString>> scopes{{"all", FairnessChartText::tr("Everyone")}};
    for (const SectorOutcome& sector : run.sectors)
        scopes.emplace_back("sector:" + sector.sector,
                            label(sector.label.empty() ? sector.sector : sector.label));
    for (const auto& scope : scopes) chart.x.categories.append(scope.second);
    std::vector<const MetricEstimate*> all;
    std::size_t part = 0;
    for (const auto& [key, name, ink] :
         {std::tuple("fairness.jain", FairnessChartText::tr("Jain"), Ink::blue),
          std::tuple("fairness.gini", FairnessChartText::tr("Gini"), Ink::orange)}) {
        SeriesData bars, whiskers;
        whiskers.mark = Mark::whiskers;
        whiskers.ink = Ink::text;
        whiskers.with = name;
        bars.name = name;
        bars.mark = Mark::boxes;
        bars.ink = ink;
        bars.hatched = part == 1;
        bars.strength = part == 1 ? 1 : 0.8;
        for (std::size_t i = 0; i < scopes.size(); ++i) {
            const MetricEstimate* metric = metricOf(run, key, scopes[i].first);
            if (metric == nullptr) continue;
            all.push_back(metric);
            const BarPlace place = barPlace(i, part, 2);
            bars.x.push_back(place.from);
            bars.x2.push_back(place.to);
            bars.low.push_back(0);
            bars.high.push_back(metric->mean);
            bars.labels.append(fixedText(metric->mean, 2));
            bars.keys.append(scopes[i].first == "all" ? QString() : qs(scopes[i].first));
            bars.hints.append(
                QStringLiteral("%1, %2: %3").arg(scopes[i].second, name, estimateText(*metric)));
            whiskers.x.push_back((place.from + place.to) / 2);
            whiskers.low.push_back(metric->low);
            whiskers.high.push_back(metric->high);
        }
        ++part;
        if (bars.x.empty()) continue;
        chart.series.push_back(std::move(bars));
        chart.series.push_back(std::move(whiskers));
    }
    chart.table = metricTable(run, all);
    return chart;
}

}  // namespace tranche::gui
