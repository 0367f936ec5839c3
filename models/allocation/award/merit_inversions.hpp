// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Merit inversions of a round: a project was refused although a lower score that took no more GPUs than it asked for
// was funded. It is what applicants litigate, and what every rule but a strict order pays for filling the machine.
// Scores are compared to 1e-6 points, so equal ones are no inversion. Share groups and pools make no difference: the
// refused see one list. Refused by a stated rule before the ranking (cap, minimum score): not in the list, not counted.
// Input: candidates in any order, a decision for each. O(n log n). Verified by: tests/allocation/merit_inversions_test.cpp.

#include <cstdint>
#include <span>
#include <vector>

#include "models/allocation/award/award_rule.hpp"

namespace tranche {

// Positions in the list of those who were passed over, ascending.
std::vector<std::size_t> meritInversions(std::span<const Candidate>, std::span<const Decision>);

}  // namespace tranche
