// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A table on a page, sortable, to copy and to save. Verified by: tests/gui/compare_test.cpp.

#include <QFrame>

#include "gui/presentation/chart_data.hpp"

QT_BEGIN_NAMESPACE
class QLabel;
class QSortFilterProxyModel;
class QTableView;
class QToolButton;
QT_END_NAMESPACE

namespace tranche::gui {

class TableModel;

class TableCard : public QFrame {
    Q_OBJECT

public:
    // `id`: the name of its file.
    explicit TableCard(const QString& id, QWidget* parent = nullptr);

    void setTable(const QString& title, TableData table);
    QTableView* view() const { return view_; }
    const TableData& table() const;

Q_SIGNALS:
    void keyClicked(const QString& key);
    void message(const QString& text);

public Q_SLOTS:
    void copy();
    void save();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QString id_;
    TableModel* model_;
    QSortFilterProxyModel* sorted_;
    QLabel* title_;
    QTableView* view_;
    QToolButton *copy_, *save_;
};

}  // namespace tranche::gui
