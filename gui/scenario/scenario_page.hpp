// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The page of the scenario: its fields as a tree with a form on the left, its text with what is wrong on the right. Both
// follow each other. See scenario_document.hpp for what is kept and what is asked.
// Keyboard: Tab goes filter, tree, form, text, problems; Enter in the tree goes to the editor of the field.
// Verified by: tests/gui/scenario_page_test.cpp.

#include <QSettings>
#include <QSortFilterProxyModel>
#include <QTimer>
#include <QWidget>
#include <memory>

#include "gui/items/field_tree_model.hpp"
#include "gui/scenario/scenario_actions.hpp"
#include "gui/scenario/scenario_document.hpp"

class QLabel;
class QLineEdit;
class QSplitter;
class QTreeView;

namespace tranche::gui {

class FieldDetail;
class FindBar;
class NoticeBar;
class ProblemList;
class WhatIfPanel;
class YamlView;

class ScenarioPage : public QWidget {
    Q_OBJECT
public:
    // The settings outlive the page. `draftFolder`: where drafts are, empty for the usual place.
    explicit ScenarioPage(QSettings& settings, const QString& draftFolder = {}, QWidget* parent = nullptr);
    ~ScenarioPage() override;

    bool openPath(const QString& path);
    bool newFrom(const QString& path) { return actions_->newFrom(path); }
    bool maybeLose() { return actions_->maybeLose(); }  // before closing; false: stay
    void offerDrafts();                                 // once, after the window is shown

    QList<QAction*> actions() const { return actions_->all(); }
    QAction* action(const QString& name) const { return actions_->named(name); }
    ScenarioDocument& document() { return document_; }

    // For a dock beside the charts; it goes with the page, or with the parent it is given.
    WhatIfPanel* whatIf() const { return whatIf_; }

    void showField(const std::string& path);  // chooses it in the tree

    QTreeView* tree() const { return tree_; }
    FieldTreeModel* model() { return &model_; }
    FieldDetail* detail() const { return detail_; }
    YamlView* text() const { return view_; }
    ProblemList* problems() const { return problems_; }
    QLineEdit* filter() const { return filter_; }
    NoticeBar* notice() const { return notice_; }

Q_SIGNALS:
    void documentOpened(const QString& name);
    void errorMessage(const QString& message);

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeForm();
    QWidget* makeText();
    void connectDocument();
    void connectForm();
    void connectText();

    void onChecked(const CheckedScenario& result);
    void onFieldChosen();
    void onCursorMoved();
    void goToProblem(const Place& place, const std::string& key);
    void showInText(const std::string& path);
    void report(const EditOutcome& outcome);
    void addItem(const std::string& path);
    void openMenu(const QPoint& at);
    void offerDraft(const Draft& draft);
    void fail(const QString& message);
    void retranslate();

    QSettings& settings_;
    ScenarioDocument document_;
    ScenarioActions* actions_;
    FieldTreeModel model_;
    QSortFilterProxyModel shown_;
    WhatIfPanel* whatIf_;
    NoticeBar* notice_;
    QSplitter *splitter_, *formSplitter_, *textSplitter_;
    QLineEdit* filter_;
    QTreeView* tree_;
    FieldDetail* detail_;
    YamlView* view_;
    FindBar* findBar_;
    QLabel* summary_;
    ProblemList* problems_;
    QTimer cursorTimer_;
    bool following_ = false;  // the tree follows the text, or the other way round
};

}  // namespace tranche::gui
