// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What can be done with the scenario as a whole: new from a template, open, recent files, save, undo, find. The actions
// may be put into menus and tool bars. Nothing that is not saved is dropped unasked.
// Verified by: tests/gui/scenario_page_test.cpp.

#include <QAction>
#include <QList>
#include <QObject>
#include <QSettings>
#include <memory>

class QMenu;
class QWidget;

namespace tranche::gui {

class ScenarioDocument;

class ScenarioActions : public QObject {
    Q_OBJECT
public:
    // All outlive the actions; `window` is what dialogs belong to.
    ScenarioActions(ScenarioDocument& document, QSettings& settings, QWidget* window);
    ~ScenarioActions() override;

    QList<QAction*> all() const;  // in the order of a menu, separators among them
    QAction* named(
        const QString& name) const;  // new, open, recent, save, save_as, undo, redo, find, copy_policy

    bool openPath(const QString& path);  // false: refused or failed, and said
    bool newFrom(const QString& path);
    bool save();
    bool saveAs();
    bool maybeLose();  // false: the user wants to go on with what is open

    void retranslate();

Q_SIGNALS:
    void failed(const QString& message);
    void wantsUndo();
    void wantsRedo();
    void wantsFind();
    void wantsPolicyCopy();

private:
    QAction* add(const char* name, QKeySequence::StandardKey key);
    bool tell(const QString& error);
    void fillTemplates();
    void fillRecent();
    void remember(const QString& path);
    QStringList recent() const;

    ScenarioDocument& document_;
    QSettings& settings_;
    QWidget* window_;
    QList<QAction*> actions_;
    std::unique_ptr<QMenu> templates_, recent_;
};

}  // namespace tranche::gui
