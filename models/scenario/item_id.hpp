// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Items of lists by their id, and paths that use it: tranches.p1-h200.units. Used wherever a document is changed before
// it is read. Ties: the first of two equal ids (the reader reports the second).
// Verified by: tests/scenario/overrides_test.cpp, tests/scenario/extends_test.cpp.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/fields/node.hpp"
#include "models/issue/issue.hpp"

namespace tranche {

// The text of an item's id, which may be wrapped with a source; nullptr when it has none.
const std::string* idOf(const Node& item);
std::vector<std::string> idsOf(const Node& list);
std::optional<std::size_t> indexOfId(const Node& list, std::string_view id);

std::string listed(const std::vector<std::string>& names);  // "a, b, ...", at most twelve

// tranches[0].units as tranches.p1-h200.units, which --set understands as well.
std::string namedPath(const Node& root, const std::string& path);

// Steps to a node that exists: the index of a member or of an item at each level. A path that leads nowhere is
// reported at `where`, under the key that could be followed, with the nearest name.
using Steps = std::vector<std::size_t>;
std::optional<Steps> stepsTo(const Node& root, std::string_view path, const Place& where, Issues& issues);
Node& follow(Node& root, const Steps& steps);
void erase(Node& root, const Steps& steps);

}  // namespace tranche
