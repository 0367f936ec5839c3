// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/scenario_page.hpp"

#include <QAbstractButton>
#include <QApplication>
#include <QDropEvent>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QStyleFactory>
#include <QTextBlock>
#include <QTimer>
#include <QTranslator>
#include <QTreeView>

#include "gui/scenario/field_detail.hpp"
#include "gui/scenario/field_editor.hpp"
#include "gui/scenario/notice_bar.hpp"
#include "gui/scenario/problem_list.hpp"
#include "gui/scenario/what_if_panel.hpp"
#include "gui/scenario/yaml_view.hpp"
#include "tests/gui/scenario_setting.hpp"

using namespace tranche;
using namespace tranche::gui;

namespace {

// Presses a button of the question that comes up next.
void answer(QMessageBox::StandardButton button) {
    QTimer::singleShot(100, qApp, [button] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (box != nullptr) box->button(button)->click();
    });
}

double industryShare(ScenarioPage& page) {
    const auto loaded = page.document().lastChecked()->loaded;
    if (!loaded) return -1;
    for (const auto& group : loaded->scenario.policy.shares.groups)
        if (group.id == "industry") return group.share;
    return -1;
}

// Marks every text that goes through translation.
class Marker : public QTranslator {
public:
    QString translate(const char*, const char* text, const char*, int) const override {
        return QChar(0xb6) + QString::fromUtf8(text);
    }
    bool isEmpty() const override { return false; }
};

const std::string kShare = "policy.shares.groups.industry.share";

}  // namespace

class ScenarioPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        setting_ = std::make_unique<ScenarioSetting>();
        page_ = std::make_unique<ScenarioPage>(setting_->settings, setting_->drafts);
        page_->addActions(page_->actions());
        page_->resize(1400, 900);
        page_->show();
        QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
    }
    void cleanup() {
        page_.reset();
        setting_.reset();
    }

    void aQuotaIsChangedByKeyboardInTheForm() {
        open("korea-2030.yaml");
        page_->showField(kShare);
        page_->tree()->setFocus();
        QTest::keyClick(page_->tree(), Qt::Key_Return);
        QTRY_VERIFY(page_->detail()->editor()->input()->hasFocus());
        type(page_->detail()->editor()->input(), "0.2");
        QCOMPARE(industryShare(*page_), 0.2);
        // The policy came from its file: it is in this text now, with its comments, and that is said.
        const QString text = page_->document().plainText();
        QVERIFY(text.contains(QStringLiteral("\npolicy:\n  # The rules of the first open calls")));
        QVERIFY(text.contains(
            QStringLiteral("share: {value: 0.2, status: assumed, source: \"changed by hand, was 0.3, "
                           "reported (newspub")));
        QVERIFY(
            page_->detail()->findChildren<QLabel*>()[2]->text().contains(QStringLiteral("korea-2026.yaml")));
        // One step of undo brings everything back, one of redo changes it again.
        page_->action(QStringLiteral("undo"))->trigger();
        QVERIFY(isSettled(page_->document()));
        QCOMPARE(page_->document().plainText().toUtf8(),
                 ScenarioSetting::bytes(ScenarioSetting::shipped("korea-2030.yaml")));
        QCOMPARE(industryShare(*page_), 0.3);
        QVERIFY(!page_->document().isModified());
        page_->action(QStringLiteral("redo"))->trigger();
        QVERIFY(isSettled(page_->document()));
        QCOMPARE(page_->document().plainText(), text);
        QCOMPARE(industryShare(*page_), 0.2);
    }

    void aQuotaIsChangedByKeyboardInTheWhatIfPanel() {
        open("korea-2030.yaml");
        WhatIfPanel* panel = page_->whatIf();
        panel->setParent(nullptr);
        panel->show();
        const std::unique_ptr<WhatIfPanel> owner(panel);
        FieldEditor* editor = panel->editorOf(kShare);
        QVERIFY(editor != nullptr);
        type(editor->input(), "0.25");
        QCOMPARE(industryShare(*page_), 0.25);
        QVERIFY(panel->said().contains(QStringLiteral("korea-2026.yaml")));
        // Steps of one box are one step of undo.
        const QString before = page_->document().plainText();
        editor = panel->editorOf("tranches.naicc.units");
        for (int i = 0; i < 3; ++i) QTest::keyClick(editor->input(), Qt::Key_Down);
        QVERIFY(isSettled(page_->document()));
        QVERIFY(page_->document().plainText() != before);
        page_->action(QStringLiteral("undo"))->trigger();
        QCOMPARE(page_->document().plainText(), before);
    }

    void ctrlZInAnEditorUndoesTheDocument() {
        open("validation/mmc.yaml");
        page_->showField("tranches.servers.units");
        QWidget* input = page_->detail()->editor()->input();
        input->setFocus();
        type(input, "3");
        QVERIFY(page_->document().plainText().contains(QStringLiteral("units: 3\n")));
        QTest::keySequence(input, QKeySequence::Undo);
        QTRY_VERIFY(page_->document().plainText().contains(QStringLiteral("units: 2\n")));
    }

    void aSavedScenarioIsTheSameWhenReadAgain() {
        open("korea-2030.yaml");
        QCOMPARE(page_->document().setValue(kShare, "0.2").error, QString());
        const QString path = setting_->folder.filePath(QStringLiteral("mine.yaml"));
        QCOMPARE(page_->document().saveAs(path).error, QString());
        QVERIFY(isSettled(page_->document()));
        const std::string hash = page_->document().lastChecked()->loaded->hash;
        const QString text = page_->document().plainText();
        QVERIFY(!page_->document().isModified());
        QVERIFY(page_->openPath(path));
        QVERIFY(isSettled(page_->document()));
        QCOMPARE(page_->document().plainText(), text);
        QVERIFY(page_->document().lastChecked()->loaded);  // names of files are right from the new folder
        QCOMPARE(page_->document().lastChecked()->loaded->hash, hash);
    }

    void aDroppedFileIsOpened() {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(ScenarioSetting::shipped("validation/mmc.yaml"))});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page_.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page_.get(), &drop);
        QTRY_COMPARE(page_->document().name(), QStringLiteral("mmc.yaml"));
        // The text takes no files either: they are opened.
        data.setUrls({QUrl::fromLocalFile(ScenarioSetting::shipped("validation/md1.yaml"))});
        const QPoint middle = page_->text()->viewport()->rect().center();
        QDragEnterEvent over(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page_->text()->viewport(), &over);
        QDropEvent onText(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page_->text()->viewport(), &onText);
        QVERIFY(!page_->document().isModified());
        QVERIFY(!page_->document().plainText().contains(QStringLiteral("file:")));
        QMimeData other;
        other.setUrls({QUrl::fromLocalFile(QStringLiteral("/x/report.pdf"))});
        QDragEnterEvent refused({10, 10}, Qt::CopyAction, &other, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page_.get(), &refused);
        QVERIFY(!refused.isAccepted());
    }

    void recentFilesAreRememberedTheNewestFirst() {
        for (const char* name : {"validation/mmc.yaml", "validation/md1.yaml", "validation/mmc.yaml"})
            QVERIFY(page_->openPath(ScenarioSetting::shipped(name)));
        QMenu* menu = page_->action(QStringLiteral("recent"))->menu();
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().size(), 2);
        QVERIFY(menu->actions()[0]->text().startsWith(QStringLiteral("mmc.yaml")));
        menu->actions()[1]->trigger();
        QCOMPARE(page_->document().name(), QStringLiteral("md1.yaml"));
        menu = page_->action(QStringLiteral("new"))->menu();
        Q_EMIT menu->aboutToShow();
        QVERIFY(menu->actions().size() > 8);
        menu->actions()[0]->trigger();
        QCOMPARE(page_->document().name(), QStringLiteral("new from korea-2030.yaml"));
    }

    void unsavedChangesAreAskedAbout() {
        open("validation/mmc.yaml");
        page_->document().setValue("tranches.servers.units", "3");
        const QString text = page_->document().plainText();
        answer(QMessageBox::Cancel);
        QVERIFY(!page_->openPath(ScenarioSetting::shipped("validation/md1.yaml")));
        QCOMPARE(page_->document().plainText(), text);
        answer(QMessageBox::Discard);
        QVERIFY(page_->openPath(ScenarioSetting::shipped("validation/md1.yaml")));
        QVERIFY(page_->maybeLose());  // nothing to lose, nothing asked
    }

    void aFileThatCannotBeOpenedIsSaidAndNothingIsLost() {
        open("validation/mmc.yaml");
        QSignalSpy errors(page_.get(), &ScenarioPage::errorMessage);
        QVERIFY(!page_->openPath(QStringLiteral("/nowhere/x.yaml")));
        QCOMPARE(errors.size(), 1);
        QCOMPARE(page_->notice()->text(), QStringLiteral("There is no file /nowhere/x.yaml."));
        QCOMPARE(page_->document().name(), QStringLiteral("mmc.yaml"));
    }

    void aChangeByAnotherProgramIsOffered() {
        const QString path = setting_->write("a.yaml", "scenario: a\n");
        QVERIFY(page_->openPath(path));
        setting_->write("a.yaml", "scenario: b\n");
        QTRY_VERIFY(page_->notice()->button(0) != nullptr);
        page_->notice()->button(0)->click();
        QCOMPARE(page_->document().plainText(), QStringLiteral("scenario: b\n"));
        setting_->write("a.yaml", "scenario: c\n");
        QTRY_VERIFY(page_->notice()->button(1) != nullptr);
        page_->notice()->button(1)->click();
        QCOMPARE(page_->document().plainText(), QStringLiteral("scenario: b\n"));
        QVERIFY(page_->document().isModified());
    }

    void treeAndTextFollowEachOther() {
        open("korea-2030.yaml");
        page_->tree()->setFocus();
        page_->showField("tranches.naicc.units");
        QVERIFY(page_->text()->textCursor().block().text().contains(QStringLiteral("units: {value: 15000")));
        page_->text()->setFocus();
        QTextCursor cursor = page_->document().text()->find(QStringLiteral("failures_per_1000_node_days"));
        QVERIFY(!cursor.isNull());
        page_->text()->setTextCursor(cursor);
        QTRY_COMPARE(page_->detail()->path(), std::string("operations.failures_per_1000_node_days"));
    }

    void theFilterFindsByKeyAndHelp() {
        open("korea-2030.yaml");
        page_->filter()->setText(QStringLiteral("mean use over the window"));
        QAbstractItemModel* rows = page_->tree()->model();
        QCOMPARE(rows->rowCount(), 1);
        QCOMPARE(rows->index(0, 0).data().toString(), QStringLiteral("policy"));
        page_->filter()->clear();
        QVERIFY(rows->rowCount() > 20);
    }

    void itemsAreAddedAndRemoved() {
        open("validation/mmc.yaml");
        const FieldNode* list = fieldAt(page_->model()->tree(), "targets");
        QVERIFY(list != nullptr && list->children.empty());
        Q_EMIT page_->detail()->wantsItem("targets");
        QVERIFY(page_->document().plainText().contains(
            QStringLiteral("targets:\n  - {gpus: 1, by: 2026-01-01}")));
        QVERIFY(isSettled(page_->document()));
        QCOMPARE(fieldAt(page_->model()->tree(), "targets")->children.size(), std::size_t(1));
        Q_EMIT page_->detail()->wantsDefault("targets[0]");
        QVERIFY(isSettled(page_->document()));
        QVERIFY(fieldAt(page_->model()->tree(), "targets")->children.empty());
    }

    void everythingIsReachedByTabAndHasAName() {
        open("korea-2030.yaml");
        page_->showField("tranches.naicc.units");
        page_->filter()->setFocus();
        QStringList order;
        for (int i = 0; i < 12; ++i) {
            QWidget* at = QApplication::focusWidget();
            QVERIFY(at != nullptr);
            const QString name = at->accessibleName();
            order << (name.isEmpty() ? QString::fromLatin1(at->metaObject()->className()) : name);
            if (at == page_->problems()) break;
            QTest::keyClick(at, at == page_->text() ? Qt::Key_Escape : Qt::Key_Tab);
        }
        QVERIFY2(order.contains(QStringLiteral("tranches.naicc.units")),
                 qPrintable(order.join(QLatin1Char('|'))));
        QVERIFY2(order.last() == QStringLiteral("Problems"), qPrintable(order.join(QLatin1Char('|'))));
    }

    void everyTextFollowsTheLanguage() {
        open("validation/mmc.yaml");
        page_->showField("server_gpus");
        page_->document().setValue("server_gpus", "0");
        QVERIFY(isSettled(page_->document()));
        Marker marker;
        QApplication::installTranslator(&marker);
        QCoreApplication::sendPostedEvents();
        const QStringList data{QStringLiteral("servers: units"), QStringLiteral("8 GPUs")};
        QStringList left;
        for (const QWidget* widget : page_->findChildren<QWidget*>()) {
            QStringList texts{widget->accessibleName(), widget->toolTip()};
            if (const auto* label = qobject_cast<const QLabel*>(widget)) texts << label->text();
            if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) texts << button->text();
            if (const auto* line = qobject_cast<const QLineEdit*>(widget)) texts << line->placeholderText();
            for (const QString& text : texts)
                if (text.contains(QLatin1Char(' ')) && !text.contains(QChar(0xb6)) &&
                    widget->parentWidget() != nullptr && !data.contains(text))
                    left << text;
        }
        for (const QAction* action : page_->actions())
            if (!action->isSeparator() && !action->text().contains(QChar(0xb6))) left << action->text();
        const QString header =
            page_->tree()->model()->headerData(0, Qt::Horizontal, Qt::DisplayRole).toString();
        if (!header.contains(QChar(0xb6))) left << header;
        if (!page_->problems()->item(0)->text().contains(QChar(0xb6)))
            left << page_->problems()->item(0)->text();
        QApplication::removeTranslator(&marker);
        QVERIFY2(left.isEmpty(), qPrintable(left.join(QStringLiteral(" | "))));
    }

    void pictures() {
        open("korea-2030.yaml");
        QDir().mkpath(QStringLiteral(TRANCHE_PICTURES));
        page_->showField("tranches.naicc.units");
        page_->tree()->expand(page_->tree()->currentIndex().parent().parent());
        grab("scenario-light");
        page_->showField("tranches.naicc.milestones.building.duration_days");
        grab("scenario-distribution");
        page_->document().setValue("tranches.naicc.units", "-3");
        page_->document().setValue("operations.pue", "high");
        QVERIFY(isSettled(page_->document()));
        page_->showField("operations.pue");
        page_->text()->goTo(page_->document().lastChecked()->tree.members.back().place);
        useDark(true);
        grab("scenario-dark-faults");
        page_->document().text()->undo();
        page_->document().text()->undo();
        QVERIFY(isSettled(page_->document()));
        QCOMPARE(page_->document().setValue(kShare, "0.25").error, QString());
        QVERIFY(isSettled(page_->document()));
        WhatIfPanel* panel = page_->whatIf();
        panel->setParent(nullptr);
        const std::unique_ptr<WhatIfPanel> owner(panel);
        panel->resize(380, 640);
        panel->show();
        QTest::qWait(50);
        panel->grab().save(QStringLiteral(TRANCHE_PICTURES "/what-if-dark.png"));
        useDark(false);
        QTest::qWait(50);
        panel->grab().save(QStringLiteral(TRANCHE_PICTURES "/what-if-light.png"));
        QVERIFY(QFile::exists(QStringLiteral(TRANCHE_PICTURES "/what-if-light.png")));
    }

private:
    void open(const char* name) {
        QVERIFY(page_->openPath(ScenarioSetting::shipped(name)));
        QVERIFY(isSettled(page_->document()));
    }

    void type(QWidget* input, const char* text) {
        input->setFocus();
        QTest::keyClick(input, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(input, QString::fromLatin1(text));
        QTest::keyClick(input, Qt::Key_Return);
        QVERIFY(isSettled(page_->document()));
    }

    void grab(const char* name) {
        QTest::qWait(50);
        page_->grab().save(QStringLiteral(TRANCHE_PICTURES "/") + QLatin1String(name) +
                           QStringLiteral(".png"));
    }

    static void useDark(bool dark) {
        QPalette palette = QApplication::style()->standardPalette();
        if (dark) {
            palette = QPalette(QColor(0x35, 0x37, 0x3b), QColor(0x25, 0x27, 0x2a));
            palette.setColor(QPalette::Base, QColor(0x1b, 0x1c, 0x1f));
            palette.setColor(QPalette::AlternateBase, QColor(0x23, 0x24, 0x28));
            palette.setColor(QPalette::Text, QColor(0xe8, 0xe8, 0xe8));
            palette.setColor(QPalette::WindowText, QColor(0xe8, 0xe8, 0xe8));
            palette.setColor(QPalette::ButtonText, QColor(0xe8, 0xe8, 0xe8));
            palette.setColor(QPalette::PlaceholderText, QColor(0x9a, 0x9c, 0xa0));
        }
        QApplication::setPalette(palette);
    }

    std::unique_ptr<ScenarioSetting> setting_;
    std::unique_ptr<ScenarioPage> page_;
};

int main(int argc, char** argv) {
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication app(argc, argv);
    ScenarioPageTest test;
    return QTest::qExec(&test, argc, argv);
}

#include <scenario_page_test.moc>
