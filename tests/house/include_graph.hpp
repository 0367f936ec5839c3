// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which file includes which, and the order that includes must follow (lower may never include higher):
//
//   sim:    kernel <- random <- statistics <- replication
//   models: {quantities, issue, fields} <- hardware <- {procurement, fleet, demand} <- allocation <- outcome
//           <- scenario <- programme <- {analytic, calibration,
//           experiment} <- report
//   all:    sim <- models <- {tools, gui} <- tests; tools and gui do not know each other
//
// Rooms in braces are peers: one may include another as long as the rooms form no cycle.
// A room that is not in the order is a fault: give it its place here first.
// Complexity: linear in the text. Verified by tests/house/include_graph_test.cpp.

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tests/house/rules.hpp"
#include "tests/house/source_tree.hpp"

namespace tranche::house {

std::vector<std::string> ownIncludes(std::string_view text);     // of #include "...", as written
std::vector<std::string> systemIncludes(std::string_view text);  // of #include <...>

// "models/hardware/gpu_model.hpp" -> "models/hardware"; "tools/bench/x.cpp" -> "tools".
std::string roomOf(std::string_view path);

// Includes that point up, leave the project, or name a room without a place in the order.
Faults includesAgainstTheOrder(const SourceFile& file);

// Quoted includes that name no file of the tree: they must be rooted at the project.
Faults includesOfNothing(std::span<const SourceFile> tree);

using Graph = std::map<std::string, std::vector<std::string>>;  // from -> to

Graph fileGraph(std::span<const SourceFile> tree);
Graph roomGraph(std::span<const SourceFile> tree);  // sim and models only, without arrows inside a room

// One cycle as "a -> b -> a", if there is any.
std::optional<std::string> findCycle(const Graph& graph);

}  // namespace tranche::house
