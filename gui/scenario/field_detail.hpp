// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One field: what it is for, its unit, range and default, where its value comes from, and an editor for it.
// Verified by: tests/gui/scenario_page_test.cpp.

#include <QWidget>
#include <string>

#include "gui/items/field_tree.hpp"

class QFormLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tranche::gui {

class FieldEditor;

class FieldDetail : public QWidget {
    Q_OBJECT
public:
    explicit FieldDetail(QWidget* parent = nullptr);

    void show(const FieldNode* node);  // nullptr: nothing is chosen
    void say(const QString& text);     // what an edit came to, under the editor
    void placeInTabOrder(QWidget* before, QWidget* after);
    FieldEditor* editor() const { return editor_; }
    const std::string& path() const { return path_; }

Q_SIGNALS:
    void wantsValue(const std::string& path, const std::string& yaml);
    void wantsDefault(const std::string& path);
    void wantsItem(const std::string& path);
    void wantsText(const std::string& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill(const FieldNode& node);
    void placeEditor(const FieldNode& node);
    void retranslate();
    static QString limitsText(const Limits& limits);
    QLabel* label();

    std::string path_;
    bool isItem_ = false;
    QVBoxLayout* layout_;
    QFormLayout* facts_;
    QLabel *title_, *help_, *said_;
    QLabel *unit_, *range_, *standard_, *origin_, *source_;
    FieldEditor* editor_ = nullptr;
    QWidget* before_ = nullptr;  // in the tab order
    QPushButton *reset_, *add_, *text_;
};

}  // namespace tranche::gui
