// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/presentation/experiment_charts.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "gui/presentation/run_lookup.hpp"
#include "gui/presentation/words.hpp"
#include "models/report/number_text.hpp"

namespace tranche::gui {
namespace {

struct ExperimentChartsText {
    Q_DECLARE_TR_FUNCTIONS(ExperimentCharts)
};

// As the report shows it: shares and rungs of the ladder in per cent.
std::string_view unitOf(const ResultMetric& metric) {
    MetricEstimate described;
    described.metric = metric.key;
    described.scope = metric.scope;
    described.unit = metric.unit;
    const std::string_view unit = shownUnit(described);
    return unit.data() == described.unit.data() ? std::string_view(metric.unit) : unit;
}

bool isShare(const ResultMetric& metric) {
    const std::string_view unit = unitOf(metric);
    return unit == "share" || unit == "fraction" || unit == "%";
}

// Values as they are shown: shares in per cent, digits that suit the range of all of them.
class Scale {
public:
    Scale(const ResultMetric& metric, std::vector<double> values) : factor_(isShare(metric) ? 100 : 1) {
        for (const double value : values) {
            if (std::isnan(value)) continue;
            low = std::isnan(low) ? value : std::min(low, value);
            high = std::isnan(high) ? value : std::max(high, value);
        }
    }
    QString text(double value) const { return numberText(value * factor_, (high - low) * factor_ / 20); }
    double share(double value) const { return high > low ? (value - low) / (high - low) : 0.5; }
    double shown(double value) const { return value * factor_; }
    QVariant cell(double value) const {
        return figureCell(value, numberText(value * factor_, std::abs(value) * factor_ * 0.01));
    }
    double low = kNoNumber, high = kNoNumber;

private:
    double factor_;
};

std::vector<double> meansOf(const Pivot& pivot) {
    std::vector<double> means;
    for (const PivotCell& cell : pivot.cells) means.push_back(cell.mean);
    return means;
}

QString levelText(const ResultLevel& level) {
    return label(level.text);
}

ChartData empty(const char* id, const QString& title) {
    ChartData chart;
    chart.id = QLatin1String(id);
    chart.title = title;
    chart.empty = ExperimentChartsText::tr(
        "Open the results of an experiment: results.sqlite, or the folder of a sweep.");
    return chart;
}

}  // namespace

QString keyName(const ResultTable& table, const std::string& key) {
    if (key == "scenario") return ExperimentChartsText::tr("Scenario");
    if (key == "policy") return ExperimentChartsText::tr("Policy");
    for (const ResultFactor& factor : table.factors)
        if (factor.name == key) return withUnit(label(key), label(factor.unit));
    return label(key);
}

QString metricTitle(const ResultMetric& metric) {
    QString name = label(metric.label);
    if (metric.scope != "all") name += QStringLiteral(" (%1)").arg(qs(metric.scope));
    return withUnit(name, isShare(metric) ? QStringLiteral("%") : unitText(metric.unit));
}

TableData pivotTable(const ResultTable& table, const PivotView& view) {
    TableData out;
    const Pivot& pivot = view.pivot;
    out.columns.append(keyName(table, view.rowKey));
    out.plainColumns.append(qs(view.rowKey));
    for (const ResultLevel& column : pivot.columns) {
        out.columns.append(column.text.empty() ? ExperimentChartsText::tr("mean over points")
                                               : levelText(column));
        out.plainColumns.append(column.text.empty() ? QStringLiteral("mean") : qs(column.text));
    }
    if (table.metrics.empty()) return out;
    const Scale scale(table.metrics[view.metric], meansOf(pivot));
    for (std::size_t r = 0; r < pivot.rows.size(); ++r) {
        std::vector<QVariant> row{levelText(pivot.rows[r])};
        for (std::size_t c = 0; c < pivot.columns.size(); ++c)
            row.emplace_back(figureCell(pivot.at(r, c).mean, scale.text(pivot.at(r, c).mean)));
        out.rows.push_back(std::move(row));
    }
    return out;
}

ChartData heatChart(const ResultTable& table, const PivotView& view) {
    ChartData chart = empty("heat", ExperimentChartsText::tr("Heat map"));
    if (!table.metrics.empty())
        chart.empty = ExperimentChartsText::tr("Nothing is kept: tick some levels again.");
    if (table.metrics.empty() || view.pivot.cells.empty()) return chart;
    const Pivot& pivot = view.pivot;
    const Scale scale(table.metrics[view.metric], meansOf(pivot));
    chart.title = metricTitle(table.metrics[view.metric]);
    chart.note = ExperimentChartsText::tr(
                     "Mean over the points of each cell. The colour runs from %1 to %2; an empty cell has no "
                     "point in which it is defined.")
                     .arg(scale.text(scale.low), scale.text(scale.high));
    chart.x.kind = chart.y.kind = AxisKind::category;
    chart.x.title = view.columnKey.empty() ? QString() : keyName(table, view.columnKey);
    chart.y.title = keyName(table, view.rowKey);
    SeriesData cells;
    cells.mark = Mark::boxes;
    for (const ResultLevel& column : pivot.columns)
        chart.x.categories.append(column.text.empty() ? ExperimentChartsText::tr("all") : levelText(column));
    for (std::size_t r = 0; r < pivot.rows.size(); ++r)
        chart.y.categories.append(levelText(pivot.rows[pivot.rows.size() - 1 - r]));
    for (std::size_t r = 0; r < pivot.rows.size(); ++r)
        for (std::size_t c = 0; c < pivot.columns.size(); ++c) {
            const PivotCell& cell = pivot.at(r, c);
            const auto x = static_cast<double>(c), y = static_cast<double>(pivot.rows.size() - 1 - r);
            cells.x.push_back(x - 0.49);
            cells.x2.push_back(x + 0.49);
            cells.low.push_back(y - 0.48);
            cells.high.push_back(y + 0.48);
            cells.shade.push_back(std::isnan(cell.mean) ? kNoNumber : scale.share(cell.mean));
            cells.labels.append(std::isnan(cell.mean) ? QString() : scale.text(cell.mean));
            cells.hints.append(QStringLiteral("%1\n%2: %3\n%4")
                                   .arg(levelText(pivot.rows[r]), chart.x.title,
                                        chart.x.categories[static_cast<qsizetype>(c)],
                                        ExperimentChartsText::tr("%1, mean of %2 points")
                                            .arg(scale.text(cell.mean))
                                            .arg(cell.points)));
        }
    chart.series.push_back(std::move(cells));
    chart.table = pivotTable(table, view);
    return chart;
}

ChartData pivotLines(const ResultTable& table, const PivotView& view) {
    ChartData chart = empty("pivot", ExperimentChartsText::tr("By level"));
    if (table.metrics.empty() || view.pivot.cells.empty()) return chart;
    const Pivot& pivot = view.pivot;
    const Scale scale(table.metrics[view.metric], meansOf(pivot));
    chart.title = view.columnKey.empty()
                      ? ExperimentChartsText::tr("By %1").arg(keyName(table, view.rowKey))
                      : ExperimentChartsText::tr("By %1, a line for each %2")
                            .arg(keyName(table, view.rowKey), keyName(table, view.columnKey));
    chart.note = ExperimentChartsText::tr(
        "Mean over the points at each level, joined by lines where levels are numbers.");
    chart.x.title = keyName(table, view.rowKey);
    chart.y.title = metricTitle(table.metrics[view.metric]);
    const bool numbers = std::none_of(pivot.rows.begin(), pivot.rows.end(),
                                      [](const ResultLevel& level) { return std::isnan(level.number); });
    if (!numbers) {
        chart.x.kind = AxisKind::category;
        for (const ResultLevel& row : pivot.rows) chart.x.categories.append(levelText(row));
    }
    for (std::size_t c = 0; c < pivot.columns.size(); ++c) {
        SeriesData line;
        line.name = pivot.columns[c].text.empty() ? QString() : levelText(pivot.columns[c]);
        line.mark = numbers ? Mark::line : Mark::dots;
        line.ink = sectorInk(c);
        line.stroke = sectorStroke(c);
        for (std::size_t r = 0; r < pivot.rows.size(); ++r) {
            line.x.push_back(numbers ? pivot.rows[r].number : static_cast<double>(r));
            line.y.push_back(scale.shown(pivot.at(r, c).mean));
        }
        chart.series.push_back(std::move(line));
    }
    chart.table = pivotTable(table, view);
    return chart;
}

ChartData tornadoChart(const ResultTable& table, std::size_t metric, const std::vector<FactorSwing>& swings) {
    ChartData chart = empty("tornado", ExperimentChartsText::tr("What moves it"));
    if (table.metrics.empty() || swings.empty()) return chart;
    chart.title = ExperimentChartsText::tr("What moves it: %1").arg(metricTitle(table.metrics[metric]));
    chart.note = ExperimentChartsText::tr(
        "For each factor the means over all points at its levels, from the least to the greatest; the widest "
        "first. Explained: "
        "the share of the variance between points that the factor alone accounts for.");
    chart.x.title =
        isShare(table.metrics[metric]) ? QStringLiteral("%") : unitText(table.metrics[metric].unit);
    if (chart.x.title.isEmpty()) chart.x.title = metricTitle(table.metrics[metric]);
    chart.y.kind = AxisKind::category;
    std::vector<double> all;
    for (const FactorSwing& swing : swings)
        for (const LevelEffect& level : swing.effect.levels) all.push_back(level.mean);
    const Scale scale(table.metrics[metric], all);
    chart.table.columns = {ExperimentChartsText::tr("Factor"),
                           ExperimentChartsText::tr("Level"),
                           ExperimentChartsText::tr("Points"),
                           ExperimentChartsText::tr("Mean"),
                           ExperimentChartsText::tr("Swing of the factor"),
                           ExperimentChartsText::tr("Explained")};
    chart.table.plainColumns = {QStringLiteral("factor"), QStringLiteral("level"),
                                QStringLiteral("points"), QStringLiteral("mean"),
                                QStringLiteral("swing"),  QStringLiteral("explained")};
    SeriesData bars;
    bars.mark = Mark::boxes;
    bars.strength = 0.75;
    for (std::size_t i = 0; i < swings.size(); ++i) {
        const FactorSwing& swing = swings[swings.size() - 1 - i];
        const std::vector<LevelEffect>& levels = swing.effect.levels;
        chart.y.categories.append(qs(swing.effect.factor));
        std::size_t low = levels.size(), high = levels.size();
        for (std::size_t l = 0; l < levels.size(); ++l) {
            if (std::isnan(levels[l].mean)) continue;
            if (low == levels.size() || levels[l].mean < levels[low].mean) low = l;
            if (high == levels.size() || levels[l].mean > levels[high].mean) high = l;
        }
        if (low == levels.size()) continue;
        const BarPlace place = barPlace(i, 0, 1);
        bars.x.push_back(scale.shown(levels[low].mean));
        bars.x2.push_back(scale.shown(levels[high].mean));
        bars.low.push_back(place.from);
        bars.high.push_back(place.to);
        bars.labels.append(QStringLiteral("%1 → %2").arg(qs(swing.levels[low]), qs(swing.levels[high])));
        bars.hints.append(ExperimentChartsText::tr("%1\nat %2: %3\nat %4: %5\nexplains %6")
                              .arg(keyName(table, swing.effect.factor), qs(swing.levels[low]),
                                   scale.text(levels[low].mean), qs(swing.levels[high]),
                                   scale.text(levels[high].mean), percentText(swing.effect.explained)));
    }
    for (const FactorSwing& swing : swings)
        for (std::size_t l = 0; l < swing.effect.levels.size(); ++l)
            chart.table.rows.push_back({keyName(table, swing.effect.factor), qs(swing.levels[l]),
                                        static_cast<qlonglong>(swing.effect.levels[l].rows),
                                        scale.cell(swing.effect.levels[l].mean),
                                        scale.cell(swing.effect.swing), swing.effect.explained});
    if (!bars.x.empty()) chart.series.push_back(std::move(bars));
    return chart;
}

TableData pointRows(const ResultTable& table, const std::vector<std::size_t>& points, std::size_t metric) {
    TableData out;
    out.columns = {ExperimentChartsText::tr("Scenario"), ExperimentChartsText::tr("Policy")};
    out.plainColumns = {QStringLiteral("scenario"), QStringLiteral("policy")};
    for (const ResultFactor& factor : table.factors) {
        out.columns.append(keyName(table, factor.name));
        out.plainColumns.append(qs(factor.name));
    }
    if (table.metrics.empty()) return out;
    out.columns += {metricTitle(table.metrics[metric]), ExperimentChartsText::tr("± (95 %)"),
                    ExperimentChartsText::tr("Runs"), ExperimentChartsText::tr("Remark")};
    out.plainColumns += {qs(table.metrics[metric].name), QStringLiteral("half_width"), QStringLiteral("runs"),
                         QStringLiteral("remark")};
    const Scale scale(table.metrics[metric], {});
    for (const std::size_t p : points) {
        const ResultPoint& point = table.points[p];
        std::vector<QVariant> row{label(point.scenario), label(point.policy)};
        for (const ResultLevel& level : point.levels)
            row.emplace_back(std::isnan(level.number) || level.text.find('-') != std::string::npos
                                 ? QVariant(qs(level.text))
                                 : QVariant(level.number));
        const bool there = metric < point.estimates.size();
        row.emplace_back(scale.cell(there ? point.estimates[metric].mean : kNoNumber));
        row.emplace_back(scale.cell(there ? point.estimates[metric].halfWidth : kNoNumber));
        row.emplace_back(static_cast<qlonglong>(point.runs));
        row.emplace_back(!point.refusal.empty()
                             ? ExperimentChartsText::tr("refused: %1").arg(qs(point.refusal))
                         : point.failed > 0 ? ExperimentChartsText::tr("%1 runs broke").arg(point.failed)
                                            : QString());
        out.rows.push_back(std::move(row));
    }
    return out;
}

}  // namespace tranche::gui
