// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Money by year, all budgets together: voted, committed by contracts, paid, missing.
#include <QCoreApplication>
#include <array>
#include <cmath>
#include <map>

#include "gui/presentation/outcome_charts.hpp"
#include "gui/presentation/run_lookup.hpp"
#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

struct BudgetChartText {
    Q_DECLARE_TR_FUNCTIONS(BudgetChart)
};

struct Part {
    const char* name;
    Quantiles BudgetPoint::*quantity;
    Ink ink;
    bool hatched;
};
constexpr std::array<Part, 4> kParts{
    {{QT_TRANSLATE_NOOP("BudgetChart", "appropriated"), &BudgetPoint::appropriated, Ink::quiet, false},
     {QT_TRANSLATE_NOOP("BudgetChart", "committed"), &BudgetPoint::committed, Ink::blue, false},
     {QT_TRANSLATE_NOOP("BudgetChart", "paid"), &BudgetPoint::paid, Ink::green, false},
     {QT_TRANSLATE_NOOP("BudgetChart", "missing"), &BudgetPoint::missing, Ink::vermilion, true}}};
constexpr double kBillion = 1e9;

}  // namespace

ChartData budgetChart(const RunSummary& run) {
    ChartData chart;
    chart.id = QStringLiteral("budget");
    chart.title = BudgetChartText::tr("Money by year, all budgets together");
    chart.note = BudgetChartText::tr(
        "Appropriated as given; committed by the contracts of the year; paid; missing for what was "
        "wanted. Means over the "
        "replications. The table has each budget.");
    chart.empty = BudgetChartText::tr("This scenario names no budgets.");
    chart.x.kind = AxisKind::category;
    chart.y.title = BudgetChartText::tr("bn KRW");
    chart.y.fromZero = true;
    chart.table.columns = {BudgetChartText::tr("Budget"), BudgetChartText::tr("Year")};
    chart.table.plainColumns = {QStringLiteral("budget"), QStringLiteral("year")};
    for (const Part& part : kParts) {
        chart.table.columns.append(withUnit(BudgetChartText::tr(part.name), BudgetChartText::tr("bn KRW")));
        chart.table.plainColumns.append(QLatin1String(part.name) + QStringLiteral("_bn_krw"));
    }
    std::map<int, std::array<double, kParts.size()>> years;
    for (const BudgetPoint& point : run.supply.budgets) {
        std::vector<QVariant> row{nameCell(point.name.empty() ? point.budget : point.name),
                                  static_cast<qlonglong>(point.year)};
        for (std::size_t p = 0; p < kParts.size(); ++p) {
            const double value = (point.*kParts[p].quantity).mean / kBillion;
            years[point.year][p] += value;
            row.emplace_back(value);
        }
        chart.table.rows.push_back(std::move(row));
    }
    if (years.empty()) return chart;
    for (std::size_t p = 0; p < kParts.size(); ++p) {
        SeriesData bars;
        bars.name = BudgetChartText::tr(kParts[p].name);
        bars.mark = Mark::boxes;
        bars.ink = kParts[p].ink;
        bars.hatched = kParts[p].hatched;
        bars.strength = kParts[p].hatched ? 1 : 0.75;
        std::size_t i = 0;
        for (const auto& [year, values] : years) {
            const BarPlace place = barPlace(i++, p, kParts.size());
            bars.x.push_back(place.from);
            bars.x2.push_back(place.to);
            bars.low.push_back(0);
            bars.high.push_back(values[p]);
            bars.hints.append(QStringLiteral("%1, %2: %3")
                                  .arg(QString::number(year), bars.name,
                                       BudgetChartText::tr("%1 bn KRW").arg(numberText(values[p]))));
        }
        chart.series.push_back(std::move(bars));
    }
    for (const auto& year : years) chart.x.categories.append(QString::number(year.first));
    return chart;
}

}  // namespace tranche::gui
