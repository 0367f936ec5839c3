// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/missing_part.hpp"

#include <algorithm>
#include <utility>

#include "models/scenario/item_id.hpp"
#include "models/scenario/merge.hpp"
#include "models/scenario/restate.hpp"

namespace tranche {

std::string pathText(const PathParts& parts, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += parts[i].index ? "[" + std::to_string(*parts[i].index) + "]"
                               : (text.empty() ? "" : ".") + parts[i].key;
    return text;
}

const Node* childOf(const Node* node, const PathPart& part) {
    if (node == nullptr) return nullptr;
    if (part.index) return *part.index < node->items.size() ? &node->items[*part.index] : nullptr;
    if (node->kind == Node::Kind::sequence) {
        const auto index = indexOfId(*node, part.key);
        return index ? &node->items[*index] : nullptr;
    }
    const Member* member = findMember(*node, part.key);
    return member == nullptr ? nullptr : &member->value;
}

const Shape* shapeBelow(const Shape* shape, const PathPart& part) {
    if (shape == nullptr) return nullptr;
    if (shape->kind == Shape::Kind::list || shape->kind == Shape::Kind::map) return shape->element.get();
    if (shape->kind != Shape::Kind::table) return nullptr;
    for (const FieldShape& field : shape->table->fields)
        if (field.info.key == part.key) return &field.shape;
    return nullptr;
}

bool isListWithIds(const Shape* shape) {
    if (shape == nullptr || shape->kind != Shape::Kind::list || shape->element->kind != Shape::Kind::table)
        return false;
    const auto& fields = shape->element->table->fields;
    return std::any_of(fields.begin(), fields.end(), [](const FieldShape& f) { return f.info.key == "id"; });
}

// What has to be written where parts[0, i) lead so that the rest of the path has this value.
Node MissingPart::part(std::size_t i, Node value, const Shape* shape, const Node* base) {
    if (i == parts_.size()) {
        if (keepSource_ && base != nullptr && !hasSource(value) && hasSource(*base))
            value = restated(*base, value, shape);
        return value;
    }
    if (isListWithIds(shape) && !parts_[i].index) {
        Node list = sequenceNode();
        list.items.push_back(item(i, std::move(value), shape, base));
        return list;
    }
    const bool merges =
        shape != nullptr && (shape->kind == Shape::Kind::table || shape->kind == Shape::Kind::map);
    if (!merges && base != nullptr && base->kind != Node::Kind::null)
        return copied(i, std::move(value), *base, shape);
    if (parts_[i].index) {
        fault_ = pathText(parts_, i + 1) + " is not in this file.";
        return {};
    }
    Node node = mappingNode();
    addMember(node, parts_[i].key,
              part(i + 1, std::move(value), shapeBelow(shape, parts_[i]), childOf(base, parts_[i])));
    return node;
}

Node MissingPart::item(std::size_t i, Node value, const Shape* list, const Node* base) {
    Node whole = mappingNode();
    addMember(whole, "id", plainNode(parts_[i].key));
    Node rest = part(i + 1, std::move(value), list->element.get(), childOf(base, parts_[i]));
    if (rest.kind != Node::Kind::mapping) return rest;
    for (Member& member : rest.members)
        if (member.key != "id") whole.members.push_back(std::move(member));
    return whole;
}

// The whole of what the base has there, with the one change.
Node MissingPart::copied(std::size_t i, Node value, const Node& base, const Shape* shape) {
    Node whole = base;
    Node* node = &whole;
    for (std::size_t k = i; k < parts_.size(); ++k) {
        Node* next = const_cast<Node*>(childOf(node, parts_[k]));
        shape = shapeBelow(shape, parts_[k]);
        if (next == nullptr) {
            if (node->kind != Node::Kind::mapping || parts_[k].index) {
                fault_ = pathText(parts_, k + 1) + " is not there.";
                return {};
            }
            addMember(*node, parts_[k].key, {});
            next = &node->members.back().value;
        }
        node = next;
    }
    *node = keepSource_ && hasSource(*node) && !hasSource(value) ? restated(*node, value, shape)
                                                                 : std::move(value);
    if (keepSource_ && hasSource(base)) whole = restatedWhole(base, std::move(whole));
    return whole;
}

}  // namespace tranche
