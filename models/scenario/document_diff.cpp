// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/document_diff.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "models/fields/codec.hpp"
#include "models/fields/distribution_codec.hpp"
#include "models/fields/node_json.hpp"
#include "models/fields/strict_number.hpp"
#include "models/scenario/item_id.hpp"

namespace tranche {

const char* differenceName(DifferenceKind kind) {
    switch (kind) {
        case DifferenceKind::changed:
            return "changed";
        case DifferenceKind::added:
            return "added";
        case DifferenceKind::removed:
            return "removed";
        case DifferenceKind::order:
            return "order";
        case DifferenceKind::source:
            return "source";
    }
    return "";
}

namespace {

// Keys without a value are left out: a new item is known by what it says.
std::string blockText(const Node& node) {
    if (node.kind == Node::Kind::mapping) {
        std::string text;
        for (const Member& member : node.members) {
            const bool empty = member.value.kind == Node::Kind::null ||
                               (member.value.kind != Node::Kind::scalar && member.value.items.empty() &&
                                member.value.members.empty()) ||
                               (member.value.kind == Node::Kind::scalar && member.value.text.empty());
            if (!empty) text += (text.empty() ? "" : ", ") + member.key + ": " + blockText(member.value);
        }
        return "{" + text + "}";
    }
    if (node.kind == Node::Kind::sequence) {
        std::string text;
        for (const Node& item : node.items) text += (text.empty() ? "" : ", ") + blockText(item);
        return "[" + text + "]";
    }
    return node.kind == Node::Kind::null ? "none" : node.text;
}

std::string lawText(const Node& node) {
    ReadContext context;
    const auto law = Codec<Distribution>::read(node, Limits{}, context);
    return law ? distributionText(*law) : toJson(node, 0);
}

std::string valueText(const Node& node, const Shape& shape) {
    if (node.kind == Node::Kind::null) return "none";
    if (shape.kind == Shape::Kind::distribution) return lawText(node);
    if (node.kind == Node::Kind::scalar && node.text.empty()) return "''";
    return blockText(node);
}

bool sameValue(const Node& a, const Node& b) {
    if (sameContent(a, b)) return true;
    if (a.kind != Node::Kind::scalar || b.kind != Node::Kind::scalar || a.quoted || b.quoted) return false;
    const auto left = readNumber(a.text).value, right = readNumber(b.text).value;
    return left && right && *left == *right;
}

bool sameSource(const Provenance& a, const Provenance& b) {
    return a.source == b.source && a.status == b.status && a.low == b.low && a.high == b.high &&
           a.note == b.note;
}

using SourceMap = std::map<std::string, const Provenance*>;

SourceMap bySourcePath(const std::vector<Provenance>& sources) {
    SourceMap map;
    for (const Provenance& p : sources) map.emplace(p.path, &p);
    return map;
}

// A place in both documents: how people name it, and the path of indices on each side.
struct Spot {
    std::string name, a, b;

    Spot key(const std::string& key) const {
        const auto joined = [&](const std::string& path) { return path.empty() ? key : path + "." + key; };
        return {joined(name), joined(a), joined(b)};
    }
    Spot item(const std::string& id, std::size_t inA, std::size_t inB) const {
        return {name + (id.empty() ? "[" + std::to_string(inA) + "]" : "." + id),
                a + "[" + std::to_string(inA) + "]", b + "[" + std::to_string(inB) + "]"};
    }
};

class Diff {
public:
    Diff(const DiffSide& a, const DiffSide& b)
        : sourcesA_(bySourcePath(a.sources)), sourcesB_(bySourcePath(b.sources)) {}

    void table(const Node& a, const Node& b, const TableShape& shape, const Spot& at) {
        for (const FieldShape& field : shape.fields) {
            const Member* left = findMember(a, field.info.key);
            const Member* right = findMember(b, field.info.key);
            if (left == nullptr || right == nullptr) continue;  // both are written from the same table
            unit_ = field.info.limits.unit;
            value(left->value, right->value, field.shape, at.key(field.info.key));
        }
    }

    std::vector<Difference> all;

private:
    const Provenance* source(const SourceMap& map, const std::string& path) const {
        const auto it = map.find(path);
        return it == map.end() ? nullptr : it->second;
    }

    void add(DifferenceKind kind, const Spot& at, std::string a, std::string b) {
        all.push_back({kind, at.name, std::move(a), std::move(b), unit_, source(sourcesA_, at.a),
                       source(sourcesB_, at.b)});
    }

    void value(const Node& a, const Node& b, const Shape& shape, const Spot& at) {
        const bool blocks = shape.kind == Shape::Kind::table || shape.kind == Shape::Kind::list ||
                            shape.kind == Shape::Kind::map;
        if (!blocks) return leaf(a, b, shape, at);
        if (a.kind == Node::Kind::null && b.kind == Node::Kind::null) return;
        if (a.kind == Node::Kind::null) return add(DifferenceKind::added, at, "", valueText(b, shape));
        if (b.kind == Node::Kind::null) return add(DifferenceKind::removed, at, valueText(a, shape), "");
        if (shape.kind == Shape::Kind::table) return table(a, b, *shape.table, at);
        if (shape.kind == Shape::Kind::map) return map(a, b, *shape.element, at);
        if (shape.element->kind != Shape::Kind::table) return leaf(a, b, shape, at);
        const bool ids = idsOf(a).size() == a.items.size() && idsOf(b).size() == b.items.size();
        if (ids)
            byId(a, b, shape, at);
        else
            byIndex(a, b, shape, at);
    }

    void leaf(const Node& a, const Node& b, const Shape& shape, const Spot& at) {
        if (!sameValue(a, b))
            return add(DifferenceKind::changed, at, valueText(a, shape), valueText(b, shape));
        const Provenance* left = source(sourcesA_, at.a);
        const Provenance* right = source(sourcesB_, at.b);
        const bool same = left == right || (left != nullptr && right != nullptr && sameSource(*left, *right));
        if (!same) add(DifferenceKind::source, at, valueText(a, shape), valueText(b, shape));
    }

    void map(const Node& a, const Node& b, const Shape& element, const Spot& at) {
        const std::string unit = unit_;
        for (const Member& member : a.members) {
            unit_ = unit;
            const Member* other = findMember(b, member.key);
            if (other == nullptr)
                add(DifferenceKind::removed, at.key(member.key), valueText(member.value, element), "");
            else
                value(member.value, other->value, element, at.key(member.key));
        }
        unit_ = unit;
        for (const Member& member : b.members)
            if (findMember(a, member.key) == nullptr)
                add(DifferenceKind::added, at.key(member.key), "", valueText(member.value, element));
    }

    void byId(const Node& a, const Node& b, const Shape& list, const Spot& at) {
        std::vector<std::string> commonA, commonB;
        for (std::size_t i = 0; i < a.items.size(); ++i) {
            const std::string id = *idOf(a.items[i]);
            const auto other = indexOfId(b, id);
            if (!other) {
                unit_.clear();
                add(DifferenceKind::removed, at.item(id, i, i), blockText(a.items[i]), "");
                continue;
            }
            commonA.push_back(id);
            table(a.items[i], b.items[*other], *list.element->table, at.item(id, i, *other));
        }
        unit_.clear();
        for (std::size_t i = 0; i < b.items.size(); ++i) {
            const std::string id = *idOf(b.items[i]);
            if (indexOfId(a, id))
                commonB.push_back(id);
            else
                add(DifferenceKind::added, at.item(id, i, i), "", blockText(b.items[i]));
        }
        if (commonA != commonB) add(DifferenceKind::order, at, joined(commonA), joined(commonB));
    }

    static std::string joined(const std::vector<std::string>& ids) {
        std::string text;
        for (const std::string& id : ids) text += (text.empty() ? "" : ", ") + id;
        return text;
    }

    void byIndex(const Node& a, const Node& b, const Shape& list, const Spot& at) {
        const std::size_t common = std::min(a.items.size(), b.items.size());
        for (std::size_t i = 0; i < common; ++i)
            table(a.items[i], b.items[i], *list.element->table, at.item("", i, i));
        unit_.clear();
        for (std::size_t i = common; i < a.items.size(); ++i)
            add(DifferenceKind::removed, at.item("", i, i), blockText(a.items[i]), "");
        for (std::size_t i = common; i < b.items.size(); ++i)
            add(DifferenceKind::added, at.item("", i, i), "", blockText(b.items[i]));
    }

    SourceMap sourcesA_, sourcesB_;
    std::string unit_;
};

}  // namespace

std::vector<Difference> diffDocuments(const DiffSide& a, const DiffSide& b, const TableShape& shape) {
    Diff diff(a, b);
    diff.table(a.resolved, b.resolved, shape, {});
    return std::move(diff.all);
}

}  // namespace tranche
