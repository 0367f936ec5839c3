// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/terminal_text.hpp"

#include <algorithm>
#include <utility>

#include "models/report/text.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
    std::vector<std::string> lines;
    std::string line;
    const std::string clean = printable(text);
    std::size_t from = 0;
    while (from < clean.size()) {
        const std::size_t to = std::min(clean.find(' ', from), clean.size());
        const std::string word = clean.substr(from, to - from);
        from = to + 1;
        if (word.empty()) continue;
        if (!line.empty() && terminalWidth(line) + 1 + terminalWidth(word) > columns)
            lines.push_back(std::exchange(line, {}));
        line += (line.empty() ? "" : " ") + word;
    }
    if (!line.empty()) lines.push_back(line);
    return lines;
}

}  // namespace

void TextPage::heading(std::string_view text) {
    if (!text_.empty()) text_ += '\n';
    text_ += colour_ ? "\x1b[1m" + printable(text) + "\x1b[0m\n" : printable(text) + "\n";
}

void TextPage::line(std::string_view text) {
    std::string clean = printable(text);
    clean.erase(clean.find_last_not_of(' ') + 1);
    text_ += clean + '\n';
}

void TextPage::paragraph(std::string_view text, std::size_t indent) {
    for (const std::string& part : wrapped(text, kTextColumns - indent))
        line(std::string(indent, ' ') + part);
}

void TextPage::item(std::string_view first, std::string_view text, std::size_t column) {
    std::string lead = printable(first);
    if (terminalWidth(lead) + 1 > column) {
        line(lead);
        lead.clear();
    }
    for (const std::string& part : wrapped(text, kTextColumns - column)) {
        line(padRight(lead, column) + part);
        lead.clear();
    }
    if (!lead.empty()) line(lead);
}

TextTable::TextTable(std::vector<std::string> header, std::vector<std::size_t> right)
    : right_(header.size(), false) {
    for (const std::size_t column : right) right_[column] = true;
    row(std::move(header));
}

void TextTable::row(std::vector<std::string> cells) {
    expects(cells.size() == right_.size(), "as many cells as columns");
    for (std::string& cell : cells) cell = printable(cell);
    rows_.push_back(std::move(cells));
}

void TextTable::print(TextPage& page) const {
    std::vector<std::size_t> widths(right_.size(), 0);
    for (const auto& cells : rows_)
        for (std::size_t c = 0; c < cells.size(); ++c)
            widths[c] = std::max(widths[c], terminalWidth(cells[c]));
    std::size_t total = 0;
    for (const std::size_t width : widths) total += width + 2;
    while (total > kTextColumns) {  // the widest column of texts gives way
        std::size_t widest = widths.size();
        for (std::size_t c = 0; c < widths.size(); ++c)
            if (!right_[c] && widths[c] > 8 && (widest == widths.size() || widths[c] > widths[widest]))
                widest = c;
        if (widest == widths.size()) break;
        --widths[widest];
        --total;
    }
    for (const auto& cells : rows_) {
        std::string text;
        for (std::size_t c = 0; c < cells.size(); ++c)
            text += "  " + (right_[c] ? padLeft(cells[c], widths[c]) : padRight(cells[c], widths[c]));
        text.erase(text.find_last_not_of(' ') + 1);
        page.line(terminalWidth(text) > kTextColumns ? padRight(text, kTextColumns) : text);
    }
}

}  // namespace tranche
