// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The tables of the report, as HTML fragments. Every text of the input is escaped here; an empty list gives an empty
// string. On a narrow screen tables of class "stack" turn each row into a small card.
//
// Verified by tests/report/html_report_test.cpp.

#include <string>
#include <string_view>

#include "models/outcome/summary.hpp"

namespace tranche {

std::string headlineTable(const RunSummary& run);
std::string otherMetricsTable(const RunSummary& run);                   // scope "all", not headline
std::string scopedTable(const RunSummary& run, std::string_view kind);  // one column a sector, pool, ...
std::string tranchesTable(const RunSummary& run);
std::string sectorsTable(const RunSummary& run);
std::string yearEndTable(const RunSummary& run);
std::string assumptionsTable(const RunSummary& run);  // grouped by the first part of the path
std::string runFacts(const RunSummary& run);

}  // namespace tranche
