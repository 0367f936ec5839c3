// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the parts of supply say of each other: sites, spares and outages by the pools and tranches that name them. Faults of
// names inside tranches are checkProcurement's. O(tranches x names). Verified by: tests/scenario/supply_check_test.cpp.

#include "models/fields/node.hpp"
#include "models/issue/issue.hpp"
#include "models/outcome/study_facts.hpp"
#include "models/scenario/scenario.hpp"

namespace tranche {

void checkSupply(const Scenario&, const Node& root, Issues&);

// Which parts of supply a scenario has.
SupplyFacts supplyFacts(const Scenario&);

}  // namespace tranche
