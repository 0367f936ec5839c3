// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/item_id.hpp"

#include <algorithm>

#include "models/fields/shape.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {

const std::string* idOf(const Node& item) {
    const Member* id = findMember(item, "id");
    if (id == nullptr) return nullptr;
    const Member* inner = findMember(id->value, "value");
    const Node& value = inner == nullptr ? id->value : inner->value;
    return value.kind == Node::Kind::scalar ? &value.text : nullptr;
}

std::vector<std::string> idsOf(const Node& list) {
    std::vector<std::string> ids;
    for (const Node& item : list.items)
        if (const std::string* id = idOf(item)) ids.push_back(*id);
    return ids;
}

std::optional<std::size_t> indexOfId(const Node& list, std::string_view id) {
    for (std::size_t i = 0; i < list.items.size(); ++i)
        if (const std::string* text = idOf(list.items[i]); text != nullptr && *text == id) return i;
    return std::nullopt;
}

std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t kMost = 12;
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < kMost; ++i) text += (i == 0 ? "" : ", ") + names[i];
    return names.size() > kMost ? text + ", ..." : text;
}

std::string namedPath(const Node& root, const std::string& path) {
    const auto parts = splitPath(path);
    if (!parts) return path;
    std::string named;
    const Node* at = &root;
    for (const PathPart& part : *parts) {
        if (part.index) {
            at = at != nullptr && *part.index < at->items.size() ? &at->items[*part.index] : nullptr;
            const std::string* id = at != nullptr ? idOf(*at) : nullptr;
            named += id != nullptr ? "." + *id : "[" + std::to_string(*part.index) + "]";
        } else {
            const Member* member = at != nullptr ? findMember(*at, part.key) : nullptr;
            at = member != nullptr ? &member->value : nullptr;
            named += (named.empty() ? "" : ".") + part.key;
        }
    }
    return named;
}

namespace {

struct Miss {
    std::string found, expected;
};

Miss missingItem(const Node& node, const PathPart& part) {
    const std::vector<std::string> ids = idsOf(node);
    if (ids.empty()) return {shownValue(part.key), "an index, [0]: the items of this list have no id"};
    return {shownValue(part.key), "the id of an item: " + listed(ids) + didYouMean(part.key, ids)};
}

Miss missingKey(const Node& node, const PathPart& part) {
    std::vector<std::string> keys;
    for (const Member& member : node.members) keys.push_back(member.key);
    return {shownValue(part.key), "a key that is there: " + listed(keys) + didYouMean(part.key, keys)};
}

// The index of one step, or why there is none.
std::optional<std::size_t> step(const Node& node, const PathPart& part, Miss& miss) {
    if (part.index) {
        if (node.kind != Node::Kind::sequence)
            miss = {foundText(node), "a list for the index"};
        else if (*part.index >= node.items.size())
            miss = {"the index " + std::to_string(*part.index),
                    "one below " + std::to_string(node.items.size())};
        else
            return part.index;
        return std::nullopt;
    }
    if (node.kind == Node::Kind::sequence) {
        const auto index = indexOfId(node, part.key);
        if (!index) miss = missingItem(node, part);
        return index;
    }
    if (node.kind != Node::Kind::mapping) {
        miss = {foundText(node), "a block of keys, to go on with " + shownValue(part.key)};
        return std::nullopt;
    }
    const auto it = std::find_if(node.members.begin(), node.members.end(),
                                 [&](const Member& m) { return m.key == part.key; });
    if (it != node.members.end()) return static_cast<std::size_t>(it - node.members.begin());
    miss = missingKey(node, part);
    return std::nullopt;
}

}  // namespace

std::optional<Steps> stepsTo(const Node& root, std::string_view path, const Place& where, Issues& issues) {
    const auto parts = splitPath(path);
    if (!parts || parts->empty()) {
        issues.add({.place = where,
                    .found = shownValue(path),
                    .expected = "a path, such as tranches.p1-h200.units or targets[0]"});
        return std::nullopt;
    }
    Steps steps;
    std::string key;
    const Node* node = &root;
    for (const PathPart& part : *parts) {
        Miss miss;
        const auto index = step(*node, part, miss);
        if (!index) {
            issues.add({.place = where, .key = key, .found = miss.found, .expected = miss.expected});
            return std::nullopt;
        }
        node = node->kind == Node::Kind::sequence ? &node->items[*index] : &node->members[*index].value;
        key += part.index ? "[" + std::to_string(*part.index) + "]" : (key.empty() ? "" : ".") + part.key;
        steps.push_back(*index);
    }
    return steps;
}

Node& follow(Node& root, const Steps& steps) {
    Node* node = &root;
    for (const std::size_t i : steps)
        node = node->kind == Node::Kind::sequence ? &node->items[i] : &node->members[i].value;
    return *node;
}

void erase(Node& root, const Steps& steps) {
    expects(!steps.empty(), "the root stays");
    Node& parent = follow(root, Steps(steps.begin(), steps.end() - 1));
    const auto at = static_cast<std::ptrdiff_t>(steps.back());
    if (parent.kind == Node::Kind::sequence)
        parent.items.erase(parent.items.begin() + at);
    else
        parent.members.erase(parent.members.begin() + at);
}

}  // namespace tranche
