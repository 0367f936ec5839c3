// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A chart on a page: the drawing, how to read it, the table behind it, and copying and saving of both.
// Verified by: tests/gui/window_test.cpp.

#include <QFrame>

#include "gui/charts/chart_factory.hpp"

QT_BEGIN_NAMESPACE
class QLabel;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;
class QToolButton;
QT_END_NAMESPACE

namespace tranche::gui {

class TableModel;

class ChartCard : public QFrame {
    Q_OBJECT

public:
    ChartCard(ChartData chart, const Theme& theme, QWidget* parent = nullptr);

    void setChart(ChartData chart);
    void setTheme(const Theme& theme);
    ChartView* view() const { return view_; }
    QTableView* table() const { return table_; }
    bool showsTable() const;
    void showTable(bool table);

Q_SIGNALS:
    void keyClicked(const QString& key);
    void message(const QString& text);  // for the status bar: saved, copied

public Q_SLOTS:
    void save();  // asks where and as what
    void copyPicture();
    void copyTable();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void retranslate();
    void fit();

    ChartView* view_;
    TableModel* model_;
    QSortFilterProxyModel* sorted_;
    QTableView* table_;
    QStackedWidget* stack_;
    QLabel *title_, *note_;
    QToolButton *tableButton_, *copyButton_, *saveButton_, *wholeButton_;
};

}  // namespace tranche::gui
