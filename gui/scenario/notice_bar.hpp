// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A line above the page that says what happened and offers what can be done about it, without stopping the work.
// Verified by: tests/gui/scenario_page_test.cpp.

#include <QFrame>
#include <QPushButton>
#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace tranche::gui {

class NoticeBar : public QFrame {
    Q_OBJECT
public:
    explicit NoticeBar(QWidget* parent = nullptr);

    struct Choice {
        QString label;
        std::function<void()> action;
    };
    void say(const QString& text, std::vector<Choice> choices = {});
    QString text() const;
    QPushButton* button(int index) const;  // nullptr: none
    void close();

protected:
    void changeEvent(QEvent* event) override;

private:
    void dropButtons();

    QHBoxLayout* layout_;
    QLabel* label_;
    QToolButton* close_;
    std::vector<QPushButton*> buttons_;
};

}  // namespace tranche::gui
