// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fields/field_table.hpp"

#include <algorithm>

namespace tranche {

void TableKeys::addKey(const FieldInfo& info) {
    expects(std::find(keys_.begin(), keys_.end(), info.key) == keys_.end(), "a table has each key once");
    expects(!(info.limits.min > info.limits.max), "the limits of a field are in order");
    keys_.push_back(info.key);
}

bool TableKeys::openMapping(const Node& node, ReadContext& context) const {
    if (node.kind == Node::Kind::mapping) return true;
    context.error(node, foundText(node), "a block of keys (" + name_ + ")");
    return false;
}

std::size_t TableKeys::rowOf(const Member& member, ReadContext& context) const {
    const auto it = std::find(keys_.begin(), keys_.end(), member.key);
    if (it != keys_.end()) return static_cast<std::size_t>(it - keys_.begin());
    const PathStep step(context, escaped(member.key, 60));
    std::string expected = "a key of " + name_;
    // `{a:1}` makes a key "a:1" without a value.
    if (member.key.find(':') != std::string::npos && member.value.kind == Node::Kind::null)
        expected += "; put a space after the colon";
    else
        expected += didYouMean(member.key, keys_);
    context.issues.add({.place = member.place,
                        .key = context.path,
                        .found = "an unknown key",
                        .expected = std::move(expected)});
    return kUnknown;
}

void TableKeys::reportMissing(const Node& node, const FieldInfo& info, const Shape& shape,
                              ReadContext& context) {
    if (context.partial) return;
    const PathStep step(context, info.key);
    context.error(node, "nothing", expectedText(shape, info.limits) + ": " + info.help);
}

}  // namespace tranche
