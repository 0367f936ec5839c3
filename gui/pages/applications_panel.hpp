// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The applications behind a point of a chart, and why any one of them got what it got.
// Verified by: tests/gui/applications_test.cpp, tests/gui/window_test.cpp.

#include <QWidget>

#include "gui/work/applications_worker.hpp"

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QSpinBox;
class QTableView;
class QTreeWidget;
QT_END_NAMESPACE

namespace tranche::gui {

class TableModel;

class ApplicationsPanel : public QWidget {
    Q_OBJECT

public:
    explicit ApplicationsPanel(QWidget* parent = nullptr);

    // `key` as presentation/application_table.hpp has it; `of` says whose they are, for the heading.
    void show(Loaded scenario, const QString& key, const QString& of = {});
    QTableView* table() const { return table_; }
    QTreeWidget* explanation() const { return explanation_; }
    bool isWorking() const { return worker_.isRunning(); }

Q_SIGNALS:
    void message(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fill(const Simulated& run);
    void explainRow(const QModelIndex& index);
    void tell(const Simulated& run, const Explanation& found);
    void save();

    ApplicationsWorker worker_;
    Loaded scenario_;
    QString key_, of_;
    Simulated run_;
    TableModel* model_;
    QSortFilterProxyModel* sorted_;
    QLabel *heading_, *replicationLabel_;
    QSpinBox* replication_;
    QLineEdit* search_;
    QPushButton *all_, *save_;
    QTableView* table_;
    QTreeWidget* explanation_;
};

}  // namespace tranche::gui
