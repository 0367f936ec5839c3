// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Max-min of throughput over two types of hardware where every project works on one of them (after Narayanan et al. 2020,
// who let it work on both): whoever gains most from type 1 over type 0 is put there, up to a border. The border is where
// the lesser of the two types' levels is largest; a type's level is that of weighted max-min with demands in it. Moving
// the border lowers one level and raises the other, so it is found by bisection.
// Units: GPUs; a project's unit is what gives it one unit of level in a type. Ties in the gain: the lower position in type
// 1; of two borders as good, the lower. Fixed projects have one option only. O(n log^2 n).
// Verified by: tests/allocation/gavel_test.cpp (all borders on random rounds, EX-GAVEL in one pool a project).

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace tranche {

struct TypeDemand {
    std::array<bool, 2> may{true, true};
    std::array<double, 2> demand{0, 0};  // [GPUs] at most, in each type
    std::array<double, 2> unit{1, 1};    // [GPUs] for one unit of level, above 0
};

// Level of weighted max-min of the projects that `types` puts to `type`; infinite when all have their demand.
double levelOf(std::span<const TypeDemand>, std::span<const std::uint8_t> types, std::uint8_t type,
               double capacity);
// 0 or 1 by project; whoever may use neither has 0.
std::vector<std::uint8_t> chooseTypes(std::span<const TypeDemand>, std::array<double, 2> capacity);

}  // namespace tranche
