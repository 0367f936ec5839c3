// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/issue/issue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "models/issue/utf8.hpp"

namespace tranche {

namespace {

constexpr std::size_t kValueLimit = 60;  // characters of a value
constexpr std::size_t kPartLimit = 400;  // of what others put into an issue

// Characters that print nothing, move the cursor or turn the direction of the text.
bool isHidden(char32_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

std::string escapedCharacter(char32_t c) {
    switch (c) {
        case '\n':
            return "\\n";
        case '\r':
            return "\\r";
        case '\t':
            return "\\t";
        default:
            break;
    }
    const auto code = static_cast<unsigned>(c);
    return code < 0x80 ? fmt::format("\\x{:02x}", code) : fmt::format("\\u{:04x}", code);
}

}  // namespace

void Issues::add(Issue issue) {
    if (!issue.warning) ++errors_;
    issues_.push_back(std::move(issue));
}

void Issues::append(const Issues& others) {
    for (const Issue& issue : others.issues_) add(issue);
}

std::vector<Issue> Issues::sorted() const {
    std::vector<Issue> result = issues_;
    std::stable_sort(result.begin(), result.end(), [](const Issue& a, const Issue& b) {
        return std::tie(a.place, a.key) < std::tie(b.place, b.key);
    });
    return result;
}

std::string escaped(std::string_view text, std::size_t limit) {
    std::string result;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < text.size(); ++shown) {
        if (shown == limit) return result + "…";
        const Utf8Character c = decodeUtf8(text.substr(i));
        if (!c.valid)
            result += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[i]));
        else if (isHidden(c.code))
            result += escapedCharacter(c.code);
        else
            result += text.substr(i, c.bytes);
        i += c.bytes;
    }
    return result;
}

std::string shownValue(std::string_view text) {
    return "'" + escaped(text, kValueLimit) + "'";
}

std::string formatPlace(const Place& place) {
    const std::string file = escaped(place.file, kPartLimit);
    if (place.line == 0) return file;
    return fmt::format("{}:{}:{}", file, place.line, place.column);
}

std::string formatIssue(const Issue& issue) {
    std::string line = formatPlace(issue.place);
    const auto part = [&line](std::string_view text) {
        if (!line.empty()) line += ": ";
        line += text;
    };
    if (issue.warning) part("warning");
    if (!issue.key.empty()) part(escaped(issue.key, kPartLimit));
    std::string what;
    if (!issue.found.empty()) what = "found " + escaped(issue.found, kPartLimit);
    if (!issue.expected.empty())
        what += (what.empty() ? "expected " : ", expected ") + escaped(issue.expected, kPartLimit);
    part(what);
    return line;
}

std::string formatIssues(const Issues& issues) {
    std::string text;
    for (const Issue& issue : issues.sorted()) text += formatIssue(issue) + '\n';
    return text;
}

}  // namespace tranche
