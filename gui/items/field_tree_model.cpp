// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/field_tree_model.hpp"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QPalette>
#include <QTextDocument>
#include <algorithm>
#include <set>

namespace tranche::gui {

QString helpText(const FieldNode& node) {
    if (node.info == nullptr) return {};
    return QCoreApplication::translate("fields", node.info->help.c_str());
}

const FieldNode* FieldTreeModel::nodeOf(const QModelIndex& index) const {
    return index.isValid() ? static_cast<const FieldNode*>(index.internalPointer()) : tree_.root.get();
}

int FieldTreeModel::rowOf(const FieldNode& node) {
    const auto& rows = node.parent->children;
    const auto it =
        std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.get() == &node; });
    return static_cast<int>(it - rows.begin());
}

QModelIndex FieldTreeModel::indexOf(const FieldNode& node, int column) const {
    if (node.parent == nullptr) return {};
    return createIndex(rowOf(node), column, &node);
}

QModelIndex FieldTreeModel::indexOf(const std::string& path) const {
    if (!tree_.root) return {};
    for (std::string at = path; !at.empty();) {
        if (const FieldNode* node = fieldAt(tree_, at)) return indexOf(*node);
        const std::size_t end = at.find_last_of(".[");
        at.resize(end == std::string::npos ? 0 : end);
    }
    return {};
}

QModelIndex FieldTreeModel::index(int row, int column, const QModelIndex& parent) const {
    const FieldNode* node = nodeOf(parent);
    if (node == nullptr || row < 0 || column < 0 || column >= columns ||
        (parent.isValid() && parent.column() != 0) || static_cast<std::size_t>(row) >= node->children.size())
        return {};
    return createIndex(row, column, node->children[static_cast<std::size_t>(row)].get());
}

QModelIndex FieldTreeModel::parent(const QModelIndex& index) const {
    const FieldNode* node = index.isValid() ? nodeOf(index) : nullptr;
    return node == nullptr || node->parent == nullptr ? QModelIndex() : indexOf(*node->parent);
}

int FieldTreeModel::rowCount(const QModelIndex& parent) const {
    const FieldNode* node = parent.isValid() && parent.column() != 0 ? nullptr : nodeOf(parent);
    return node == nullptr ? 0 : static_cast<int>(node->children.size());
}

int FieldTreeModel::columnCount(const QModelIndex&) const {
    return columns;
}

QVariant FieldTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case fieldColumn:
            return tr("Field");
        case valueColumn:
            return tr("Value");
        case sourceColumn:
            return tr("Source");
        default:
            return {};
    }
}

QVariant FieldTreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const FieldNode& node = *nodeOf(index);
    switch (role) {
        case Qt::DisplayRole:
            if (index.column() == fieldColumn) return node.label;
            return index.column() == valueColumn ? valueText(node) : originText(node);
        case Qt::ToolTipRole: {
            const QString text = QString::fromStdString(node.path) + QLatin1Char('\n') + helpText(node);
            return Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal);
        }
        case Qt::AccessibleTextRole:
            return index.column() == fieldColumn ? node.label + QStringLiteral(", ") + valueText(node)
                                                 : data(index, Qt::DisplayRole);
        case Qt::ForegroundRole:
            if (node.origin == Origin::standard || node.origin == Origin::absent)
                return QGuiApplication::palette().brush(QPalette::PlaceholderText);
            return {};
        case pathRole:
            return QString::fromStdString(node.path);
        case searchRole:
            return QString::fromStdString(node.path) + QLatin1Char(' ') + node.label + QLatin1Char(' ') +
                   helpText(node) + QLatin1Char(' ') + valueText(node);
        default:
            return {};
    }
}

void FieldTreeModel::show(FieldTree tree) {
    if (!tree_.root || !tree.root || tree_.root->children.empty()) {
        beginResetModel();
        tree_ = std::move(tree);
        endResetModel();
        return;
    }
    // The old nodes stay alive until every row has been moved over: data() may be asked in between.
    updateChildren(*tree_.root, *tree.root);
    tree_.checked = std::move(tree.checked);
    tree_.loaded = std::move(tree.loaded);
}

// The same row with what it says now.
void FieldTreeModel::update(FieldNode& into, FieldNode& from) {
    into.label = from.label;
    into.shape = from.shape;
    into.info = from.info;
    into.said = from.said;
    into.value = from.value;
    into.standard = from.standard;
    into.origin = from.origin;
    into.isItem = from.isItem;
    into.path = from.path;
    updateChildren(into, from);
}

void FieldTreeModel::updateChildren(FieldNode& into, FieldNode& from) {
    std::set<std::string> wanted;
    for (const auto& child : from.children) wanted.insert(child->step);
    const QModelIndex parent = indexOf(into);
    auto& rows = into.children;
    for (std::size_t i = rows.size(); i-- > 0;) {
        if (wanted.contains(rows[i]->step)) continue;
        beginRemoveRows(parent, static_cast<int>(i), static_cast<int>(i));
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(i));
        endRemoveRows();
    }
    for (std::size_t i = 0; i < from.children.size(); ++i) {
        const std::string step = from.children[i]->step;
        const auto same = [&](const auto& row) { return row->step == step; };
        const auto it = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(std::min(i, rows.size())),
                                     rows.end(), same);
        const auto at = static_cast<std::size_t>(it - rows.begin());
        if (it != rows.end() && at != i) {
            beginMoveRows(parent, static_cast<int>(at), static_cast<int>(at), parent, static_cast<int>(i));
            std::rotate(rows.begin() + static_cast<std::ptrdiff_t>(i), it, it + 1);
            endMoveRows();
        }
        if (it == rows.end()) {
            beginInsertRows(parent, static_cast<int>(i), static_cast<int>(i));
            from.children[i]->parent = &into;
            rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(i), std::move(from.children[i]));
            endInsertRows();
        } else {
            update(*rows[i], *from.children[i]);
        }
    }
    if (!rows.empty())
        Q_EMIT dataChanged(createIndex(0, 0, rows.front().get()),
                           createIndex(static_cast<int>(rows.size()) - 1, columns - 1, rows.back().get()));
}

void FieldTreeModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
}

}  // namespace tranche::gui
