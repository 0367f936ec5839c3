// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/source_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "models/issue/utf8.hpp"

namespace tranche {

namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
constexpr int kMostFaults = 10;

bool isForbidden(char32_t c) {
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) || c == 0xfeff;
}

}  // namespace

SourceText::SourceText(std::string_view raw, std::string name) : name_(std::move(name)), lineStarts_{0} {
    if (raw.starts_with(kByteOrderMark)) raw.remove_prefix(kByteOrderMark.size());
    text_.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '\r' && i + 1 < raw.size() && raw[i + 1] == '\n') continue;
        text_ += raw[i];
        if (raw[i] == '\n') lineStarts_.push_back(text_.size());
    }
}

std::size_t SourceText::offsetOf(std::size_t line, std::size_t byteInLine) const {
    if (line >= lineStarts_.size()) return text_.size();
    return std::min(lineStarts_[line] + byteInLine, text_.size());
}

Place SourceText::at(std::size_t offset) const {
    offset = std::min(offset, text_.size());
    const auto after = std::upper_bound(lineStarts_.begin(), lineStarts_.end(), offset);
    const std::size_t start = *(after - 1);
    if (cursor_.lineStart != start || cursor_.offset > offset) cursor_ = {start, start, 0};
    const auto isHead = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; };
    const std::string_view between = std::string_view(text_).substr(cursor_.offset, offset - cursor_.offset);
    cursor_.characters += static_cast<std::size_t>(std::count_if(between.begin(), between.end(), isHead));
    cursor_.offset = offset;
    return {name_, static_cast<int>(after - lineStarts_.begin()), static_cast<int>(cursor_.characters) + 1};
}

bool SourceText::checkCharacters(Issues& issues) const {
    int faults = 0;
    const std::string_view text = text_;
    for (std::size_t i = 0; i < text.size();) {
        const unsigned char byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte < 0x7f) {
            ++i;
            continue;
        }
        const Utf8Character c = decodeUtf8(text.substr(i));
        if (!c.valid || isForbidden(c.code)) {
            if (++faults > kMostFaults) {
                issues.add({.place = at(i), .found = "more of the same", .expected = "a text file, UTF-8"});
                return false;
            }
            if (c.valid)
                issues.add(
                    {.place = at(i),
                     .found = fmt::format("the control character U+{:04X}", static_cast<unsigned>(c.code)),
                     .expected = "printable text"});
            else
                issues.add({.place = at(i),
                            .found = fmt::format("the byte 0x{:02x}", byte),
                            .expected = "valid UTF-8"});
        }
        i += c.bytes;
    }
    return faults == 0;
}

}  // namespace tranche
