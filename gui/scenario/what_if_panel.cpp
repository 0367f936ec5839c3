// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/what_if_panel.hpp"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QTextDocument>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/items/field_tree_model.hpp"
#include "gui/scenario/field_editor.hpp"
#include "gui/scenario/scenario_document.hpp"
#include "gui/scenario/share_balance.hpp"
#include "gui/scenario/what_if_pins.hpp"
#include "gui/scenario/yaml_view.hpp"
#include "models/fields/free_value.hpp"
#include "models/fields/sourced.hpp"

namespace tranche::gui {
namespace {

// A distribution without its source.
std::string lawOf(const Node& node) {
    Node law = node;
    std::erase_if(law.members, [](const Member& member) { return isSourceKey(member.key); });
    return flowText(law);
}

std::string pathOfShare(const std::string& group) {
    return "policy.shares.groups." + group + ".share";
}

}  // namespace

WhatIfPanel::WhatIfPanel(ScenarioDocument& document, QSettings& settings, QWidget* parent)
    : QWidget(parent),
      document_(document),
      settings_(settings),
      grid_(nullptr),
      inside_(new QWidget),
      intro_(new QLabel),
      said_(new QLabel),
      standard_(new QPushButton),
      resetAll_(new QPushButton) {
    auto* layout = new QVBoxLayout(this);
    for (QLabel* label : {intro_, said_}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    intro_->setForegroundRole(QPalette::PlaceholderText);
    said_->setVisible(false);
    auto* scroll = new QScrollArea;
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    scroll->setWidget(inside_);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(resetAll_);
    buttons->addWidget(standard_);
    buttons->addStretch();
    layout->addWidget(intro_);
    layout->addWidget(scroll, 1);
    layout->addWidget(said_);
    layout->addLayout(buttons);
    connect(resetAll_, &QPushButton::clicked, this, [this] {
        for (const std::string& path : std::vector<std::string>(pins_)) reset(path);
    });
    connect(standard_, &QPushButton::clicked, this, [this] {
        settings_.remove(settingsKey());
        pins_.clear();
        scenario_.clear();
        refresh();
        Q_EMIT pinsChanged();
    });
    connect(&document_, &ScenarioDocument::checked, this, &WhatIfPanel::refresh);
    connect(&document_, &ScenarioDocument::opened, this, [this] {
        // Until it was read without faults there is nothing to change: the rows are those of another scenario.
        scenario_.clear();
        pins_.clear();
        originals_.clear();
        clearRows();
        for (QPushButton* button : {standard_, resetAll_}) button->setEnabled(false);
        report({}, {});
        Q_EMIT pinsChanged();
    });
    retranslate();
}

QString WhatIfPanel::said() const {
    return said_->text();
}

QString WhatIfPanel::settingsKey() const {
    return QStringLiteral("what_if/") + QString::fromStdString(scenario_);
}

bool WhatIfPanel::isPinned(const std::string& path) const {
    return std::find(pins_.begin(), pins_.end(), path) != pins_.end();
}

void WhatIfPanel::storePins() {
    QStringList paths;
    for (const std::string& path : pins_) paths << QString::fromStdString(path);
    settings_.setValue(settingsKey(), paths);
}

void WhatIfPanel::setPinned(const std::string& path, bool pinned) {
    if (pinned == isPinned(path) || scenario_.empty()) return;
    if (pinned)
        pins_.push_back(path);
    else
        std::erase(pins_, path);
    storePins();
    refresh();
    Q_EMIT pinsChanged();
}

FieldEditor* WhatIfPanel::editorOf(const std::string& path) const {
    for (const Row& row : rows_)
        if (row.path == path) return row.editor;
    return nullptr;
}

void WhatIfPanel::refresh() {
    const auto loaded = document_.lastLoaded();
    if (!loaded) {
        tell();
        return;
    }
    const FieldTree tree = fieldTree(document_.lastChecked(), loaded);
    standard_->setEnabled(true);
    if (scenario_.empty()) {
        scenario_ = loaded->scenario.id;
        pins_.clear();
        const QVariant kept = settings_.value(settingsKey());
        if (kept.isValid())
            for (const QString& path : kept.toStringList()) pins_.push_back(path.toStdString());
        else
            pins_ = defaultPins(*loaded);
        Q_EMIT pinsChanged();
    }
    remember(tree);
    build(tree);
    tell();
}

// What the values were: those of the text that was opened, for later pins those of the moment.
void WhatIfPanel::remember(const FieldTree& tree) {
    for (const std::string& path : pins_) {
        if (originals_.contains(path)) continue;
        const FieldNode* node = fieldAt(tree, path);
        if (node == nullptr || node->value == nullptr) continue;
        originals_[path] = {node->origin == Origin::here,
                            flowText(node->said != nullptr ? *node->said : *node->value),
                            flowText(*node->value), valueText(*node)};
        const FieldNode& above = *node->parent;
        if (above.shape == nullptr || above.shape->kind != Shape::Kind::distribution || above.said == nullptr)
            continue;
        originals_[path].whole = flowText(*above.said);
        originals_[path].wholeValue = lawOf(*above.value);
    }
}

void WhatIfPanel::clearRows() {
    for (const Row& row : rows_)
        for (QWidget* widget : {static_cast<QWidget*>(row.name), static_cast<QWidget*>(row.editor),
                                static_cast<QWidget*>(row.was), static_cast<QWidget*>(row.reset),
                                static_cast<QWidget*>(row.unpin)}) {
            widget->hide();
            widget->disconnect(this);
            widget->deleteLater();
        }
    rows_.clear();
    delete std::exchange(grid_, nullptr);
}

void WhatIfPanel::build(const FieldTree& tree) {
    std::vector<const FieldNode*> nodes;
    for (const std::string& path : pins_)
        if (const FieldNode* node = fieldAt(tree, path); node != nullptr && node->shape != nullptr)
            nodes.push_back(node);
    const bool same =
        rows_.size() == nodes.size() &&
        std::equal(rows_.begin(), rows_.end(), nodes.begin(), [](const Row& row, const FieldNode* node) {
            return row.path == node->path && row.editor->fits(*node);
        });
    if (!same) {
        clearRows();
        grid_ = new QGridLayout(inside_);
        grid_->setContentsMargins(0, 0, 6, 0);
        grid_->setColumnStretch(0, 1);
        grid_->setColumnStretch(1, 1);
        for (const FieldNode* node : nodes) {
            const int line = static_cast<int>(rows_.size()) * 2;
            const std::string path = node->path;
            auto* name = new QLabel(pinLabel(path));
            name->setTextFormat(Qt::PlainText);
            name->setWordWrap(true);
            auto* editor = new FieldEditor(*node, pinLabel(path));
            name->setBuddy(editor->input());
            auto* was = new QLabel;
            was->setTextFormat(Qt::PlainText);
            was->setForegroundRole(QPalette::PlaceholderText);
            auto* back = new QToolButton;
            back->setIcon(style()->standardIcon(QStyle::SP_DialogResetButton));
            if (back->icon().isNull()) back->setText(QStringLiteral("\u21ba"));
            auto* unpin = new QToolButton;
            unpin->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
            for (QToolButton* button : {back, unpin}) button->setAutoRaise(true);
            grid_->addWidget(name, line, 0);
            grid_->addWidget(editor, line, 1);
            grid_->addWidget(back, line, 2);
            grid_->addWidget(unpin, line, 3);
            grid_->addWidget(was, line + 1, 1, 1, 3);
            if (!rows_.empty()) setTabOrder(rows_.back().unpin, editor->input());
            setTabOrder(editor->input(), back);
            setTabOrder(back, unpin);
            rows_.push_back({path, name, editor, was, back, unpin});
            connect(editor, &FieldEditor::edited, this,
                    [this, path](const QString& yaml) { change(path, yaml); });
            connect(editor, &FieldEditor::refused, this, [this](const QString& why) { report(why, {}); });
            connect(back, &QToolButton::clicked, this, [this, path] {
                reset(path);
                resetOtherShares(path);
            });
            // Later: the button is in the row that goes.
            connect(
                unpin, &QToolButton::clicked, this, [this, path] { setPinned(path, false); },
                Qt::QueuedConnection);
        }
        grid_->setRowStretch(static_cast<int>(nodes.size()) * 2, 1);
        retranslate();
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) fillRow(rows_[i], *nodes[i]);
    resetAll_->setEnabled(
        std::any_of(rows_.begin(), rows_.end(), [](const Row& r) { return r.reset->isEnabled(); }));
}

void WhatIfPanel::fillRow(const Row& row, const FieldNode& node) {
    row.editor->show(node);
    const QString hint = QString::fromStdString(node.path) + QLatin1Char('\n') + helpText(node);
    row.name->setToolTip(Qt::convertFromPlainText(hint, Qt::WhiteSpaceNormal));
    const auto original = originals_.find(node.path);
    const bool changed = original != originals_.end() && node.value != nullptr &&
                         flowText(*node.value) != original->second.value;
    row.was->setText(changed ? tr("was %1").arg(original->second.text) : QString());
    row.was->setVisible(changed);
    row.reset->setEnabled(changed);
}

double WhatIfPanel::shareOf(const std::string& path) const {
    const Node* node = document_.value(path);
    // With a source beside it, it is in `value`.
    if (node != nullptr && node->kind == Node::Kind::mapping) {
        const Member* value = findMember(*node, "value");
        node = value == nullptr ? nullptr : &value->value;
    }
    return node == nullptr ? 0 : QString::fromStdString(node->text).toDouble();
}

void WhatIfPanel::change(const std::string& path, const QString& yaml) {
    std::optional<Shares> others;
    if (const std::string group = groupOfShare(path); !group.empty() && document_.lastLoaded()) {
        Shares before;
        for (const ShareGroupSpec& one : document_.lastLoaded()->scenario.policy.shares.groups)
            before.emplace_back(one.id, shareOf(pathOfShare(one.id)));
        bool number = false;
        const double share = yaml.toDouble(&number);
        if (number) others = balancedShares(before, group, share);
    }
    EditOutcome outcome = document_.setValue(path, yaml.toStdString());
    if (outcome.error.isEmpty() && others) {
        for (const auto& [id, share] : *others) {
            document_.joinNext();
            const EditOutcome one = document_.setValue(pathOfShare(id), shareText(share));
            if (outcome.error.isEmpty()) outcome.error = one.error;
        }
        if (!outcome.note.isEmpty()) outcome.note += QLatin1Char('\n');
        outcome.note += tr("The other shares were changed in proportion, so that they add up to 100\u00a0%.");
    }
    report(outcome.error, outcome.note);
}

// Shares that gave way to one that went back go back with it, when the sum would not be what it was.
void WhatIfPanel::resetOtherShares(const std::string& path) {
    if (groupOfShare(path).empty() || !document_.lastLoaded()) return;
    const auto original = [this](const std::string& at) -> std::optional<double> {
        const auto found = originals_.find(at);
        if (found == originals_.end()) return std::nullopt;
        return QString::fromStdString(found->second.value).toDouble();
    };
    double was = 0, now = 0;
    std::vector<std::string> others;
    for (const ShareGroupSpec& one : document_.lastLoaded()->scenario.policy.shares.groups) {
        const std::string at = pathOfShare(one.id);
        const auto first = original(at);
        if (!first) return;
        was += *first;
        now += at == path ? *first : shareOf(at);
        if (at != path) others.push_back(at);
    }
    if (std::abs(was - 1) > 1e-9 || std::abs(now - 1) < 1e-9) return;
    for (const std::string& at : others) {
        document_.joinNext();
        reset(at);
    }
    if (error_.isEmpty())
        report({}, tr("The other shares went back as well, so that they add up to 100\u00a0%."));
}

void WhatIfPanel::reset(const std::string& path) {
    const auto original = originals_.find(path);
    if (original == originals_.end()) return;
    const FieldTree tree = fieldTree(document_.lastChecked(), document_.lastLoaded());
    const FieldNode* node = fieldAt(tree, path);
    if (node == nullptr || node->value == nullptr || flowText(*node->value) == original->second.value) return;
    const Original& was = original->second;
    const bool policyCopied = path.rfind("policy.", 0) == 0 && isPolicyHere();
    EditOutcome outcome;
    if (!was.whole.empty() && (was.here || policyCopied)) {
        // The source speaks for all parameters: it comes back when this was the last that differed.
        const FieldNode& above = *node->parent;
        Node law = *above.value;
        const std::string step = node->step;
        const auto dot = step.find('.');
        if (Node* inside = findValue(law, step.substr(0, dot)))
            if (Node* parameter = findValue(*inside, step.substr(dot + 1))) parameter->text = was.value;
        outcome = lawOf(law) == was.wholeValue ? document_.putValue(above.path, was.whole)
                                               : document_.putValue(path, was.yaml);
    } else {
        outcome = was.here || policyCopied ? document_.putValue(path, was.yaml) : document_.removeValue(path);
    }
    report(outcome.error, outcome.note);
}

bool WhatIfPanel::isPolicyHere() const {
    const auto checked = document_.lastChecked();
    const Member* policy = checked ? findMember(checked->tree, "policy") : nullptr;
    return policy != nullptr && policy->value.kind == Node::Kind::mapping;
}

void WhatIfPanel::report(const QString& error, const QString& note) {
    error_ = error;
    note_ = note;
    tell();
}

// An edit that failed; else why nothing is simulated; else what else was done.
void WhatIfPanel::tell() {
    QString text = error_;
    const auto checked = document_.lastChecked();
    if (text.isEmpty() && checked && !checked->loaded)
        for (const Issue& issue : checked->issues.sorted())
            if (!issue.warning && text.isEmpty()) text = tr("Not simulated: %1").arg(faultText(issue));
    if (text.isEmpty()) text = note_;
    said_->setText(text);
    said_->setVisible(!text.isEmpty());
}

void WhatIfPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

void WhatIfPanel::retranslate() {
    intro_->setText(tr("Change a value and the charts follow. Pin more fields from the menu of the tree."));
    standard_->setText(tr("Usual fields"));
    standard_->setToolTip(tr("Shows the fields that this panel begins with"));
    resetAll_->setText(tr("Reset all"));
    resetAll_->setToolTip(tr("Puts every value back to what it was"));
    for (const Row& row : rows_) {
        const QString label = pinLabel(row.path);
        row.reset->setToolTip(tr("Back to what it was"));
        row.reset->setAccessibleName(tr("Reset %1").arg(label));
        row.unpin->setToolTip(tr("Take this row away"));
        row.unpin->setAccessibleName(tr("Unpin %1").arg(label));
    }
}

}  // namespace tranche::gui
