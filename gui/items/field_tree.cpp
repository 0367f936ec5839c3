// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/field_tree.hpp"

#include <algorithm>
#include <utility>

#include "models/fields/sourced.hpp"
#include "models/scenario/document.hpp"
#include "models/scenario/item_id.hpp"
#include "models/scenario/merge.hpp"
#include "models/scenario/yaml_edit.hpp"

namespace tranche::gui {
namespace {

const Shape& numberShape() {
    static const Shape shape{.kind = Shape::Kind::number};
    return shape;
}
bool mayBeWrapped(const Shape& shape) {
    return shape.kind != Shape::Kind::table && shape.kind != Shape::Kind::list &&
           shape.kind != Shape::Kind::map && shape.kind != Shape::Kind::any;
}

const Node* unwrapped(const Node* said, const Shape& shape) {
    if (said == nullptr || !mayBeWrapped(shape) || said->kind != Node::Kind::mapping) return said;
    const Member* value = findMember(*said, "value");
    return value == nullptr ? said : &value->value;
}

bool isPlainStep(std::string_view id) {
    return !id.empty() && id.find_first_of(".[]=") == id.npos;
}

// What the file itself says, then what lies below it. Both may be null.
struct Layers {
    const Node* here = nullptr;
    const Node* merged = nullptr;

    const Node* best() const { return here != nullptr ? here : merged; }
};

const Node* memberOf(const Node* node, const std::string& key) {
    const Member* member = node == nullptr ? nullptr : findMember(*node, key);
    return member == nullptr ? nullptr : &member->value;
}

class TreeBuilder {
public:
    TreeBuilder(bool extends, std::string file) : extends_(extends), file_(std::move(file)) {}

    void table(FieldNode& parent, const TableShape& table, const Layers& at, const Node* standard) {
        for (const FieldShape& field : table.fields) {
            auto node = std::make_unique<FieldNode>();
            node->step = field.info.key;
            node->path = parent.path.empty() ? field.info.key : parent.path + "." + field.info.key;
            node->label = QString::fromStdString(field.info.key);
            node->info = &field.info;
            const Node* own = memberOf(standard, field.info.key);
            node->standard = own != nullptr ? own : field.info.required ? nullptr : &field.defaultValue;
            fill(*node, field.shape,
                 {memberOf(at.here, field.info.key), memberOf(at.merged, field.info.key)});
            add(parent, std::move(node));
        }
    }

private:
    static void add(FieldNode& parent, std::unique_ptr<FieldNode> node) {
        node->parent = &parent;
        parent.children.push_back(std::move(node));
    }

    void fill(FieldNode& node, const Shape& shape, Layers at) {
        node.shape = &shape;
        // The name of a file stands for what is in it.
        const bool named = at.here != nullptr && at.here->kind == Node::Kind::scalar &&
                           shape.kind == Shape::Kind::table && at.merged != nullptr;
        if (named) at.here = nullptr;
        // Of an earlier text of this file, which could be read.
        if (at.here == nullptr && at.merged != nullptr && at.merged->place.file == file_ && !named)
            at.merged = nullptr;
        node.said = at.best();
        node.origin = at.here != nullptr     ? Origin::here
                      : at.merged != nullptr ? Origin::elsewhere
                      : node.standard != nullptr && node.standard->kind != Node::Kind::null ? Origin::standard
                                                                                            : Origin::absent;
        node.value = node.said != nullptr ? unwrapped(node.said, shape) : node.standard;
        below(node, shape, at);
    }

    void below(FieldNode& node, const Shape& shape, const Layers& at) {
        switch (shape.kind) {
            case Shape::Kind::table:
                if (node.value == nullptr || node.value->kind == Node::Kind::mapping)
                    if (node.value != nullptr || !shape.nullable)
                        table(node, *shape.table, at, node.standard);
                return;
            case Shape::Kind::list:
                return list(node, shape, at);
            case Shape::Kind::map:
                return map(node, shape, at);
            case Shape::Kind::distribution:
                return parameters(node);
            default:
                return;
        }
    }

    // A list with ids is the base's with this file's items in it; any other is one or the other.
    void list(FieldNode& node, const Shape& shape, const Layers& at) {
        const Node* whole = at.best();
        const bool layered =
            extends_ && at.here != nullptr && at.merged != nullptr && !idsOf(*at.merged).empty();
        // Items of files stand where their names are.
        const bool named = at.here != nullptr && at.merged != nullptr && !at.here->items.empty() &&
                           at.here->items[0].kind == Node::Kind::scalar &&
                           shape.element->kind == Shape::Kind::table;
        if (layered || named) whole = at.merged;
        if (whole == nullptr) whole = node.standard;
        if (whole == nullptr) return;
        for (std::size_t i = 0; i < whole->items.size(); ++i) {
            const Node& item = whole->items[i];
            const std::string* id = idOf(item);
            const bool byId = id != nullptr && isPlainStep(*id) && indexOfId(*whole, *id) == i;
            Layers child;
            if (whole == at.here) child.here = &item;
            if (whole == at.merged) child.merged = &item;
            const Node* other = whole == at.here ? at.merged : at.here;
            if (other != nullptr && byId) {
                const auto index = indexOfId(*other, *id);
                const Node* twin = index ? &other->items[*index] : nullptr;
                (whole == at.here ? child.merged : child.here) = twin;
            }
            element(node, shape, byId ? *id : "[" + std::to_string(i) + "]", byId, child);
        }
    }

    void map(FieldNode& node, const Shape& shape, const Layers& at) {
        const Node* standard = at.best() == nullptr ? node.standard : nullptr;
        const auto entry = [&](const Member& member) {
            if (!isPlainStep(member.key)) return;
            element(node, shape, member.key, true,
                    {memberOf(at.here, member.key), memberOf(at.merged, member.key)});
        };
        for (const Node* layer : {at.merged, at.here, standard}) {
            if (layer == nullptr) continue;
            for (const Member& member : layer->members)
                if (layer != at.here || memberOf(at.merged, member.key) == nullptr) entry(member);
        }
    }

    void element(FieldNode& parent, const Shape& shape, const std::string& step, bool key, const Layers& at) {
        auto node = std::make_unique<FieldNode>();
        node->step = step;
        node->path = parent.path + (key ? "." : "") + step;
        node->label = QString::fromStdString(step);
        node->info = parent.info;
        node->isItem = true;
        const Node* name = memberOf(at.best(), "name");
        if (shape.element->kind == Shape::Kind::table && name != nullptr && name->kind == Node::Kind::scalar)
            node->label += QStringLiteral(" \u2013 ") + QString::fromStdString(name->text);
        fill(*node, *shape.element, at);
        add(parent, std::move(node));
    }

    // The parameters of the one law.
    static void parameters(FieldNode& node) {
        if (node.value == nullptr || node.value->kind != Node::Kind::mapping) return;
        for (const Member& law : node.value->members) {
            if (law.value.kind != Node::Kind::mapping || isSourceKey(law.key) || law.key == "discrete")
                continue;
            const bool inside = node.said != node.value;  // below the key `value` of a wrapper
            for (const Member& parameter : law.value.members) {
                if (parameter.value.kind != Node::Kind::scalar) continue;
                auto child = std::make_unique<FieldNode>();
                child->step = law.key + "." + parameter.key;
                child->path = node.path + (inside ? ".value." : ".") + child->step;
                child->label = QString::fromStdString(parameter.key);
                child->info = node.info;
                child->shape = &numberShape();
                child->said = child->value = &parameter.value;
                child->origin = node.origin;
                add(node, std::move(child));
            }
        }
    }

    bool extends_;
    std::string file_;
};

// A file that cannot be checked shows what it says over what was there before; one that can, what it became.
const Node* mergedOf(const CheckedScenario* checked, const LoadedScenario* loaded) {
    if (checked != nullptr && checked->loaded) return &checked->loaded->document.root;
    return loaded == nullptr ? nullptr : &loaded->document.root;
}

}  // namespace

FieldTree fieldTree(std::shared_ptr<const CheckedScenario> checked,
                    std::shared_ptr<const LoadedScenario> loaded) {
    FieldTree tree{std::move(checked), std::move(loaded), std::make_unique<FieldNode>()};
    if (!tree.checked && !tree.loaded) return tree;
    static const Shape root = [] {
        Shape shape{.kind = Shape::Kind::table};
        shape.table = std::make_shared<const TableShape>(documentShape(DocumentKind::scenario));
        return shape;
    }();
    tree.root->shape = &root;
    Layers at;
    if (tree.checked && tree.checked->tree.kind == Node::Kind::mapping) at.here = &tree.checked->tree;
    at.merged = mergedOf(tree.checked.get(), tree.loaded.get());
    const bool extends = at.here != nullptr && findMember(*at.here, "extends") != nullptr;
    TreeBuilder(extends, tree.checked ? tree.checked->file : std::string())
        .table(*tree.root, *root.table, at, nullptr);
    return tree;
}

FieldNode* fieldAt(const FieldTree& tree, const std::string& path) {
    FieldNode* node = tree.root.get();
    while (node != nullptr && node->path != path) {
        FieldNode* next = nullptr;
        for (const auto& child : node->children) {
            const std::string& p = child->path;
            const bool leads = path.compare(0, p.size(), p) == 0 &&
                               (path.size() == p.size() || path[p.size()] == '.' || path[p.size()] == '[');
            if (leads && (next == nullptr || next->path.size() < p.size())) next = child.get();
        }
        node = next;
    }
    return node;
}

}  // namespace tranche::gui
