// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fields/shape.hpp"

#include <cmath>

#include "models/fields/strict_number.hpp"

namespace tranche {

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string withLimits(std::string text, const Limits& limits) {
    const bool range = std::isfinite(limits.min) && std::isfinite(limits.max) && !limits.exclusiveMin;
    if (limits.bounded()) text += (range ? " from " : " ") + rangeText(limits);
    if (!limits.unit.empty()) text += " (" + limits.unit + ")";
    return text;
}

}  // namespace

bool Limits::bounded() const {
    return std::isfinite(min) || std::isfinite(max);
}

bool Limits::allow(double value) const {
    return (exclusiveMin ? value > min : value >= min) && value <= max;
}

bool Limits::allow(std::int64_t value) const {
    constexpr double kBeyond = 9.2e18;  // an int64 limit; a limit further out limits nothing
    const auto beyond = [](double limit) { return std::abs(limit) >= kBeyond; };
    if (!beyond(min)) {
        const auto least = static_cast<std::int64_t>(std::ceil(min));
        const bool excluded = exclusiveMin && min == std::ceil(min) && value == least;
        if (value < least || excluded) return false;
    }
    if (!beyond(max) && value > static_cast<std::int64_t>(std::floor(max))) return false;
    return min < kBeyond && max > -kBeyond;
}

std::string rangeText(const Limits& limits) {
    const bool low = std::isfinite(limits.min);
    const bool high = std::isfinite(limits.max);
    if (!low && !high) return {};
    const std::string most = numberText(limits.max);
    if (!low) return "at most " + most;
    const std::string least = numberText(limits.min);
    if (limits.exclusiveMin) return "above " + least + (high ? ", at most " + most : "");
    return high ? least + " to " + most : "at least " + least;
}

std::string typeText(const Shape& shape) {
    switch (shape.kind) {
        case Shape::Kind::boolean:
            return "true or false";
        case Shape::Kind::integer:
            return "whole number";
        case Shape::Kind::number:
            return "number";
        case Shape::Kind::text:
            return "text";
        case Shape::Kind::date:
            return "date";
        case Shape::Kind::distribution:
            return "number or distribution";
        case Shape::Kind::choice:
            return "one of " + joined(shape.choices);
        case Shape::Kind::table:
            return shape.table->name;
        case Shape::Kind::list:
            return "list of " + typeText(*shape.element);
        case Shape::Kind::map:
            return "names to " + typeText(*shape.element);
        case Shape::Kind::any:
            return "value";
    }
    return {};
}

std::string expectedText(const Shape& shape, const Limits& limits) {
    switch (shape.kind) {
        case Shape::Kind::boolean:
        case Shape::Kind::choice:
            return typeText(shape);
        case Shape::Kind::text:
            return limits.choices.empty() ? "text" : "one of " + joined(limits.choices);
        case Shape::Kind::date:
            return "a date, YYYY-MM-DD";
        case Shape::Kind::integer:
        case Shape::Kind::number:
        case Shape::Kind::distribution:
            return withLimits("a " + typeText(shape), limits);
        case Shape::Kind::table:
            return "a block of keys (" + shape.table->name + ")";
        case Shape::Kind::list:
            return "a list ([] for none)";
        case Shape::Kind::map:
            return "a block of names and values ({} for none)";
        case Shape::Kind::any:
            return "a value";
    }
    return {};
}

std::string foundText(const Node& node) {
    switch (node.kind) {
        case Node::Kind::null:
            return node.text.empty() ? "nothing" : node.text;
        case Node::Kind::scalar:
            return (node.quoted ? "the text " : "") + shownValue(node.text);
        case Node::Kind::sequence:
            return "a list";
        case Node::Kind::mapping:
            return "a block of keys";
    }
    return {};
}

}  // namespace tranche
