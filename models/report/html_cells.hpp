// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Pieces of a table; every text is escaped here.
//   stack   on a narrow screen each row becomes a small card, its cells named by their keys; else the table scrolls, in a
//           <div class="scroll"> that whoever opens it closes.
// Verified by: tests/report/html_report_test.cpp.

#include <string>
#include <string_view>
#include <vector>

namespace tranche {

struct TableColumn {
    std::string title;
    bool number = false;
};

std::string openTable(const std::vector<TableColumn>& columns, bool stack = true);  // up to </thead>
std::string rowHead(std::string_view text);                                         // opens the row
std::string cell(std::string_view key, std::string_view text, std::string_view cls = {});

}  // namespace tranche
