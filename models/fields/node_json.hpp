// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// JSON (RFC 8259) of a Node: members in their order, numbers as they were written by write() (shortest text that reads
// back the same), so equal structs give equal bytes. Plain scalars that are numbers, true or false stay so; everything
// else is a string. Invalid UTF-8 becomes U+FFFD. Verified by: tests/fields/node_test.cpp.

#include <string>
#include <string_view>

#include "models/fields/node.hpp"

namespace tranche {

// `indent` blanks a level; 0 puts everything on one line.
std::string toJson(const Node& node, int indent = 2);

std::string jsonString(std::string_view text);  // in quotes, escaped

}  // namespace tranche
