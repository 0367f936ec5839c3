// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/overrides.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "models/fields/shape.hpp"
#include "models/scenario/item_id.hpp"
#include "models/scenario/merge.hpp"
#include "models/scenario/yaml_document.hpp"

namespace tranche {

namespace {

struct Override {
    std::string_view path, value;
    Place place;
};

void moveTo(Node& node, const Place& place) {
    node.place = place;
    for (Node& item : node.items) moveTo(item, place);
    for (Member& member : node.members) {
        member.place = place;
        moveTo(member.value, place);
    }
}

class Walk {
public:
    Walk(const Override& what, Issues& issues) : what_(what), issues_(issues) {}

    // The node that the path names, created when only keys are missing; nullptr: reported, and nothing is changed.
    Node* to(Node& root, const std::vector<PathPart>& parts) {
        Node* node = &root;
        for (const PathPart& part : parts) {
            node = part.index ? item(*node, *part.index) : named(*node, part.key);
            if (node == nullptr) {
                if (changed_ != nullptr) *changed_ = std::move(before_);
                return nullptr;
            }
            key_ +=
                part.index ? '[' + std::to_string(*part.index) + ']' : (key_.empty() ? "" : ".") + part.key;
        }
        return node;
    }

private:
    Node* fail(std::string found, std::string expected) {
        issues_.add(
            {.place = what_.place, .key = key_, .found = std::move(found), .expected = std::move(expected)});
        return nullptr;
    }

    Node* item(Node& node, std::size_t index) {
        if (node.kind != Node::Kind::sequence) return fail(foundText(node), "a list for the index");
        if (index >= node.items.size())
            return fail("the index " + std::to_string(index),
                        "one below " + std::to_string(node.items.size()));
        return &node.items[index];
    }

    Node* named(Node& node, const std::string& key) {
        switch (node.kind) {
            case Node::Kind::sequence:
                return itemWithId(node, key);
            case Node::Kind::scalar:
                return fail(foundText(node), "a block of keys, to go on with " + shownValue(key));
            case Node::Kind::null:
                remember(node);
                node = mappingNode();
                node.place = what_.place;
                break;
            case Node::Kind::mapping:
                break;
        }
        if (Node* value = findValue(node, key)) return value;
        remember(node);
        node.members.push_back({key, what_.place, Node{.place = what_.place}});
        return &node.members.back().value;
    }

    Node* itemWithId(Node& list, const std::string& id) {
        if (const auto index = indexOfId(list, id)) return &list.items[*index];
        const std::vector<std::string> ids = idsOf(list);
        if (ids.empty()) return fail(shownValue(id), "an index, [0]: the items of this list have no id");
        return fail(shownValue(id), "the id of an item: " + listed(ids) + didYouMean(id, ids));
    }

    // The first node that changes; what changes after it is below it.
    void remember(Node& node) {
        if (changed_ != nullptr) return;
        before_ = node;
        changed_ = &node;
    }

    const Override& what_;
    Issues& issues_;
    std::string key_;
    Node* changed_ = nullptr;
    Node before_;
};

std::optional<Node> parseValue(const Override& what, Issues& issues) {
    Node empty;
    empty.place = what.place;
    if (what.value.find_first_not_of(" \t") == std::string_view::npos) return empty;
    Issues found;
    std::optional<Node> value = parseYamlValue(what.value, what.place.file, found);
    for (Issue issue : found.all()) {
        issue.place = what.place;
        issue.key = std::string(what.path);
        issues.add(std::move(issue));
    }
    if (!value || found.hasErrors()) return std::nullopt;
    moveTo(*value, what.place);
    return value;
}

}  // namespace

bool applyOverride(Node& root, std::string_view assignment, Issues& issues, LostSources* lost) {
    const std::size_t sign = assignment.find('=');
    const Override what{assignment.substr(0, sign),
                        sign == std::string_view::npos ? std::string_view() : assignment.substr(sign + 1),
                        {"--set " + std::string(assignment), 0, 0}};
    const auto parts = splitPath(what.path);
    if (sign == std::string_view::npos || !parts || parts->empty()) {
        issues.add({.place = what.place,
                    .found = shownValue(assignment),
                    .expected = "path=value, such as tranches[0].units=3000"});
        return false;
    }
    std::optional<Node> value = parseValue(what, issues);
    if (!value) return false;
    Node* target = Walk(what, issues).to(root, *parts);
    if (target == nullptr) return false;
    if (lost != nullptr) noteLoss(*target, *value, *lost);
    *target = std::move(*value);
    return true;
}

bool applyOverrides(Node& root, std::span<const std::string> assignments, Issues& issues, LostSources* lost) {
    bool good = true;
    for (const std::string& assignment : assignments)
        good = applyOverride(root, assignment, issues, lost) && good;
    return good;
}

}  // namespace tranche
