// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "gui/charts/chart_export.hpp"
#include "gui/presentation/outcome_charts.hpp"
#include "models/programme/study.hpp"
#include "models/scenario/scenario_reader.hpp"

namespace tranche::gui {

class PicturesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void charts() {
        ScenarioRequest request;
        request.file = TRANCHE_SOURCE_DIR "/scenarios/korea-2030.yaml";
        LoadResult loaded = loadScenario(request);
        QVERIFY(loaded.loaded);
        const Setting setting(loaded.loaded->scenario);
        const RunSummary run = runStudy(setting, {}).summary;
        QDir().mkpath(QStringLiteral(TRANCHE_PICTURES));
        using Maker = ChartData (*)(const RunSummary&);
        for (const Maker make :
             {capacityChart, targetChart, ladderChart, ladderShareChart, queueChart, backlogChart, awardChart,
              askedChart, survivalChart, waitPartsChart, fairnessChart, costChart, unitCostChart,
              sitePowerChart, budgetChart, energyChart, ganttChart}) {
            const ChartData chart = make(run);
            const QString file = QStringLiteral(TRANCHE_PICTURES "/chart-%1.png").arg(chart.id);
            QCOMPARE(exportChart(chart, file,
                                 {QSizeF(900, chart.id == QLatin1String("gantt") ? 1400 : 460), QFont()}),
                     QString());
        }
    }
};

}  // namespace tranche::gui

QTEST_MAIN(tranche::gui::PicturesTest)
#include "pictures_test.moc"
