// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>

#include "gui/presentation/ticks.hpp"
#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

double eightPixelsALetter(const QString& text) {
    return 8.0 * static_cast<double>(text.size());
}

TickRoom room(double low, double high, double pixels) {
    return {low, high, pixels, eightPixelsALetter};
}

}  // namespace

class TicksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void labelsNeverTouchAtAnyWidth_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        const double from = dayOf(Date{2025, 5, 1});
        QTest::newRow("numbers") << static_cast<int>(AxisKind::number) << 0.0 << 54'321.0;
        QTest::newRow("small") << static_cast<int>(AxisKind::number) << -0.0031 << 0.0042;
        QTest::newRow("days") << static_cast<int>(AxisKind::date) << from << from + 9;
        QTest::newRow("a year") << static_cast<int>(AxisKind::date) << from << from + 365;
        QTest::newRow("six years") << static_cast<int>(AxisKind::date) << from << from + 2071;
        QTest::newRow("a century") << static_cast<int>(AxisKind::date) << from << from + 36'500;
    }

    void labelsNeverTouchAtAnyWidth() {
        QFETCH(int, kind);
        QFETCH(double, low);
        QFETCH(double, high);
        AxisData axis;
        axis.kind = static_cast<AxisKind>(kind);
        for (double pixels = 150; pixels < 2000; pixels += 37) {
            const std::vector<Tick> ticks = axisTicks(axis, room(low, high, pixels));
            if (pixels > 300) QVERIFY2(ticks.size() >= 2, qPrintable(QString::number(pixels)));
            for (std::size_t i = 0; i < ticks.size(); ++i) {
                QVERIFY(ticks[i].at >= low && ticks[i].at <= high);
                if (i == 0 || ticks.size() == 2) continue;
                const double between = (ticks[i].at - ticks[i - 1].at) / (high - low) * pixels;
                const double needed =
                    (eightPixelsALetter(ticks[i].label) + eightPixelsALetter(ticks[i - 1].label)) / 2;
                QVERIFY2(between > needed, qPrintable(ticks[i].label));
            }
        }
    }

    void datesStandOnFirstDays() {
        AxisData axis;
        axis.kind = AxisKind::date;
        const double from = dayOf(Date{2025, 5, 1}), to = dayOf(Date{2030, 12, 31});
        for (const Tick& tick : axisTicks(axis, room(from, to, 700))) {
            const QDate date = QDate(1970, 1, 1).addDays(std::llround(tick.at));
            QCOMPARE(date.day(), 1);
        }
    }

    void zeroIsShownAndEmptyRangesAreNot() {
        AxisData axis;
        axis.fromZero = true;
        const AxisRange range = axisRange(axis, 40, 90);
        QCOMPARE(range.low, 0.0);
        QVERIFY(range.high >= 90);
        for (const auto& [low, high] :
             {std::pair(5.0, 5.0), std::pair(0.0, 0.0), std::pair(kNoNumber, kNoNumber),
              std::pair(std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity())}) {
            const AxisRange made = axisRange(axis, low, high);
            QVERIFY(made.high > made.low);
            QVERIFY(std::isfinite(made.high - made.low));
        }
        QVERIFY(axisTicks(axis, room(1, 1, 100)).empty());
    }

    void percentAxesSayPercent() {
        AxisData axis;
        axis.percent = true;
        const std::vector<Tick> ticks = axisTicks(axis, room(0, 1, 500));
        QCOMPARE(ticks.back().label, QStringLiteral("100\u00a0%"));
    }

    void manyCategoriesAreThinnedOut() {
        AxisData axis;
        axis.kind = AxisKind::category;
        for (int i = 0; i < 200; ++i) axis.categories.append(QStringLiteral("category %1").arg(i));
        const std::vector<Tick> ticks = axisTicks(axis, room(-0.5, 199.5, 800));
        QVERIFY(ticks.size() <= 10);
        QVERIFY(!ticks.empty());
    }
};

}  // namespace tranche::gui

QTEST_GUILESS_MAIN(tranche::gui::TicksTest)
#include <ticks_test.moc>
