// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What no single table can see: names that refer to nothing, names used twice, dates outside the horizon, calls that
// nobody can apply to, sizes that no pool can hold. Faults and warnings go to `issues` at the place of the value.
// O(size of the scenario). Verified by: tests/scenario/scenario_check_test.cpp.

#include "models/fields/node.hpp"
#include "models/scenario/scenario.hpp"

namespace tranche {

// `root` is the document that the scenario was read from.
void checkScenario(const Scenario&, const Node& root, Issues&);

}  // namespace tranche
