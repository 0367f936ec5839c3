// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What if? The few fields that are tried out, each with an editor, what it was when the scenario was opened, and a button
// that puts it back. A change is an edit of the document: checked, undone and saved like any other. Which fields are
// pinned is remembered for each scenario. Verified by: tests/gui/scenario_what_if_test.cpp.

#include <QSettings>
#include <QWidget>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gui/items/field_tree.hpp"

class QGridLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace tranche::gui {

class FieldEditor;
class ScenarioDocument;

class WhatIfPanel : public QWidget {
    Q_OBJECT
public:
    // Both outlive the panel.
    WhatIfPanel(ScenarioDocument& document, QSettings& settings, QWidget* parent = nullptr);

    const std::vector<std::string>& pins() const { return pins_; }
    bool isPinned(const std::string& path) const;
    void setPinned(const std::string& path, bool pinned);
    FieldEditor* editorOf(const std::string& path) const;  // nullptr: not pinned, or not there
    QString said() const;

Q_SIGNALS:
    void pinsChanged();
    void wantsField(const std::string& path);  // to be shown in the form

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        std::string path;
        QLabel* name;
        FieldEditor* editor;
        QLabel* was;
        QToolButton* reset;
        QToolButton* unpin;
    };

    void refresh();  // after a check
    void remember(const FieldTree& tree);
    void build(const FieldTree& tree);
    void fillRow(const Row& row, const FieldNode& node);
    void clearRows();
    void change(const std::string& path, const QString& yaml);
    double shareOf(const std::string& path) const;  // as the text has it
    void reset(const std::string& path);
    void resetOtherShares(const std::string& path);
    bool isPolicyHere() const;
    void tell();
    void report(const QString& error, const QString& note);
    void storePins();
    void retranslate();
    QString settingsKey() const;

    struct Original {
        bool here = false;  // it was written in this file
        std::string yaml;   // with its source
        std::string value;  // without
        QString text;
        std::string whole = {};       // of a parameter: the distribution with its source
        std::string wholeValue = {};  // and without
    };

    ScenarioDocument& document_;
    QSettings& settings_;
    std::string scenario_;  // whose pins these are
    std::vector<std::string> pins_;
    std::map<std::string, Original> originals_;
    std::vector<Row> rows_;
    QGridLayout* grid_;
    QWidget* inside_;
    QLabel *intro_, *said_;
    QPushButton *standard_, *resetAll_;
    QString error_, note_;
};

}  // namespace tranche::gui
