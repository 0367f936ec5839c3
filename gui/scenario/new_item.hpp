// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A new item of a list or a map as YAML: the required keys with a value that can be read, an id that is free.
// Verified by: tests/gui/scenario_items_test.cpp.

#include <string>

#include "gui/items/field_tree.hpp"

namespace tranche::gui {

std::string newItem(const FieldNode& list);
std::string newEntryKey(const FieldNode& map);  // a key that is free

}  // namespace tranche::gui
