// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Random assignment of unlike objects, one each, to agents who rank them: exact probabilities.
//   probabilisticSerial   all eat their best remaining object at unit speed for a unit of time (Bogomolnaia, Moulin 2001):
//                         ordinally efficient and free of envy, not strategy-proof
//   serialDictatorship    agents choose in a random order; by enumeration of all orders, at most kEnumeratedAgents
//   decompose             a doubly stochastic matrix as a lottery over assignments (Birkhoff 1946, von Neumann 1953)
// rows: agents, columns: objects. A preference lists object numbers, best first, each at most once; what is not listed is
// not wanted. Only for unit requests: with unlike sizes the matrix need not decompose.
// Errors: unknown or repeated objects, too many agents, a matrix that is not doubly stochastic throw ContractViolation.
// O(agents objects^2) steps of exact fractions; n! (enumeration); at most n^2 assignments of O(n^3) each (decompose).
// Verified by: tests/allocation/random_assignment_test.cpp (EX-PS).

#include <boost/multiprecision/cpp_int.hpp>
#include <cstdint>
#include <span>
#include <vector>

namespace tranche {

using Probability = boost::multiprecision::cpp_rational;
using Preference = std::vector<std::uint32_t>;
using AssignmentMatrix = std::vector<std::vector<Probability>>;

struct Assignment {
    Probability probability;
    std::vector<std::uint32_t> object;  // by agent
};

inline constexpr std::size_t kEnumeratedAgents = 8;

AssignmentMatrix probabilisticSerial(std::span<const Preference>, std::size_t objects);
AssignmentMatrix serialDictatorship(std::span<const Preference>, std::size_t objects);
std::vector<Assignment> decompose(AssignmentMatrix);

}  // namespace tranche
