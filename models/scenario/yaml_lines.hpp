// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where things are in a YAML text: blanks, ends of lines, indentation, the end of a bare text. Offsets in bytes; any
// offset up to and beyond the end may be asked for. Used by yaml_scan.cpp and verified with it.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace tranche {

inline bool isBlank(char c) {
    return c == ' ' || c == '\t';
}
inline bool isFlowSign(char c) {
    return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
}

class YamlLines {
public:
    explicit YamlLines(std::string_view text) : text_(text) {}

    bool isEnd(std::size_t i) const { return i >= text_.size() || text_[i] == '\n'; }
    bool isGap(std::size_t i) const { return isEnd(i) || isBlank(text_[i]); }
    std::size_t endOfLine(std::size_t i) const { return std::min(text_.find('\n', i), text_.size()); }
    std::size_t skipBlanks(std::size_t i) const {
        while (i < text_.size() && isBlank(text_[i])) ++i;
        return i;
    }
    std::size_t indentOf(std::size_t lineStart) const {
        std::size_t i = lineStart;
        while (i < text_.size() && text_[i] == ' ') ++i;
        return i - lineStart;
    }

    // "---" or "..." at the start of a line.
    bool isMarker(std::size_t lineStart) const {
        const std::string_view head = text_.substr(std::min(lineStart, text_.size()), 3);
        return (head == "---" || head == "...") && isGap(lineStart + 3);
    }

    // Where a bare text ends on its line: before ": ", " #", or, between brackets, a sign of theirs.
    std::size_t endOfPlain(std::size_t i, bool inFlow) const {
        for (; !isEnd(i); ++i) {
            const char c = text_[i];
            const bool flowAfter = inFlow && i + 1 < text_.size() && isFlowSign(text_[i + 1]);
            if (c == ':' && (isGap(i + 1) || flowAfter)) break;
            if (c == '#' && i > 0 && isBlank(text_[i - 1])) break;
            if (inFlow && isFlowSign(c)) break;
        }
        return i;
    }

    // A bracket in [start, end) that has no partner there.
    std::optional<std::size_t> loneBracket(std::size_t start, std::size_t end) const {
        std::vector<std::size_t> open;
        for (std::size_t i = start; i < end; ++i) {
            const char c = text_[i];
            if (c == '[' || c == '{') open.push_back(i);
            if (c != ']' && c != '}') continue;
            if (open.empty() || text_[open.back()] != (c == ']' ? '[' : '{')) return i;
            open.pop_back();
        }
        if (open.empty()) return std::nullopt;
        return open.back();
    }

protected:
    std::string_view text_;
};

}  // namespace tranche
