// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Every field a document may have, from its root table down, in the order of the tables: what `describe fields` prints.
// Paths are patterns: tranches[].units for the items of a list, eligibility.caps.<name> for a map.
// A block or a list has a row itself, followed by those of its fields. Verified by: tests/scenario/json_schema_test.cpp,
// tests/experiment/factors_test.cpp.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/fields/shape.hpp"

namespace tranche {

struct FieldRow {
    std::string path;
    std::string type;          // "whole number", "list of tranche"
    std::string unit;          // "GPUs", or empty
    std::string defaultValue;  // as it would be written; empty for a required field and for blocks
    std::string range;         // "1 to 72", or empty
    std::string help;
    bool required = false;
};

std::vector<FieldRow> listFields(const TableShape& root);

// What a path of a document leads to, tranches[0].units or tranches.p1-h200.units; nullopt when there is no such field.
struct FieldAt {
    Limits limits;
    Shape::Kind kind;
};
std::optional<FieldAt> fieldAt(const TableShape& root, std::string_view path);

// The unit of what is at a path of a document, tranches[0].units; empty when it has none or there is no such field.
std::string unitOf(const TableShape& root, std::string_view path);

}  // namespace tranche
