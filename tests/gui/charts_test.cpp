// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QtTest>
#include <cmath>
#include <ctime>

#include "gui/charts/chart_factory.hpp"
#include "gui/charts/hover_text.hpp"

namespace tranche::gui {
namespace {

// Something that looks like noise and is the same everywhere.
double roughness(std::size_t i) {
    const double x = std::sin(static_cast<double>(i) * 12.9898) * 43758.5453;
    return 2 * (x - std::floor(x)) - 1;
}

double threadMilliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

ChartData longLine(std::size_t n) {
    ChartData chart;
    chart.id = QStringLiteral("long");
    chart.title = QStringLiteral("A hundred thousand points");
    SeriesData s;
    s.name = QStringLiteral("noise");
    for (std::size_t i = 0; i < n; ++i) {
        s.x.push_back(static_cast<double>(i));
        s.y.push_back(roughness(i));
    }
    chart.series.push_back(std::move(s));
    return chart;
}

ChartData bars() {
    ChartData chart;
    chart.id = QStringLiteral("bars");
    chart.title = QStringLiteral("Bars");
    chart.x.kind = AxisKind::category;
    chart.x.categories = {QStringLiteral("SMEs"), QStringLiteral("Startups")};
    chart.y.fromZero = true;
    chart.y.title = QStringLiteral("GPUs");
    SeriesData s;
    s.name = QStringLiteral("granted");
    s.mark = Mark::boxes;
    s.x = {-0.3, 0.7};
    s.x2 = {0.3, 1.3};
    s.low = {0, 0};
    s.high = {10, 20};
    s.keys = {QStringLiteral("sector:sme"), QStringLiteral("sector:startup")};
    chart.series.push_back(s);
    return chart;
}

QPoint middleOf(const ChartView& view, std::size_t bar) {
    return boxRect(view.plot()->plotLayout(), view.data().series[0], bar).center().toPoint();
}

}  // namespace

class ChartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aHundredThousandPointsRedrawWithin50Milliseconds() {
        std::unique_ptr<ChartView> view(makeChartView(longLine(100'000), lightTheme()));
        view->resize(1000, 500);
        view->show();
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        QVERIFY(view->plot()->drawnPoints() <= 4 * 1000 + 4);
        QVERIFY(view->plot()->drawnPoints() > 1000);
        double best = 1e9;
        for (int i = 0; i < 5; ++i) {  // time of this thread: other programs run beside the test
            const double start = threadMilliseconds();
            view->resize(1000 - i % 2, 500);  // thins and lays out anew
            (void)view->grab();
            best = std::min(best, threadMilliseconds() - start);
        }
        qInfo("%.1f ms", best);
        QVERIFY2(best < 50, qPrintable(QStringLiteral("%1 ms").arg(best)));
    }

    void zoomKeepsInsideTheDataAndComesBack() {
        std::unique_ptr<ChartView> view(makeChartView(longLine(1000), lightTheme()));
        view->resize(800, 400);
        view->show();
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        view->setFocus();
        QSignalSpy changed(view->plot(), &ChartPlot::rangesChanged);
        QTest::keyClick(view.get(), Qt::Key_Plus);
        QVERIFY(view->plot()->isZoomed());
        const AxisRange once = view->plot()->plotLayout().ranges.x;
        QTest::keyClick(view.get(), Qt::Key_Left);
        QVERIFY(view->plot()->plotLayout().ranges.x.low < once.low);
        for (int i = 0; i < 20; ++i) QTest::keyClick(view.get(), Qt::Key_Left);
        QVERIFY(view->plot()->plotLayout().ranges.x.low >= view->plot()->whole().x.low);
        QTest::keyClick(view.get(), Qt::Key_Home);
        QVERIFY(!view->plot()->isZoomed());
        QVERIFY(changed.count() >= 3);
    }

    void dragZoomsToTheBox() {
        std::unique_ptr<ChartView> view(makeChartView(longLine(1000), lightTheme()));
        view->resize(800, 400);
        view->show();
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        const QRectF plot = view->plot()->plotLayout().plot;
        const QPoint a = (plot.topLeft() + QPointF(plot.width() / 4, 20)).toPoint();
        const QPoint b = (plot.bottomRight() - QPointF(plot.width() / 4, 20)).toPoint();
        QTest::mousePress(view->viewport(), Qt::LeftButton, {}, a);
        QTest::mouseMove(view->viewport(), b);
        QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, b);
        QVERIFY(view->plot()->isZoomed());
        const AxisRange x = view->plot()->plotLayout().ranges.x;
        QVERIFY(std::abs(x.low - 250) < 10);
        QVERIFY(std::abs(x.high - 750) < 10);
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, b);
        QVERIFY(!view->plot()->isZoomed());
    }

    void sameChartKeepsItsZoomAnotherDoesNot() {
        std::unique_ptr<ChartView> view(makeChartView(longLine(1000), lightTheme()));
        view->resize(800, 400);
        view->plot()->zoomTo({{100, 200}, {-1, 1}});
        view->setData(longLine(1000));
        QVERIFY(view->plot()->isZoomed());
        view->setData(bars());
        QVERIFY(!view->plot()->isZoomed());
    }

    void clickOnABarTellsWhatIsBehindIt() {
        std::unique_ptr<ChartView> view(makeChartView(bars(), lightTheme()));
        view->resize(600, 400);
        view->show();
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        QSignalSpy clicked(view.get(), &ChartView::keyClicked);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, middleOf(*view, 1));
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked[0][0].toString(), QStringLiteral("sector:startup"));
    }

    void keyboardWalksAndOpens() {
        std::unique_ptr<ChartView> view(makeChartView(bars(), lightTheme()));
        view->resize(600, 400);
        view->show();
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        QSignalSpy clicked(view.get(), &ChartView::keyClicked);
        QTest::keyClick(view.get(), Qt::Key_PageDown);
        QVERIFY(view->accessibleDescription().contains(QLatin1String("SMEs")) ||
                view->accessibleDescription().contains(QLatin1String("10")));
        QTest::keyClick(view.get(), Qt::Key_PageDown);
        QTest::keyClick(view.get(), Qt::Key_Return);
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked[0][0].toString(), QStringLiteral("sector:startup"));
    }

    void legendSwitchesASeriesOffAndNewDataKeepsItOff() {
        std::unique_ptr<ChartView> view(makeChartView(bars(), lightTheme()));
        view->resize(600, 400);
        view->show();
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        const QPoint entry = view->plot()->plotLayout().legend[0].box.center().toPoint();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, entry);
        QVERIFY(view->data().series[0].hidden);
        view->setData(bars());
        QVERIFY(view->data().series[0].hidden);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, entry);
        QVERIFY(!view->data().series[0].hidden);
    }

    void hoveringSaysTheValueAtThePoint() {
        ChartData chart = longLine(10);
        chart.series[0].y.assign(10, 7);
        chart.x.title = QStringLiteral("Days");
        const QString text = columnText(chart, 3.2);
        QVERIFY2(text.contains(QLatin1String("Days: 3")) && text.contains(QLatin1String("noise: 7")),
                 qPrintable(text));
        QCOMPARE(nearestX(chart, 3.6), 4.0);
    }

    void whatIsNotThereIsNotDrawn() {
        ChartData chart = longLine(100);
        for (int i = 40; i < 60; ++i) chart.series[0].y[static_cast<std::size_t>(i)] = kNoNumber;
        std::unique_ptr<ChartView> view(makeChartView(chart, darkTheme()));
        view->resize(600, 400);
        (void)view->grab();
        QCOMPARE(view->plot()->drawnPoints(), 80UL);
        ChartData empty;
        empty.id = QStringLiteral("empty");
        empty.empty = QStringLiteral("Nothing yet.");
        view->setData(empty);
        (void)view->grab();
        QCOMPARE(view->plot()->drawnPoints(), 0UL);
        QCOMPARE(view->accessibleDescription(), QStringLiteral("Nothing yet."));
    }
};

}  // namespace tranche::gui

QTEST_MAIN(tranche::gui::ChartsTest)
#include <charts_test.moc>
