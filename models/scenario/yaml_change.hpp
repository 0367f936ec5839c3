// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Changes of values as changes of the text that they were parsed from: the layout, the comments and everything else stay.
// Several changes become one edit. They must not overlap, and none may lie inside a value that another one replaces.
//
// Places    a new key goes behind the last one of its block, a new item behind the last one of its list.
// Comments  one behind a value stays on its line; comment lines above a key that is removed stay.
// The text has '\n' at the ends of its lines (yaml_span.hpp). Verified by: tests/scenario/yaml_edit_test.cpp.

#include <cstddef>
#include <string>
#include <vector>

#include "models/fields/node.hpp"
#include "models/scenario/item_id.hpp"
#include "models/scenario/yaml_span.hpp"

namespace tranche {

// Replace `length` bytes at `offset`.
struct TextEdit {
    std::size_t offset = 0, length = 0;
    std::string replacement = {};
};

class YamlChanges {
public:
    YamlChanges(const YamlSpans& spans, const Node& root) : spans_(spans), root_(root) {}

    void replace(const Steps& at, const Node& value);
    // `text`: the lines of a block, indented for it, in the place of the value of a key.
    void replaceByLines(const Steps& at, const std::string& text);
    void insertMember(const Steps& mapping, const std::string& key, const Node& value);
    void insertItem(const Steps& list, const Node& item);
    void remove(const Steps& at);  // not the root

    TextEdit edit() const;

private:
    void add(std::size_t from, std::size_t to, std::string text) {
        edits_.push_back({from, to - from, std::move(text)});
    }
    void replaceInBlock(const YamlSpot& spot, const Node& value);
    void putLines(std::size_t head, std::size_t start, std::size_t end, const std::string& lines);
    std::size_t startOf(const Node& parent, std::size_t index) const;
    std::size_t endOf(const Node& parent, std::size_t index, const YamlSpot& child) const;

    const YamlSpans& spans_;
    const Node& root_;
    std::vector<TextEdit> edits_;
};

}  // namespace tranche
