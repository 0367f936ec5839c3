// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fields/read_context.hpp"

#include <utility>

namespace tranche {

void ReadContext::error(const Node& at, std::string found, std::string expected) {
    if (isFaulty(at)) return;
    issues.add({.place = at.place, .key = path, .found = std::move(found), .expected = std::move(expected)});
}

PathStep::PathStep(ReadContext& context, std::string_view key)
    : context_(context), length_(context.path.size()) {
    if (length_ > 0) context.path += '.';
    context.path += key;
}

PathStep::PathStep(ReadContext& context, std::size_t index)
    : context_(context), length_(context.path.size()) {
    context.path += '[' + std::to_string(index) + ']';
}

void FieldCheck::error(std::string_view key, std::string found, std::string expected) {
    add(key, std::move(found), std::move(expected), false);
}

void FieldCheck::warning(std::string_view key, std::string found, std::string expected) {
    add(key, std::move(found), std::move(expected), true);
}

void FieldCheck::add(std::string_view key, std::string found, std::string expected, bool warning) {
    const PathStep step(context_, key);
    context_.issues.add({.place = placeOf(node_, key),
                         .key = context_.path,
                         .found = std::move(found),
                         .expected = std::move(expected),
                         .warning = warning});
}

}  // namespace tranche
