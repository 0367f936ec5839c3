// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/date_box.hpp"

#include <QAction>
#include <QCalendarWidget>
#include <QKeyEvent>
#include <QPainter>
#include <QRegularExpression>

namespace tranche::gui {
namespace {

const QDate kFirst(1970, 1, 1), kLast(2999, 12, 31);

QDate dateOf(const QString& text) {
    static const QRegularExpression whole(QStringLiteral("^\\d{4}-\\d{2}-\\d{2}$"));
    const QString tidy = text.trimmed();
    const QDate day =
        whole.match(tidy).hasMatch() ? QDate::fromString(tidy, QStringLiteral("yyyy-MM-dd")) : QDate();
    return day >= kFirst && day <= kLast ? day : QDate();
}

QIcon calendarIcon(const QColor& ink) {
    QPixmap picture(32, 32);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setPen(QPen(ink, 2));
    painter.drawRect(4, 6, 24, 22);
    painter.fillRect(4, 6, 24, 6, ink);
    for (int i = 0; i < 6; ++i) painter.fillRect(8 + 7 * (i % 3), 16 + 6 * (i / 3), 3, 3, ink);
    return QIcon(picture);
}

}  // namespace

DateBox::DateBox(QWidget* parent) : QLineEdit(parent), calendar_(new QAction(this)) {
    setPlaceholderText(QStringLiteral("YYYY-MM-DD"));
    addAction(calendar_, QLineEdit::TrailingPosition);
    connect(calendar_, &QAction::triggered, this, &DateBox::openCalendar);
    connect(this, &QLineEdit::editingFinished, this, &DateBox::finish);
    retranslate();
}

void DateBox::show(const QString& text) {
    value_ = text;
    if (this->text() == text || (hasFocus() && isModified())) return;
    setText(text);
    setCursorPosition(0);
}

void DateBox::finish() {
    if (!isModified()) return;
    setModified(false);
    const QString typed = text();
    if (const QDate day = dateOf(typed); day.isValid()) {
        enter(day);
        return;
    }
    setText(value_);
    Q_EMIT refused(
        value_.isEmpty()
            ? tr("'%1' is no date, which is written as 2027-06-01.").arg(typed)
            : tr("'%1' is no date, which is written as 2027-06-01; it stays %2.").arg(typed, value_));
}

void DateBox::enter(QDate day) {
    if (!day.isValid()) return;
    const QString text = day.toString(Qt::ISODate);
    setText(text);
    if (text == value_) return;
    Q_EMIT entered(day);
}

void DateBox::openCalendar() {
    auto* popup = new QCalendarWidget(this);
    popup->setWindowFlags(Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setDateRange(kFirst, kLast);
    if (const QDate day = dateOf(text()); day.isValid()) popup->setSelectedDate(day);
    connect(popup, &QCalendarWidget::activated, this, [this, popup](QDate day) {
        popup->close();
        enter(day);
    });
    connect(popup, &QCalendarWidget::clicked, popup, &QCalendarWidget::activated);
    popup->move(mapToGlobal(rect().bottomLeft()));
    popup->setVisible(true);
    popup->setFocus();
}

void DateBox::keyPressEvent(QKeyEvent* event) {
    const QDate day = dateOf(text());
    const bool alt = event->modifiers().testFlag(Qt::AltModifier);
    QDate next;
    switch (event->key()) {
        case Qt::Key_F4:
            openCalendar();
            return;
        case Qt::Key_Up:
            next = day.addDays(1);
            break;
        case Qt::Key_Down:
            if (alt) {
                openCalendar();
                return;
            }
            next = day.addDays(-1);
            break;
        case Qt::Key_PageUp:
            next = day.addMonths(1);
            break;
        case Qt::Key_PageDown:
            next = day.addMonths(-1);
            break;
        default:
            QLineEdit::keyPressEvent(event);
            return;
    }
    if (next >= kFirst && next <= kLast) enter(next);
}

void DateBox::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
    QLineEdit::changeEvent(event);
}

void DateBox::retranslate() {
    calendar_->setIcon(calendarIcon(palette().color(QPalette::Text)));
    calendar_->setText(tr("Choose in a calendar"));
    calendar_->setToolTip(tr("Choose in a calendar (F4)"));
}

}  // namespace tranche::gui
