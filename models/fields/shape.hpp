// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a field may hold, as data: the one description behind the reader's messages, `describe fields`, the JSON Schema
// and forms. Shapes are trees; a struct that contained itself would have no shape.
// Verified by: tests/fields/field_table_test.cpp, tests/scenario/json_schema_test.cpp.

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "models/fields/node.hpp"

namespace tranche {

// What the row of a table adds to the type. Limits are inclusive and, for a list or a map, hold for every element; for
// a distribution they hold for everything it can draw.
struct Limits {
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    bool exclusiveMin = false;
    std::string unit = {};
    std::vector<std::string> choices = {};  // of a text; empty: any

    bool bounded() const;
    bool allow(double value) const;
    bool allow(std::int64_t value) const;  // exact, also beyond 2^53
};

struct TableShape;

struct Shape {
    enum class Kind : std::uint8_t {
        boolean,
        integer,
        number,
        text,
        date,
        distribution,
        choice,
        table,
        list,
        map,
        any  // what another field will make of it
    };

    Kind kind = Kind::text;
    bool nullable = false;                         // std::optional: null means "none"
    std::vector<std::string> choices = {};         // of an enum
    std::shared_ptr<const Shape> element = {};     // of a list or map
    std::shared_ptr<const TableShape> table = {};  // of a struct
};

// One row of a table.
struct FieldInfo {
    std::string key;
    std::string help;
    bool required = false;
    bool orFile = false;  // or the name of a file that holds it, resolved before reading
    Limits limits = {};
};

struct FieldShape {
    FieldInfo info;
    Shape shape;
    Node defaultValue;  // null for a required field
};

struct TableShape {
    std::string name, about;
    std::vector<FieldShape> fields;
};

std::string rangeText(const Limits& limits);  // "1 to 72", "at least 0", "above 0" or ""
std::string typeText(const Shape& shape);     // "list of tranche"
std::string expectedText(const Shape& shape, const Limits& limits);  // "a whole number from 1 to 72 (GPUs)"
std::string foundText(const Node& node);                             // "'x'", "nothing", "a list"

}  // namespace tranche
