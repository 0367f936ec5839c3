// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/explanation_tree.hpp"

#include <QHeaderView>
#include <QStyledItemDelegate>
#include <algorithm>

#include "gui/items/table_model.hpp"

namespace tranche::gui {
namespace {

constexpr int kNoEnd = 1 << 20;  // [px] no row is as high

// A tree asks for the height of a row without saying how wide its cells are.
class WrappingDelegate : public QStyledItemDelegate {
public:
    explicit WrappingDelegate(QTreeWidget* tree) : QStyledItemDelegate(tree), tree_(tree) {}

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const bool spanned = tree_->isFirstColumnSpanned(index.row(), index.parent());
        int width = spanned ? tree_->viewport()->width() : tree_->columnWidth(index.column());
        if (index.column() == 0)
            for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
                width -= tree_->indentation();
        QStyleOptionViewItem wide = option;
        wide.rect = QRect(0, 0, std::max(width, 40), kNoEnd);
        wide.features |= QStyleOptionViewItem::WrapText;
        return QStyledItemDelegate::sizeHint(wide, index);
    }

private:
    QTreeWidget* tree_;
};

}  // namespace

ExplanationTree::ExplanationTree(QWidget* parent) : QTreeWidget(parent) {
    setColumnCount(2);
    setWordWrap(true);
    setUniformRowHeights(false);
    setRootIsDecorated(false);
    setIndentation(12);
    setTextElideMode(Qt::ElideNone);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);  // rows may be high
    setItemDelegate(new WrappingDelegate(this));
    connect(header(), &QHeaderView::sectionResized, this, [this] { scheduleDelayedItemsLayout(); });
}

QTreeWidgetItem* ExplanationTree::addSpanned(QTreeWidgetItem* under, const QString& words, bool bold) {
    auto* item = under != nullptr ? new QTreeWidgetItem(under, {words}) : new QTreeWidgetItem(this, {words});
    item->setFirstColumnSpanned(true);
    item->setToolTip(0, words);
    QFont own = font();
    own.setBold(bold);
    item->setFont(0, own);
    return item;
}

void ExplanationTree::say(const QString& line) {
    clear();
    addSpanned(nullptr, line, false);
}

void ExplanationTree::setExplanation(const ExplanationText& text) {
    clear();
    const auto fact = [](QTreeWidgetItem* under, const QString& name, const QString& what) {
        auto* item = new QTreeWidgetItem(under, {name, what});
        item->setToolTip(0, name);
        item->setToolTip(1, what);
        item->setData(0, Qt::AccessibleTextRole, name);
        item->setData(1, Qt::AccessibleTextRole, what);
    };
    addSpanned(nullptr, text.title, true);
    for (const ExplanationPart& part : text.parts) {
        QTreeWidgetItem* top = addSpanned(nullptr, part.heading, true);
        for (const auto& [name, what] : part.facts) fact(top, name, what);
    }
    QTreeWidgetItem* top = addSpanned(nullptr, text.changesTitle, true);
    for (const std::vector<QVariant>& row : text.changes.rows) fact(top, cellText(row[0]), cellText(row[1]));
    for (const QString& line : text.note.split(QLatin1Char('\n'))) addSpanned(top, line, false);
    expandAll();
    setColumnWidth(0, std::max(150, width() / 3));
    scrollToTop();
}

void ExplanationTree::resizeEvent(QResizeEvent* event) {
    QTreeWidget::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

}  // namespace tranche::gui
