// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/presentation/compare_charts.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "gui/presentation/run_lookup.hpp"
#include "gui/presentation/words.hpp"
#include "models/report/number_text.hpp"

namespace tranche::gui {
namespace {

struct CompareChartsText {
    Q_DECLARE_TR_FUNCTIONS(CompareCharts)
};

QString keyOf(std::size_t alternative) {
    return QStringLiteral("alternative:%1").arg(alternative);
}

QString metricName(const ComparedMetric& metric) {
    QString name = label(metric.described.label);
    if (metric.described.scope != "all") name += QStringLiteral(" (%1)").arg(qs(metric.described.scope));
    return name;
}

// Both axes of a chart in the unit that is shown: shares in per cent.
struct Shown {
    double factor = 1;
    QString unit;
};
Shown shownUnitOf(const ComparedMetric& metric) {
    const std::string_view unit = shownUnit(metric.described);
    if (unit == "share" || unit == "fraction" || unit == "%") return {100, QStringLiteral("%")};
    return {1, label(unit)};
}

QString direction(const ComparedMetric& metric) {
    switch (metric.better) {
        case Better::higher:
            return CompareChartsText::tr("more is better");
        case Better::lower:
            return CompareChartsText::tr("less is better");
        case Better::neither:
            break;
    }
    return {};
}

QString axisTitle(const ComparedMetric& metric, const Shown& shown) {
    QString title = withUnit(metricName(metric), shown.unit);
    if (const QString way = direction(metric); !way.isEmpty()) title += QStringLiteral(" – ") + way;
    return title;
}

QString differenceText(const MetricDifference& d, const ComparedMetric& metric) {
    if (std::isnan(d.mean)) return verdictText(DifferenceVerdict::undefined);
    const NumberStyle style = numberStyle(d.mean, d.low, d.high, shownUnit(metric.described));
    const auto signedText = [&](double value) {
        return (value > 0 ? QStringLiteral("+") : QString()) +
               fixedText(value * style.factor, style.decimals);
    };
    const QString unit = label(style.unit);
    return QStringLiteral("%1 (%2 – %3)%4")
        .arg(signedText(d.mean), signedText(d.low), signedText(d.high),
             unit.isEmpty() ? QString() : QLatin1Char(' ') + unit);
}

}  // namespace

int alternativeOf(const QString& key) {
    for (const QString& part : key.split(QLatin1Char('&')))
        if (part.startsWith(QLatin1String("alternative:"))) return part.section(QLatin1Char(':'), 1).toInt();
    return -1;
}

QString verdictText(DifferenceVerdict verdict) {
    switch (verdict) {
        case DifferenceVerdict::better:
            return CompareChartsText::tr("better");
        case DifferenceVerdict::worse:
            return CompareChartsText::tr("worse");
        case DifferenceVerdict::higher:
            return CompareChartsText::tr("higher");
        case DifferenceVerdict::lower:
            return CompareChartsText::tr("lower");
        case DifferenceVerdict::noClearDifference:
            return CompareChartsText::tr("no clear difference");
        case DifferenceVerdict::undefined:
            break;
    }
    return CompareChartsText::tr("undefined");
}

TableData estimateTable(const Comparison& all) {
    TableData table;
    table.columns = {CompareChartsText::tr("Metric"), CompareChartsText::tr("Better")};
    table.plainColumns = {QStringLiteral("metric"), QStringLiteral("better")};
    for (std::size_t a = 0; a < all.names.size(); ++a) {
        const QString name = qs(all.names[a]);
        table.columns.append(a == all.baseline ? CompareChartsText::tr("%1 (baseline)").arg(name) : name);
        table.plainColumns.append(name);
        if (a == all.baseline) continue;
        table.columns.append(CompareChartsText::tr("%1: difference").arg(name));
        table.plainColumns.append(name + QStringLiteral(" difference"));
        table.columns.append(CompareChartsText::tr("%1: verdict").arg(name));
        table.plainColumns.append(name + QStringLiteral(" verdict"));
    }
    if (all.cases.empty()) return table;
    const CaseResult& one = all.cases.front();
    for (std::size_t m = 0; m < all.shown; ++m) {
        std::vector<QVariant> row{wordCell(metricName(all.metrics[m]), qs(all.metrics[m].name)),
                                  direction(all.metrics[m])};
        for (std::size_t a = 0; a < all.names.size(); ++a) {
            row.emplace_back(figureCell(one.estimates[a][m].mean, estimateText(one.estimates[a][m])));
            if (a == all.baseline) continue;
            row.emplace_back(figureCell(one.differences[a][m].mean,
                                        differenceText(one.differences[a][m], all.metrics[m])));
            row.emplace_back(wordCell(verdictText(one.differences[a][m].verdict),
                                      qs(verdictName(one.differences[a][m].verdict))));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

ChartData differenceChart(const Comparison& all, std::size_t m) {
    ChartData chart;
    chart.id = QStringLiteral("difference");
    chart.empty = CompareChartsText::tr("Choose what to compare, and press Compare.");
    chart.title = CompareChartsText::tr("Difference from the baseline");
    chart.note = CompareChartsText::tr(
        "Same applicants, delays and failures for every alternative, so the difference is that of the "
        "rules. Intervals of "
        "paired differences; the verdict is adjusted for the number of comparisons (Holm).");
    chart.y.kind = AxisKind::category;
    if (all.cases.empty() || m >= all.metrics.size()) return chart;
    const CaseResult& one = all.cases.front();
    const ComparedMetric& metric = all.metrics[m];
    const Shown shown = shownUnitOf(metric);
    chart.title =
        CompareChartsText::tr("%1: difference from %2").arg(metricName(metric), qs(all.names[all.baseline]));
    chart.x.title = shown.unit;
    if (const QString way = direction(metric); !way.isEmpty())
        chart.x.title += (shown.unit.isEmpty() ? QString() : QStringLiteral(" – ")) + way;
    if (chart.x.title.isEmpty()) chart.x.title = metricName(metric);
    SeriesData better, worse, unclear, spread;
    better.name = metric.better == Better::neither ? CompareChartsText::tr("clear difference")
                                                   : CompareChartsText::tr("better");
    worse.name = CompareChartsText::tr("worse");
    unclear.name = CompareChartsText::tr("no clear difference");
    better.ink = Ink::green;
    worse.ink = Ink::vermilion;
    unclear.ink = Ink::quiet;
    for (SeriesData* s : {&better, &worse, &unclear}) s->mark = Mark::dots;
    spread.mark = Mark::whiskers;
    spread.ink = Ink::text;
    chart.table.columns = {CompareChartsText::tr("Alternative"), CompareChartsText::tr("Difference"),
                           CompareChartsText::tr("From"),        CompareChartsText::tr("To"),
                           CompareChartsText::tr("Adjusted p"),  CompareChartsText::tr("Verdict"),
                           CompareChartsText::tr("Pairs")};
    chart.table.plainColumns = {QStringLiteral("alternative"), QStringLiteral("difference"),
                                QStringLiteral("ci_low"),      QStringLiteral("ci_high"),
                                QStringLiteral("p_holm"),      QStringLiteral("verdict"),
                                QStringLiteral("pairs")};
    std::size_t row = 0;
    for (std::size_t a = all.names.size(); a-- > 0;) {
        if (a == all.baseline) continue;
        const MetricDifference& d = one.differences[a][m];
        chart.y.categories.append(qs(all.names[a]));
        const auto y = static_cast<double>(row++);
        chart.table.rows.insert(
            chart.table.rows.begin(),
            {qs(all.names[a]),
             figureCell(d.mean, numberText(d.mean * shown.factor, (d.high - d.low) / 2 * shown.factor)),
             figureCell(d.low, numberText(d.low * shown.factor, (d.high - d.low) / 2 * shown.factor)),
             figureCell(d.high, numberText(d.high * shown.factor, (d.high - d.low) / 2 * shown.factor)),
             d.adjusted, wordCell(verdictText(d.verdict), qs(verdictName(d.verdict))),
             static_cast<qlonglong>(d.pairs)});
        chart.table.keys.prepend(keyOf(a));
        if (std::isnan(d.mean)) continue;
        SeriesData& s =
            d.verdict == DifferenceVerdict::worse ? worse
            : d.verdict == DifferenceVerdict::noClearDifference || d.verdict == DifferenceVerdict::undefined
                ? unclear
                : better;
        s.x.push_back(d.mean * shown.factor);
        s.y.push_back(y);
        s.keys.append(keyOf(a));
        s.hints.append(QStringLiteral("%1\n%2\n%3")
                           .arg(qs(all.names[a]), differenceText(d, metric), verdictText(d.verdict)));
        spread.x.push_back(d.low * shown.factor);
        spread.x2.push_back(d.high * shown.factor);
        spread.y.push_back(y);
    }
    chart.rules.push_back({0, QString(), true, Ink::text, Stroke::solid});
    chart.series.push_back(std::move(spread));
    for (SeriesData* s : {&better, &worse, &unclear})
        if (!s->x.empty()) chart.series.push_back(std::move(*s));
    return chart;
}

ChartData frontChart(const Comparison& all) {
    ChartData chart;
    chart.id = QStringLiteral("front");
    chart.empty = CompareChartsText::tr("Choose what to compare, and press Compare.");
    chart.title = CompareChartsText::tr("Pareto front");
    chart.note = CompareChartsText::tr(
        "No alternative is better in both directions than one on the front. Beside each name: in how many "
        "replications it is "
        "on the front. Click a point for the applications behind it.");
    if (all.cases.empty()) return chart;
    const Front& front = all.cases.front().front;
    const Shown x = shownUnitOf(all.metrics[front.x]), y = shownUnitOf(all.metrics[front.y]);
    chart.x.title = axisTitle(all.metrics[front.x], x);
    chart.y.title = axisTitle(all.metrics[front.y], y);
    SeriesData on, off, stairs;
    on.name = CompareChartsText::tr("on the front");
    off.name = CompareChartsText::tr("dominated");
    on.mark = off.mark = Mark::dots;
    on.ink = stairs.ink = Ink::green;
    off.ink = Ink::quiet;
    stairs.stroke = Stroke::dash;
    chart.table.columns = {CompareChartsText::tr("Alternative"), chart.x.title, chart.y.title,
                           CompareChartsText::tr("On the front"),
                           CompareChartsText::tr("Share of replications on the front")};
    chart.table.plainColumns = {QStringLiteral("alternative"), qs(all.metrics[front.x].name),
                                qs(all.metrics[front.y].name), QStringLiteral("on_front"),
                                QStringLiteral("probability")};
    std::vector<std::pair<double, double>> line;
    for (std::size_t a = 0; a < front.points.size(); ++a) {
        const FrontPoint& p = front.points[a];
        SeriesData& s = p.onFront ? on : off;
        const QString name = qs(all.names[a]);
        s.x.push_back(p.x * x.factor);
        s.y.push_back(p.y * y.factor);
        s.labels.append(
            std::isnan(p.probability) ? name : QStringLiteral("%1 %2").arg(name, percentText(p.probability)));
        s.keys.append(keyOf(a));
        s.hints.append(QStringLiteral("%1\n%2: %3\n%4: %5")
                           .arg(name, chart.x.title, numberText(p.x * x.factor), chart.y.title,
                                numberText(p.y * y.factor)));
        if (p.onFront) line.emplace_back(p.x * x.factor, p.y * y.factor);
        chart.table.rows.push_back({name, figureCell(p.x, numberText(p.x * x.factor)),
                                    figureCell(p.y, numberText(p.y * y.factor)),
                                    p.onFront ? wordCell(CompareChartsText::tr("yes"), QStringLiteral("yes"))
                                              : wordCell(CompareChartsText::tr("no"), QStringLiteral("no")),
                                    p.probability});
        chart.table.keys.append(keyOf(a));
    }
    std::sort(line.begin(), line.end());
    for (const auto& [px, py] : line) {
        stairs.x.push_back(px);
        stairs.y.push_back(py);
    }
    if (line.size() > 1) chart.series.push_back(std::move(stairs));
    for (SeriesData* s : {&off, &on})
        if (!s->x.empty()) chart.series.push_back(std::move(*s));
    return chart;
}

ChartData gainChart(const Comparison& all, std::size_t alternative) {
    ChartData chart;
    chart.id = QStringLiteral("gains");
    chart.empty = CompareChartsText::tr("Choose an alternative that is not the baseline.");
    chart.title = CompareChartsText::tr("Winners and losers");
    chart.note = CompareChartsText::tr(
        "Each project under both rules: with more, with less, or with about the same GPU-hours. Means a "
        "replication; click a "
        "bar for the applications of its sector under this alternative.");
    chart.x.title = CompareChartsText::tr("Projects");
    chart.y.kind = AxisKind::category;
    if (all.cases.empty() || alternative >= all.names.size() || alternative == all.baseline) return chart;
    chart.title = CompareChartsText::tr("Winners and losers: %1 against %2")
                      .arg(qs(all.names[alternative]), qs(all.names[all.baseline]));
    const Gains& gains = all.cases.front().gains[alternative];
    SeriesData more, less, same;
    more.name = CompareChartsText::tr("more");
    less.name = CompareChartsText::tr("less");
    same.name = CompareChartsText::tr("about the same");
    for (SeriesData* s : {&more, &less, &same}) s->mark = Mark::boxes;
    more.ink = Ink::green;
    less.ink = Ink::vermilion;
    less.hatched = true;
    same.ink = Ink::quiet;
    same.strength = 0.5;
    more.strength = 0.85;
    chart.table.columns = {CompareChartsText::tr("Sector"),
                           CompareChartsText::tr("Size"),
                           CompareChartsText::tr("Projects"),
                           CompareChartsText::tr("More"),
                           CompareChartsText::tr("Less"),
                           CompareChartsText::tr("Same"),
                           CompareChartsText::tr("Change [H200-equivalent GPU h]")};
    chart.table.plainColumns = {QStringLiteral("sector"),
                                QStringLiteral("size"),
                                QStringLiteral("projects"),
                                QStringLiteral("more"),
                                QStringLiteral("less"),
                                QStringLiteral("same"),
                                QStringLiteral("change_gpu_hours")};
    std::vector<const GainRow*> rows;
    for (const GainRow& row : gains.rows) {
        chart.table.rows.push_back({nameCell(row.label), qs(row.size), row.projects.mean, row.more.mean,
                                    row.less.mean, row.same.mean, row.change.mean});
        if (row.size == "all") rows.push_back(&row);
    }
    std::reverse(rows.begin(), rows.end());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const GainRow& row = *rows[i];
        const QString name = row.sector == "all" ? CompareChartsText::tr("Everyone") : label(row.label);
        chart.y.categories.append(name);
        QString key = keyOf(alternative);
        if (row.sector != "all") key += QStringLiteral("&sector:%1").arg(qs(row.sector));
        double at = 0;
        const BarPlace place = barPlace(i, 0, 1);
        for (const auto& [s, figure] :
             {std::pair(&more, &row.more), std::pair(&same, &row.same), std::pair(&less, &row.less)}) {
            s->x.push_back(at);
            at += figure->mean;
            s->x2.push_back(at);
            s->low.push_back(place.from);
            s->high.push_back(place.to);
            s->keys.append(key);
            s->hints.append(QStringLiteral("%1, %2: %3 (%4 – %5)")
                                .arg(name, s->name,
                                     numberText(figure->mean, (figure->high - figure->low) / 2),
                                     numberText(figure->low), numberText(figure->high)));
        }
    }
    chart.series = {more, same, less};
    return chart;
}

}  // namespace tranche::gui
