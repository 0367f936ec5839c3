// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// YAML of a Node, as people write scenarios: blocks of keys on lines of their own, values with their source and what is
// short in brackets on one line. It reads back as the same Node (places apart): texts that were quoted are quoted again,
// and a bare text that could not stand bare is quoted too.
//
// Lines     yamlBlock has no indentation on its first line and `indent` blanks more on each of the others; '\n' between.
// Cost      linear in the node, times its depth. Verified by: tests/scenario/yaml_edit_test.cpp.

#include <cstddef>
#include <string>
#include <string_view>

#include "models/fields/node.hpp"

namespace tranche {

// Whether `text` read as a value without quotes is this text; `inFlow`: between brackets.
bool standsBare(std::string_view text, bool inFlow);

// A text as a value: bare when that is the same text and no number, date, word or null; else in quotes.
std::string yamlTextValue(std::string_view text);

std::string yamlFlow(const Node& node);
std::string yamlBlock(const Node& node, std::size_t indent);

// One key with its value, one item with its dash: as yamlBlock writes them.
std::string yamlMember(const std::string& key, const Node& value, std::size_t indent);
std::string yamlItem(const Node& item, std::size_t indent);

bool isOneLine(const Node& node);  // yamlBlock puts it on the line of its key

}  // namespace tranche
