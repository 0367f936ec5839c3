// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <limits>

#include "gui/presentation/words.hpp"
#include "models/report/number_text.hpp"

namespace tranche::gui {

class WordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void digitsSuitTheHalfWidth() {
        QCOMPARE(numberText(71.234, 1.34), QStringLiteral("71.2"));
        QCOMPARE(numberText(12345.678, 250), QStringLiteral("12,346"));
        QCOMPARE(numberText(0.8213, 0.003), QStringLiteral("0.8213"));
        QCOMPARE(numberText(5), QStringLiteral("5"));
        QCOMPARE(numberText(0.12345), QStringLiteral("0.123"));
        QCOMPARE(numberText(-3.5, 1), QStringLiteral("−3.5"));
        QCOMPARE(numberText(std::nan("")), QStringLiteral("undefined"));
        QCOMPARE(numberText(std::numeric_limits<double>::infinity()), QStringLiteral("unbounded"));
    }

    void sharesAreInPerCent() {
        QCOMPARE(percentText(0.1234), QStringLiteral("12\u00a0%"));
        QCOMPARE(percentText(0.1234, 1), QStringLiteral("12.3\u00a0%"));
        QCOMPARE(percentText(std::nan("")), QStringLiteral("undefined"));
    }

    void anEstimateReadsAsInTheReport() {
        MetricEstimate wait;
        wait.unit = "days";
        wait.mean = 71.234;
        wait.low = 69.9;
        wait.high = 72.568;
        QCOMPARE(estimateText(wait), qs(formatEstimate(wait)));
        MetricEstimate share = wait;
        share.unit = "share";
        share.mean = 0.5;
        share.low = 0.48;
        share.high = 0.52;
        QCOMPARE(estimateText(share), qs(formatEstimate(share)));
        wait.low = -std::numeric_limits<double>::infinity();
        wait.high = std::numeric_limits<double>::infinity();
        QVERIFY(estimateText(wait).contains(QLatin1String("unbounded")));
    }

    void datesFollowTheLanguage() {
        QCOMPARE(dateText(Date{2026, 3, 1}), QStringLiteral("1 Mar 2026"));
        QLocale::setDefault(QLocale(QLocale::Korean, QLocale::SouthKorea));
        QCOMPARE(dateText(Date{2026, 3, 1}), QStringLiteral("2026. 3. 1."));
        QVERIFY(!cell(Date{0, 0, 0}).isValid());
        QCOMPARE(cell(Date{2026, 3, 1}), QDate(2026, 3, 1));
    }

    void minusOfZeroIsZero() { QCOMPARE(fixedText(-0.0001, 2), QStringLiteral("0.00")); }
};

}  // namespace tranche::gui

QTEST_GUILESS_MAIN(tranche::gui::WordsTest)
#include <words_test.moc>
