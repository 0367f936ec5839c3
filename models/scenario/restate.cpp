// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/restate.hpp"

#include <string>
#include <utility>

#include "models/fields/codec.hpp"
#include "models/fields/sourced.hpp"
#include "models/scenario/yaml_text.hpp"

namespace tranche {
namespace {

constexpr std::string_view kByHand = "changed by hand, was ";

// What the wrapper or the distribution says without its source.
Node bare(const Node& node) {
    if (const Member* value = findMember(node, "value")) return value->value;
    Node rest = mappingNode();
    for (const Member& member : node.members)
        if (!isSourceKey(member.key)) rest.members.push_back(member);
    return rest;
}

std::string textOf(const Node& node, std::string_view key) {
    const Member* member = findMember(node, key);
    return member != nullptr && member->value.kind == Node::Kind::scalar ? member->value.text : std::string();
}

void putMember(Node& node, std::string_view key, Node value) {
    if (Node* there = findValue(node, key))
        *there = std::move(value);
    else
        addMember(node, std::string(key), std::move(value));
}

template <class T>
bool reads(const Node& node) {
    ReadContext context;
    return Codec<T>::read(node, Limits{}, context).has_value() && !context.issues.hasErrors();
}

bool rangeHolds(const Node& node, const Shape* shape) {
    if (findMember(node, "range") == nullptr) return true;
    Node without = node;
    std::erase_if(without.members, [](const Member& m) { return m.key == "range"; });
    const auto holds = [&](auto tag) {
        using T = typename decltype(tag)::type;
        return reads<T>(node) || !reads<T>(without);  // another fault is not the range's
    };
    const Shape::Kind kind = shape != nullptr ? shape->kind : Shape::Kind::distribution;
    switch (kind) {
        case Shape::Kind::integer:
            return holds(std::type_identity<std::int64_t>());
        case Shape::Kind::number:
            return holds(std::type_identity<double>());
        case Shape::Kind::date:
            return holds(std::type_identity<Date>());
        case Shape::Kind::distribution:
            return holds(std::type_identity<Distribution>());
        default:
            return true;
    }
}

std::string shown(const Node& value) {
    return value.kind == Node::Kind::scalar ? value.text : yamlFlow(value);
}

// `now` has the new value; status, source and range are still those of `was`.
Node told(const Node& was, Node now, const Shape* shape) {
    std::string source = textOf(was, "source");
    const std::string status = textOf(was, "status");
    const bool again = source.starts_with(kByHand);
    const bool fits = rangeHolds(now, shape);
    if (!again) {
        std::string text = std::string(kByHand) + shown(bare(was));
        const Member* range = findMember(was, "range");
        if (!fits && range != nullptr) text += " in " + yamlFlow(range->value);
        if (!status.empty()) text += ", " + status;
        if (!source.empty()) text += " (" + source + ")";
        source = std::move(text);
    }
    if (!fits) std::erase_if(now.members, [](const Member& m) { return m.key == "range"; });
    putMember(now, "status", plainNode("assumed"));
    putMember(now, "source", quotedNode(std::move(source)));
    return now;
}

}  // namespace

Node restated(const Node& was, const Node& value, const Shape* shape) {
    if (value.kind == Node::Kind::null) return value;
    const Node before = bare(was);
    if (sameContent(before, value)) return was;
    Node now = was;
    if (Node* inner = findValue(now, "value")) {
        *inner = value;
    } else {  // a distribution with its source beside it
        std::erase_if(now.members, [](const Member& m) { return !isSourceKey(m.key); });
        std::vector<Member> first = value.members;
        if (value.kind != Node::Kind::mapping) first = {{.key = "value", .value = value}};
        now.members.insert(now.members.begin(), first.begin(), first.end());
    }
    return told(was, std::move(now), shape);
}

Node restatedWhole(const Node& was, Node now) {
    return sameContent(was, now) ? was : told(was, std::move(now), nullptr);
}

void makeWritable(Node& node) {
    if (node.kind == Node::Kind::scalar && !node.quoted && !standsBare(node.text, true)) node.quoted = true;
    for (Node& item : node.items) makeWritable(item);
    for (Member& member : node.members) makeWritable(member.value);
}

}  // namespace tranche
