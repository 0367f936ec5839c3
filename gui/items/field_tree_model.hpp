// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The fields of a scenario for a tree view: Field, Value, Source. A new text changes the rows that differ; selection and
// what is open stay. Verified by: tests/gui/scenario_items_test.cpp.

#include <QAbstractItemModel>
#include <string>

#include "gui/items/field_tree.hpp"

namespace tranche::gui {

class FieldTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { fieldColumn, valueColumn, sourceColumn, columns };
    enum Role { pathRole = Qt::UserRole + 1, searchRole };

    explicit FieldTreeModel(QObject* parent = nullptr) : QAbstractItemModel(parent) {}

    void show(FieldTree tree);
    void retranslate();

    const FieldTree& tree() const { return tree_; }
    const FieldNode* nodeOf(const QModelIndex& index) const;
    QModelIndex indexOf(const std::string& path) const;  // of the nearest row at or above it; invalid: none

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void update(FieldNode& into, FieldNode& from);
    void updateChildren(FieldNode& into, FieldNode& from);
    QModelIndex indexOf(const FieldNode& node, int column = 0) const;
    static int rowOf(const FieldNode& node);

    FieldTree tree_;
};

// What a field is for, in the language of the screen.
QString helpText(const FieldNode& node);

}  // namespace tranche::gui
