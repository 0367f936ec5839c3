// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A line to find text with: Enter the next place, Shift+Enter the one before, Escape closes.
// Verified by: tests/gui/scenario_text_test.cpp.

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace tranche::gui {

class YamlView;

class FindBar : public QWidget {
    Q_OBJECT
public:
    explicit FindBar(YamlView* view, QWidget* parent = nullptr);
    void open();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void find(bool backwards);
    void retranslate();

    YamlView* view_;
    QLineEdit* line_;
    QLabel* said_;
    QToolButton *next_, *previous_, *close_;
};

}  // namespace tranche::gui
