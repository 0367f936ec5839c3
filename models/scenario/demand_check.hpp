// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What no single table of demand can see: names of sectors and delay factors, correlations of years that cannot hold
// together, factors without what they act on, recorded applications outside the horizon. Part of checkScenario.
// Verified by: tests/scenario/demand_keys_test.cpp.

#include "models/fields/node.hpp"
#include "models/scenario/scenario.hpp"

namespace tranche {

void checkDemand(const Scenario&, const Node& root, Issues&);

}  // namespace tranche
