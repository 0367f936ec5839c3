// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/field_listing.hpp"

#include <algorithm>

#include "models/fields/node_json.hpp"

namespace tranche {

namespace {

// Texts without quotes, everything else in one line of JSON, which is YAML too.
std::string defaultText(const FieldShape& field) {
    if (field.info.required || field.shape.kind == Shape::Kind::table) return {};
    const Node& value = field.defaultValue;
    if (value.kind == Node::Kind::null) return "none";
    if (value.kind == Node::Kind::scalar && !value.text.empty()) return value.text;
    return toJson(value, 0);
}

void listTable(const TableShape& table, const std::string& prefix, std::vector<FieldRow>& rows);

// The rows below a list, a map or a block.
void listBelow(const Shape& shape, const std::string& path, std::vector<FieldRow>& rows) {
    if (shape.kind == Shape::Kind::table) listTable(*shape.table, path + ".", rows);
    if (shape.kind == Shape::Kind::list) listBelow(*shape.element, path + "[]", rows);
    if (shape.kind == Shape::Kind::map) listBelow(*shape.element, path + ".<name>", rows);
}

void listTable(const TableShape& table, const std::string& prefix, std::vector<FieldRow>& rows) {
    for (const FieldShape& field : table.fields) {
        const std::string path = prefix + field.info.key;
        rows.push_back({.path = path,
                        .type = field.info.limits.choices.empty()
                                    ? typeText(field.shape)
                                    : expectedText(field.shape, field.info.limits),
                        .unit = field.info.limits.unit,
                        .defaultValue = defaultText(field),
                        .range = rangeText(field.info.limits),
                        .help = field.info.help,
                        .required = field.info.required});
        listBelow(field.shape, path, rows);
    }
}

}  // namespace

std::vector<FieldRow> listFields(const TableShape& root) {
    std::vector<FieldRow> rows;
    listTable(root, "", rows);
    return rows;
}

std::optional<FieldAt> fieldAt(const TableShape& root, std::string_view path) {
    const auto parts = splitPath(path);
    if (!parts) return std::nullopt;
    const TableShape* table = &root;
    const FieldShape* field = nullptr;
    const Shape* shape = nullptr;  // of what the parts so far lead to; none: the root
    for (const PathPart& part : *parts) {
        if (shape != nullptr && shape->kind == Shape::Kind::table) table = shape->table.get();
        if (shape == nullptr || shape->kind == Shape::Kind::table) {
            const auto it = std::find_if(table->fields.begin(), table->fields.end(),
                                         [&](const FieldShape& f) { return f.info.key == part.key; });
            if (part.index || it == table->fields.end()) return std::nullopt;
            field = &*it;
            shape = &field->shape;
        } else if (shape->kind == Shape::Kind::list || shape->kind == Shape::Kind::map) {
            shape = shape->element.get();
        } else {
            break;  // a parameter of a distribution
        }
    }
    if (field == nullptr) return std::nullopt;
    return FieldAt{field->info.limits, shape->kind};
}

std::string unitOf(const TableShape& root, std::string_view path) {
    const std::optional<FieldAt> field = fieldAt(root, path);
    return field ? field->limits.unit : std::string();
}

}  // namespace tranche
