// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Policies in the open scenario, or scenarios beside each other, on common random numbers: every metric side by side, differences
// with intervals, the Pareto front, who gains and who loses. The open scenario is taken as it stands in the editor,
// saved or not; beside it as it was saved, which shows what the changes do.
// Verified by: tests/gui/compare_test.cpp.

#include <QWidget>
#include <functional>

#include "gui/charts/theme.hpp"
#include "gui/work/compare_worker.hpp"

QT_BEGIN_NAMESPACE
class QComboBox;
class QGridLayout;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QProgressBar;
class QPushButton;
class QRadioButton;
class QSpinBox;
QT_END_NAMESPACE

namespace tranche::gui {

class ChartCard;
class TableCard;

class ComparePage : public QWidget {
    Q_OBJECT

public:
    // `open` says what stands in the editor now; no file: nothing is open.
    ComparePage(std::function<ScenarioText()> open, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    // Names of the policies that are chosen at first.
    void setUsual(std::function<QStringList()> usual) { usual_ = std::move(usual); }
    void offerUsual();                // once a scenario is there
    void setPolicies(bool policies);  // else scenarios
    void choosePolicies(const QStringList& names);
    void addFile(const QString& file);  // a policy or a scenario, as the mode is
    void setReplications(int replications);
    ComparedRun result() const { return result_; }
    QPushButton* startButton() const { return start_; }
    ChartCard* differences() const { return difference_; }
    ChartCard* front() const { return front_; }
    ChartCard* gains() const { return gains_; }
    TableCard* estimates() const { return estimates_; }
    QLabel* said() const { return said_; }

Q_SIGNALS:
    void keyClicked(tranche::gui::Loaded scenario, const QString& key, const QString& of);
    void message(const QString& text);

public Q_SLOTS:
    void start();
    void cancel();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Choice {
        QString file, name, title;
        bool chosen = false, edited = false;  // edited: the text in the editor
    };

    void layOutWidgets(const Theme& theme);
    void arrange(bool wide);
    QWidget* makeChoices();
    QWidget* makeResults(const Theme& theme);
    void listPolicies();
    void listChoices();
    void fillBaselines();
    void showResult();
    void showDifference();
    void showGains();
    void retranslate();
    void follow(const QString& key);
    std::vector<Choice> chosen() const;

    std::function<ScenarioText()> open_;
    std::function<QStringList()> usual_;
    TaskThread lister_;
    CompareWorker worker_;
    ComparedRun result_;
    std::vector<Choice> policies_, scenarios_;
    QStringList wanted_;
    bool byPolicy_ = true, listed_ = false;
    QRadioButton *policyMode_, *scenarioMode_;
    QListWidget* list_;
    QPushButton *add_, *start_, *cancel_;
    QLabel *baselineLabel_, *replicationsLabel_, *said_, *metricLabel_, *gainLabel_;
    QComboBox *baseline_, *metric_, *gainOf_;
    QSpinBox* replications_;
    QGridLayout* grid_;
    QWidget* metricBox_;
    QProgressBar* progress_;
    ChartCard *difference_, *front_, *gains_;
    TableCard* estimates_;
};

}  // namespace tranche::gui
