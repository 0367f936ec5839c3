// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QtTest>
#include <set>

#include "gui/charts/chart_export.hpp"
#include "gui/pages/save_name.hpp"
#include "gui/presentation/outcome_charts.hpp"
#include "tests/gui/chart_samples.hpp"

namespace tranche::gui {

class ExportTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    QString path(const char* name) const { return folder_.filePath(QLatin1String(name)); }
    static QByteArray read(const QString& file) {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void aVectorPictureHasItsTextsAsText() {
        const ChartData chart = capacityChart(runOf("korea-2030"));
        QCOMPARE(exportChart(chart, path("capacity.svg"), {}), QString());
        QXmlStreamReader xml(read(path("capacity.svg")));
        QString texts;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::Characters) texts += xml.text();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(texts.contains(chart.title));
        QVERIFY(texts.contains(QLatin1String("50,000")));
    }

    void aPictureHasItsPixels() {
        QCOMPARE(
            exportChart(ladderChart(runOf("korea-2030")), path("ladder.png"), {QSizeF(800, 400), QFont()}),
            QString());
        const QImage image(path("ladder.png"));
        QCOMPARE(image.size(), QSize(1600, 800));
        std::set<QRgb> colours;
        for (int x = 0; x < image.width(); x += 5)
            for (int y = 0; y < image.height(); y += 5) colours.insert(image.pixel(x, y));
        QVERIFY(colours.size() > 20);
    }

    void aDocumentIsOfOnePage() {
        QCOMPARE(exportChart(ganttChart(runOf("korea-2030")), path("gantt.pdf"), {}), QString());
        const QByteArray pdf = read(path("gantt.pdf"));
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pdf.trimmed().endsWith("%%EOF"));
        QCOMPARE(QString::fromLatin1(pdf).count(QRegularExpression(QStringLiteral("/Type /Page\\b"))), 1);
    }

    void aTableHasTheNumbersOfTheChart() {
        const RunSummary& run = runOf("korea-2030");
        QCOMPARE(exportChart(capacityChart(run), path("capacity.csv"), {}), QString());
        const QList<QByteArray> lines = read(path("capacity.csv")).trimmed().split('\n');
        QCOMPARE(lines.size(), static_cast<qsizetype>(run.capacity.size()) + 1);
        QCOMPARE(lines.first(), QByteArray("date,gpus_mean,p05,p25,p50,p75,p95"));
        QCOMPARE(lines.last().split(',')[4].toDouble(), run.capacity.back().p50);
    }

    void peaksOfLongSeriesSurviveInFiles() {
        ChartData chart;
        chart.id = QStringLiteral("long");
        SeriesData s;
        for (int i = 0; i < 100'000; ++i) {
            s.x.push_back(i);
            s.y.push_back(i == 54'321 ? 1000 : i % 7);
        }
        chart.series.push_back(std::move(s));
        const QByteArray svg = chartBytes(chart, ChartFormat::svg, {});
        QVERIFY2(svg.size() < 400'000, qPrintable(QString::number(svg.size())));
        // The peak reaches the top of the plot: the least y of the polyline is far above all others.
        const QRegularExpression points(QStringLiteral("points=\"([^\"]+)\"|d=\"([^\"]+)\""));
        double least = 1e9, typical = 0;
        int n = 0;
        for (auto it = points.globalMatch(QString::fromUtf8(svg)); it.hasNext();) {
            const auto match = it.next();
            const QRegularExpression pair(QStringLiteral("(-?[0-9.]+),(-?[0-9.]+)"));
            for (auto p = pair.globalMatch(match.captured(0)); p.hasNext(); ++n) {
                const double y = p.next().captured(2).toDouble();
                least = std::min(least, y);
                typical += y;
            }
        }
        QVERIFY(n > 1000);
        QVERIFY2(least < typical / n - 200, qPrintable(QStringLiteral("%1, %2").arg(least).arg(typical / n)));
    }

    void whatCannotBeWrittenIsSaid() {
        const ChartData chart = capacityChart(runOf("korea-2030"));
        QVERIFY(exportChart(chart, path("picture.bmp"), {}).contains(QLatin1String(".svg")));
        QVERIFY(!exportChart(chart, QStringLiteral("/proc/nowhere/x.svg"), {}).isEmpty());
        QVERIFY(!QFile::exists(path("picture.bmp")));
    }

    void aNameGetsTheEndingOfItsKind() {
        QCOMPARE(withEnding(QStringLiteral("a/b"), QStringLiteral("Picture (*.png)")),
                 QStringLiteral("a/b.png"));
        QCOMPARE(withEnding(QStringLiteral("a/b.svg"), QStringLiteral("Picture (*.png)")),
                 QStringLiteral("a/b.svg"));
        QCOMPARE(withEnding(QString(), QStringLiteral("Picture (*.png)")), QString());
    }
};

}  // namespace tranche::gui

QTEST_MAIN(tranche::gui::ExportTest)
#include <export_test.moc>
