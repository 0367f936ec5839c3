// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A TableData as an item model: numbers and dates in the language of the screen, undefined ones said so; ints are names, not
// counts, and have no separators. SortRole has
// the raw value, KeyRole what stands behind the row.
// Verified by: tests/gui/table_model_test.cpp (QAbstractItemModelTester).

#include <QAbstractTableModel>

#include "gui/presentation/chart_data.hpp"

namespace tranche::gui {

class TableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role { SortRole = Qt::UserRole, KeyRole };

    explicit TableModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
    void setTable(TableData table);
    const TableData& table() const { return table_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    TableData table_;
};

QString cellText(const QVariant& cell);

}  // namespace tranche::gui
