// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which unit or rack a gang of whole nodes goes to, among those that can take it: one row a rule.
//
//   first_fit   the lowest number
//   best_fit    the least free after
//   worst_fit   the most free after
//   fgd         the smallest increase of expected fragmentation; ties: least free (Weng et al. 2023)
//   align       partly filled before clean ones; ties: least free
// Ties: the lowest number. Few units come before the rule: a gang that fits in one never goes to two.
// Fragmentation of a place with r nodes free: r times the chance that the next request needs more than r of it.
// Verified by: tests/fleet/gangs_test.cpp (EX-FGD, EX-RAIL, every row).

#include <cstdint>
#include <span>
#include <string_view>

#include "models/fleet/placement.hpp"

namespace tranche {

struct GangPlace {
    std::int32_t free = 0;  // [nodes] that a gang could have
    bool clean = true;      // nobody is there
};

struct GangRule {
    std::string_view name;
    std::string_view help;
    std::string_view reference;
    // Whether place `a` is better than the best so far for `nodes` of it. Asked in order of numbers.
    bool (*better)(const GangPlace& a, const GangPlace& best, std::int32_t nodes, const TaskMix&);
};

std::span<const GangRule> gangTable();
const GangRule* findGangRule(std::string_view name);

}  // namespace tranche
