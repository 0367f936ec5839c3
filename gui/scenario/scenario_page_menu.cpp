// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the page does on demand: the menu of the tree, new items, drafts.
#include <QClipboard>
#include <QDateTime>
#include <QFileInfo>
#include <QGuiApplication>
#include <QInputDialog>
#include <QLocale>
#include <QMenu>
#include <QTreeView>

#include "gui/scenario/field_detail.hpp"
#include "gui/scenario/new_item.hpp"
#include "gui/scenario/notice_bar.hpp"
#include "gui/scenario/scenario_page.hpp"
#include "gui/scenario/what_if_panel.hpp"
#include "models/scenario/yaml_text.hpp"

namespace tranche::gui {

void ScenarioPage::addItem(const std::string& path) {
    const FieldNode* node = fieldAt(model_.tree(), path);
    if (node == nullptr || node->shape == nullptr) return;
    if (node->shape->kind == Shape::Kind::list) return report(document_.addItem(path, newItem(*node)));
    bool good = false;
    const QString key =
        QInputDialog::getText(this, tr("Add an entry"), tr("Name of the entry:"), QLineEdit::Normal,
                              QString::fromStdString(newEntryKey(*node)), &good)
            .trimmed();
    if (!good || key.isEmpty()) return;
    report(document_.setValue(path + "." + key.toStdString(), newItem(*node)));
}

void ScenarioPage::openMenu(const QPoint& at) {
    const QModelIndex index = shown_.mapToSource(tree_->indexAt(at));
    const FieldNode* node = index.isValid() ? model_.nodeOf(index) : nullptr;
    if (node == nullptr) return;
    const std::string path = node->path;
    QMenu menu;
    if (isScalar(*node)) {
        QAction* pin = menu.addAction(tr("&Pin to what-if"));
        pin->setCheckable(true);
        pin->setChecked(whatIf_->isPinned(path));
        connect(pin, &QAction::toggled, whatIf_, [this, path](bool on) { whatIf_->setPinned(path, on); });
        menu.addSeparator();
    }
    if (node->shape != nullptr &&
        (node->shape->kind == Shape::Kind::list || node->shape->kind == Shape::Kind::map))
        menu.addAction(tr("Add &item"), this, [this, path] { addItem(path); });
    QAction* remove = menu.addAction(node->isItem ? tr("Re&move item") : tr("&Default"), this,
                                     [this, path] { report(document_.removeValue(path)); });
    remove->setEnabled(isSet(*node));
    menu.addAction(tr("Show in te&xt"), this, [this, path] { showInText(path); })->setEnabled(isSet(*node));
    menu.addAction(tr("&Copy the path"), this,
                   [path] { QGuiApplication::clipboard()->setText(QString::fromStdString(path)); });
    menu.exec(tree_->viewport()->mapToGlobal(at));
}

void ScenarioPage::offerDrafts() {
    const auto drafts = document_.drafts().abandoned();
    if (!drafts.empty()) offerDraft(drafts.front());
}

void ScenarioPage::offerDraft(const Draft& draft) {
    const QString name = QFileInfo(draft.file.isEmpty() ? draft.base : draft.file).fileName();
    const QString time =
        QLocale().toString(QDateTime::fromMSecsSinceEpoch(draft.savedAt), QLocale::ShortFormat);
    notice_->say(tr("%1 was not saved when the program ended on %2.").arg(name, time),
                 {{tr("Restore"),
                   [this, draft] {
                       if (!maybeLose()) return offerDraft(draft);
                       document_.restore(draft);
                   }},
                  {tr("Discard"), [this, draft] {
                       document_.drafts().discard(draft.id);
                       document_.drafts().flush();
                       offerDrafts();  // there may be more
                   }}});
}

}  // namespace tranche::gui
