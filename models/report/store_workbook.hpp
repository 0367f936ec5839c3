// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Results of an experiment as a workbook (.xlsx) for people who plan in spreadsheets:
//   about    what it is, where the numbers come from, units
//   points   a row a point: its factors and the mean of every metric over the replications
//   runs     a row a run
// Texts are written as texts, never as formulas; undefined cells stay empty. A sheet holds 1,048,575 rows: more runs than
// that are left out, and `about` says so. Memory does not grow with the rows.
// Errors: the reason; nothing is left behind then. Verified by: tests/report/store_workbook_test.cpp.

#include <filesystem>
#include <string>

namespace tranche {

// Empty: written whole, in the place of an older file. The bytes are the same for the same results.
std::string writeWorkbook(const std::filesystem::path& results, const std::filesystem::path& file);

}  // namespace tranche
