// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Plain text for a terminal of 100 columns: headings, tables whose columns are as wide as needed, wrapped paragraphs.
// Foreign text is made printable. No trailing blanks; bold headings when `colour`.
// Verified by: tests/tools/plan_test.cpp, tests/tools/describe_test.cpp (no line wider than the page).

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tranche {

inline constexpr std::size_t kTextColumns = 100;

class TextPage {
public:
    explicit TextPage(bool colour) : colour_(colour) {}

    void heading(std::string_view text);  // after an empty line, unless first
    void line(std::string_view text = {});
    // Words on lines of at most `kTextColumns`, each begun with `indent` blanks.
    void paragraph(std::string_view text, std::size_t indent = 0);
    // Lines after the first stand under the column that `first` leaves.
    void item(std::string_view first, std::string_view text, std::size_t column);
    std::string finish() const { return text_; }

private:
    bool colour_;
    std::string text_;
};

// Columns two blanks apart, begun with two blanks; those named in `right` (indices) are right-aligned. In a table wider
// than the page the widest left-aligned columns are narrowed, their texts cut with an ellipsis.
class TextTable {
public:
    TextTable(std::vector<std::string> header, std::vector<std::size_t> right);
    void row(std::vector<std::string> cells);
    bool empty() const { return rows_.size() < 2; }
    void print(TextPage& page) const;

private:
    std::vector<std::vector<std::string>> rows_;
    std::vector<bool> right_;
};

}  // namespace tranche
