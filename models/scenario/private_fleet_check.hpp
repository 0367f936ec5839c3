// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What private fleets say of the rest of a scenario: names that no purchase has, sites, GPU models, delay factors, whole
// servers. O(fleets x names). Verified by: tests/scenario/private_fleet_check_test.cpp.

#include "models/fields/node.hpp"
#include "models/issue/issue.hpp"
#include "models/scenario/scenario.hpp"

namespace tranche {

void checkPrivateFleets(const Scenario&, const Node& root, Issues&);

}  // namespace tranche
