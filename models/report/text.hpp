// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Foreign text made safe and measured: escaping for HTML and SVG, widths for labels and for terminals.
// Input is taken as UTF-8; a byte that is not, and any control character, becomes U+FFFD.
// Widths come from a table of advance widths of DejaVu Sans, the widest of the fonts the report asks for, so
// a label's box is never smaller than what a browser draws; East Asian wide characters count as one em
// (terminal: two columns).
//
// Verified by tests/report/text_test.cpp.

#include <cstddef>
#include <string>
#include <string_view>

namespace tranche {

// Element content and double-quoted attribute values alike.
std::string escapeMarkup(std::string_view text);
// Valid UTF-8 without control characters (tabs and line ends become spaces).
std::string printable(std::string_view text);

double textWidth(std::string_view text, double fontSize);                       // [px]
std::string clipText(std::string_view text, double maxWidth, double fontSize);  // ends in "…" when cut
std::size_t terminalWidth(std::string_view text);                               // [columns]
std::string padRight(std::string_view text, std::size_t columns);  // left-aligned, clipped to fit
std::string padLeft(std::string_view text, std::size_t columns);   // right-aligned, clipped to fit

}  // namespace tranche
