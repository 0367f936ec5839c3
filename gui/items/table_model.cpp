// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/table_model.hpp"

#include <QDate>
#include <cmath>

#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

constexpr double kDigits = 0.01;  // of the value: some four digits

bool isNumber(const QVariant& cell) {
    const int type = cell.typeId();
    return cell.canConvert<FigureCell>() || type == QMetaType::Double || type == QMetaType::LongLong ||
           type == QMetaType::Int;
}

bool isNowhere(const QVariant& cell) {
    if (cell.canConvert<FigureCell>()) return std::isnan(cell.value<FigureCell>().value);
    if (cell.typeId() == QMetaType::Double) return std::isnan(cell.toDouble());
    return cell.typeId() == QMetaType::QString && cell.toString().isEmpty();
}

// What is undefined comes last.
QVariant sortKey(const QVariant& cell) {
    if (isNowhere(cell)) return {};
    if (cell.canConvert<FigureCell>()) return cell.value<FigureCell>().value;
    if (cell.canConvert<WordCell>()) return cell.value<WordCell>().shown;
    return cell;
}

}  // namespace

QString cellText(const QVariant& cell) {
    if (cell.canConvert<FigureCell>()) return cell.value<FigureCell>().shown;
    if (cell.typeId() == QMetaType::Int)
        return QString::number(cell.toInt());  // a number of something, not a count
    if (cell.typeId() == QMetaType::Double) {
        const double value = cell.toDouble();
        return value == std::round(value) ? numberText(value) : numberText(value, std::abs(value) * kDigits);
    }
    if (isNumber(cell)) return numberText(static_cast<double>(cell.toLongLong()));
    if (cell.typeId() == QMetaType::QDate) {
        const QDate date = cell.toDate();
        return dateText(date.isValid() ? static_cast<double>(QDate(1970, 1, 1).daysTo(date)) : kNoNumber);
    }
    if (cell.canConvert<WordCell>()) return cell.value<WordCell>().shown;
    return cell.toString();
}

void TableModel::setTable(TableData table) {
    beginResetModel();
    table_ = std::move(table);
    endResetModel();
}

int TableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(table_.rows.size());
}

int TableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(table_.columns.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const std::vector<QVariant>& row = table_.rows[static_cast<std::size_t>(index.row())];
    if (role == KeyRole)
        return index.row() < table_.keys.size() ? QVariant(table_.keys[index.row()]) : QVariant();
    const auto column = static_cast<std::size_t>(index.column());
    if (column >= row.size()) return {};
    const QVariant& cell = row[column];
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return cellText(cell);
        case Qt::TextAlignmentRole:
            return QVariant::fromValue<int>(
                static_cast<int>(isNumber(cell) ? Qt::AlignRight : Qt::AlignLeft) |
                static_cast<int>(Qt::AlignVCenter));
        case SortRole:
            return sortKey(cell);
        default:
            return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole) return {};
    if (orientation == Qt::Vertical) return section + 1;
    return section < table_.columns.size() ? QVariant(table_.columns[section]) : QVariant();
}

}  // namespace tranche::gui
