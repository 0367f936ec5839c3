// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/scenario_page.hpp"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QScrollArea>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include "gui/scenario/field_detail.hpp"
#include "gui/scenario/field_editor.hpp"
#include "gui/scenario/find_bar.hpp"
#include "gui/scenario/notice_bar.hpp"
#include "gui/scenario/problem_list.hpp"
#include "gui/scenario/what_if_panel.hpp"
#include "gui/scenario/yaml_view.hpp"
#include "models/scenario/item_id.hpp"
#include "models/scenario/yaml_edit.hpp"

namespace tranche::gui {
namespace {

constexpr int kFollowAfterMs = 150;
const QString kSplitter = QStringLiteral("scenario/splitter");
const QString kFormSplitter = QStringLiteral("scenario/form_splitter");
const QString kTextSplitter = QStringLiteral("scenario/text_splitter");

}  // namespace

ScenarioPage::ScenarioPage(QSettings& settings, const QString& draftFolder, QWidget* parent)
    : QWidget(parent),
      settings_(settings),
      document_(draftFolder),
      actions_(new ScenarioActions(document_, settings, this)),
      whatIf_(new WhatIfPanel(document_, settings, this)),
      notice_(new NoticeBar),
      splitter_(new QSplitter(Qt::Horizontal)) {
    whatIf_->hide();
    whatIf_->setWindowFlag(Qt::Widget);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(notice_);
    layout->addWidget(splitter_, 1);
    splitter_->addWidget(makeForm());
    splitter_->addWidget(makeText());
    splitter_->setChildrenCollapsible(false);
    splitter_->setStretchFactor(0, 1);
    splitter_->setStretchFactor(1, 1);
    splitter_->restoreState(settings_.value(kSplitter).toByteArray());
    formSplitter_->restoreState(settings_.value(kFormSplitter).toByteArray());
    textSplitter_->restoreState(settings_.value(kTextSplitter).toByteArray());
    cursorTimer_.setSingleShot(true);
    cursorTimer_.setInterval(kFollowAfterMs);
    connectDocument();
    connectForm();
    connectText();
    setAcceptDrops(true);
    setTabOrder(filter_, tree_);
    detail_->placeInTabOrder(tree_, view_);
    setTabOrder(view_, problems_);
    setFocusProxy(tree_);
    retranslate();
}

ScenarioPage::~ScenarioPage() {
    settings_.setValue(kSplitter, splitter_->saveState());
    settings_.setValue(kFormSplitter, formSplitter_->saveState());
    settings_.setValue(kTextSplitter, textSplitter_->saveState());
    delete splitter_;  // before the document that it shows
}

QWidget* ScenarioPage::makeForm() {
    auto* form = new QWidget;
    auto* layout = new QVBoxLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    filter_ = new QLineEdit;
    filter_->setClearButtonEnabled(true);
    shown_.setSourceModel(&model_);
    shown_.setRecursiveFilteringEnabled(true);
    shown_.setFilterRole(FieldTreeModel::searchRole);
    shown_.setFilterCaseSensitivity(Qt::CaseInsensitive);
    tree_ = new QTreeView;
    tree_->setModel(&shown_);
    tree_->setUniformRowHeights(true);
    tree_->setAlternatingRowColors(true);
    tree_->setContextMenuPolicy(Qt::CustomContextMenu);
    tree_->setTextElideMode(Qt::ElideRight);
    tree_->header()->resizeSection(FieldTreeModel::fieldColumn, 260);
    tree_->header()->resizeSection(FieldTreeModel::valueColumn, 170);
    tree_->header()->setStretchLastSection(true);
    detail_ = new FieldDetail;
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(detail_);
    scroll->setFocusPolicy(Qt::NoFocus);
    formSplitter_ = new QSplitter(Qt::Vertical);
    formSplitter_->setChildrenCollapsible(false);
    formSplitter_->addWidget(tree_);
    formSplitter_->addWidget(scroll);
    formSplitter_->setSizes({560, 320});
    formSplitter_->setStretchFactor(0, 1);
    formSplitter_->setStretchFactor(1, 0);
    layout->addWidget(filter_);
    layout->addWidget(formSplitter_, 1);
    return form;
}

QWidget* ScenarioPage::makeText() {
    view_ = new YamlView(document_.text());
    findBar_ = new FindBar(view_);
    problems_ = new ProblemList;
    summary_ = new QLabel;
    summary_->setTextFormat(Qt::PlainText);
    summary_->setContentsMargins(4, 2, 4, 2);
    auto* top = new QWidget;
    auto* topLayout = new QVBoxLayout(top);
    topLayout->setContentsMargins(0, 0, 0, 0);
    topLayout->addWidget(findBar_);
    topLayout->addWidget(view_, 1);
    auto* bottom = new QWidget;
    auto* bottomLayout = new QVBoxLayout(bottom);
    bottomLayout->setContentsMargins(0, 0, 0, 0);
    bottomLayout->setSpacing(2);
    bottomLayout->addWidget(summary_);
    bottomLayout->addWidget(problems_, 1);
    textSplitter_ = new QSplitter(Qt::Vertical);
    textSplitter_->setChildrenCollapsible(false);
    textSplitter_->addWidget(top);
    textSplitter_->addWidget(bottom);
    textSplitter_->setSizes({740, 140});
    textSplitter_->setStretchFactor(0, 1);
    textSplitter_->setStretchFactor(1, 0);
    return textSplitter_;
}

void ScenarioPage::connectDocument() {
    connect(&document_, &ScenarioDocument::checked, this,
            [this](const std::shared_ptr<const CheckedScenario>& result) { onChecked(*result); });
    connect(&document_, &ScenarioDocument::opened, this, [this] {
        notice_->close();
        detail_->show(nullptr);
        model_.show({});
        Q_EMIT documentOpened(document_.name());
    });
    connect(&document_, &ScenarioDocument::changedOnDisk, this, [this] {
        notice_->say(tr("%1 was changed by another program.").arg(document_.name()),
                     {{tr("Load its text"), [this] { fail(document_.reload()); }},
                      {tr("Keep mine"), [this] { document_.keepMine(); }}});
    });
    connect(actions_, &ScenarioActions::failed, this, &ScenarioPage::fail);
    connect(actions_, &ScenarioActions::wantsUndo, view_, &QPlainTextEdit::undo);
    connect(actions_, &ScenarioActions::wantsRedo, view_, &QPlainTextEdit::redo);
    connect(actions_, &ScenarioActions::wantsFind, findBar_, &FindBar::open);
    connect(actions_, &ScenarioActions::wantsPolicyCopy, this,
            [this] { report(document_.copyPolicyHere()); });
}

void ScenarioPage::connectForm() {
    connect(filter_, &QLineEdit::textChanged, this, [this](const QString& text) {
        shown_.setFilterFixedString(text);
        if (!text.isEmpty()) tree_->expandAll();
        const QModelIndex current = tree_->currentIndex();
        if (current.isValid()) tree_->scrollTo(current);
    });
    connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ScenarioPage::onFieldChosen);
    connect(tree_, &QTreeView::activated, this, [this] {
        if (detail_->editor() != nullptr) detail_->editor()->setFocus(Qt::ShortcutFocusReason);
    });
    connect(tree_, &QTreeView::customContextMenuRequested, this, &ScenarioPage::openMenu);
    connect(
        detail_, &FieldDetail::wantsValue, this,
        [this](const std::string& path, const std::string& yaml) { report(document_.setValue(path, yaml)); });
    connect(detail_, &FieldDetail::wantsDefault, this,
            [this](const std::string& path) { report(document_.removeValue(path)); });
    connect(detail_, &FieldDetail::wantsItem, this, &ScenarioPage::addItem);
    connect(detail_, &FieldDetail::wantsText, this, &ScenarioPage::showInText);
    connect(whatIf_, &WhatIfPanel::wantsField, this, &ScenarioPage::showField);
}

void ScenarioPage::connectText() {
    connect(view_, &QPlainTextEdit::cursorPositionChanged, &cursorTimer_, qOverload<>(&QTimer::start));
    connect(&cursorTimer_, &QTimer::timeout, this, &ScenarioPage::onCursorMoved);
    connect(problems_, &ProblemList::chosen, this, &ScenarioPage::goToProblem);
}

bool ScenarioPage::openPath(const QString& path) {
    return actions_->openPath(path);
}

void ScenarioPage::fail(const QString& message) {
    if (message.isEmpty()) return;
    notice_->say(message);
    Q_EMIT errorMessage(message);
}

void ScenarioPage::onChecked(const CheckedScenario& result) {
    model_.show(fieldTree(document_.lastChecked(), document_.lastLoaded()));
    problems_->show(result.issues);
    view_->showFaults(result.issues, result.file);
    const auto errors = static_cast<int>(result.issues.errorCount());
    const auto warnings = static_cast<int>(result.issues.warningCount());
    summary_->setText(errors == 0 && warnings == 0
                          ? tr("No problems")
                          : (errors == 1 ? tr("1 error") : tr("%1 errors").arg(errors)) +
                                QStringLiteral(", ") +
                                (warnings == 1 ? tr("1 warning") : tr("%1 warnings").arg(warnings)));
    const QModelIndex current = shown_.mapToSource(tree_->currentIndex());
    detail_->show(current.isValid() ? model_.nodeOf(current) : nullptr);
}

void ScenarioPage::onFieldChosen() {
    const QModelIndex current = shown_.mapToSource(tree_->currentIndex());
    const FieldNode* node = current.isValid() ? model_.nodeOf(current) : nullptr;
    detail_->show(node);
    if (following_ || node == nullptr || node->origin != Origin::here || !tree_->hasFocus()) return;
    following_ = true;
    view_->goTo(node->said->place);
    cursorTimer_.stop();
    following_ = false;
}

void ScenarioPage::onCursorMoved() {
    const auto checked = document_.lastChecked();
    if (following_ || !view_->hasFocus() || !document_.isChecked()) return;
    const std::string path = namedPath(checked->tree, view_->pathAtCursor(checked->tree));
    if (path.empty()) return;
    following_ = true;
    showField(path);
    following_ = false;
}

void ScenarioPage::showField(const std::string& path) {
    QModelIndex index = model_.indexOf(path);
    if (!index.isValid()) return;
    QModelIndex there = shown_.mapFromSource(index);
    if (!there.isValid()) {
        filter_->clear();
        there = shown_.mapFromSource(index);
    }
    tree_->setCurrentIndex(there);
    tree_->scrollTo(there);
}

void ScenarioPage::showInText(const std::string& path) {
    const auto checked = document_.lastChecked();
    const Node* node = checked ? writtenAt(checked->tree, path) : nullptr;
    if (node == nullptr) return;
    view_->goTo(node->place);
    view_->setFocus(Qt::ShortcutFocusReason);
}

void ScenarioPage::goToProblem(const Place& place, const std::string& key) {
    const auto checked = document_.lastChecked();
    if (!checked) return;
    showField(namedPath(checked->tree, key));
    if (place.file == checked->file && place.line > 0) {
        view_->goTo(place);
        view_->setFocus(Qt::ShortcutFocusReason);
    } else if (!place.file.empty() && place.file != checked->file) {
        notice_->say(tr("This is in %1, which the scenario is made of: mend it there.")
                         .arg(QString::fromStdString(place.file)));
    }
}

void ScenarioPage::report(const EditOutcome& outcome) {
    detail_->say(outcome.error.isEmpty() ? outcome.note : outcome.error);
    // The editor shows again what the text says.
    const QModelIndex current = shown_.mapToSource(tree_->currentIndex());
    if (!outcome.error.isEmpty() && current.isValid() && detail_->editor() != nullptr &&
        !detail_->editor()->isYaml())
        detail_->show(model_.nodeOf(current));
}

void ScenarioPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void ScenarioPage::retranslate() {
    filter_->setPlaceholderText(tr("Filter fields by name, help or value"));
    filter_->setAccessibleName(tr("Filter of the fields"));
    tree_->setAccessibleName(tr("Fields of the scenario"));
    view_->setAccessibleName(tr("Text of the scenario, YAML"));
    actions_->retranslate();
    model_.retranslate();
    if (const auto checked = document_.lastChecked()) onChecked(*checked);
}

void ScenarioPage::dragEnterEvent(QDragEnterEvent* event) {
    const auto urls = event->mimeData()->urls();
    if (urls.size() != 1 || !urls.front().isLocalFile()) return;
    const QString suffix = QFileInfo(urls.front().toLocalFile()).suffix().toLower();
    if (suffix == QStringLiteral("yaml") || suffix == QStringLiteral("yml")) event->acceptProposedAction();
}

void ScenarioPage::dropEvent(QDropEvent* event) {
    const auto urls = event->mimeData()->urls();
    if (urls.isEmpty()) return;
    event->acceptProposedAction();
    // Later: the program that the file comes from waits until the drop is over, and there may be a question.
    QMetaObject::invokeMethod(
        this, [this, file = urls.front().toLocalFile()] { openPath(file); }, Qt::QueuedConnection);
}

}  // namespace tranche::gui
