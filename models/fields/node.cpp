// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fields/node.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace tranche {

namespace {

Node scalar(std::string text, bool quoted) {
    Node node;
    node.kind = Node::Kind::scalar;
    node.text = std::move(text);
    node.quoted = quoted;
    return node;
}

Node collection(Node::Kind kind) {
    Node node;
    node.kind = kind;
    return node;
}

const Node* step(const Node& node, const PathPart& part) {
    if (part.index)
        return node.kind == Node::Kind::sequence && *part.index < node.items.size() ? &node.items[*part.index]
                                                                                    : nullptr;
    const Member* member = findMember(node, part.key);
    return member == nullptr ? nullptr : &member->value;
}

// "[12]" at the head of `rest`, which is shortened by it.
std::optional<std::size_t> takeIndex(std::string_view& rest) {
    const std::size_t end = rest.find(']');
    if (end == std::string_view::npos || end < 2) return std::nullopt;
    std::size_t index = 0;
    const char* last = rest.data() + end;
    const auto [stop, error] = std::from_chars(rest.data() + 1, last, index);
    if (error != std::errc() || stop != last) return std::nullopt;
    rest.remove_prefix(end + 1);
    return index;
}

}  // namespace

Node nullNode() {
    return {.text = "null"};
}
Node plainNode(std::string text) {
    return scalar(std::move(text), false);
}
Node quotedNode(std::string text) {
    return scalar(std::move(text), true);
}
Node sequenceNode() {
    return collection(Node::Kind::sequence);
}
Node mappingNode() {
    return collection(Node::Kind::mapping);
}
void addMember(Node& mapping, std::string key, Node value) {
    mapping.members.push_back({.key = std::move(key), .value = std::move(value)});
}

bool isFaulty(const Node& node) {
    return node.kind == Node::Kind::null && node.text == kFaulty;
}

const Member* findMember(const Node& mapping, std::string_view key) {
    const auto it = std::find_if(mapping.members.begin(), mapping.members.end(),
                                 [&](const Member& m) { return m.key == key; });
    return it == mapping.members.end() ? nullptr : &*it;
}

Node* findValue(Node& mapping, std::string_view key) {
    const auto it = std::find_if(mapping.members.begin(), mapping.members.end(),
                                 [&](const Member& m) { return m.key == key; });
    return it == mapping.members.end() ? nullptr : &it->value;
}

std::optional<std::vector<PathPart>> splitPath(std::string_view path) {
    std::vector<PathPart> parts;
    bool wantsKey = true;
    while (!path.empty()) {
        if (path.front() == '[') {
            const auto index = takeIndex(path);
            if (!index || (wantsKey && !parts.empty())) return std::nullopt;
            parts.push_back({.key = {}, .index = index});
            wantsKey = false;
            continue;
        }
        if (!wantsKey) {
            if (path.front() != '.') return std::nullopt;
            path.remove_prefix(1);
        }
        const std::size_t end = std::min(path.find_first_of(".[]"), path.size());
        if (end == 0) return std::nullopt;
        parts.push_back({.key = std::string(path.substr(0, end)), .index = {}});
        path.remove_prefix(end);
        wantsKey = false;
    }
    return parts;
}

const Node* find(const Node& root, std::string_view path) {
    const auto parts = splitPath(path);
    if (!parts) return nullptr;
    const Node* node = &root;
    for (const PathPart& part : *parts)
        if (node = step(*node, part); node == nullptr) return nullptr;
    return node;
}

Place placeOf(const Node& root, std::string_view path) {
    const auto parts = splitPath(path);
    const Node* node = &root;
    if (parts)
        for (const PathPart& part : *parts) {
            const Node* next = step(*node, part);
            if (next == nullptr) break;
            node = next;
        }
    return node->place;
}

bool sameContent(const Node& a, const Node& b) {
    if (a.kind != b.kind || a.items.size() != b.items.size() || a.members.size() != b.members.size())
        return false;
    if (a.kind == Node::Kind::scalar && (a.text != b.text || a.quoted != b.quoted)) return false;
    for (std::size_t i = 0; i < a.items.size(); ++i)
        if (!sameContent(a.items[i], b.items[i])) return false;
    for (std::size_t i = 0; i < a.members.size(); ++i)
        if (a.members[i].key != b.members[i].key || !sameContent(a.members[i].value, b.members[i].value))
            return false;
    return true;
}

}  // namespace tranche
