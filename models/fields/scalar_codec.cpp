// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Codecs of true/false, whole numbers, numbers, texts and dates.
#include <limits>

#include "models/fields/codec.hpp"
#include "models/fields/sourced.hpp"
#include "models/fields/strict_number.hpp"

namespace tranche {

namespace {

// How one scalar type is read from a plain value; `order` maps it to a number for ranges, or is null.
template <class T>
struct ScalarRules {
    Shape::Kind kind;
    ReadNumber<T> (*parse)(const Node&);
    double (*order)(const T&);
    bool numeric;  // the range is kept as numbers
    bool (*allowed)(const T&, const Limits&);
    std::string (*text)(const T&);
};

template <class T>
std::optional<T> parsePlain(const Node& node, const ScalarRules<T>& rules, const Limits& limits,
                            ReadContext& context) {
    ReadNumber<T> parsed;
    if (node.kind == Node::Kind::scalar) parsed = rules.parse(node);
    if (parsed.value && rules.allowed(*parsed.value, limits)) return parsed.value;
    std::string expected = expectedText({.kind = rules.kind}, limits);
    if (!parsed.hint.empty()) expected += "; " + parsed.hint;
    if (!limits.choices.empty() && node.kind == Node::Kind::scalar)
        expected += didYouMean(node.text, limits.choices);
    context.error(node, foundText(node), std::move(expected));
    return std::nullopt;
}

template <class T>
void readRange(Sourced& sourced, const T& value, const ScalarRules<T>& rules, const Limits& limits,
               ReadContext& context) {
    if (rules.order == nullptr) {
        const PathStep step(context, "range");
        return context.error(*sourced.range, "a range",
                             "no range beside a value that is not a number or a date");
    }
    RangeEnds ends;
    {
        const PathStep step(context, "range");
        const Limits free;  // the limits are checked together with the order
        if (const auto low = parsePlain(sourced.range->items[0], rules, free, context))
            ends.low = rules.order(*low);
        if (const auto high = parsePlain(sourced.range->items[1], rules, free, context))
            ends.high = rules.order(*high);
    }
    const Limits within = rules.numeric ? limits : Limits{};
    if (checkRange(sourced, ends, {rules.order(value)}, within, context) && rules.numeric)
        sourced.provenance.range = {*ends.low, *ends.high};
}

template <class T>
std::optional<T> readScalar(const Node& node, const ScalarRules<T>& rules, const Limits& limits,
                            ReadContext& context) {
    std::optional<Sourced> sourced = openSourced(node, expectedText({.kind = rules.kind}, limits), context);
    if (!sourced) return std::nullopt;
    const std::optional<T> value = parsePlain(*sourced->value, rules, limits, context);
    if (!value) return std::nullopt;
    if (sourced->range != nullptr) readRange(*sourced, *value, rules, limits, context);
    recordSource(node, std::move(*sourced), rules.text(*value), context);
    return value;
}

ReadNumber<bool> parseBool(const Node& node) {
    if (node.quoted) return {{}, node.text == "true" || node.text == "false" ? "without quotes" : ""};
    if (node.text == "true") return {true, {}};
    if (node.text == "false") return {false, {}};
    std::string word;
    for (const char c : node.text) word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (word == "yes" || word == "on" || word == "y" || word == "true") return {{}, "write true"};
    if (word == "no" || word == "off" || word == "n" || word == "false") return {{}, "write false"};
    return {};
}

template <class T>
ReadNumber<T> unquoted(const Node& node, ReadNumber<T> (*parse)(std::string_view)) {
    ReadNumber<T> parsed = parse(node.text);
    if (!node.quoted) return parsed;
    return {{}, parsed.value ? "without quotes" : ""};
}

ReadNumber<std::int64_t> parseInteger(const Node& node) {
    return unquoted(node, readInteger);
}
ReadNumber<double> parseNumber(const Node& node) {
    return unquoted(node, readNumber);
}
ReadNumber<std::string> parseText(const Node& node) {
    return {node.text, {}};
}

// Looks like a date: digits and separators only.
bool isDateLike(std::string_view text) {
    return text.size() >= 6 && text.size() <= 10 &&
           text.find_first_not_of("0123456789-/.") == std::string_view::npos;
}

ReadNumber<Date> parseDay(const Node& node) {
    if (const std::optional<Date> date = parseDate(node.text)) return {*date, {}};
    const bool written =
        node.text.size() == 10 && isDateLike(node.text) && node.text[4] == '-' && node.text[7] == '-';
    return {{}, written ? "a day that exists" : isDateLike(node.text) ? "for example 2026-03-01" : ""};
}

bool anyValue(const bool&, const Limits&) {
    return true;
}
bool anyDate(const Date&, const Limits&) {
    return true;
}
bool allowedNumber(const double& value, const Limits& limits) {
    return limits.allow(value);
}
bool allowedInteger(const std::int64_t& value, const Limits& limits) {
    return limits.allow(value);
}
bool allowedText(const std::string& value, const Limits& limits) {
    return limits.choices.empty() ||
           std::find(limits.choices.begin(), limits.choices.end(), value) != limits.choices.end();
}

constexpr ScalarRules<bool> kBool{
    Shape::Kind::boolean, parseBool, nullptr, false, anyValue, [](const bool& b) {
        return std::string(b ? "true" : "false");
    }};
constexpr ScalarRules<std::int64_t> kInteger{Shape::Kind::integer,
                                             parseInteger,
                                             [](const std::int64_t& n) { return static_cast<double>(n); },
                                             true,
                                             allowedInteger,
                                             [](const std::int64_t& n) { return numberText(n); }};
constexpr ScalarRules<double> kNumber{Shape::Kind::number,
                                      parseNumber,
                                      [](const double& x) { return x; },
                                      true,
                                      allowedNumber,
                                      [](const double& x) { return numberText(x); }};
constexpr ScalarRules<std::string> kText{
    Shape::Kind::text, parseText, nullptr, false, allowedText, [](const std::string& text) { return text; }};
constexpr ScalarRules<Date> kDate{Shape::Kind::date,
                                  parseDay,
                                  [](const Date& date) { return static_cast<double>(daysFromCivil(date)); },
                                  false,
                                  anyDate,
                                  [](const Date& date) { return formatDate(date); }};

}  // namespace

bool expectKind(const Node& node, Node::Kind kind, const Shape& shape, ReadContext& context) {
    if (node.kind == kind) return true;
    context.error(node, foundText(node), expectedText(shape, {}));
    return false;
}

std::optional<std::string> readChoice(const Node& node, const std::vector<std::string>& names,
                                      ReadContext& context) {
    Limits limits;
    limits.choices = names;
    return readScalar(node, kText, limits, context);
}

std::optional<bool> Codec<bool>::read(const Node& node, const Limits& limits, ReadContext& context) {
    return readScalar(node, kBool, limits, context);
}
Node Codec<bool>::write(const bool& value) {
    return plainNode(value ? "true" : "false");
}
Shape Codec<bool>::shape() {
    return {.kind = Shape::Kind::boolean};
}

std::optional<int> Codec<int>::read(const Node& node, const Limits& limits, ReadContext& context) {
    Limits narrow = limits;
    narrow.min = std::max<double>(limits.min, std::numeric_limits<int>::min());
    narrow.max = std::min<double>(limits.max, std::numeric_limits<int>::max());
    const auto value = readScalar(node, kInteger, narrow, context);
    if (!value) return std::nullopt;
    return static_cast<int>(*value);
}
Node Codec<int>::write(const int& value) {
    return plainNode(numberText(std::int64_t{value}));
}
Shape Codec<int>::shape() {
    return {.kind = Shape::Kind::integer};
}

std::optional<std::int64_t> Codec<std::int64_t>::read(const Node& node, const Limits& limits,
                                                      ReadContext& context) {
    return readScalar(node, kInteger, limits, context);
}
Node Codec<std::int64_t>::write(const std::int64_t& value) {
    return plainNode(numberText(value));
}
Shape Codec<std::int64_t>::shape() {
    return {.kind = Shape::Kind::integer};
}

std::optional<double> Codec<double>::read(const Node& node, const Limits& limits, ReadContext& context) {
    return readScalar(node, kNumber, limits, context);
}
Node Codec<double>::write(const double& value) {
    return plainNode(numberText(value));
}
Shape Codec<double>::shape() {
    return {.kind = Shape::Kind::number};
}

std::optional<std::string> Codec<std::string>::read(const Node& node, const Limits& limits,
                                                    ReadContext& context) {
    return readScalar(node, kText, limits, context);
}
Node Codec<std::string>::write(const std::string& value) {
    return quotedNode(value);
}
Shape Codec<std::string>::shape() {
    return {.kind = Shape::Kind::text};
}

std::optional<Date> Codec<Date>::read(const Node& node, const Limits& limits, ReadContext& context) {
    return readScalar(node, kDate, limits, context);
}
Node Codec<Date>::write(const Date& value) {
    return quotedNode(formatDate(value));
}
Shape Codec<Date>::shape() {
    return {.kind = Shape::Kind::date};
}

}  // namespace tranche
