// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/merge.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "models/fields/sourced.hpp"
#include "models/scenario/item_id.hpp"

namespace tranche {

bool hasSource(const Node& node) {
    return std::any_of(node.members.begin(), node.members.end(),
                       [](const Member& member) { return isSourceKey(member.key); });
}

void noteLoss(const Node& was, const Node& now, LostSources& lost) {
    if (hasSource(was) && !hasSource(now) && now.kind != Node::Kind::null) lost.push_back(now.place);
}

namespace {

const FieldShape* fieldOf(const TableShape& shape, const std::string& key) {
    const auto it = std::find_if(shape.fields.begin(), shape.fields.end(),
                                 [&](const FieldShape& field) { return field.info.key == key; });
    return it == shape.fields.end() ? nullptr : &*it;
}

bool hasIds(const Shape& list) {
    return list.element->kind == Shape::Kind::table && fieldOf(*list.element->table, "id") != nullptr;
}

// Keys that an item by itself would have to have and has not.
bool incomplete(const Node& item, const TableShape& shape) {
    return std::any_of(shape.fields.begin(), shape.fields.end(), [&](const FieldShape& field) {
        return field.info.required && findMember(item, field.info.key) == nullptr;
    });
}

class Merge {
public:
    Merge(LostSources& lost, Issues& issues) : lost_(lost), issues_(issues) {}

    void table(Node& base, Node&& layer, const TableShape& shape) {
        if (base.kind != Node::Kind::mapping || layer.kind != Node::Kind::mapping)
            return put(base, std::move(layer));
        for (Member& member : layer.members) {
            const FieldShape* field = fieldOf(shape, member.key);
            Node* into = findValue(base, member.key);
            if (into == nullptr) {
                base.members.push_back(std::move(member));
                continue;
            }
            const std::size_t length = step("." + member.key);
            value(*into, std::move(member.value), field == nullptr ? nullptr : &field->shape);
            key_.resize(length);
        }
    }

private:
    std::size_t step(const std::string& part) {
        const std::size_t length = key_.size();
        key_ += length == 0 ? part.substr(1) : part;
        return length;
    }

    void put(Node& base, Node&& layer) {
        noteLoss(base, layer, lost_);
        base = std::move(layer);
    }

    void value(Node& base, Node&& layer, const Shape* shape) {
        if (shape == nullptr) return put(base, std::move(layer));
        if (shape->kind == Shape::Kind::table) return table(base, std::move(layer), *shape->table);
        if (shape->kind == Shape::Kind::map) return map(base, std::move(layer), *shape->element);
        if (shape->kind == Shape::Kind::list && hasIds(*shape))
            return items(base, std::move(layer), *shape->element->table);
        put(base, std::move(layer));
    }

    void map(Node& base, Node&& layer, const Shape& element) {
        if (base.kind != Node::Kind::mapping || layer.kind != Node::Kind::mapping)
            return put(base, std::move(layer));
        for (Member& member : layer.members) {
            Node* into = findValue(base, member.key);
            if (into == nullptr)
                base.members.push_back(std::move(member));
            else
                value(*into, std::move(member.value), &element);
        }
    }

    void items(Node& base, Node&& layer, const TableShape& shape) {
        if (base.kind != Node::Kind::sequence || layer.kind != Node::Kind::sequence || layer.items.empty())
            return put(base, std::move(layer));
        const std::vector<std::string> known = idsOf(base);
        std::set<std::string> seen;
        for (Node& item : layer.items) {
            const std::string* text = idOf(item);
            if (text == nullptr) {  // the reader says what it lacks
                base.items.push_back(std::move(item));
                continue;
            }
            const std::string id = *text;
            if (!seen.insert(id).second) {
                issues_.add({.place = item.place,
                             .key = key_,
                             .found = shownValue(id) + " again",
                             .expected = "each id once in a file"});
                continue;
            }
            if (const auto at = indexOfId(base, id)) {
                const std::size_t length = step("." + id);
                std::erase_if(item.members, [](const Member& m) { return m.key == "id"; });
                table(base.items[*at], std::move(item), shape);
                key_.resize(length);
                continue;
            }
            const std::string hint = didYouMean(id, known);
            if (!hint.empty() && incomplete(item, shape))
                issues_.add({.place = item.place,
                             .key = key_,
                             .found = shownValue(id) + ", which the base does not have",
                             .expected = "the id of an item of the base, or a whole item" + hint});
            base.items.push_back(std::move(item));
        }
    }

    LostSources& lost_;
    Issues& issues_;
    std::string key_;
};

// The paths of `remove` or `replace`, each text once.
std::vector<const Node*> pathsOf(const Node& list, const char* key, Issues& issues) {
    std::vector<const Node*> paths;
    if (list.kind == Node::Kind::null && list.text.empty() && list.place.line == 0)
        return paths;  // not written
    if (list.kind != Node::Kind::sequence) {
        issues.add({.place = list.place,
                    .key = key,
                    .found = foundText(list),
                    .expected = "a list of paths, such as [tranches.p1-h200, targets]"});
        return paths;
    }
    std::set<std::string> seen;
    for (const Node& item : list.items) {
        if (item.kind != Node::Kind::scalar)
            issues.add({.place = item.place,
                        .key = key,
                        .found = foundText(item),
                        .expected = "a path, such as tranches.p1-h200"});
        else if (!seen.insert(item.text).second)
            issues.add({.place = item.place,
                        .key = key,
                        .found = shownValue(item.text) + " again",
                        .expected = "each path once"});
        else
            paths.push_back(&item);
    }
    return paths;
}

// The key of a fault is below that of the list of paths.
std::optional<Steps> stepsOf(const Node& root, const Node& path, const std::string& key, Issues& issues) {
    Issues found;
    auto steps = stepsTo(root, path.text, path.place, found);
    for (Issue issue : found.all()) {
        issue.key = key + (issue.key.empty() ? "" : ": ") + issue.key;
        issues.add(std::move(issue));
    }
    return steps;
}

void removeFrom(Node& base, const Node& list, Issues& issues) {
    std::vector<Steps> all;
    for (const Node* path : pathsOf(list, "remove", issues))
        if (auto steps = stepsOf(base, *path, "remove", issues)) all.push_back(std::move(*steps));
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    for (auto it = all.rbegin(); it != all.rend(); ++it)
        erase(base, *it);  // the last first: indices stay true
}

void replaceIn(Node& base, Node& layer, const Node& list, Issues& issues) {
    for (const Node* path : pathsOf(list, "replace", issues)) {
        const auto there = stepsOf(base, *path, "replace", issues);
        if (!there) continue;
        const auto here = stepsOf(layer, *path, "replace: in this file", issues);
        if (here) follow(base, *there) = follow(layer, *here);
    }
}

}  // namespace

void mergeLayer(Node& base, Layer layer, const TableShape& shape, LostSources& lost, Issues& issues) {
    if (base.kind != Node::Kind::mapping || layer.root.kind != Node::Kind::mapping) {
        base = std::move(layer.root);
        return;
    }
    removeFrom(base, layer.remove, issues);
    replaceIn(base, layer.root, layer.replace, issues);
    if (layer.wholePolicy)
        std::erase_if(base.members, [](const Member& member) { return member.key == "policy"; });
    Merge(lost, issues).table(base, std::move(layer.root), shape);
}

}  // namespace tranche
