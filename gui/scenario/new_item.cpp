// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/new_item.hpp"

#include <algorithm>
#include <cmath>

#include "models/fields/strict_number.hpp"
#include "models/scenario/yaml_text.hpp"

namespace tranche::gui {
namespace {

std::string freeName(const FieldNode& parent) {
    for (int i = 1;; ++i) {
        std::string name = "new-" + std::to_string(i);
        const bool taken = std::any_of(parent.children.begin(), parent.children.end(),
                                       [&](const auto& child) { return child->step == name; });
        if (!taken) return name;
    }
}

// The least value that is allowed, or zero.
std::string leastNumber(const Limits& limits, bool whole) {
    double least = std::isfinite(limits.min) ? std::max(limits.min, std::min(0.0, limits.max)) : 0;
    if (limits.exclusiveMin && least <= limits.min) least = limits.min + 1;
    if (std::isfinite(limits.max)) least = std::min(least, limits.max);
    return whole ? numberText(static_cast<std::int64_t>(std::ceil(least))) : numberText(least);
}

Node example(const Shape& shape, const Limits& limits, const std::string& name) {
    switch (shape.kind) {
        case Shape::Kind::boolean:
            return plainNode("false");
        case Shape::Kind::integer:
            return plainNode(leastNumber(limits, true));
        case Shape::Kind::number:
        case Shape::Kind::distribution:
            return plainNode(leastNumber(limits, false));
        case Shape::Kind::date:
            return plainNode("2026-01-01");
        case Shape::Kind::choice:
            return plainNode(shape.choices.empty() ? "none" : shape.choices.front());
        case Shape::Kind::text:
            return limits.choices.empty() ? quotedNode(name) : quotedNode(limits.choices.front());
        case Shape::Kind::list:
            return sequenceNode();
        case Shape::Kind::map:
            return mappingNode();
        case Shape::Kind::table: {
            Node node = mappingNode();
            for (const FieldShape& field : shape.table->fields)
                if (field.info.required)
                    addMember(node, field.info.key, example(field.shape, field.info.limits, name));
            return node;
        }
        case Shape::Kind::any:
            return plainNode("0");
    }
    return nullNode();
}

}  // namespace

std::string newItem(const FieldNode& list) {
    const Limits limits = list.info != nullptr ? list.info->limits : Limits{};
    return yamlFlow(example(*list.shape->element, limits, freeName(list)));
}

std::string newEntryKey(const FieldNode& map) {
    return freeName(map);
}

}  // namespace tranche::gui
