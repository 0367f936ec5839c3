// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/yaml_span.hpp"

#include <algorithm>

namespace tranche {

bool isAbsent(const Node& node) {
    return node.kind == Node::Kind::null && node.text.empty();
}

YamlSpans::YamlSpans(std::string_view text) : YamlLines(text), lines_{0} {
    for (std::size_t i = text.find('\n'); i != text.npos; i = text.find('\n', i + 1)) lines_.push_back(i + 1);
}

std::size_t YamlSpans::offsetOf(const Place& place) const {
    if (place.line < 1 || static_cast<std::size_t>(place.line) > lines_.size()) return text_.size();
    std::size_t i = lines_[static_cast<std::size_t>(place.line) - 1];
    for (int column = 1; column < place.column && i < text_.size(); ++column) {
        ++i;
        while (i < text_.size() && (static_cast<unsigned char>(text_[i]) & 0xc0U) == 0x80U) ++i;
    }
    return i;
}

std::size_t YamlSpans::lineStart(std::size_t offset) const {
    return *(std::upper_bound(lines_.begin(), lines_.end(), offset) - 1);
}

std::size_t YamlSpans::columnOf(std::size_t offset) const {
    return offset - lineStart(offset);
}

bool YamlSpans::isFlow(const Node& collection) const {
    const char c = at(offsetOf(collection.place));
    return c == '{' || c == '[';
}

int YamlSpans::columnOfBlock(const Node& collection) const {
    return static_cast<int>(columnOf(offsetOf(collection.place)));
}

YamlSpot YamlSpans::spotOf(const Node& root, const Steps& steps) const {
    YamlSpot spot{.node = &root};
    for (const std::size_t step : steps) {
        const Node& parent = *spot.node;
        spot.inFlow = spot.inFlow || isFlow(parent);
        if (!spot.inFlow) spot.indent = columnOfBlock(parent);
        spot.parent = &parent;
        spot.index = step;
        spot.node = parent.kind == Node::Kind::sequence ? &parent.items[step] : &parent.members[step].value;
    }
    return spot;
}

std::size_t YamlSpans::trimmed(std::size_t start, std::size_t end) const {
    while (end > start && isBlank(text_[end - 1])) --end;
    return end;
}

std::size_t YamlSpans::endOfQuoted(std::size_t start) const {
    const char quote = at(start);
    std::size_t i = start + 1;
    for (; i < text_.size(); ++i) {
        if (quote == '"' && text_[i] == '\\') {
            ++i;
        } else if (text_[i] == quote) {
            if (quote == '"' || at(i + 1) != '\'') return i + 1;
            ++i;
        }
    }
    return text_.size();
}

std::size_t YamlSpans::endOfBare(std::size_t start, bool inFlow, int indent) const {
    std::size_t end = trimmed(start, endOfPlain(start, inFlow));
    while (at(skipBlanks(end)) == '\n') {
        std::size_t line = skipBlanks(end) + 1;
        while (line < text_.size() && isEnd(skipBlanks(line))) line = skipBlanks(line) + 1;
        const std::size_t first = skipBlanks(line);
        if (first >= text_.size() || text_[first] == '#') break;
        if (inFlow ? isFlowSign(text_[first]) || text_[first] == ':'
                   : static_cast<int>(first - line) <= indent || isMarker(line))
            break;
        end = trimmed(first, endOfPlain(first, inFlow));
    }
    return end;
}

// Without the blank lines at its end.
std::size_t YamlSpans::endOfBlockText(std::size_t start, int indent) const {
    std::size_t end = endOfLine(start);
    for (std::size_t line = end + 1; line < text_.size(); line = endOfLine(line) + 1) {
        if (isEnd(line + indentOf(line))) continue;
        if (static_cast<int>(indentOf(line)) <= indent || isMarker(line)) break;
        end = endOfLine(line);
    }
    return end;
}

std::size_t YamlSpans::endOfFlow(const Node& node, std::size_t start, int indent) const {
    std::size_t i = start + 1;
    for (const Node& item : node.items)
        if (!isAbsent(item)) i = std::max(i, endOf(item, true, indent));
    for (const Member& member : node.members) i = std::max(i, endOfMember(member, true, indent));
    const char close = at(start) == '{' ? '}' : ']';
    for (; i < text_.size() && text_[i] != close; ++i)
        if (text_[i] == '#' && i > 0 && (isBlank(text_[i - 1]) || text_[i - 1] == '\n')) i = endOfLine(i) - 1;
    return std::min(i + 1, text_.size());
}

std::size_t YamlSpans::endOf(const Node& node, bool inFlow, int indent) const {
    const std::size_t start = offsetOf(node.place);
    switch (node.kind) {
        case Node::Kind::null:
            return start + node.text.size();
        case Node::Kind::scalar:
            if (at(start) == '"' || at(start) == '\'') return endOfQuoted(start);
            if (!inFlow && isBlockText(start)) return endOfBlockText(start, indent);
            return endOfBare(start, inFlow, indent);
        case Node::Kind::sequence:
            if (isFlow(node) || node.items.empty()) return endOfFlow(node, start, indent);
            if (isAbsent(node.items.back())) {
                const std::size_t n = node.items.size();
                const std::size_t from = n > 1 ? endOf(node.items[n - 2], false, columnOfBlock(node)) : start;
                return std::min(text_.find('-', from), text_.size() - 1) + 1;
            }
            return endOf(node.items.back(), false, columnOfBlock(node));
        case Node::Kind::mapping:
            if (isFlow(node) || node.members.empty()) return endOfFlow(node, start, indent);
            return endOfMember(node.members.back(), inFlow, columnOfBlock(node));
    }
    return start;
}

std::size_t YamlSpans::behindColon(const Member& member, bool inFlow) const {
    const std::size_t start = offsetOf(member.place);
    const bool quoted = at(start) == '"' || at(start) == '\'';
    const std::size_t end = quoted ? endOfQuoted(start) : trimmed(start, endOfPlain(start, inFlow));
    const std::size_t colon = skipBlanks(end);
    return at(colon) == ':' ? colon + 1 : end;
}

std::size_t YamlSpans::endOfMember(const Member& member, bool inFlow, int indent) const {
    return isAbsent(member.value) ? behindColon(member, inFlow) : endOf(member.value, inFlow, indent);
}

std::size_t YamlSpans::dashBefore(std::size_t item) const {
    std::size_t i = std::min(item, text_.size());
    while (i > 0 && !(text_[i - 1] == '-' && isGap(i))) --i;
    return i == 0 ? 0 : i - 1;
}

}  // namespace tranche
