// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The text of one file, made ready for parsing: byte order mark dropped, CRLF turned into LF, and places of its bytes.
// checkCharacters reports invalid UTF-8 and control characters (all but tab and line ends), at most ten of them.
// Cost: linear; `at` too, as long as offsets mostly grow (it remembers the last one, so one thread at a time).
// Verified by: tests/scenario/yaml_document_test.cpp.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "models/issue/issue.hpp"

namespace tranche {

class SourceText {
public:
    SourceText(std::string_view raw, std::string name);

    const std::string& text() const { return text_; }
    const std::string& name() const { return name_; }

    std::size_t offsetOf(std::size_t line, std::size_t byteInLine) const;  // both from 0
    Place at(std::size_t offset) const;

    bool checkCharacters(Issues& issues) const;  // false: reported

private:
    std::string name_;
    std::string text_;
    std::vector<std::size_t> lineStarts_;

    struct
        Cursor {  // the last place asked for: a line of 16 MB must not be counted anew for each value in it
        std::size_t lineStart = 0, offset = 0, characters = 0;
    };
    mutable Cursor cursor_;
};

}  // namespace tranche
