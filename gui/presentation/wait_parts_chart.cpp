// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a wait is made of, by sector: the round, the review, waiting for GPUs, the signature.
#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>

#include "gui/presentation/outcome_charts.hpp"
#include "gui/presentation/run_lookup.hpp"
#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

struct WaitPartsChartText {
    Q_DECLARE_TR_FUNCTIONS(WaitPartsChart)
};

struct Part {
    const char* key;
    const char* name;
    Ink ink;
    bool hatched;
};
constexpr std::array<Part, 4> kParts{
    {{"wait_days.round", QT_TRANSLATE_NOOP("WaitPartsChart", "to the close of the call"), Ink::sky, false},
     {"wait_days.review", QT_TRANSLATE_NOOP("WaitPartsChart", "to the decision"), Ink::blue, false},
     {"wait_days.capacity", QT_TRANSLATE_NOOP("WaitPartsChart", "for GPUs"), Ink::vermilion, true},
     {"wait_days.agreement", QT_TRANSLATE_NOOP("WaitPartsChart", "to the signature"), Ink::gold, false}}};

}  // namespace

ChartData waitPartsChart(const RunSummary& run) {
    ChartData chart;
    chart.id = QStringLiteral("wait-parts");
    chart.title = WaitPartsChartText::tr("What a wait is made of");
    chart.note =
        WaitPartsChartText::tr("Mean days from submission to start of grants that started, part by part.");
    chart.empty = WaitPartsChartText::tr("No application has started.");
    chart.x.title = WaitPartsChartText::tr("Days");
    chart.x.fromZero = true;
    chart.y.kind = AxisKind::category;
    std::vector<std::pair<std::string, QString>> scopes{{"all", WaitPartsChartText::tr("Everyone")}};
    for (const SectorOutcome& sector : run.sectors)
        scopes.emplace_back("sector:" + sector.sector,
                            label(sector.label.empty() ? sector.sector : sector.label));
    std::reverse(scopes.begin(), scopes.end());
    for (const auto& scope : scopes) chart.y.categories.append(scope.second);
    std::vector<double> floor(scopes.size(), 0.0);
    std::vector<const MetricEstimate*> all;
    for (const Part& part : kParts) {
        SeriesData bars;
        bars.name = WaitPartsChartText::tr(part.name);
        bars.mark = Mark::boxes;
        bars.ink = part.ink;
        bars.hatched = part.hatched;
        bars.strength = part.hatched ? 1 : 0.8;
        for (std::size_t i = 0; i < scopes.size(); ++i) {
            const MetricEstimate* metric = metricOf(run, part.key, scopes[i].first);
            if (metric == nullptr || std::isnan(metric->mean)) continue;
            all.push_back(metric);
            const BarPlace place = barPlace(i, 0, 1);
            bars.x.push_back(floor[i]);
            floor[i] += metric->mean;
            bars.x2.push_back(floor[i]);
            bars.low.push_back(place.from);
            bars.high.push_back(place.to);
            bars.labels.append(metric->mean >= 1 ? numberText(std::round(metric->mean)) : QString());
            bars.keys.append(scopes[i].first == "all" ? QString() : qs(scopes[i].first));
            bars.hints.append(
                QStringLiteral("%1, %2: %3").arg(scopes[i].second, bars.name, estimateText(*metric)));
        }
        if (!bars.x.empty()) chart.series.push_back(std::move(bars));
    }
    chart.table = metricTable(run, all);
    return chart;
}

}  // namespace tranche::gui
