// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/table_card.hpp"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/charts/chart_export.hpp"
#include "gui/items/table_model.hpp"
#include "gui/pages/save_name.hpp"
#include "gui/presentation/words.hpp"
#include "models/report/atomic_file.hpp"

namespace tranche::gui {

TableCard::TableCard(const QString& id, QWidget* parent)
    : QFrame(parent),
      id_(id),
      model_(new TableModel(this)),
      sorted_(new QSortFilterProxyModel(this)),
      title_(new QLabel(this)),
      view_(new QTableView(this)),
      copy_(new QToolButton(this)),
      save_(new QToolButton(this)) {
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    QFont bold = font();
    bold.setBold(true);
    title_->setFont(bold);
    title_->setTextFormat(Qt::PlainText);
    title_->setWordWrap(true);
    sorted_->setSourceModel(model_);
    sorted_->setSortRole(TableModel::SortRole);
    view_->setModel(sorted_);
    view_->setSortingEnabled(true);
    view_->sortByColumn(-1, Qt::AscendingOrder);
    view_->setAlternatingRowColors(true);
    view_->setSelectionBehavior(QAbstractItemView::SelectRows);
    view_->setFrameShape(QFrame::NoFrame);
    view_->setTabKeyNavigation(false);
    view_->verticalHeader()->setVisible(false);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(8, 4, 4, 0);
    top->addWidget(title_, 1);
    for (QToolButton* button : {copy_, save_}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        top->addWidget(button);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->addLayout(top);
    column->addWidget(view_, 1);
    connect(copy_, &QToolButton::clicked, this, &TableCard::copy);
    connect(save_, &QToolButton::clicked, this, &TableCard::save);
    connect(view_, &QTableView::activated, this, [this](const QModelIndex& index) {
        const QString key = index.data(TableModel::KeyRole).toString();
        if (!key.isEmpty()) Q_EMIT keyClicked(key);
    });
    retranslate();
}

const TableData& TableCard::table() const {
    return model_->table();
}

void TableCard::setTable(const QString& title, TableData table) {
    title_->setText(title);
    view_->setAccessibleName(title);
    model_->setTable(std::move(table));
    view_->resizeColumnsToContents();
}

void TableCard::copy() {
    QApplication::clipboard()->setText(QString::fromStdString(tableCsv(model_->table())));
    Q_EMIT message(tr("Copied the table"));
}

void TableCard::save() {
    const QString file = askWhere(this, id_, {tr("Table (*.csv)")});
    if (file.isEmpty()) return;
    const auto failure =
        writeAtomically(std::filesystem::path(file.toStdString()), tableCsv(model_->table()));
    Q_EMIT message(failure ? qs(failure->message()) : tr("Saved %1").arg(file));
}

void TableCard::retranslate() {
    copy_->setText(tr("Copy"));
    save_->setText(tr("Save…"));
}

void TableCard::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QFrame::changeEvent(event);
}

}  // namespace tranche::gui
