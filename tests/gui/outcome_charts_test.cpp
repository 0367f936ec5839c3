// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFontMetricsF>
#include <QtTest>
#include <cmath>
#include <set>

#include "gui/charts/plot_layout.hpp"
#include "gui/pages/outcome_page.hpp"
#include "gui/presentation/outcome_charts.hpp"
#include "gui/presentation/run_lookup.hpp"
#include "gui/presentation/words.hpp"
#include "gui/window/language.hpp"
#include "tests/gui/chart_samples.hpp"

namespace tranche::gui {
namespace {

std::vector<ChartData> chartsOf(const RunSummary& run) {
    std::vector<ChartData> all;
    for (const OutcomeSpec& page : outcomePages())
        for (const ChartMaker maker : page.charts) all.push_back(maker(run));
    return all;
}

// Faults of a layout in words; none: all texts have their place.
QStringList faultsOf(const ChartData& chart, QSizeF size, const QFont& font) {
    QStringList faults;
    const PlotLayout layout = layOut(chart, wholeRanges(chart), size, {font});
    const QFontMetricsF metrics(font);
    for (std::size_t i = 0; i < layout.texts.size(); ++i) {
        const TextBox& text = layout.texts[i];
        const QString where = QStringLiteral("%1 at %2x%3: '%4'")
                                  .arg(chart.id)
                                  .arg(size.width())
                                  .arg(size.height())
                                  .arg(text.text);
        if (text.box.left() < 0 || text.box.right() > size.width() + 0.5 || text.box.top() < 0 ||
            text.box.bottom() > size.height() + 0.5)
            faults.append(where + QStringLiteral(" leaves the frame"));
        if (!text.wraps && !text.bold && metrics.horizontalAdvance(text.text) > text.box.width() + 1)
            faults.append(where + QStringLiteral(" is wider than its box"));
        for (std::size_t j = 0; j < i; ++j)
            if (layout.texts[j].box.adjusted(0, 1, 0, -1).intersects(text.box.adjusted(0, 1, 0, -1)))
                faults.append(where + QStringLiteral(" overlaps '%1'").arg(layout.texts[j].text));
    }
    return faults;
}

}  // namespace

class OutcomeChartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { useLanguage(Language::english); }
    void cleanupTestCase() { useLanguage(Language::english); }

    void noTextOverlapsOrLeavesTheFrame_data() {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<bool>("korean");
        for (const char* scenario : {"korea-2030", "private-260k", "export-delay", "round1-replay"})
            for (const bool korean : {false, true})
                QTest::addRow("%s %s", scenario, korean ? "ko" : "en")
                    << QString::fromLatin1(scenario) << korean;
    }

    void noTextOverlapsOrLeavesTheFrame() {
        QFETCH(QString, scenario);
        QFETCH(bool, korean);
        useLanguage(korean ? Language::korean : Language::english);
        for (const ChartData& chart : chartsOf(runOf(scenario.toStdString())))
            for (const double width : {340.0, 620.0, 1100.0})
                for (const double height : {preferredHeight(chart) + 40, 700.0}) {
                    if (height < preferredHeight(chart)) continue;
                    const QStringList faults = faultsOf(chart, {width, height}, QFont());
                    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
                }
    }

    void everyChartSaysWhatItShowsAndItsUnits() {
        std::set<QString> ids;
        for (const ChartData& chart : chartsOf(runOf("korea-2030"))) {
            QVERIFY(ids.insert(chart.id).second);
            QVERIFY(!chart.title.isEmpty());
            QVERIFY2(chart.note.size() > 20, qPrintable(chart.id));
            QVERIFY2(!chart.empty.isEmpty(), qPrintable(chart.id));
            if (!chart.hasData()) continue;
            for (const AxisData* axis : {&chart.x, &chart.y})
                if (axis->kind == AxisKind::number) QVERIFY2(!axis->title.isEmpty(), qPrintable(chart.id));
            QVERIFY2(!chart.table.rows.empty(), qPrintable(chart.id));
            QCOMPARE(chart.table.columns.size(), chart.table.plainColumns.size());
            for (const auto& row : chart.table.rows)
                QVERIFY2(static_cast<qsizetype>(row.size()) <= chart.table.columns.size(),
                         qPrintable(chart.id));
        }
    }

    void stacksAndBarsStandOnZero() {
        for (const ChartData& chart : chartsOf(runOf("korea-2030"))) {
            bool stacked = false;
            for (const SeriesData& s : chart.series)
                for (std::size_t i = 0; i < s.low.size(); ++i)
                    stacked = stacked || (s.mark == Mark::band && s.low[i] == 0);
            if (!stacked) continue;
            QCOMPARE(wholeRanges(chart).y.low, 0.0);
        }
    }

    void theLadderAddsUpToInstalled() {
        const RunSummary& run = runOf("korea-2030");
        const ChartData chart = ladderChart(run);
        const std::vector<Month> months = monthsOf(run);
        for (std::size_t m = 0; m < months.size(); ++m) {
            const double top = chart.series.front().high[m];  // the highest layer comes first
            const double installed = of(months[m].row->mean, Rung::installed);
            QVERIFY2(std::abs(top - installed) < 1e-6 * std::max(1.0, installed),
                     qPrintable(QStringLiteral("month %1: %2 and %3").arg(m).arg(top).arg(installed)));
        }
    }

    void nothingToShowIsSaid() {
        const RunSummary nothing;
        for (const ChartData& chart : chartsOf(nothing)) {
            QVERIFY2(!chart.hasData(), qPrintable(chart.id));
            const PlotLayout layout = layOut(chart, wholeRanges(chart), {500, 200}, {QFont()});
            QVERIFY(std::any_of(layout.texts.begin(), layout.texts.end(),
                                [&](const TextBox& text) { return text.text == chart.empty; }));
        }
    }

    void hostileNamesStayText() {
        RunSummary run = runOf("korea-2030");
        for (SectorOutcome& sector : run.sectors)
            sector.label = "<b>%1 %s & \xed\x95\x9c\xea\xb5\xad " + std::string(300, 'W');
        for (const ChartData& chart : chartsOf(run)) {
            const QStringList faults =
                faultsOf(chart, {700, std::max(400.0, preferredHeight(chart))}, QFont());
            QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
        }
    }
};

}  // namespace tranche::gui

QTEST_MAIN(tranche::gui::OutcomeChartsTest)
#include <outcome_charts_test.moc>
