// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Field tables: one table a spec struct says which keys it has, and everything else follows from it (strict reading,
// writing with defaults, listings, JSON Schema, forms). Beside the struct:
//
//     const Table<GpuModel>& fields(Tag<GpuModel>) {
//         static const Table<GpuModel> table{"gpu model", "One accelerator.", {
//             required("memory_gb", &GpuModel::memoryGb, "memory of one GPU").unit("GB").range(1, 10000),
//             optional("kind", &GpuModel::kind, "gpu or npu"),  // default: its value in GpuModel{}
//         }, [](const GpuModel& m, FieldCheck& check) { ... }};  // runs when the fields themselves are in order
//         return table;
//     }
//
// read   every fault goes to the context with place and key path: unknown key (and the nearest known one), missing
//        key, type, limits, and the table's own check. The result holds what could be read; use it only when
//        the context has no errors. Passes each member once.
// write  every field, defaults included, in the order of the table; read(write(x)) gives x again.
// Tables are immutable and may be shared by threads. Verified by: tests/fields/field_table_test.cpp.

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/fields/codec.hpp"

namespace tranche {

template <class T>
class Field {
public:
    Field& unit(std::string_view text) {
        info.limits.unit = text;
        return *this;
    }
    Field& range(double low, double high) {  // inclusive
        info.limits.min = low;
        info.limits.max = high;
        return *this;
    }
    Field& min(double low) {
        info.limits.min = low;
        return *this;
    }
    Field& exclusiveMin(double low) {
        info.limits.exclusiveMin = true;
        return min(low);
    }
    Field& choices(std::vector<std::string> texts) {
        info.limits.choices = std::move(texts);
        return *this;
    }
    Field& orFile() {  // the schema also accepts a file name; the caller resolves it before reading
        info.orFile = true;
        return *this;
    }
    Field& help(std::string_view text) {
        info.help = text;
        return *this;
    }

    FieldInfo info;
    std::function<void(T&, const Node&, const Limits&, ReadContext&)> read;
    std::function<Node(const T&)> write;
    std::function<Shape()> shape;
};

template <class T, class M>
Field<T> makeField(std::string_view key, M T::*member, std::string_view help, bool required) {
    Field<T> field;
    field.info = {.key = std::string(key), .help = std::string(help), .required = required};
    field.read = [member](T& into, const Node& node, const Limits& limits, ReadContext& context) {
        if (auto value = Codec<M>::read(node, limits, context)) into.*member = std::move(*value);
    };
    field.write = [member](const T& from) { return Codec<M>::write(from.*member); };
    field.shape = [] { return Codec<M>::shape(); };
    return field;
}

template <class T, class M>
Field<T> required(std::string_view key, M T::*member, std::string_view help) {
    return makeField(key, member, help, true);
}
template <class T, class M>
Field<T> optional(std::string_view key, M T::*member, std::string_view help) {
    return makeField(key, member, help, false);
}

// The part of a table that does not depend on the struct.
class TableKeys {
public:
    TableKeys(std::string name, std::string about) : name_(std::move(name)), about_(std::move(about)) {}

    const std::string& name() const { return name_; }
    const std::string& about() const { return about_; }

protected:
    static constexpr std::size_t kUnknown = static_cast<std::size_t>(-1);

    void addKey(const FieldInfo& info);
    bool openMapping(const Node& node, ReadContext& context) const;
    std::size_t rowOf(const Member& member, ReadContext& context) const;  // kUnknown: reported
    static void reportMissing(const Node& node, const FieldInfo& info, const Shape& shape,
                              ReadContext& context);

private:
    std::string name_, about_;
    std::vector<std::string> keys_;
};

template <class T>
class Table : public TableKeys {
public:
    using Check = std::function<void(const T&, FieldCheck&)>;

    Table(std::string name, std::string about, std::initializer_list<Field<T>> rows, Check check = {})
        : TableKeys(std::move(name), std::move(about)), rows_(rows), check_(std::move(check)) {
        for (const Field<T>& row : rows_) addKey(row.info);
    }

    const std::vector<Field<T>>& rows() const { return rows_; }

    T read(const Node& node, ReadContext& context) const {
        T result{};
        if (!openMapping(node, context)) return result;
        const std::size_t errorsBefore = context.issues.errorCount();
        std::vector<bool> seen(rows_.size(), false);
        for (const Member& member : node.members) {
            const std::size_t row = rowOf(member, context);
            if (row == kUnknown) continue;
            seen[row] = true;
            const PathStep step(context, member.key);
            rows_[row].read(result, member.value, rows_[row].info.limits, context);
        }
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (!seen[i] && rows_[i].info.required)
                reportMissing(node, rows_[i].info, rows_[i].shape(), context);
        if (check_ && context.issues.errorCount() == errorsBefore) {
            FieldCheck check(node, context);
            check_(result, check);
        }
        return result;
    }

    Node write(const T& value) const {
        Node node = mappingNode();
        for (const Field<T>& row : rows_) addMember(node, row.info.key, row.write(value));
        return node;
    }

    TableShape shape() const {
        TableShape result{.name = name(), .about = about(), .fields = {}};
        const T defaults{};
        for (const Field<T>& row : rows_)
            result.fields.push_back({.info = row.info,
                                     .shape = row.shape(),
                                     .defaultValue = row.info.required ? Node{} : row.write(defaults)});
        return result;
    }

private:
    std::vector<Field<T>> rows_;
    Check check_;
};

template <class T>
concept HasFields = std::is_class_v<T> && requires {
    fields(Tag<T>{});
};

template <HasFields T>
struct Codec<T> {
    static std::optional<T> read(const Node& node, const Limits&, ReadContext& context) {
        return fields(Tag<T>{}).read(node, context);
    }
    static Node write(const T& value) { return fields(Tag<T>{}).write(value); }
    static Shape shape() {
        return {.kind = Shape::Kind::table,
                .table = std::make_shared<const TableShape>(fields(Tag<T>{}).shape())};
    }
};

// Reads a whole struct (or any type with a codec). Use the result only when `context.issues` has no errors.
template <class T>
T read(const Node& node, ReadContext& context) {
    return Codec<T>::read(node, Limits{}, context).value_or(T{});
}

template <class T>
Node write(const T& value) {
    return Codec<T>::write(value);
}

template <HasFields T>
TableShape shapeOf() {
    return fields(Tag<T>{}).shape();
}

}  // namespace tranche
