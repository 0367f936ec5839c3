// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The applications behind a point of a chart, and why any one of them got what it got.
// Verified by: tests/gui/applications_test.cpp, tests/gui/window_test.cpp.

#include <QTimer>
#include <QWidget>
#include <optional>

#include "gui/presentation/chart_data.hpp"
#include "gui/work/applications_worker.hpp"

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QSpinBox;
class QTableView;
QT_END_NAMESPACE

namespace tranche::gui {

class ExplanationTree;
class TableModel;

class ApplicationsPanel : public QWidget {
    Q_OBJECT

public:
    explicit ApplicationsPanel(QWidget* parent = nullptr);

    // `key` as presentation/application_table.hpp has it; `of` says whose they are, for the heading.
    void show(Loaded scenario, const QString& key, const QString& of = {});
    QTableView* table() const { return table_; }
    ExplanationTree* explanation() const { return explanation_; }
    QLabel* heading() const { return heading_; }
    QLineEdit* search() const { return search_; }
    QPushButton* allButton() const { return all_; }
    QPushButton* saveButton() const { return save_; }
    TableData listed() const;  // what is saved: the rows that the search leaves, in their order on the screen
    bool isWorking() const { return wait_.isActive() || worker_.isRunning(); }

public Q_SLOTS:
    // The open scenario is another now. Rows of an earlier version are simulated again, at once or when they are seen; those of a
    // comparison stay.
    void scenarioChanged(tranche::gui::Loaded now);

Q_SIGNALS:
    void message(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();
    void fill(const Simulated& run);
    void fillTable();
    void updateState();  // heading and buttons
    void showAgain(const QString& key);
    void explainRow(const QModelIndex& index);
    void forgetExplanation();
    void tell(const Simulated& run, const std::shared_ptr<const Explanation>& found);
    void save();

    ApplicationsWorker worker_;
    QTimer wait_;  // before an explanation: arrow keys pass over many rows
    Loaded scenario_, newer_;
    QString key_, of_, failure_;
    bool waiting_ = false;
    Simulated run_;
    std::optional<std::uint32_t> project_;  // to be explained
    std::shared_ptr<const Explanation> found_;
    TableModel* model_;
    QSortFilterProxyModel* sorted_;
    QLabel *heading_, *replicationLabel_;
    QSpinBox* replication_;
    QLineEdit* search_;
    QPushButton *all_, *save_;
    QTableView* table_;
    ExplanationTree* explanation_;
};

}  // namespace tranche::gui
