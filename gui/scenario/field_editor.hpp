// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An editor for one value, made from what its field may hold: a number box with limits and unit, a date, a choice, a line
// of text, or YAML for what has parts. It tells what the user wants; nothing changes until the document has changed.
// Verified by: tests/gui/scenario_page_test.cpp.

#include <QWidget>
#include <functional>

#include "gui/items/field_tree.hpp"

class QPlainTextEdit;

namespace tranche::gui {

class FieldEditor : public QWidget {
    Q_OBJECT
public:
    // For a field of this shape; `name` is what a screen reader says.
    FieldEditor(const FieldNode& node, const QString& name, QWidget* parent = nullptr);

    void show(const FieldNode& node);  // the value as it is now; what is being typed is left alone
    bool fits(const FieldNode& node) const;
    bool isYaml() const { return yaml_ != nullptr; }
    QWidget* input() const { return input_; }

Q_SIGNALS:
    void edited(const QString& yaml);
    void refused(const QString& why);  // what was typed cannot be taken; nothing changes

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeNumber(const FieldNode& node);
    void makeDate();
    void makeChoice(const FieldNode& node);
    void makeLine();
    void makeYaml(bool isShort);
    void take(QWidget* input);

    int kind_ = 0;
    const Shape* shape_ = nullptr;
    QWidget* input_ = nullptr;
    QPlainTextEdit* yaml_ = nullptr;
    std::function<void(const FieldNode&)> show_;
    std::function<void()> retranslate_;
};

}  // namespace tranche::gui
