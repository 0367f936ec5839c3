// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Rows of a description, as JSON, and how they become text. Inside description*.cpp only.

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "tools/description.hpp"
#include "tools/terminal_text.hpp"

namespace tranche {

using Json = nlohmann::ordered_json;

inline constexpr std::size_t kNameColumn = 34, kShortColumn = 16;

inline bool matches(std::string_view name, const DescribeRequest& request) {
    return name.find(request.match) != name.npos;
}

inline std::string textOf(const Json& row, const char* key) {
    return row[key].get<std::string>();
}

template <class Lay>
Description description(Json rows, Lay lay) {
    Description result;
    result.json = rows.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    result.text = [rows = std::move(rows), lay](bool colour) {
        TextPage page(colour);
        lay(rows, page);
        return page.finish();
    };
    return result;
}

}  // namespace tranche
