// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/save_dialog.hpp"

#include <QAbstractButton>
#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QTimer>

#include "gui/pages/save_name.hpp"
#include "tests/gui/scenario_setting.hpp"

using namespace tranche::gui;

namespace {

// Types the names into the dialog, one each time it comes up, and answers what it asks in between.
class User : public QObject {
public:
    User(QStringList names, QMessageBox::StandardButton answer) : names_(std::move(names)), answer_(answer) {
        connect(&timer_, &QTimer::timeout, this, &User::act);
        timer_.start(20);
    }
    int asked = 0;
    QString offered;

private:
    void act() {
        QWidget* top = QApplication::activeModalWidget();
        if (auto* box = qobject_cast<QMessageBox*>(top)) {
            ++asked;
            box->button(answer_)->click();
        } else if (auto* dialog = qobject_cast<QFileDialog*>(top)) {
            if (offered.isEmpty()) offered = dialog->selectedFiles().value(0);
            if (names_.isEmpty()) return dialog->reject();
            dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(names_.takeFirst());
            QMetaObject::invokeMethod(dialog, "accept");
        }
    }

    QStringList names_;
    QMessageBox::StandardButton answer_;
    QTimer timer_;
};

const QStringList kScenarios{QStringLiteral("Scenarios (*.yaml *.yml)"), QStringLiteral("All files (*)")};
const QStringList kPictures{QStringLiteral("Scalable (*.svg)"), QStringLiteral("Picture (*.png)")};

}  // namespace

class SaveDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QCoreApplication::setOrganizationName(QStringLiteral("tranche-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, setting_.folder.path());
    }

    void aFileIsReplacedOnlyWhenThatWasAllowed_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("allowed");
        QTest::addColumn<int>("asked");
        QTest::addColumn<QString>("chosen");
        QTest::newRow("no ending, refused") << "foo" << false << 1 << "";
        QTest::newRow("no ending, allowed") << "foo" << true << 1 << "foo.yaml";
        QTest::newRow("with its ending") << "foo.yaml" << true << 1 << "foo.yaml";
        QTest::newRow("a new name") << "bar" << true << 0 << "bar.yaml";
        QTest::newRow("an ending of its own") << "foo.yml" << true << 0 << "foo.yml";
    }
    void aFileIsReplacedOnlyWhenThatWasAllowed() {
        QFETCH(QString, typed);
        QFETCH(bool, allowed);
        QFETCH(int, asked);
        QFETCH(QString, chosen);
        const QString there = setting_.write("foo.yaml", "a: 1\n");
        User user({typed}, allowed ? QMessageBox::Yes : QMessageBox::No);
        const QString file = askFileToWrite(nullptr, QStringLiteral("Save"),
                                            setting_.folder.filePath(QStringLiteral("x.yaml")), kScenarios);
        QCOMPARE(user.asked, asked);
        QCOMPARE(file, chosen.isEmpty() ? QString() : setting_.folder.filePath(chosen));
    }

    void anotherNameCanBeGivenAfterNo() {
        setting_.write("foo.yaml", "a: 1\n");
        User user({QStringLiteral("foo"), QStringLiteral("other")}, QMessageBox::No);
        QCOMPARE(askFileToWrite(nullptr, QStringLiteral("Save"),
                                setting_.folder.filePath(QStringLiteral("x.yaml")), kScenarios),
                 setting_.folder.filePath(QStringLiteral("other.yaml")));
        QCOMPARE(user.asked, 1);
    }

    void theFolderAndTheKindOfLastTimeAreOffered() {
        QSettings().setValue(QStringLiteral("save/folder"), setting_.folder.path());
        {
            User user({QStringLiteral("a.png")}, QMessageBox::No);
            QCOMPARE(askWhere(nullptr, QStringLiteral("wait"), kPictures),
                     setting_.folder.filePath(QStringLiteral("a.png")));
            QCOMPARE(user.offered, setting_.folder.filePath(QStringLiteral("wait.svg")));
        }
        User user({QStringLiteral("b")}, QMessageBox::No);
        QCOMPARE(askWhere(nullptr, QStringLiteral("wait"), kPictures),
                 setting_.folder.filePath(QStringLiteral("b.png")));
        QCOMPARE(user.offered, setting_.folder.filePath(QStringLiteral("wait.png")));
    }

    void theEndingIsTheFirstOfAKind() {
        QCOMPARE(endingOf(kScenarios[0]), QStringLiteral(".yaml"));
        QCOMPARE(endingOf(kScenarios[1]), QString());
        QCOMPARE(endingOf(kPictures[1]), QStringLiteral(".png"));
    }

private:
    ScenarioSetting setting_;
};

QTEST_MAIN(SaveDialogTest)
#include <save_dialog_test.moc>
