// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>
#include <QDockWidget>
#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTreeWidget>
#include <QtTest>

#include "gui/pages/applications_panel.hpp"
#include "gui/pages/explanation_tree.hpp"
#include "gui/pages/headline_bar.hpp"
#include "gui/scenario/field_editor.hpp"
#include "gui/scenario/scenario_page.hpp"
#include "gui/scenario/what_if_panel.hpp"
#include "gui/window/main_window.hpp"
#include "models/report/csv.hpp"

namespace tranche::gui {
namespace {

const QString kKorea = QStringLiteral(TRANCHE_SOURCE_DIR "/scenarios/korea-2030.yaml");

double lastMedian(const MainWindow& window) {
    return window.run()->capacity.back().p50;
}

}  // namespace

class WindowTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<MainWindow> window_;
    QString file_;

    // A copy, so that saving spoils nothing; beside the catalogue that it names.
    void start() {
        window_ = std::make_unique<MainWindow>();
        window_->resize(1400, 900);
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        QVERIFY(window_->open(file_));
        QTRY_VERIFY_WITH_TIMEOUT(window_->runIsWhole() && !window_->study().isRunning(), 120'000);
    }

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("tranche"));
        QCoreApplication::setApplicationName(QStringLiteral("tranche-gui-window-test"));
        startAppearance();
        useAppearance(Appearance::light);
    }

    void init() {
        QSettings().clear();
        folder_ = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_->path());
        for (const char* part : {"hardware", "policies", "calendars"}) {
            const QString from = QStringLiteral(TRANCHE_SOURCE_DIR "/scenarios/") + QLatin1String(part);
            QVERIFY(QFile::link(from, folder_->filePath(QLatin1String(part))));
        }
        file_ = folder_->filePath(QStringLiteral("korea-2030.yaml"));
        QVERIFY(QFile::copy(kKorea, file_));
        QVERIFY(QFile::setPermissions(file_, QFile::ReadOwner | QFile::WriteOwner));
        useLanguage(Language::english);
    }

    void cleanup() { window_.reset(); }

    void openRunAndSeeEveryPage() {
        start();
        QVERIFY(window_->headline()->text().contains(QLatin1String("30 replications, seed 2026")));
        for (const QString& id : window_->pageIds()) {
            window_->showPage(id);
            QCOMPARE(window_->pageShown(), id);
            if (const auto* page = qobject_cast<OutcomePage*>(window_->page(id)))
                for (const ChartCard* card : page->cards())
                    QVERIFY2(card->view()->data().hasData() || !card->view()->data().empty.isEmpty(),
                             qPrintable(card->view()->data().id));
        }
    }

    void aChangeShowsWithinASecondAndUndoBringsItBack() {
        start();
        window_->showPage(QStringLiteral("capacity"));
        const double before = lastMedian(*window_);
        const std::string hash = window_->run()->scenarioHash;
        QSignalSpy shown(&window_->study(), &StudyWorker::shown);
        QElapsedTimer clock;
        clock.start();
        const EditOutcome outcome =
            window_->scenarioPage()->document().setValue("tranches.top-up.units", "5688");
        QVERIFY2(outcome.error.isEmpty(), qPrintable(outcome.error));
        QVERIFY(shown.wait(5'000));
        const qint64 first = clock.elapsed();
        qInfo("first new numbers after %lld ms", first);
        QVERIFY2(first < 1000, qPrintable(QString::number(first)));
        QTRY_VERIFY_WITH_TIMEOUT(window_->runIsWhole() && !window_->study().isRunning(), 120'000);
        QVERIFY(lastMedian(*window_) < before);
        const auto* page = qobject_cast<OutcomePage*>(window_->page(QStringLiteral("capacity")));
        QCOMPARE(page->cards()[0]->view()->data().series[2].y.back(), lastMedian(*window_));
        window_->scenarioPage()->document().text()->undo();
        QTRY_VERIFY_WITH_TIMEOUT(
            window_->runIsWhole() && !window_->study().isRunning() && lastMedian(*window_) == before,
            120'000);
        QCOMPARE(window_->run()->scenarioHash, hash);
    }

    void aQuotaChangedByKeyboardMovesTheSeriesAndIsSavedAsItIsShown() {
        start();
        window_->showPage(QStringLiteral("awards"));
        const auto* page = qobject_cast<OutcomePage*>(window_->page(QStringLiteral("awards")));
        const auto targets = [&] { return page->cards()[0]->view()->data().series[1].high; };
        const std::vector<double> before = targets();
        const std::vector<double> gotBefore = page->cards()[0]->view()->data().series[0].high;
        const std::string hash = window_->run()->scenarioHash;
        QWidget* input = window_->whatIf()->editorOf("policy.shares.groups.industry.share")->input();
        input->setFocus();
        QTest::keyClick(input, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(input, QStringLiteral("0.4"));
        QTest::keyClick(input, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(window_->run() && window_->run()->scenarioHash != hash &&
                                     window_->runIsWhole() && !window_->study().isRunning(),
                                 120'000);
        QVERIFY(targets() != before);
        QCOMPARE(targets()[1], 0.4);
        QVERIFY(page->cards()[0]->view()->data().series[0].high != gotBefore);

        // Saved and opened again it is the same scenario with the same numbers.
        const std::string changed = window_->run()->scenarioHash;
        const std::string numbers = metricsCsv(*window_->run());
        QVERIFY(window_->scenarioPage()->document().save().saved);
        QVERIFY(window_->open(file_));
        QTRY_VERIFY_WITH_TIMEOUT(window_->run() && window_->runIsWhole() && !window_->study().isRunning(),
                                 120'000);
        QCOMPARE(window_->run()->scenarioHash, changed);
        QCOMPARE(metricsCsv(*window_->run()), numbers);
    }

    void cancelKeepsWhatIsDone() {
        start();
        const EditOutcome outcome =
            window_->scenarioPage()->document().setValue("experiment.replications", "{min: 3000, max: 3000}");
        QVERIFY2(outcome.error.isEmpty(), qPrintable(outcome.error));
        QTRY_VERIFY_WITH_TIMEOUT(window_->study().isRunning() && !window_->runIsWhole(), 20'000);
        QTest::keyClick(window_.get(), Qt::Key_F5, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!window_->study().isRunning(), 20'000);
        QVERIFY(window_->run()->replications < 3000);
    }

    void aFaultKeepsTheLastRun() {
        start();
        const Run before = window_->run();
        window_->scenarioPage()->document().text()->setPlainText(QStringLiteral("scenario: [oops"));
        QTRY_VERIFY_WITH_TIMEOUT(window_->scenarioPage()->document().isChecked(), 10'000);
        QVERIFY(window_->run() == before);
        QVERIFY(!window_->study().isRunning());
    }

    void aFileDroppedOnTheWindowIsOpened() {
        window_ = std::make_unique<MainWindow>();
        window_->show();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file_)});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window_.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window_.get(), &drop);
        QTRY_COMPARE(window_->scenarioPage()->document().file(), file_);
        QVERIFY(window_->windowTitle().contains(QLatin1String("korea-2030")));
    }

    void aBarLeadsToItsApplicationsAndTheirExplanation() {
        start();
        window_->showPage(QStringLiteral("awards"));
        auto* page = qobject_cast<OutcomePage*>(window_->page(QStringLiteral("awards")));
        for (ChartCard* card : page->cards()) {
            if (card->view()->data().id != QLatin1String("awards")) continue;
            card->view()->setFocus();
            QTest::keyClick(card->view(), Qt::Key_PageDown);
            QTest::keyClick(card->view(), Qt::Key_PageDown);
            QTest::keyClick(card->view(), Qt::Key_Return);
        }
        QTRY_VERIFY_WITH_TIMEOUT(window_->applications()->table()->model()->rowCount() > 10, 60'000);
        QVERIFY(window_->findChild<QDockWidget*>(QStringLiteral("Applications"))->isVisible());
        QTest::keyClick(window_->applications()->table(), Qt::Key_Down);
        QTRY_VERIFY_WITH_TIMEOUT(window_->applications()->explanation()->topLevelItemCount() >= 3, 120'000);
    }

    void everythingIsSavedAsFiles() {
        start();
        const QString out = folder_->filePath(QStringLiteral("out"));
        QCOMPARE(window_->exportAll(out), QString());
        for (const char* name : {"capacity.svg", "capacity.csv", "ladder.svg", "gantt.svg", "report.html",
                                 "metrics.csv", "timeseries.csv"}) {
            QFile file(QDir(out).filePath(QLatin1String(name)));
            QVERIFY2(file.open(QIODevice::ReadOnly), name);
            QVERIFY2(file.size() > 200, name);
        }
        QFile metrics(QDir(out).filePath(QStringLiteral("metrics.csv")));
        QVERIFY(metrics.open(QIODevice::ReadOnly));
        QCOMPARE(metrics.readAll(), QByteArray::fromStdString(metricsCsv(*window_->run())));
        QVERIFY(!window_->exportAll(QStringLiteral("/proc/nowhere")).isEmpty());
    }

    void themeAndLanguageChangeWhileItRuns() {
        start();
        window_->showPage(QStringLiteral("capacity"));
        auto* page = qobject_cast<OutcomePage*>(window_->page(QStringLiteral("capacity")));
        window_->setAppearance(Appearance::dark);
        QVERIFY(page->cards()[0]->view()->plot()->colours().dark);
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 100);
        const QString english = page->cards()[0]->view()->data().title;
        window_->setLanguage(Language::korean);
        QTRY_VERIFY(page->cards()[0]->view()->data().title != english);
        const QString korean = page->cards()[0]->view()->data().title;
        QVERIFY(std::any_of(korean.begin(), korean.end(),
                            [](QChar c) { return c.script() == QChar::Script_Hangul; }));
        window_->setLanguage(Language::english);
        QTRY_COMPARE(page->cards()[0]->view()->data().title, english);
        window_->setAppearance(Appearance::light);
    }

    void docksAndPageAreRemembered() {
        window_ = std::make_unique<MainWindow>();
        window_->show();
        window_->showPage(QStringLiteral("waits"));
        window_->findChild<QDockWidget*>(QStringLiteral("WhatIf"))->hide();
        window_->close();
        window_ = std::make_unique<MainWindow>();
        window_->show();
        QCOMPARE(window_->pageShown(), QStringLiteral("waits"));
        QVERIFY(!window_->findChild<QDockWidget*>(QStringLiteral("WhatIf"))->isVisible());
    }

    void everyControlHasANameAndTheKeyboardReachesIt() {
        start();
        QStringList nameless;
        for (const QString& id : window_->pageIds()) {
            window_->showPage(id);
            QCoreApplication::processEvents();
            for (QWidget* widget : window_->findChildren<QWidget*>()) {
                if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) ||
                    widget->focusProxy() != nullptr)
                    continue;
                if (qobject_cast<QAbstractScrollArea*>(widget->parentWidget()) != nullptr)
                    continue;  // its viewport
                QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
                if (face == nullptr || !face->text(QAccessible::Name).isEmpty()) continue;
                if (widget->objectName().startsWith(QLatin1String("qt_"))) continue;
                nameless.append(QStringLiteral("%1: %2 in %3")
                                    .arg(id, QLatin1String(widget->metaObject()->className()),
                                         QLatin1String(widget->parentWidget()->metaObject()->className())));
            }
        }
        nameless.removeDuplicates();
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
    }
};

}  // namespace tranche::gui

QTEST_MAIN(tranche::gui::WindowTest)
#include <window_test.moc>
