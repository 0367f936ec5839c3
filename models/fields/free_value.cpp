// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fields/free_value.hpp"

#include "models/fields/node_json.hpp"

namespace tranche {
namespace {

void forgetPlaces(Node& node) {
    node.place = {};
    for (Node& item : node.items) forgetPlaces(item);
    for (Member& member : node.members) {
        member.place = {};
        forgetPlaces(member.value);
    }
}

}  // namespace

std::string flowText(const Node& node) {
    std::string text;
    switch (node.kind) {
        case Node::Kind::null:
            return "null";
        case Node::Kind::scalar:
            return node.quoted ? jsonString(node.text) : node.text;
        case Node::Kind::sequence:
            for (const Node& item : node.items) text += (text.empty() ? "" : ", ") + flowText(item);
            return "[" + text + "]";
        case Node::Kind::mapping:
            for (const Member& member : node.members)
                text += (text.empty() ? "" : ", ") + member.key + ": " + flowText(member.value);
            return "{" + text + "}";
    }
    return text;
}

std::optional<FreeValue> Codec<FreeValue>::read(const Node& node, const Limits&, ReadContext& context) {
    if (isFaulty(node)) return std::nullopt;
    if (node.kind == Node::Kind::null && node.text.empty()) {
        context.error(node, "nothing", "a value");
        return std::nullopt;
    }
    return FreeValue{node};
}

Node Codec<FreeValue>::write(const FreeValue& value) {
    Node node = value.node;
    forgetPlaces(node);
    return node;
}

Shape Codec<FreeValue>::shape() {
    return {.kind = Shape::Kind::any};
}

}  // namespace tranche
