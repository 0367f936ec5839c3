// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where the values of a parsed YAML text stand in it: a Node knows where each begins, this finds where it ends, and the
// lines around it. For texts that parseYamlText has accepted, with '\n' at the ends of lines and no byte order mark.
// Offsets in bytes. A span that cannot be told is a best guess: whoever changes a text reads the result again.
// Cost: linear in the text of the value. Verified by: tests/scenario/yaml_edit_test.cpp.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "models/fields/node.hpp"
#include "models/scenario/item_id.hpp"
#include "models/scenario/yaml_lines.hpp"

namespace tranche {

// A value within its document.
struct YamlSpot {
    const Node* node = nullptr;
    const Node* parent = nullptr;  // none: the root
    std::size_t index = 0;         // in the parent
    bool inFlow = false;           // between brackets
    int indent = -1;               // column of the block that it stands in; -1: the root
};

class YamlSpans : public YamlLines {
public:
    explicit YamlSpans(std::string_view text);

    std::size_t offsetOf(const Place& place) const;
    std::size_t columnOf(std::size_t offset) const;  // in bytes
    std::size_t lineStart(std::size_t offset) const;

    YamlSpot spotOf(const Node& root, const Steps& steps) const;
    bool isFlow(const Node& collection) const;  // in brackets
    int columnOfBlock(const Node& collection) const;

    std::size_t endOf(const Node& node, bool inFlow, int indent) const;
    std::size_t endOf(const YamlSpot& spot) const { return endOf(*spot.node, spot.inFlow, spot.indent); }
    // Behind the colon of a key, or behind the key where it has none, as in {a}.
    std::size_t behindColon(const Member& member, bool inFlow) const;
    std::size_t endOfMember(const Member& member, bool inFlow, int indent) const;
    std::size_t dashBefore(std::size_t item) const;  // of an item of a block

    bool isBlockText(std::size_t offset) const { return at(offset) == '|' || at(offset) == '>'; }
    char at(std::size_t offset) const { return offset < text_.size() ? text_[offset] : '\0'; }
    std::string_view text() const { return text_; }

private:
    std::size_t endOfQuoted(std::size_t start) const;
    std::size_t endOfBare(std::size_t start, bool inFlow, int indent) const;
    std::size_t endOfBlockText(std::size_t start, int indent) const;
    std::size_t endOfFlow(const Node& node, std::size_t start, int indent) const;
    std::size_t trimmed(std::size_t start, std::size_t end) const;

    std::vector<std::size_t> lines_;
};

bool isAbsent(const Node& node);  // a key or a dash with nothing behind it

}  // namespace tranche
