// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/find_bar.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QToolButton>

#include "gui/scenario/yaml_view.hpp"

namespace tranche::gui {

FindBar::FindBar(YamlView* view, QWidget* parent)
    : QWidget(parent),
      view_(view),
      line_(new QLineEdit),
      said_(new QLabel),
      next_(new QToolButton),
      previous_(new QToolButton),
      close_(new QToolButton) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    previous_->setArrowType(Qt::UpArrow);
    next_->setArrowType(Qt::DownArrow);
    close_->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    said_->setTextFormat(Qt::PlainText);
    layout->addWidget(line_, 1);
    for (QWidget* widget : {static_cast<QWidget*>(said_), static_cast<QWidget*>(previous_),
                            static_cast<QWidget*>(next_), static_cast<QWidget*>(close_)})
        layout->addWidget(widget);
    line_->installEventFilter(this);
    connect(line_, &QLineEdit::textEdited, this, [this] { find(false); });
    connect(next_, &QToolButton::clicked, this, [this] { find(false); });
    connect(previous_, &QToolButton::clicked, this, [this] { find(true); });
    connect(close_, &QToolButton::clicked, this, [this] {
        hide();
        view_->setFocus();
    });
    retranslate();
    hide();
}

void FindBar::open() {
    QWidget::show();
    const QString chosen = view_->textCursor().selectedText();
    if (!chosen.isEmpty() && !chosen.contains(QChar::ParagraphSeparator)) line_->setText(chosen);
    line_->setFocus(Qt::ShortcutFocusReason);
    line_->selectAll();
}

void FindBar::find(bool backwards) {
    // What is typed goes on from where the last place began, not from behind it.
    if (sender() == line_ && view_->textCursor().hasSelection()) {
        QTextCursor cursor = view_->textCursor();
        cursor.setPosition(cursor.selectionStart());
        view_->setTextCursor(cursor);
    }
    said_->setText(view_->find(line_->text(), backwards) ? QString() : tr("Not found"));
}

bool FindBar::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape) {
            close_->click();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            find(key->modifiers().testFlag(Qt::ShiftModifier));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FindBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void FindBar::retranslate() {
    line_->setPlaceholderText(tr("Find in the text"));
    line_->setAccessibleName(tr("Find in the text"));
    next_->setToolTip(tr("Next place (Enter)"));
    previous_->setToolTip(tr("Place before (Shift+Enter)"));
    close_->setToolTip(tr("Close (Escape)"));
    for (QToolButton* button : {next_, previous_, close_}) button->setAccessibleName(button->toolTip());
}

}  // namespace tranche::gui
