// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Heterogeneity-aware max-min over two types of hardware (Narayanan et al. 2020, "Gavel"): the least normalised throughput
// (throughput / (weight x normaliser)) is as large as can be; without limits on demand it is the same for all.
// With two types the linear programme is a sort: who gains most from type B over type A is served in B, the rest in A,
// and one project at the border in both; its level has a closed form. Normaliser: throughput under an equal split of both.
// Units: throughput of one server (any unit, a project's own), capacities in servers, amounts in fractions of servers.
// Error: rounding of doubles, relative 1e-12. Ties in the ratio: the lower position in B. O(n log n).
// Errors: throughputs and weights that are not positive and negative capacities throw ContractViolation.
// Verified by: tests/allocation/two_types_test.cpp (EX-GAVEL, bisection on the level).

#include <span>
#include <vector>

namespace tranche {

struct TwoTypeProject {
    double throughputA = 1, throughputB = 1;  // of one server
    double weight = 1;
};

struct TwoTypeShare {
    double serversA = 0, serversB = 0;
};

struct TwoTypeDivision {
    std::vector<TwoTypeShare> shares;  // by project
    double level = 0;                  // throughput / (weight x that of an equal split); 1: as an equal split
};

TwoTypeDivision divideTwoTypes(std::span<const TwoTypeProject>, double capacityA, double capacityB);

}  // namespace tranche
