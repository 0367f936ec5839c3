// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QtTest>

#include "gui/pages/chart_card.hpp"
#include "gui/pages/compare_page.hpp"
#include "gui/pages/table_card.hpp"
#include "gui/presentation/compare_charts.hpp"
#include "models/report/compare_csv.hpp"

namespace tranche::gui {
namespace {

const QString kKorea = QStringLiteral(TRANCHE_SOURCE_DIR "/scenarios/korea-2030.yaml");

}  // namespace

class CompareTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QDir::setCurrent(QStringLiteral(TRANCHE_SOURCE_DIR)); }

    void policiesSideBySide() {
        ComparePage page([] { return ScenarioText{kKorea, std::nullopt, {}}; }, lightTheme());
        page.resize(1300, 900);
        page.setReplications(4);
        page.show();
        page.choosePolicies(
            {QStringLiteral("korea-2026"), QStringLiteral("first-come"), QStringLiteral("equal-lottery")});
        QTRY_VERIFY_WITH_TIMEOUT(page.startButton()->isEnabled(), 20'000);
        QTest::mouseClick(page.startButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(page.result() != nullptr, 120'000);
        const Comparison& all = page.result()->comparison;
        QCOMPARE(all.names.size(), 3UL);
        QVERIFY(page.differences()->view()->data().hasData());
        QVERIFY(page.front()->view()->data().hasData());
        QVERIFY(page.gains()->view()->data().hasData());
        QCOMPARE(page.estimates()->table().rows.size(), all.shown);

        // A point leads to the scenario behind it.
        QSignalSpy clicked(&page, &ComparePage::keyClicked);
        Q_EMIT page.gains()->keyClicked(QStringLiteral("alternative:1&sector:sme"));
        QCOMPARE(clicked.count(), 1);
        const Loaded behind = clicked[0][0].value<Loaded>();
        QVERIFY(behind == page.result()->alternatives[1]);

        // The numbers are those of the command.
        QTemporaryDir folder;
        QProcess command;
        command.start(QStringLiteral(TRANCHE_PROGRAM),
                      {QStringLiteral("compare"), kKorea, QStringLiteral("--policies"),
                       QString::fromStdString(all.names[0] + "," + all.names[1] + "," + all.names[2]),
                       QStringLiteral("--baseline"), QString::fromStdString(all.names[all.baseline]),
                       QStringLiteral("--replications"), QStringLiteral("4"), QStringLiteral("--out"),
                       folder.path(), QStringLiteral("--quiet")});
        QVERIFY(command.waitForFinished(120'000));
        QCOMPARE(command.exitCode(), 0);
        QFile csv(folder.filePath(QStringLiteral("differences.csv")));
        QVERIFY2(csv.open(QIODevice::ReadOnly),
                 qPrintable(QDir(folder.path()).entryList().join(QLatin1Char(' '))));
        QCOMPARE(csv.readAll(), QByteArray::fromStdString(differencesCsv(all)));
    }

    void theEditedScenarioAgainstTheSavedOne() {
        QFile file(kKorea);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QString text = QString::fromUtf8(file.readAll());
        text.replace(QStringLiteral("seed: 2026"), QStringLiteral("seed: 2026 # the same"));
        ComparePage page([&] { return ScenarioText{kKorea, text, {}}; }, darkTheme());
        page.resize(1300, 900);
        page.setReplications(3);
        page.setPolicies(false);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(page.startButton()->isEnabled(), 20'000);
        page.start();
        QTRY_VERIFY_WITH_TIMEOUT(page.result() != nullptr, 120'000);
        const Comparison& all = page.result()->comparison;
        QCOMPARE(all.baseline, 1UL);
        for (std::size_t m = 0; m < all.shown; ++m) {
            const MetricDifference& d = all.cases[0].differences[0][m];
            if (!std::isnan(d.mean)) QCOMPARE(d.mean, 0.0);
        }
    }

    void faultsAreToldAndTheOldResultStays() {
        ComparePage page(
            [] {
                return ScenarioText{kKorea, QStringLiteral("scenario: [broken"), {}};
            },
            lightTheme());
        page.setReplications(2);
        page.setPolicies(false);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(page.startButton()->isEnabled(), 20'000);
        page.start();
        QTRY_VERIFY_WITH_TIMEOUT(page.said()->text().contains(QLatin1String("korea-2030.yaml")), 20'000);
        QVERIFY(page.result() == nullptr);
        QTRY_VERIFY(page.startButton()->isEnabled());
    }
};

}  // namespace tranche::gui

QTEST_MAIN(tranche::gui::CompareTest)
#include <compare_test.moc>
