// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The field tables of a mapping of columns, apart from the structs: reading a trace needs no tables.
// Verified by: tests/scenario/trace_mapping_test.cpp.

#include "models/demand/trace/trace_mapping.hpp"
#include "models/fields/field_table.hpp"

namespace tranche {

const Names<TimeUnit>& names(Tag<TimeUnit>);
const Names<SizeUnit>& names(Tag<SizeUnit>);
const Table<TimeColumn>& fields(Tag<TimeColumn>);
const Table<SizeColumn>& fields(Tag<SizeColumn>);
const Table<TraceColumns>& fields(Tag<TraceColumns>);
const Table<TraceFilter>& fields(Tag<TraceFilter>);
const Table<TraceMapping>& fields(Tag<TraceMapping>);

}  // namespace tranche
