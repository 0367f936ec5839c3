// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of every page in both themes and both languages, in the build folder, to be looked at; and what can be told
// of them by a program: no label cut off, no glyph missing.
#include <QAbstractButton>
#include <QFontDatabase>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QRawFont>
#include <QStandardPaths>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>
#include <QtTest>

#include "gui/pages/applications_panel.hpp"
#include "gui/pages/compare_page.hpp"
#include "gui/pages/experiment_page.hpp"
#include "gui/pages/explanation_tree.hpp"
#include "gui/scenario/scenario_page.hpp"
#include "gui/scenario/yaml_view.hpp"
#include "gui/window/main_window.hpp"

namespace tranche::gui {
namespace {

const QString kKorea = QStringLiteral(TRANCHE_SOURCE_DIR "/scenarios/korea-2030.yaml");
const QString kPictures = QStringLiteral(TRANCHE_PICTURES);

// Labels and buttons whose text does not fit into them.
QStringList clipped(QWidget* window) {
    QStringList faults;
    for (QWidget* widget : window->findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty()) continue;
        QString text;
        if (const auto* label = qobject_cast<QLabel*>(widget); label != nullptr && !label->wordWrap())
            text = label->text();
        if (const auto* button = qobject_cast<QAbstractButton*>(widget)) text = button->text();
        const auto* tool = qobject_cast<QToolButton*>(widget);
        if (tool != nullptr && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull())
            continue;
        if (text.isEmpty()) continue;
        if (widget->width() + 1 < widget->minimumSizeHint().width() ||
            widget->height() + 1 < widget->minimumSizeHint().height())
            faults.append(QStringLiteral("%1 '%2': %3 wide, needs %4")
                              .arg(QLatin1String(widget->metaObject()->className()), text)
                              .arg(widget->width())
                              .arg(widget->minimumSizeHint().width()));
    }
    return faults;
}

}  // namespace

class PicturesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<MainWindow> window_;
    QTemporaryDir folder_;

    // Something to compare, results of a sweep, and a field in the form.
    void fillTheOtherPages() {
        window_->scenarioPage()->showField("tranches.naicc.units");
        window_->showPage(QStringLiteral("compare"));
        ComparePage* compare = window_->compare();
        compare->choosePolicies({QStringLiteral("korea-2026"), QStringLiteral("first-come"),
                                 QStringLiteral("equal-lottery"), QStringLiteral("sme-lottery"),
                                 QStringLiteral("sector-quota-hard")});
        compare->setReplications(5);
        QTRY_VERIFY_WITH_TIMEOUT(compare->startButton()->isEnabled(), 20'000);
        compare->start();
        QTRY_VERIFY_WITH_TIMEOUT(compare->result() != nullptr, 120'000);
        QProcess sweep;
        sweep.start(QStringLiteral(TRANCHE_PROGRAM),
                    {QStringLiteral("sweep"), QStringLiteral("run"),
                     QStringLiteral(TRANCHE_SOURCE_DIR "/scenarios/experiments/growth-by-rule.yaml"),
                     QStringLiteral("--out"), folder_.path(), QStringLiteral("--replications"),
                     QStringLiteral("2"), QStringLiteral("--quiet")});
        QVERIFY(sweep.waitForFinished(240'000));
        QCOMPARE(sweep.exitCode(), 0);
        window_->experiment()->openResults(folder_.path());
        QTRY_VERIFY_WITH_TIMEOUT(window_->experiment()->isOpen() && !window_->experiment()->isWorking(),
                                 30'000);
    }

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("tranche"));
        QCoreApplication::setApplicationName(QStringLiteral("tranche-gui-pictures"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
        QVERIFY(QDir().mkpath(kPictures));
        QDir::setCurrent(QStringLiteral(TRANCHE_SOURCE_DIR));
        startAppearance();
        useAppearance(Appearance::light);
        useLanguage(Language::english);
        window_ = std::make_unique<MainWindow>();
        window_->resize(1500, 940);
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        QVERIFY(window_->open(kKorea));
        QTRY_VERIFY_WITH_TIMEOUT(window_->runIsWhole() && !window_->study().isRunning(), 120'000);
        fillTheOtherPages();
    }

    void koreanHasGlyphs() {
        const QStringList families = QFontDatabase::families(QFontDatabase::Korean);
        QVERIFY2(!families.isEmpty(), "no font with Korean: tools/setup --gui installs fonts-nanum");
        const QFontMetrics metrics{QFont(families.first())};
        for (const QChar c : QStringLiteral("가용수요공급형평성"))
            QVERIFY2(metrics.inFont(c), qPrintable(QString(c)));
    }

    void everyPage_data() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("korean");
        QTest::newRow("light-en") << false << false;
        QTest::newRow("light-ko") << false << true;
        QTest::newRow("dark-en") << true << false;
        QTest::newRow("dark-ko") << true << true;
    }

    void everyPage() {
        QFETCH(bool, dark);
        QFETCH(bool, korean);
        window_->setAppearance(dark ? Appearance::dark : Appearance::light);
        window_->setLanguage(korean ? Language::korean : Language::english);
        QTest::qWait(50);  // first the texts, then the places for them
        QStringList faults;
        for (const QString& id : window_->pageIds()) {
            window_->showPage(id);
            QTest::qWait(50);
            for (const QString& fault : clipped(window_.get()))
                faults.append(id + QStringLiteral(": ") + fault);
            QVERIFY(window_->grab().save(
                QStringLiteral("%1/%2-%3.png").arg(kPictures, id, QLatin1String(QTest::currentDataTag()))));
        }
        faults.removeDuplicates();
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    void applicationsAndTheirExplanation() {
        window_->setAppearance(Appearance::light);
        for (const auto& [language, name] :
             {std::pair(Language::english, "en"), std::pair(Language::korean, "ko")}) {
            window_->setLanguage(language);
            window_->showPage(QStringLiteral("awards"));
            auto* page = qobject_cast<OutcomePage*>(window_->page(QStringLiteral("awards")));
            Q_EMIT page->keyClicked(QStringLiteral("sector:startup"));
            QTRY_VERIFY_WITH_TIMEOUT(window_->applications()->table()->model()->rowCount() > 50, 60'000);
            window_->applications()->table()->selectRow(3);
            QTRY_VERIFY_WITH_TIMEOUT(window_->applications()->explanation()->topLevelItemCount() >= 3,
                                     120'000);
            QTest::qWait(50);
            QVERIFY(window_->grab().save(
                QStringLiteral("%1/applications-light-%2.png").arg(kPictures, QLatin1String(name))));
        }
    }

    void faultsOfAScenario() {
        window_->setLanguage(Language::english);
        window_->setAppearance(Appearance::dark);
        window_->showPage(QStringLiteral("scenario"));
        QTextDocument* text = window_->scenarioPage()->document().text();
        QTextCursor cursor = text->find(QStringLiteral("units: {value: 3056"));
        cursor.insertText(QStringLiteral("units: {value: three thousand"));
        QTRY_VERIFY_WITH_TIMEOUT(window_->scenarioPage()->document().isChecked(), 10'000);
        window_->scenarioPage()->text()->setTextCursor(cursor);
        QTest::qWait(50);
        QVERIFY(window_->grab().save(QStringLiteral("%1/faults-dark-en.png").arg(kPictures)));
        text->undo();
        text->setModified(false);
    }
};

}  // namespace tranche::gui

QTEST_MAIN(tranche::gui::PicturesTest)
#include <pictures_test.moc>
