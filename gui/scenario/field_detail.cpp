// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/field_detail.hpp"

#include <QCoreApplication>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <cmath>
#include <utility>

#include "gui/items/field_tree_model.hpp"
#include "gui/scenario/field_editor.hpp"

namespace tranche::gui {
namespace {

bool isCollection(const FieldNode& node) {
    return node.shape != nullptr &&
           (node.shape->kind == Shape::Kind::list || node.shape->kind == Shape::Kind::map);
}

QString standardText(const FieldNode& node) {
    if (node.standard == nullptr) return {};
    FieldNode standard;
    standard.shape = node.shape;
    standard.info = node.info;
    standard.value = node.standard;
    return valueText(standard);
}

}  // namespace

QLabel* FieldDetail::label() {
    auto* label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

FieldDetail::FieldDetail(QWidget* parent)
    : QWidget(parent),
      layout_(new QVBoxLayout(this)),
      facts_(new QFormLayout),
      title_(label()),
      help_(label()),
      said_(label()),
      unit_(label()),
      range_(label()),
      standard_(label()),
      origin_(label()),
      source_(label()),
      reset_(new QPushButton(this)),
      add_(new QPushButton(this)),
      text_(new QPushButton(this)) {
    QFont bold = font();
    bold.setBold(true);
    title_->setFont(bold);
    said_->setVisible(false);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {reset_, add_, text_}) buttons->addWidget(button);
    buttons->addStretch();
    facts_->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    facts_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    facts_->setVerticalSpacing(2);
    for (QLabel* fact : {unit_, range_, standard_, origin_, source_}) {
        auto* name = new QLabel(this);
        name->setTextFormat(Qt::PlainText);
        name->setForegroundRole(QPalette::PlaceholderText);
        facts_->addRow(name, fact);
    }
    layout_->addWidget(title_);
    layout_->addWidget(help_);
    // The editor goes here.
    layout_->addWidget(said_);
    layout_->addLayout(buttons);
    layout_->addLayout(facts_);
    layout_->addStretch();
    connect(reset_, &QPushButton::clicked, this, [this] { Q_EMIT wantsDefault(path_); });
    connect(add_, &QPushButton::clicked, this, [this] { Q_EMIT wantsItem(path_); });
    connect(text_, &QPushButton::clicked, this, [this] { Q_EMIT wantsText(path_); });
    retranslate();
    show(nullptr);
}

void FieldDetail::show(const FieldNode* node) {
    const bool some = node != nullptr && node->shape != nullptr && !node->path.empty();
    for (QWidget* widget :
         {static_cast<QWidget*>(help_), static_cast<QWidget*>(reset_), static_cast<QWidget*>(text_)})
        widget->setVisible(some);
    if (some) {
        if (node->path != path_) say({});
        placeEditor(*node);
        path_ = node->path;
        fill(*node);
        return;
    }
    path_.clear();
    delete editor_;
    editor_ = nullptr;
    say({});
    add_->setVisible(false);
    title_->setText(tr("Choose a field in the tree to see and change it."));
    for (QLabel* fact : {unit_, range_, standard_, origin_, source_}) {
        fact->setVisible(false);
        facts_->labelForField(fact)->setVisible(false);
    }
}

void FieldDetail::placeInTabOrder(QWidget* before, QWidget* after) {
    before_ = before;
    for (QWidget* next :
         {static_cast<QWidget*>(reset_), static_cast<QWidget*>(add_), static_cast<QWidget*>(text_), after})
        setTabOrder(std::exchange(before, next), next);
}

void FieldDetail::placeEditor(const FieldNode& node) {
    const bool none = node.shape->kind == Shape::Kind::table &&
                      node.path.find_first_of(".[") == std::string::npos && !node.children.empty() &&
                      node.said != nullptr;
    if (editor_ != nullptr && !none && path_ == node.path && editor_->fits(node)) {
        editor_->show(node);
        return;
    }
    // An editor may be telling its last change right now.
    if (editor_ != nullptr) {
        editor_->hide();
        editor_->disconnect(this);
        editor_->deleteLater();
        editor_ = nullptr;
    }
    if (none) return;  // a whole section is edited by its fields
    editor_ = new FieldEditor(node, QString::fromStdString(node.path), this);
    layout_->insertWidget(2, editor_);
    editor_->setVisible(true);  // now, or Tab would pass it by
    if (before_ != nullptr) setTabOrder(before_, editor_->input());
    QWidget* before = editor_->input();
    for (QPushButton* next : editor_->findChildren<QPushButton*>())
        setTabOrder(std::exchange(before, next), next);
    for (QPushButton* next : {reset_, add_, text_}) setTabOrder(std::exchange(before, next), next);
    connect(editor_, &FieldEditor::edited, this,
            [this](const QString& yaml) { Q_EMIT wantsValue(path_, yaml.toStdString()); });
    connect(editor_, &FieldEditor::refused, this, &FieldDetail::say);
}

QString FieldDetail::limitsText(const Limits& limits) {
    const auto number = [](double value) {
        return QLocale().toString(value, 'f', QLocale::FloatingPointShortest);
    };
    const bool low = std::isfinite(limits.min), high = std::isfinite(limits.max);
    if (!low && !high) return {};
    if (!low) return tr("at most %1").arg(number(limits.max));
    if (!limits.exclusiveMin)
        return high ? tr("%1 to %2").arg(number(limits.min), number(limits.max))
                    : tr("at least %1").arg(number(limits.min));
    return high ? tr("above %1, at most %2").arg(number(limits.min), number(limits.max))
                : tr("above %1").arg(number(limits.min));
}

void FieldDetail::fill(const FieldNode& node) {
    title_->setText(QString::fromStdString(node.path));
    help_->setText(helpText(node));
    const auto fact = [this](QLabel* where, const QString& text) {
        where->setText(text);
        where->setVisible(!text.isEmpty());
        facts_->labelForField(where)->setVisible(!text.isEmpty());
    };
    fact(unit_, unitText(node));
    fact(range_, node.info == nullptr ? QString() : limitsText(node.info->limits));
    fact(standard_, node.info != nullptr && node.info->required && !node.isItem ? tr("none, it must be given")
                                                                                : standardText(node));
    QString from;
    if (node.origin == Origin::here) from = tr("this file, line %1").arg(node.said->place.line);
    if (node.origin == Origin::elsewhere)
        from =
            tr("%1, line %2").arg(QString::fromStdString(node.said->place.file)).arg(node.said->place.line);
    if (node.origin == Origin::standard) from = tr("the default");
    if (node.origin == Origin::absent) from = tr("nowhere");
    fact(origin_, from);
    FieldNode plain;  // without "from ..."
    plain.shape = node.shape;
    plain.said = node.said;
    plain.origin = Origin::here;
    QString source = originText(plain);
    for (const char* key : {"range", "note"}) {
        const Member* member =
            node.said == nullptr || source.isEmpty() ? nullptr : findMember(*node.said, key);
        if (member == nullptr) continue;
        if (member->value.kind == Node::Kind::scalar)
            source += QLatin1Char('\n') + QString::fromStdString(member->value.text);
        else if (member->value.items.size() == 2)
            source += QLatin1Char('\n') + tr("plausible: %1 to %2")
                                              .arg(QString::fromStdString(member->value.items[0].text),
                                                   QString::fromStdString(member->value.items[1].text));
    }
    fact(source_, source);
    isItem_ = node.isItem;
    reset_->setEnabled(isSet(node));
    add_->setVisible(isCollection(node));
    text_->setEnabled(node.said != nullptr && node.origin == Origin::here);
    retranslate();
}

void FieldDetail::say(const QString& text) {
    said_->setText(text);
    said_->setVisible(!text.isEmpty());
}

void FieldDetail::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void FieldDetail::retranslate() {
    reset_->setText(isItem_ ? tr("Re&move item") : tr("&Default"));
    reset_->setToolTip(isItem_
                           ? tr("Takes this item out of the file")
                           : tr("Takes this out of the file, so that the default or the base holds again"));
    add_->setText(tr("Add &item"));
    text_->setText(tr("Show in te&xt"));
    const std::pair<QLabel*, QString> names[] = {{unit_, tr("Unit")},
                                                 {range_, tr("Range")},
                                                 {standard_, tr("Default")},
                                                 {origin_, tr("Comes from")},
                                                 {source_, tr("Source")}};
    for (const auto& [fact, name] : names) {
        static_cast<QLabel*>(facts_->labelForField(fact))->setText(name);
        fact->setAccessibleName(name);
    }
    if (path_.empty()) title_->setText(tr("Choose a field in the tree to see and change it."));
}

}  // namespace tranche::gui
