// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// JSON Schema (draft 2020-12) of a table, for editors: completion, units and ranges while one writes, unknown keys marked.
// Scalars, dates and distributions may be wrapped with their source. It is a little more lenient than the reader: checks
// across fields, the order of ranges and the calendar are the reader's alone.
// Tables, distributions and the parts of the wrapper are in $defs. Keys come in the order of the tables, so the text is
// the same in every run. Verified by: tests/scenario/json_schema_test.cpp.

#include <string>
#include <string_view>

#include "models/fields/shape.hpp"

namespace tranche {

// whole: every required key must be there. variant: a file with `extends`, in which only that, and the ids of items, must.
enum class SchemaForm { whole, variant };

std::string jsonSchema(const TableShape& root, std::string_view title, SchemaForm form = SchemaForm::whole);

}  // namespace tranche
