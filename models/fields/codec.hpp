// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How one type is read from a Node, written to one, and described. Codec<T> has
//     static std::optional<T> read(const Node&, const Limits&, ReadContext&)   nullopt: its faults are reported
//     static Node write(const T&)
//     static Shape shape()
// for bool, int, int64, double, std::string, Date and Distribution; enums with `const Names<E>& names(Tag<E>)`; structs
// with `const Table<S>& fields(Tag<S>)` (field_table.hpp); and vectors, optionals and string maps of these.
// Any scalar, date or distribution may be wrapped with its source (sourced.hpp).
// Verified by: tests/fields/*_test.cpp.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "models/fields/read_context.hpp"
#include "models/fields/shape.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/random/distribution.hpp"

namespace tranche {

template <class T>
struct Tag {};

// The names of an enum in files, each value once.
template <class E>
class Names {
public:
    Names(std::initializer_list<std::pair<std::string_view, E>> rows) {
        for (const auto& [text, value] : rows) {
            texts_.emplace_back(text);
            values_.push_back(value);
        }
    }

    const std::vector<std::string>& texts() const { return texts_; }
    std::optional<E> value(std::string_view text) const {
        const auto it = std::find(texts_.begin(), texts_.end(), text);
        if (it == texts_.end()) return std::nullopt;
        return values_[static_cast<std::size_t>(it - texts_.begin())];
    }
    const std::string& text(E value) const {
        const auto it = std::find(values_.begin(), values_.end(), value);
        expects(it != values_.end(), "every value of the enum has a name");
        return texts_[static_cast<std::size_t>(it - values_.begin())];
    }

private:
    std::vector<std::string> texts_;
    std::vector<E> values_;
};

template <class T>
struct Codec;

#define TRANCHE_SCALAR_CODEC(Type)                                                                     \
    template <>                                                                                        \
    struct Codec<Type> {                                                                               \
        static std::optional<Type> read(const Node& node, const Limits& limits, ReadContext& context); \
        static Node write(const Type& value);                                                          \
        static Shape shape();                                                                          \
    }
TRANCHE_SCALAR_CODEC(bool);
TRANCHE_SCALAR_CODEC(int);
TRANCHE_SCALAR_CODEC(std::int64_t);
TRANCHE_SCALAR_CODEC(double);
TRANCHE_SCALAR_CODEC(std::string);
TRANCHE_SCALAR_CODEC(Date);
TRANCHE_SCALAR_CODEC(Distribution);
#undef TRANCHE_SCALAR_CODEC

// One of `names`, its source stripped and recorded.
std::optional<std::string> readChoice(const Node& node, const std::vector<std::string>& names,
                                      ReadContext& context);

// False and reported when `node` is not of this kind.
bool expectKind(const Node& node, Node::Kind kind, const Shape& shape, ReadContext& context);

template <class E>
requires std::is_enum_v<E>
struct Codec<E> {
    static std::optional<E> read(const Node& node, const Limits&, ReadContext& context) {
        const Names<E>& all = names(Tag<E>{});
        const std::optional<std::string> text = readChoice(node, all.texts(), context);
        return text ? all.value(*text) : std::nullopt;
    }
    static Node write(const E& value) { return quotedNode(names(Tag<E>{}).text(value)); }
    static Shape shape() { return {.kind = Shape::Kind::choice, .choices = names(Tag<E>{}).texts()}; }
};

template <class T>
struct Codec<std::vector<T>> {
    static std::optional<std::vector<T>> read(const Node& node, const Limits& limits, ReadContext& context) {
        if (!expectKind(node, Node::Kind::sequence, shape(), context)) return std::nullopt;
        std::vector<T> result;
        result.reserve(node.items.size());
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            const PathStep step(context, i);
            if (auto item = Codec<T>::read(node.items[i], limits, context))
                result.push_back(std::move(*item));
        }
        return result;
    }
    static Node write(const std::vector<T>& value) {
        Node node = sequenceNode();
        for (const T& item : value) node.items.push_back(Codec<T>::write(item));
        return node;
    }
    static Shape shape() {
        return {.kind = Shape::Kind::list, .element = std::make_shared<const Shape>(Codec<T>::shape())};
    }
};

template <class T>
struct Codec<std::map<std::string, T>> {
    static std::optional<std::map<std::string, T>> read(const Node& node, const Limits& limits,
                                                        ReadContext& context) {
        if (!expectKind(node, Node::Kind::mapping, shape(), context)) return std::nullopt;
        std::map<std::string, T> result;
        for (const Member& member : node.members) {
            const PathStep step(context, member.key);
            if (auto item = Codec<T>::read(member.value, limits, context))
                result.emplace(member.key, std::move(*item));
        }
        return result;
    }
    static Node write(const std::map<std::string, T>& value) {
        Node node = mappingNode();
        for (const auto& [key, item] : value) addMember(node, key, Codec<T>::write(item));
        return node;
    }
    static Shape shape() {
        return {.kind = Shape::Kind::map, .element = std::make_shared<const Shape>(Codec<T>::shape())};
    }
};

// A written `null` or `~` is none; a key with nothing after it is a fault, for it may have been forgotten.
template <class T>
struct Codec<std::optional<T>> {
    static std::optional<std::optional<T>> read(const Node& node, const Limits& limits,
                                                ReadContext& context) {
        if (node.kind == Node::Kind::null && !node.text.empty() && !isFaulty(node)) return std::optional<T>();
        auto value = Codec<T>::read(node, limits, context);
        if (!value) return std::nullopt;
        return std::optional<T>(std::move(value));
    }
    static Node write(const std::optional<T>& value) { return value ? Codec<T>::write(*value) : nullNode(); }
    static Shape shape() {
        Shape shape = Codec<T>::shape();
        shape.nullable = true;
        return shape;
    }
};

}  // namespace tranche
