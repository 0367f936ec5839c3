// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A strict little reader of the HTML and SVG that the report writes: tags balanced, attributes quoted and unique,
// entities known. Independent of the writer. Returns "" or what is wrong and where.

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tranche::sample {

inline std::string markupFault(std::string_view html) {
    const std::set<std::string_view> single{"meta", "wbr", "br", "!DOCTYPE"};
    std::vector<std::string> open;
    std::set<std::string> ids;
    std::size_t i = 0;
    const auto at = [&] { return " near: " + std::string(html.substr(i > 40 ? i - 40 : 0, 120)); };
    while (i < html.size()) {
        if (html[i] == '>') return "stray >" + at();
        if (html[i] == '&') {
            const std::size_t end = html.find(';', i);
            const std::set<std::string_view> known{"amp", "lt", "gt", "quot", "#39"};
            if (end == std::string_view::npos || !known.contains(html.substr(i + 1, end - i - 1)))
                return "entity" + at();
        }
        if (html[i] != '<') {
            ++i;
            continue;
        }
        if (html[i + 1] == '/') {
            const std::size_t end = html.find('>', i);
            const std::string name(html.substr(i + 2, end - i - 2));
            if (open.empty() || open.back() != name) return "closes " + name + at();
            open.pop_back();
            i = end + 1;
            continue;
        }
        std::size_t p = html.find_first_of(" />\n", i + 1);
        const std::string name(html.substr(i + 1, p - i - 1));
        std::set<std::string> attributes;
        bool closed = false;
        while (p < html.size() && html[p] != '>') {
            if (html[p] == ' ' || html[p] == '\n') {
                ++p;
                continue;
            }
            if (html[p] == '/') {
                closed = true;
                ++p;
                continue;
            }
            const std::size_t end = html.find_first_of("=> ", p);
            const std::string key(html.substr(p, end - p));
            if (!attributes.insert(key).second) return "attribute twice: " + key + at();
            p = end;
            if (html[end] != '=') continue;
            if (html[end + 1] != '"') return "unquoted " + key + at();
            const std::size_t quote = html.find('"', end + 2);
            const std::string value(html.substr(end + 2, quote - end - 2));
            if (value.find('<') != std::string::npos) return "< in attribute" + at();
            if (key == "id" && !ids.insert(value).second) return "id twice: " + value;
            p = quote + 1;
        }
        i = p + 1;
        if (name == "style") {
            i = html.find("</style>", i);
            open.push_back(name);
        } else if (!closed && !single.contains(name)) {
            open.push_back(name);
        }
    }
    return open.empty() ? "" : "left open: " + open.back();
}

// All numbers inside the attribute `key` of every element.
inline std::vector<std::string> attributeValues(std::string_view html, std::string_view key) {
    std::vector<std::string> values;
    const std::string pattern = " " + std::string(key) + "=\"";
    for (std::size_t i = html.find(pattern); i != std::string_view::npos; i = html.find(pattern, i + 1)) {
        const std::size_t from = i + pattern.size();
        values.emplace_back(html.substr(from, html.find('"', from) - from));
    }
    return values;
}

}  // namespace tranche::sample
