// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QLabel>
#include <QProcess>
#include <QTreeWidget>
#include <QtTest>

#include "gui/pages/chart_card.hpp"
#include "gui/pages/experiment_page.hpp"
#include "gui/pages/table_card.hpp"

namespace tranche::gui {

class ExperimentTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    QString results_;

    void wait(const ExperimentPage& page) { QTRY_VERIFY_WITH_TIMEOUT(!page.isWorking(), 30'000); }

private Q_SLOTS:
    void initTestCase() {
        QFile file(folder_.filePath(QStringLiteral("small.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            QStringLiteral("experiment: small\n"
                           "scenario: %1/scenarios/round1-replay.yaml\n"
                           "factors:\n"
                           "  - {name: pue, path: operations.pue, values: [1.1, 1.3, 1.5]}\n"
                           "  - {name: days to decide, path: calls.open-1.decision_days, values: [34, 60]}\n"
                           "replications: {min: 2, max: 2}\n"
                           "metrics: [energy.gwh, wait_days.p90]\n")
                .arg(QStringLiteral(TRANCHE_SOURCE_DIR))
                .toUtf8());
        file.close();
        QProcess command;
        command.setWorkingDirectory(folder_.path());
        command.start(QStringLiteral(TRANCHE_PROGRAM),
                      {QStringLiteral("sweep"), QStringLiteral("run"), file.fileName(),
                       QStringLiteral("--out"), folder_.filePath(QStringLiteral("out"))});
        QVERIFY(command.waitForFinished(120'000));
        QVERIFY2(command.exitCode() == 0, command.readAllStandardError() + command.readAllStandardOutput());
        results_ = folder_.filePath(QStringLiteral("out"));
    }

    void opensPivotsAndFilters() {
        ExperimentPage page(lightTheme());
        page.resize(1300, 900);
        page.show();
        QVERIFY(!page.isOpen());
        page.openResults(results_);
        QTRY_VERIFY_WITH_TIMEOUT(page.isOpen(), 30'000);
        wait(page);
        QCOMPARE(page.table().points.size(), 6UL);
        QTRY_COMPARE(page.points()->table().rows.size(), 6UL);
        QCOMPARE(page.pivot()->table().rows.size(), 3UL);
        QCOMPARE(page.pivot()->table().columns.size(), 3);
        QCOMPARE(page.heat()->view()->data().series[0].size(), 6UL);
        QVERIFY(page.tornado()->view()->data().hasData());
        // More power for cooling, more electricity: the mean of each row is above that of the row before.
        double before = 0;
        for (const auto& row : page.pivot()->table().rows) {
            const double here = row[1].value<FigureCell>().value;
            QVERIFY(here > before);
            before = here;
        }
        // Without the highest level.
        QTreeWidgetItem* pue = nullptr;
        for (int i = 0; i < page.filter()->topLevelItemCount(); ++i)
            if (page.filter()->topLevelItem(i)->text(0).contains(QLatin1String("pue")))
                pue = page.filter()->topLevelItem(i);
        QVERIFY(pue != nullptr);
        pue->child(2)->setCheckState(0, Qt::Unchecked);
        QTRY_COMPARE(page.pivot()->table().rows.size(), 2UL);
        QTRY_COMPARE(page.points()->table().rows.size(), 4UL);
        page.columnKey()->setCurrentIndex(0);
        QTRY_COMPARE(page.pivot()->table().columns.size(), 2);
        page.metric()->setCurrentIndex(1);
        QTRY_VERIFY(page.heat()->view()->data().title.contains(QLatin1String("Wait")));
    }

    void whatIsNoResultIsSaidAndTheOldOneStays() {
        ExperimentPage page(darkTheme());
        page.show();
        page.openResults(results_);
        QTRY_VERIFY_WITH_TIMEOUT(page.isOpen(), 30'000);
        QFile broken(folder_.filePath(QStringLiteral("broken.sqlite")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write(QByteArray(5000, 'x'));
        broken.close();
        for (const QString& path :
             {broken.fileName(), QStringLiteral("/nowhere/results.sqlite"), folder_.path()}) {
            page.openResults(path);
            QTRY_VERIFY_WITH_TIMEOUT(page.said()->text().contains(QLatin1String("Not opened")), 10'000);
            QCOMPARE(page.table().points.size(), 6UL);
            wait(page);
        }
        page.openResults(results_);
        QTRY_VERIFY(page.said()->text().isEmpty());
    }
};

}  // namespace tranche::gui

QTEST_MAIN(tranche::gui::ExperimentTest)
#include <experiment_test.moc>
