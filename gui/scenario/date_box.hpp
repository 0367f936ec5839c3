// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A line for a date, yyyy-MM-dd, typed whole (a QDateEdit takes what is typed over a selection section by section, and
// makes another date of it) or chosen in a calendar (the button, F4, Alt+Down). Up and Down step by days, PageUp and
// PageDown by months. What is no date is refused with a sentence, and the old value comes back.
// Verified by: tests/gui/scenario_items_test.cpp.

#include <QDate>
#include <QLineEdit>

class QAction;

namespace tranche::gui {

class DateBox : public QLineEdit {
    Q_OBJECT
public:
    explicit DateBox(QWidget* parent = nullptr);

    void show(const QString& text);  // the value as it is now; what is being typed is left alone

Q_SIGNALS:
    void entered(QDate day);
    void refused(const QString& why);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void finish();
    void enter(QDate day);
    void openCalendar();
    void retranslate();

    QString value_;
    QAction* calendar_;
};

}  // namespace tranche::gui
