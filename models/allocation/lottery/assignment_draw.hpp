// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Probabilistic serial over pools that hold many places, and the draw of an assignment from it.
//   eat    agents of one kind have one list of pools and one size in each; all eat at the speed of one request a unit of time,
//          for a unit of time, each its best pool that has anything left while its group has (Bogomolnaia, Moulin 2001).
//          Result: the part of a request that one agent of the kind has eaten of each pool, exact fractions.
//   draw   a random assignment with exactly these probabilities, at most one place an agent, and for every pool (and for
//          those left without) the number that is expected, rounded down or up: the lottery of Birkhoff 1946 and von
//          Neumann 1953 in the form of Budish, Che, Kojima, Milgrom 2013, one step of it at a time. Each step moves
//          probability along a cycle of entries that are neither 0 nor 1, in one direction or the other at the odds that
//          keep the mean, until none is left; so no list of assignments is ever made.
// Errors: rows that sum to more than 1 throw ContractViolation. O((pools + groups) kinds pools); O(agents pools^2) for a draw.
// Verified by: tests/allocation/assignment_draw_test.cpp (EX-PS; the probabilities against random_assignment.hpp).

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "models/allocation/lottery/random_assignment.hpp"

namespace tranche {

struct EatingKind {
    std::int64_t agents = 1;
    std::vector<std::uint16_t> pools;  // best first
    std::vector<std::int64_t> size;    // in each of `pools`, above 0
    std::optional<std::size_t> group;
};

// By kind, then by place in its list of pools.
AssignmentMatrix eat(std::span<const EatingKind>, std::span<const std::int64_t> poolRoom,
                     std::span<const std::int64_t> groupRoom);

inline constexpr std::uint16_t kNoPlace = 0xffff;

// `chances`: by agent and pool. The pool of each agent, or kNoPlace. The same seed draws the same.
std::vector<std::uint16_t> drawAssignment(const AssignmentMatrix& chances, std::uint64_t seed);

}  // namespace tranche
