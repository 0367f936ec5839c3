// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QKeySequence>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QTranslator>

#include "gui/scenario/field_editor.hpp"
#include "gui/scenario/scenario_document.hpp"
#include "gui/scenario/share_balance.hpp"
#include "gui/scenario/shipped_scenarios.hpp"
#include "gui/scenario/what_if_panel.hpp"
#include "gui/scenario/what_if_pins.hpp"
#include "tests/gui/scenario_setting.hpp"

using namespace tranche;
using namespace tranche::gui;

namespace {

QToolButton* resetOf(const WhatIfPanel& panel, const char* label) {
    for (QToolButton* button : panel.findChildren<QToolButton*>())
        if (button->accessibleName() == QStringLiteral("Reset %1").arg(QLatin1String(label)) &&
            !button->isHidden())
            return button;
    return nullptr;
}

}  // namespace

class ScenarioWhatIfTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        setting_ = std::make_unique<ScenarioSetting>();
        document_ = std::make_unique<ScenarioDocument>(setting_->drafts);
        panel_ = std::make_unique<WhatIfPanel>(*document_, setting_->settings);
        panel_->show();
    }
    void cleanup() {
        panel_.reset();
        document_.reset();
        setting_.reset();
    }

    void koreaBeginsWithQuotasCapsDaysADateADelayAndUnits() {
        open("korea-2030.yaml");
        const std::vector<std::string> wanted{
            "policy.shares.groups.national.share",
            "policy.shares.groups.industry.share",
            "policy.shares.groups.research.share",
            "policy.eligibility.caps.Rubin",
            "policy.eligibility.caps.B200",
            "policy.eligibility.caps.GH200",
            "call_series.quarterly.decision_days",
            "policy.waiting_list.days",
            "tranches.p2-rubin.milestones.delivery.not_before",
            "tranches.naicc.milestones.building.duration_days.lognormal.median",
            "tranches.naicc.units"};
        QCOMPARE(panel_->pins(), wanted);
        for (const std::string& path : wanted) QVERIFY2(panel_->editorOf(path) != nullptr, path.c_str());
    }

    void everyDefaultPinOfEveryTemplateCanBeChanged() {
        for (const ScenarioTemplate& one : scenarioTemplates()) {
            QCOMPARE(document_->open(one.file), QString());
            QVERIFY(isSettled(*document_));
            for (const std::string& path : std::vector<std::string>(panel_->pins())) {
                const FieldTree tree = fieldTree(document_->lastChecked(), document_->lastLoaded());
                const FieldNode* node = fieldAt(tree, path);
                QVERIFY2(node != nullptr, path.c_str());
                const bool date = node->shape->kind == Shape::Kind::date;
                const std::string value = date                                        ? "2027-03-01"
                                          : node->shape->kind == Shape::Kind::integer ? "24"
                                                                                      : "0.123";
                const EditOutcome outcome = document_->setValue(path, value);
                QVERIFY2(outcome.error.isEmpty(), qPrintable(outcome.error));
            }
            QVERIFY(isSettled(*document_));
            for (const std::string& path : panel_->pins())
                QVERIFY2(writtenAt(document_->lastChecked()->tree, path) != nullptr, path.c_str());
        }
    }

    void aChangeIsMarkedAndCanBeReset() {
        open("korea-2030.yaml");
        const std::string hash = document_->lastLoaded()->hash;
        for (const auto& [path, value] :
             {std::pair{"policy.shares.groups.industry.share", "0.2"},
              {"tranches.naicc.units", "14000"},
              {"tranches.naicc.milestones.building.duration_days.lognormal.median", "600"}})
            QCOMPARE(document_->setValue(path, value).error, QString());
        QVERIFY(isSettled(*document_));
        QVERIFY2(document_->lastChecked()->loaded, formatIssues(document_->lastChecked()->issues).c_str());
        QVERIFY(document_->lastLoaded()->hash != hash);
        QStringList was;
        for (const QLabel* label : panel_->findChildren<QLabel*>())
            if (!label->isHidden() && label->text().startsWith(QStringLiteral("was "))) was << label->text();
        was.sort();
        QCOMPARE(was, QStringList({QStringLiteral("was 0.3"), QStringLiteral("was 15,000 GPUs"),
                                   QStringLiteral("was 670 days")}));
        for (const char* label :
             {"industry: share", "naicc: units", "naicc, building, duration_days: median"}) {
            QToolButton* reset = resetOf(*panel_, label);
            QVERIFY2(reset != nullptr && reset->isEnabled(), label);
            reset->click();
            QVERIFY(isSettled(*document_));
        }
        // The sources are back as well; only the policy stays in this text.
        QCOMPARE(document_->lastLoaded()->hash, hash);
        QVERIFY(!document_->plainText().contains(QStringLiteral("changed by hand")));
    }

    void aVariantGetsBackWhatItsBaseSays() {
        open("demand-surge.yaml");
        const QString before = document_->plainText();
        QVERIFY(panel_->isPinned("tranches.naicc.units"));
        document_->setValue("tranches.naicc.units", "9000");
        QVERIFY(isSettled(*document_));
        QVERIFY(document_->plainText() != before);
        resetOf(*panel_, "naicc: units")->click();
        QVERIFY(isSettled(*document_));
        QCOMPARE(document_->lastLoaded()->scenario.tranches[7].units, 15000);
    }

    void pinsAreRememberedForEachScenario() {
        open("korea-2030.yaml");
        panel_->setPinned("operations.pue", true);
        panel_->setPinned("policy.waiting_list.days", false);
        open("validation/mmc.yaml");
        QVERIFY(!panel_->isPinned("operations.pue"));
        open("korea-2030.yaml");
        QVERIFY(panel_->isPinned("operations.pue"));
        QVERIFY(panel_->editorOf("operations.pue") != nullptr);
        QVERIFY(!panel_->isPinned("policy.waiting_list.days"));
    }

    void aFaultIsSaidAndTheTextStays() {
        open("validation/mmc.yaml");
        QCOMPARE(document_->setValue("tranches.servers.units", "0").error, QString());  // the check says it
        QVERIFY(isSettled(*document_));
        QVERIFY(!document_->lastChecked()->loaded);
        QVERIFY2(panel_->said().startsWith(QStringLiteral("Not simulated: tranches[0].units: found '0'")),
                 qPrintable(panel_->said()));
        document_->text()->undo();
        QVERIFY(isSettled(*document_));
        QCOMPARE(panel_->said(), QString());
        QVERIFY(document_->lastLoaded() != nullptr);  // the charts keep the last that could be run
        QVERIFY(panel_->editorOf("tranches.servers.units") != nullptr);
    }

    void aFileWithFaultsLeavesNoRowsOfTheOneBefore() {
        open("korea-2030.yaml");
        QVERIFY(panel_->editorOf("tranches.naicc.units") != nullptr);
        QCOMPARE(document_->open(setting_->write("wrong.yaml", "scenario: wrong\nserver_gpus: many\n")),
                 QString());
        for (int i = 0; i < 2; ++i) {  // before the check and after it
            QVERIFY(panel_->editorOf("tranches.naicc.units") == nullptr);
            QVERIFY(panel_->pins().empty());
            panel_->setPinned("server_gpus", true);
            QVERIFY(panel_->pins().empty());
            for (const QPushButton* button : panel_->findChildren<QPushButton*>())
                QVERIFY(!button->isEnabled());
            QVERIFY(isSettled(*document_));
        }
        QVERIFY2(panel_->said().startsWith(QStringLiteral("Not simulated")), qPrintable(panel_->said()));
        open("korea-2030.yaml");
        QVERIFY(panel_->editorOf("tranches.naicc.units") != nullptr);
    }

    void aRaisedShareIsTakenFromTheOthersInOneStep() {
        open("korea-2030.yaml");
        const QString before = document_->plainText();
        Q_EMIT panel_->editorOf("policy.shares.groups.industry.share")->edited(QStringLiteral("0.36"));
        QVERIFY(isSettled(*document_));
        QVERIFY2(document_->lastChecked()->loaded, formatIssues(document_->lastChecked()->issues).c_str());
        QVERIFY2(panel_->said().contains(QStringLiteral("add up to 100")), qPrintable(panel_->said()));
        const auto shares = [this] {
            std::vector<double> all;
            for (const auto& group : document_->lastLoaded()->scenario.policy.shares.groups)
                all.push_back(group.share);
            return all;
        };
        QCOMPARE(shares(), (std::vector<double>{0.4571, 0.36, 0.1829}));
        document_->text()->undo();
        QCOMPARE(document_->plainText(), before);
        document_->text()->redo();
        QVERIFY(isSettled(*document_));
        resetOf(*panel_, "industry: share")->click();
        QVERIFY(isSettled(*document_));
        QCOMPARE(shares(), (std::vector<double>{0.5, 0.3, 0.2}));
    }

    void othersGiveWayOnlyWhenTheyMust() {
        using tranche::gui::Shares;
        QVERIFY(!balancedShares({{"a", 0.5}, {"b", 0.4}}, "a", 0.6));
        QVERIFY(!balancedShares({{"a", 0.5}, {"b", 0.5}}, "a", 0.5));
        QVERIFY(!balancedShares({{"a", 1}}, "a", 0.5));
        QVERIFY(!balancedShares({{"a", 0.5}, {"b", 0.5}}, "a", 1.5));
        QVERIFY(balancedShares({{"a", 0.5}, {"b", 0.4}}, "a", 0.7).has_value());
        QVERIFY(
            (balancedShares({{"a", 1}, {"b", 0}, {"c", 0}}, "a", 0.5) == Shares{{"b", 0.25}, {"c", 0.25}}));
        const auto thirds = balancedShares({{"a", 0.4}, {"b", 0.2}, {"c", 0.2}, {"d", 0.2}}, "a", 0.5);
        QVERIFY(thirds.has_value());
        QCOMPARE(shareText((*thirds)[0].second), std::string("0.1667"));
        QCOMPARE(shareText((*thirds)[2].second), std::string("0.1666"));
        QCOMPARE(groupOfShare("policy.shares.groups.a.share"), std::string("a"));
        QCOMPARE(groupOfShare("policy.intake.tiers.a.share"), std::string());
    }

    void noButtonTakesTheLettersOfTheMenuBar() {
        open("korea-2030.yaml");
        for (const QAbstractButton* button : panel_->findChildren<QAbstractButton*>()) {
            const QString key = QKeySequence::mnemonic(button->text()).toString();
            QVERIFY2(!QStringList({QStringLiteral("Alt+F"), QStringLiteral("Alt+E"), QStringLiteral("Alt+R"),
                                   QStringLiteral("Alt+V"), QStringLiteral("Alt+H")})
                          .contains(key),
                     qPrintable(button->text()));
        }
    }

    void labelsSayWhatIsChanged() {
        QCOMPARE(pinLabel("policy.shares.groups.industry.share"), QStringLiteral("industry: share"));
        QCOMPARE(pinLabel("policy.eligibility.caps.H200"), QStringLiteral("caps: H200"));
        QCOMPARE(pinLabel("server_gpus"), QStringLiteral("server_gpus"));
        QCOMPARE(pinLabel("operations.pue"), QStringLiteral("operations: pue"));
    }

private:
    void open(const char* name) {
        QCOMPARE(document_->open(ScenarioSetting::shipped(name)), QString());
        QVERIFY(isSettled(*document_));
    }

    std::unique_ptr<ScenarioSetting> setting_;
    std::unique_ptr<ScenarioDocument> document_;
    std::unique_ptr<WhatIfPanel> panel_;
};

QTEST_MAIN(ScenarioWhatIfTest)
#include <scenario_what_if_test.moc>
