// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/notice_bar.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>
#include <utility>

namespace tranche::gui {

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent), layout_(new QHBoxLayout(this)), label_(new QLabel), close_(new QToolButton) {
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    label_->setForegroundRole(QPalette::ToolTipText);
    label_->setTextFormat(Qt::PlainText);
    label_->setWordWrap(true);
    label_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    close_->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    close_->setAutoRaise(true);
    layout_->addWidget(label_, 1);
    layout_->addWidget(close_);
    close_->setAccessibleName(tr("Close the notice"));
    connect(close_, &QToolButton::clicked, this, &NoticeBar::close);
    hide();
}

QString NoticeBar::text() const {
    return isHidden() ? QString() : label_->text();
}

QPushButton* NoticeBar::button(int index) const {
    const auto i = static_cast<std::size_t>(index);
    return i < buttons_.size() ? buttons_[i] : nullptr;
}

void NoticeBar::dropButtons() {
    for (QPushButton* button : buttons_) {
        button->hide();
        button->deleteLater();
    }
    buttons_.clear();
}

void NoticeBar::say(const QString& text, std::vector<Choice> choices) {
    dropButtons();
    label_->setText(text);
    for (Choice& choice : choices) {
        auto* button = new QPushButton(choice.label);
        layout_->insertWidget(layout_->count() - 1, button);
        connect(button, &QPushButton::clicked, this, [this, action = std::move(choice.action)] {
            close();
            if (action) action();
        });
        buttons_.push_back(button);
    }
    show();
}

void NoticeBar::close() {
    dropButtons();
    hide();
}

void NoticeBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) close_->setAccessibleName(tr("Close the notice"));
    QFrame::changeEvent(event);
}

}  // namespace tranche::gui
