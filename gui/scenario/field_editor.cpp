// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/field_editor.hpp"

#include <QComboBox>
#include <QCoreApplication>
#include <QDate>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "gui/scenario/date_box.hpp"
#include "gui/scenario/number_box.hpp"
#include "gui/scenario/text_font.hpp"
#include "models/fields/sourced.hpp"
#include "models/fields/strict_number.hpp"
#include "models/scenario/yaml_text.hpp"

namespace tranche::gui {
namespace {

enum Kind { numberKind, dateKind, choiceKind, lineKind, yamlKind };

Kind kindOf(const FieldNode& node) {
    switch (node.shape->kind) {
        case Shape::Kind::integer:
        case Shape::Kind::number:
            return numberKind;
        case Shape::Kind::date:
            return dateKind;
        case Shape::Kind::boolean:
        case Shape::Kind::choice:
            return choiceKind;
        case Shape::Kind::text:
            return node.info != nullptr && !node.info->limits.choices.empty() ? choiceKind : lineKind;
        case Shape::Kind::distribution:
            return isScalar(node) ? numberKind : yamlKind;
        default:
            return yamlKind;
    }
}

QString textOf(const Node* value) {
    return value == nullptr || value->kind != Node::Kind::scalar ? QString()
                                                                 : QString::fromStdString(value->text);
}

// A distribution without what is said beside it about its source: that is not what is edited.
Node withoutSource(const FieldNode& node) {
    Node value = *node.value;
    if (node.shape->kind == Shape::Kind::distribution)
        std::erase_if(value.members, [](const Member& member) { return isSourceKey(member.key); });
    return value;
}

}  // namespace

FieldEditor::FieldEditor(const FieldNode& node, const QString& name, QWidget* parent)
    : QWidget(parent), kind_(kindOf(node)), shape_(node.shape) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    switch (kind_) {
        case numberKind:
            makeNumber(node);
            break;
        case dateKind:
            makeDate();
            break;
        case choiceKind:
            makeChoice(node);
            break;
        case lineKind:
            makeLine();
            break;
        default:
            makeYaml(node.shape->kind == Shape::Kind::distribution);
    }
    input_->setAccessibleName(name);
    setFocusProxy(input_);
    show(node);
}

bool FieldEditor::fits(const FieldNode& node) const {
    return node.shape == shape_ && kindOf(node) == kind_;
}

void FieldEditor::take(QWidget* input) {
    input_ = input;
    input->installEventFilter(this);
    for (QLineEdit* line : input->findChildren<QLineEdit*>()) line->installEventFilter(this);
    layout()->addWidget(input);
}

void FieldEditor::show(const FieldNode& node) {
    show_(node);
}

void FieldEditor::makeNumber(const FieldNode& node) {
    const Limits limits = node.info != nullptr ? node.info->limits : Limits{};
    const bool whole = node.shape->kind == Shape::Kind::integer;
    const bool year =
        node.info != nullptr && limits.unit.empty() && node.info->key.find("year") != std::string::npos;
    // A parameter of a distribution has limits of its own, which the check knows.
    const bool parameter = node.step.find('.') != std::string::npos;
    auto* box = new NumberBox(parameter ? Limits{} : limits, whole, year);
    if (!unitText(node).isEmpty()) {
        retranslate_ = [box, unit = limits.unit] {
            box->setSuffix(QLatin1Char(' ') + QCoreApplication::translate("Labels", unit.c_str()));
        };
        retranslate_();
    }
    take(box);
    connect(box, &NumberBox::valueChanged, this,
            [this, box] { Q_EMIT edited(QString::fromStdString(box->yaml())); });
    connect(box, &NumberBox::editingFinished, this, [this, box] {
        // The first value may be the one that the empty box stood at.
        if (box->showsNothing() && !box->cleanText().isEmpty())
            Q_EMIT edited(QString::fromStdString(box->yaml()));
    });
    show_ = [box](const FieldNode& now) {
        const QSignalBlocker quiet(box);
        const auto number = readNumber(textOf(now.value).toStdString());
        if (number.value)
            box->show(*number.value);
        else
            box->showNothing();
    };
}

void FieldEditor::makeDate() {
    auto* date = new DateBox;
    take(date);
    connect(date, &DateBox::entered, this, [this](QDate day) { Q_EMIT edited(day.toString(Qt::ISODate)); });
    connect(date, &DateBox::refused, this, &FieldEditor::refused);
    show_ = [date](const FieldNode& now) { date->show(textOf(now.value)); };
}

void FieldEditor::makeChoice(const FieldNode& node) {
    auto* box = new QComboBox;
    box->setFocusPolicy(Qt::StrongFocus);
    if (node.shape->kind == Shape::Kind::boolean)
        box->addItems({QStringLiteral("true"), QStringLiteral("false")});
    const auto& choices =
        node.shape->kind == Shape::Kind::text ? node.info->limits.choices : node.shape->choices;
    for (const std::string& choice : choices) box->addItem(QString::fromStdString(choice));
    take(box);
    const bool quoted = node.shape->kind != Shape::Kind::boolean;
    connect(box, &QComboBox::textActivated, this, [this, quoted](const QString& text) {
        Q_EMIT edited(quoted ? QString::fromStdString(yamlTextValue(text.toStdString())) : text);
    });
    show_ = [box](const FieldNode& now) {
        const QSignalBlocker quiet(box);
        box->setCurrentIndex(box->findText(textOf(now.value)));
    };
}

void FieldEditor::makeLine() {
    auto* line = new QLineEdit;
    take(line);
    connect(line, &QLineEdit::editingFinished, this, [this, line] {
        if (!line->isModified()) return;
        line->setModified(false);
        Q_EMIT edited(QString::fromStdString(yamlTextValue(line->text().toStdString())));
    });
    show_ = [line](const FieldNode& now) {
        const QString text = textOf(now.value);
        if (line->text() == text || (line->hasFocus() && line->isModified())) return;
        line->setText(text);
        line->setCursorPosition(0);
    };
}

void FieldEditor::makeYaml(bool isShort) {
    yaml_ = new QPlainTextEdit;
    yaml_->setFont(textFont());
    yaml_->setTabChangesFocus(true);
    yaml_->setLineWrapMode(QPlainTextEdit::NoWrap);
    yaml_->setFixedHeight(yaml_->fontMetrics().lineSpacing() * (isShort ? 2 : 8) + 24);
    take(yaml_);
    auto* apply = new QPushButton;
    layout()->addWidget(apply);
    layout()->setAlignment(apply, Qt::AlignRight);
    apply->setEnabled(false);
    const auto tell = [this] { Q_EMIT edited(yaml_->toPlainText()); };
    connect(apply, &QPushButton::clicked, this, tell);
    connect(yaml_->document(), &QTextDocument::modificationChanged, apply, &QWidget::setEnabled);
    show_ = [this](const FieldNode& now) {
        if (yaml_->hasFocus() && yaml_->document()->isModified()) return;
        QString text;
        if (now.value != nullptr && !(now.value->kind == Node::Kind::null && now.value->text.empty()))
            text = QString::fromStdString(yamlBlock(withoutSource(now), 0));
        if (text == yaml_->toPlainText()) {
            yaml_->document()->setModified(false);
            return;
        }
        yaml_->setPlainText(text);
        yaml_->document()->setModified(false);
    };
    retranslate_ = [this, apply] {
        apply->setText(tr("&Apply"));
        apply->setToolTip(tr("Puts this into the text (Ctrl+Enter)"));
        yaml_->setPlaceholderText(tr("YAML"));
    };
    retranslate_();
}

bool FieldEditor::eventFilter(QObject* watched, QEvent* event) {
    auto* widget = qobject_cast<QWidget*>(watched);
    // Undo and redo are those of the document, wherever the focus is.
    if (event->type() == QEvent::ShortcutOverride && watched != yaml_) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    // The wheel scrolls the page; it does not change a value that only lies under the pointer.
    if (event->type() == QEvent::Wheel && watched != yaml_ && widget != nullptr && !widget->hasFocus()) {
        event->ignore();
        return true;
    }
    if (watched == yaml_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
            Q_EMIT edited(yaml_->toPlainText());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FieldEditor::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange && retranslate_) retranslate_();
    QWidget::changeEvent(event);
}

}  // namespace tranche::gui
