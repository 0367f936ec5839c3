// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a field says about itself on the screen.
#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <algorithm>
#include <array>
#include <string_view>

#include "gui/items/field_tree.hpp"
#include "models/fields/free_value.hpp"
#include "models/fields/sourced.hpp"
#include "models/fields/strict_number.hpp"

namespace tranche::gui {
namespace {

struct FieldTreeText {
    Q_DECLARE_TR_FUNCTIONS(FieldTree)
};

QString numberText(const std::string& text) {
    if (const auto whole = readInteger(text); whole.value) return QLocale().toString(qlonglong(*whole.value));
    if (const auto number = readNumber(text); number.value)
        return QLocale().toString(*number.value, 'g', QLocale::FloatingPointShortest);
    return QString::fromStdString(text);
}

// "lognormal: median 75, sigma 0.35"
QString lawText(const Node& node) {
    QString text;
    for (const Member& law : node.members) {
        if (isSourceKey(law.key)) continue;
        QString inside;
        for (const Member& parameter : law.value.members)
            inside += (inside.isEmpty() ? QString() : QStringLiteral(", ")) +
                      QString::fromStdString(parameter.key) + QLatin1Char(' ') +
                      numberText(parameter.value.text);
        if (law.value.members.empty()) inside = QString::fromStdString(flowText(law.value));
        text += (text.isEmpty() ? QString() : QStringLiteral("; ")) + QString::fromStdString(law.key) +
                QStringLiteral(": ") + inside;
    }
    return text;
}

QString listText(const Node& list) {
    if (list.items.empty()) return FieldTreeText::tr("none");
    QString text;
    for (const Node& item : list.items) {
        if (item.kind != Node::Kind::scalar || text.size() > 80)
            return list.items.size() == 1 ? FieldTreeText::tr("1 item")
                                          : FieldTreeText::tr("%1 items").arg(list.items.size());
        text += (text.isEmpty() ? QString() : QStringLiteral(", ")) + QString::fromStdString(item.text);
    }
    return text;
}

QString statusText(const std::string& status) {
    static const char* const kWords[] = {
        QT_TRANSLATE_NOOP("FieldTree", "seed"),     QT_TRANSLATE_NOOP("FieldTree", "stated"),
        QT_TRANSLATE_NOOP("FieldTree", "reported"), QT_TRANSLATE_NOOP("FieldTree", "derived"),
        QT_TRANSLATE_NOOP("FieldTree", "assumed"),  QT_TRANSLATE_NOOP("FieldTree", "known")};
    for (const char* word : kWords)
        if (status == word) return FieldTreeText::tr(word);
    return QString::fromStdString(status);
}

}  // namespace

bool isScalar(const FieldNode& node) {
    if (node.shape == nullptr) return false;
    switch (node.shape->kind) {
        case Shape::Kind::boolean:
        case Shape::Kind::integer:
        case Shape::Kind::number:
        case Shape::Kind::text:
        case Shape::Kind::date:
        case Shape::Kind::choice:
            return true;
        case Shape::Kind::distribution:
            return node.value != nullptr && node.value->kind == Node::Kind::scalar;
        default:
            return false;
    }
}

bool isSet(const FieldNode& node) {
    return node.origin == Origin::here;
}

// Of the parameters of a distribution only those that are values have the unit: a sigma has none.
QString unitText(const FieldNode& node) {
    if (node.info == nullptr) return {};
    const auto dot = node.step.find('.');
    static constexpr std::array<std::string_view, 8> kValues{"median", "mean", "mode",  "low",
                                                             "high",   "sd",   "value", "scale"};
    if (dot != std::string::npos && std::find(kValues.begin(), kValues.end(),
                                              std::string_view(node.step).substr(dot + 1)) == kValues.end())
        return {};
    const std::string& unit = node.info->limits.unit;
    return unit.empty() ? QString() : QCoreApplication::translate("Labels", unit.c_str());
}

QString valueText(const FieldNode& node) {
    if (node.value == nullptr || node.shape == nullptr) return {};
    const Node& value = *node.value;
    switch (value.kind) {
        case Node::Kind::null:
            return node.shape->kind == Shape::Kind::list && value.text.empty() ? QString()
                                                                               : FieldTreeText::tr("none");
        case Node::Kind::sequence:
            return listText(value);
        case Node::Kind::mapping:
            if (node.shape->kind == Shape::Kind::distribution) return lawText(value);
            return node.shape->kind == Shape::Kind::map && value.members.empty() ? FieldTreeText::tr("none")
                                                                                 : QString();
        case Node::Kind::scalar:
            break;
    }
    const Shape::Kind kind = node.shape->kind;
    const bool number =
        kind == Shape::Kind::integer || kind == Shape::Kind::number || kind == Shape::Kind::distribution;
    if (!number || !readNumber(value.text).value) return QString::fromStdString(value.text);
    const QString unit = unitText(node);
    // A year is no quantity.
    const bool year =
        node.info != nullptr && node.info->key.find("year") != std::string::npos && unit.isEmpty();
    const QString text = year ? QString::fromStdString(value.text) : numberText(value.text);
    return unit.isEmpty() ? text : text + QLatin1Char(' ') + unit;
}

const std::string* sourceMember(const FieldNode& node, std::string_view key) {
    if (node.said == nullptr || node.shape == nullptr || node.shape->kind == Shape::Kind::table)
        return nullptr;
    const Member* member = findMember(*node.said, key);
    return member != nullptr && member->value.kind == Node::Kind::scalar ? &member->value.text : nullptr;
}

QString originText(const FieldNode& node) {
    QString text;
    if (const std::string* status = sourceMember(node, "status")) text = statusText(*status);
    if (const std::string* source = sourceMember(node, "source"))
        text += (text.isEmpty() ? QString() : QStringLiteral(": ")) + QString::fromStdString(*source);
    if (node.origin == Origin::standard) return FieldTreeText::tr("default");
    if (node.origin != Origin::elsewhere || node.said == nullptr) return text;
    const QString file = QFileInfo(QString::fromStdString(node.said->place.file)).fileName();
    const QString from = file.isEmpty() ? QString() : FieldTreeText::tr("from %1").arg(file);
    return text.isEmpty() || from.isEmpty() ? text + from : from + QStringLiteral("; ") + text;
}

}  // namespace tranche::gui
