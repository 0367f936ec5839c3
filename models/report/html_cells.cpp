// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/html_cells.hpp"

#include <fmt/format.h>

#include "models/report/text.hpp"

namespace tranche {

std::string openTable(const std::vector<TableColumn>& columns, bool stack) {
    std::string html =
        stack ? "<table class=\"stack\">\n<thead><tr>" : "<div class=\"scroll\"><table>\n<thead><tr>";
    for (const TableColumn& column : columns) {
        html += fmt::format("<th scope=\"col\"{}>{}</th>", column.number ? " class=\"n\"" : "",
                            escapeMarkup(column.title));
    }
    return html + "</tr></thead>\n";
}

std::string rowHead(std::string_view text) {
    return fmt::format("<tr><th scope=\"row\">{}</th>", escapeMarkup(text));
}

std::string cell(std::string_view key, std::string_view text, std::string_view cls) {
    return fmt::format("<td{}{}>{}</td>", cls.empty() ? "" : fmt::format(" class=\"{}\"", cls),
                       key.empty() ? "" : fmt::format(" data-k=\"{}\"", escapeMarkup(key)),
                       escapeMarkup(text));
}

}  // namespace tranche
