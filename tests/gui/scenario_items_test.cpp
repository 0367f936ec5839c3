// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QLineEdit>
#include <memory>

#include "gui/items/field_tree_model.hpp"
#include "gui/scenario/field_editor.hpp"
#include "gui/scenario/new_item.hpp"
#include "gui/scenario/number_box.hpp"
#include "models/scenario/yaml_document.hpp"
#include "models/scenario/yaml_edit.hpp"
#include "tests/gui/scenario_setting.hpp"

using namespace tranche;
using namespace tranche::gui;

namespace {

FieldTree treeOf(ScenarioDocument& document) {
    return fieldTree(document.lastChecked(), document.lastLoaded());
}

QString valueAt(const FieldTree& tree, const char* path) {
    const FieldNode* node = fieldAt(tree, path);
    return node == nullptr ? QStringLiteral("no such row") : valueText(*node);
}

QString originAt(const FieldTree& tree, const char* path) {
    const FieldNode* node = fieldAt(tree, path);
    return node == nullptr ? QStringLiteral("no such row") : originText(*node);
}

int countRows(const FieldNode& node) {
    int count = 1;
    for (const auto& child : node.children) count += countRows(*child);
    return count;
}

}  // namespace

class ScenarioItemsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() {
        setting_ = std::make_unique<ScenarioSetting>();
        document_ = std::make_unique<ScenarioDocument>(setting_->drafts);
    }
    void cleanup() {
        document_.reset();
        setting_.reset();
    }

    void valuesComeWithUnitSourceAndOrigin() {
        open("korea-2030.yaml");
        const FieldTree tree = treeOf(*document_);
        QCOMPARE(valueAt(tree, "tranches.p1-h200.units"), QStringLiteral("3,056 GPUs"));
        QVERIFY(originAt(tree, "tranches.p1-h200.units").startsWith(QStringLiteral("reported: kmjournal")));
        QCOMPARE(valueAt(tree, "tranches.naicc.planned_in_service"), QStringLiteral("2028-06-30"));
        QCOMPARE(valueAt(tree, "budgets.centre.company.from_year"), QStringLiteral("2026"));
        QCOMPARE(valueAt(tree, "tranches.naicc.milestones.building.duration_days"),
                 QStringLiteral("lognormal: median 670, sigma 0.15"));
        QCOMPARE(valueAt(tree, "tranches.naicc.milestones.building.duration_days.lognormal.median"),
                 QStringLiteral("670 days"));
        QCOMPARE(valueAt(tree, "tranches.naicc.milestones.building.duration_days.lognormal.sigma"),
                 QStringLiteral("0.15"));
        QCOMPARE(valueAt(tree, "server_gpus"), QStringLiteral("8 GPUs"));
        QCOMPARE(originAt(tree, "server_gpus"), QStringLiteral("default"));
        QCOMPARE(valueAt(tree, "policy.shares.groups.industry.share"), QStringLiteral("0.3"));
        QVERIFY(originAt(tree, "policy.shares.groups.industry.share")
                    .startsWith(QStringLiteral("from korea-2026.yaml; reported: newspub")));
        QCOMPARE(valueAt(tree, "policy.eligibility.caps.H200"), QStringLiteral("256 GPUs"));
        QCOMPARE(originAt(tree, "hardware.H200.memory_gb").left(23),
                 QStringLiteral("from accelerators.yaml;"));
        QVERIFY(fieldAt(tree, "sites") != nullptr && fieldAt(tree, "sites")->children.empty());
    }

    void aVariantShowsWhatItSaysAndWhatItsBaseSays() {
        open("demand-surge.yaml");
        const FieldTree tree = treeOf(*document_);
        QCOMPARE(fieldAt(tree, "sectors.academia.adoption.q")->origin, Origin::here);
        QCOMPARE(valueAt(tree, "sectors.academia.adoption.q"), QStringLiteral("0.5 1/year"));
        QCOMPARE(fieldAt(tree, "sectors.academia.merit")->origin, Origin::elsewhere);
        QVERIFY(originAt(tree, "sectors.academia.merit").startsWith(QStringLiteral("from korea-2030.yaml")));
        QCOMPARE(fieldAt(tree, "policy.shares.groups.industry.share")->origin, Origin::here);
        QVERIFY(originAt(tree, "policy.recall.use_below").startsWith(QStringLiteral("from korea-2026.yaml")));
        QCOMPARE(fieldAt(tree, "tranches")->children.size(), std::size_t(9));
    }

    void aTextWithFaultsStillShowsWhatItSays() {
        const QString path =
            setting_->write("a.yaml", "scenario: a\nserver_gpus: many\ntranches:\n  - {id: x, units: 5}\n");
        QCOMPARE(document_->open(path), QString());
        QVERIFY(isSettled(*document_));
        const FieldTree tree = treeOf(*document_);
        QCOMPARE(valueAt(tree, "server_gpus"), QStringLiteral("many"));
        QCOMPARE(valueAt(tree, "tranches.x.units"), QStringLiteral("5 GPUs"));
        QCOMPARE(fieldAt(tree, "horizon")->origin, Origin::absent);
    }

    void theModelKeepsItsPromisesThroughEveryKindOfChange() {
        FieldTreeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        open("korea-2030.yaml");
        model.show(treeOf(*document_));
        const QPersistentModelIndex units = model.indexOf("tranches.naicc.units");
        QVERIFY(units.isValid());
        const std::vector<std::pair<const char*, const char*>> sets{
            {"tranches.naicc.units", "14000"},
            {"policy.shares.groups.industry.share", "0.2"},
            {"tranches.naicc.milestones.building.duration_days", "5"},
            {"sites", "[]"},
            {"title", "x"}};
        for (const auto& [at, value] : sets) {
            QCOMPARE(document_->setValue(at, value).error, QString());
            step(model);
        }
        document_->addItem("targets", "{gpus: 5, by: 2027-01-01}");
        step(model);
        document_->removeValue("targets[0]");
        step(model);
        document_->removeValue("tranches.p1-h200");
        step(model);
        QVERIFY(units.isValid());  // the row stayed while others came and went
        QCOMPARE(units.data(FieldTreeModel::pathRole).toString(), QStringLiteral("tranches.naicc.units"));
        document_->text()->setPlainText(QStringLiteral("scenario: ["));
        step(model);
        open("validation/mmc.yaml");
        step(model);
        model.show({});
        QCOMPARE(model.rowCount(), 0);
    }

    void itemsChangeTheirOrder() {
        FieldTreeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        document_->open(setting_->write("a.yaml", "delay_factors: [{id: a}, {id: b}, {id: c}]\n"));
        step(model);
        document_->text()->setPlainText(
            QStringLiteral("delay_factors: [{id: c}, {id: x}, {id: a}, {id: b}]\n"));
        step(model);
        const QModelIndex list = model.indexOf("delay_factors");
        QStringList ids;
        for (int i = 0; i < model.rowCount(list); ++i) ids << model.index(i, 0, list).data().toString();
        QCOMPARE(ids.join(QLatin1Char(' ')), QStringLiteral("c x a b"));
    }

    void everyRowOfEveryTemplateHasATextAndAPathThatLeadsBack() {
        for (const char* name :
             {"korea-2030.yaml", "demand-surge.yaml", "round1-replay.yaml", "npu-transition.yaml"}) {
            open(name);
            QElapsedTimer clock;
            clock.start();
            const FieldTree tree = treeOf(*document_);
            const qint64 took = clock.elapsed();
            QVERIFY2(took < 1000, qPrintable(QString::number(took)));
            QVERIFY(countRows(*tree.root) > 300);
            everyRow(tree, *tree.root);
        }
    }

    void newItemsCanBeReadBack() {
        open("korea-2030.yaml");
        const FieldTree tree = treeOf(*document_);
        for (const char* list :
             {"targets", "tranches", "budgets", "sectors", "calls", "policy.shares.groups", "sites"}) {
            Issues issues;
            const auto item = parseYamlValue(newItem(*fieldAt(tree, list)), list, issues);
            QVERIFY2(item && !issues.hasErrors(), list);
        }
        QVERIFY(newItem(*fieldAt(tree, "tranches")).find("id: \"new-1\"") != std::string::npos);
    }

    void aNumberBoxShowsTheDigitsThatThereAre() {
        NumberBox share({.min = 0, .max = 1}, false, false);
        share.show(0.3);
        QCOMPARE(share.text(), QStringLiteral("0.3"));
        QCOMPARE(share.yaml(), std::string("0.3"));
        share.stepBy(1);
        QCOMPARE(share.yaml(), std::string("0.31"));
        NumberBox won({.min = 0}, true, false);
        won.show(2500000000000);
        QCOMPARE(won.text(), QStringLiteral("2,500,000,000,000"));
        QCOMPARE(won.yaml(), std::string("2500000000000"));
        NumberBox year({}, true, true);
        year.show(2026);
        QCOMPARE(year.text(), QStringLiteral("2026"));
        year.showNothing();
        QCOMPARE(year.text(), QString());
        year.show(2026);
        QCOMPARE(year.text(), QStringLiteral("2026"));
    }

    void aDateThatIsNotThereIsTyped() {
        const Shape shape{.kind = Shape::Kind::date};
        const FieldInfo info{.key = "on", .help = {}};
        FieldNode node;
        node.step = node.path = "on";
        node.shape = &shape;
        node.info = &info;
        FieldEditor editor(node, QStringLiteral("on"));
        editor.setVisible(true);
        auto* line = editor.findChild<QLineEdit*>();
        QCOMPARE(line->text(), QString());
        QSignalSpy edited(&editor, &FieldEditor::edited);
        QTest::keyClicks(line, QStringLiteral("2027-03-01"));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited[0][0].toString(), QStringLiteral("2027-03-01"));
        const Node day = plainNode("2026-05-01");
        node.value = &day;
        QVERIFY(editor.fits(node));
        editor.show(node);
        QCOMPARE(line->text(), QStringLiteral("2026-05-01"));
        QTest::keyClick(line, Qt::Key_Up);
        QCOMPARE(edited.size(), 2);
        QCOMPARE(edited[1][0].toString(), QStringLiteral("2026-05-02"));
        editor.show(node);
        QTest::keyClick(line, Qt::Key_PageUp);
        QCOMPARE(edited[2][0].toString(), QStringLiteral("2026-06-01"));
        editor.show(node);
        QCOMPARE(line->text(), QStringLiteral("2026-05-01"));
        QCOMPARE(edited.size(), 3);  // what is shown is not told
    }

    void aWholeDateIsTypedOverTheSelectedOne() {
        const Shape shape{.kind = Shape::Kind::date};
        const FieldInfo info{.key = "on", .help = {}};
        const Node day = plainNode("2026-12-01");
        FieldNode node;
        node.step = node.path = "on";
        node.shape = &shape;
        node.info = &info;
        node.value = &day;
        FieldEditor editor(node, QStringLiteral("on"));
        editor.setVisible(true);
        QWidget* input = editor.input();
        QSignalSpy edited(&editor, &FieldEditor::edited);
        QSignalSpy refused(&editor, &FieldEditor::refused);
        QTest::mouseClick(input, Qt::LeftButton);
        for (const char* wrong : {"2027-02-30", "2027", "27-06-01", ""}) {
            QTest::keyClick(input, Qt::Key_A, Qt::ControlModifier);
            QTest::keyClick(input, Qt::Key_Delete);
            QTest::keyClicks(input, QLatin1String(wrong));
            QTest::keyClick(input, Qt::Key_Return);
            QCOMPARE(edited.size(), 0);
            QCOMPARE(refused.size(), 1);
            QVERIFY(
                refused.takeFirst()[0].toString().contains(QStringLiteral("'%1'").arg(QLatin1String(wrong))));
            QCOMPARE(static_cast<QLineEdit*>(input)->text(), QStringLiteral("2026-12-01"));
        }
        QTest::keyClick(input, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(input, QStringLiteral("2027-06-01"));
        QTest::keyClick(input, Qt::Key_Return);
        QCOMPARE(refused.size(), 0);
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited[0][0].toString(), QStringLiteral("2027-06-01"));
    }

private:
    void open(const char* name) {
        QCOMPARE(document_->open(ScenarioSetting::shipped(name)), QString());
        QVERIFY(isSettled(*document_));
    }
    void step(FieldTreeModel& model) {
        QVERIFY(isSettled(*document_));
        model.show(treeOf(*document_));
    }
    void everyRow(const FieldTree& tree, const FieldNode& node) {
        for (const auto& child : node.children) {
            QVERIFY(!child->label.isEmpty());
            QCOMPARE(fieldAt(tree, child->path), child.get());
            // What is said here is in the text under this path.
            if (child->origin == Origin::here)
                QVERIFY2(writtenAt(tree.checked->tree, child->path) != nullptr, child->path.c_str());
            valueText(*child);
            originText(*child);
            everyRow(tree, *child);
        }
    }

    std::unique_ptr<ScenarioSetting> setting_;
    std::unique_ptr<ScenarioDocument> document_;
};

QTEST_MAIN(ScenarioItemsTest)
#include <scenario_items_test.moc>
