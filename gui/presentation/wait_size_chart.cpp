// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Percentiles of the wait by size of the request, each sector beside everyone.
#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <map>

#include "gui/presentation/outcome_charts.hpp"
#include "gui/presentation/run_lookup.hpp"
#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

struct WaitSizeChartText {
    Q_DECLARE_TR_FUNCTIONS(WaitSizeChart)
};

constexpr std::array<const char*, 6> kSizes{"all", "1", "2 to 3", "4 to 7", "8 to 15", "16 or more"};
constexpr std::size_t kMedian = 2, kHigh = 4;  // of kWaitShares
constexpr double kFewest = 1;                  // starts a replication below which a percentile is left out

}  // namespace

ChartData waitSizeChart(const RunSummary& run) {
    ChartData chart;
    chart.id = QStringLiteral("wait-sizes");
    chart.title = WaitSizeChartText::tr("Waits by sector and size of the request");
    chart.note = WaitSizeChartText::tr(
        "Dots are medians, whiskers run from the 10th to the 90th percentile (Kaplan-Meier, means over "
        "the replications). The table "
        "has all percentiles and how many started or were censored.");
    chart.empty = WaitSizeChartText::tr("No application has started.");
    chart.x.kind = AxisKind::category;
    chart.y.title = WaitSizeChartText::tr("Days from submission to start");
    chart.y.fromZero = true;
    for (std::size_t size = 0; size < kSizes.size(); ++size)
        chart.x.categories.append(size == 0 ? WaitSizeChartText::tr("all sizes") : sizeText(size - 1));
    std::vector<std::string> order;
    for (const WaitProfile& profile : run.waits)
        if (order.empty() || order.back() != profile.sector) order.push_back(profile.sector);
    chart.table.columns = {
        WaitSizeChartText::tr("Sector"),      WaitSizeChartText::tr("Servers"),
        WaitSizeChartText::tr("10 % [days]"), WaitSizeChartText::tr("25 %"),
        WaitSizeChartText::tr("Median"),      WaitSizeChartText::tr("75 %"),
        WaitSizeChartText::tr("90 %"),        WaitSizeChartText::tr("Started, a replication"),
        WaitSizeChartText::tr("Censored")};
    for (const char* name : {"sector", "servers", "p10_days", "p25_days", "p50_days", "p75_days", "p90_days",
                             "started", "censored"})
        chart.table.plainColumns.append(QLatin1String(name));
    std::map<std::string, std::pair<SeriesData, SeriesData>> series;
    for (const WaitProfile& profile : run.waits) {
        const auto at =
            static_cast<std::size_t>(std::find(order.begin(), order.end(), profile.sector) - order.begin());
        const auto size = static_cast<std::size_t>(std::find(kSizes.begin(), kSizes.end(), profile.servers) -
                                                   kSizes.begin());
        const QString name =
            profile.sector == "all" ? WaitSizeChartText::tr("Everyone") : label(profile.label);
        std::vector<QVariant> row{wordCell(name, qs(profile.sector)), qs(profile.servers)};
        for (const double days : profile.days) row.emplace_back(days);
        row.emplace_back(profile.started);
        row.emplace_back(profile.censored);
        chart.table.rows.push_back(std::move(row));
        if (size >= kSizes.size() || std::isnan(profile.days[kMedian]) || profile.started < kFewest) continue;
        auto& [dots, spread] = series[profile.sector];
        dots.name = name;
        spread.with = name;
        dots.mark = Mark::dots;
        spread.mark = Mark::whiskers;
        dots.ink = spread.ink = profile.sector == "all" ? Ink::text : sectorInk(at - 1);
        const double slot = 0.8 / static_cast<double>(order.size());
        const double x = static_cast<double>(size) - 0.4 + slot * (static_cast<double>(at) + 0.5);
        dots.x.push_back(x);
        dots.y.push_back(profile.days[kMedian]);
        QString key =
            profile.sector == "all" ? QString() : QStringLiteral("sector:%1").arg(qs(profile.sector));
        if (size > 0)
            key += QStringLiteral("%1size:%2")
                       .arg(key.isEmpty() ? QString() : QStringLiteral("&"))
                       .arg(size - 1);
        dots.keys.append(key);
        const auto days = [&](std::size_t p) { return numberText(std::round(profile.days[p])); };
        dots.hints.append(
            WaitSizeChartText::tr("%1, %2: median %3 days, 10 to 90 %: %4 to %5; %6 started, %7 censored")
                .arg(name, chart.x.categories[static_cast<qsizetype>(size)], days(kMedian), days(0),
                     days(kHigh), numberText(std::round(profile.started)),
                     numberText(std::round(profile.censored))));
        spread.x.push_back(x);
        spread.low.push_back(profile.days[0]);
        spread.high.push_back(profile.days[kHigh]);
    }
    for (const std::string& sector : order)
        if (const auto at = series.find(sector); at != series.end()) {
            chart.series.push_back(std::move(at->second.second));
            chart.series.push_back(std::move(at->second.first));
        }
    return chart;
}

}  // namespace tranche::gui
