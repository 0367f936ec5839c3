// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The clairvoyant bound of one replication, and what each alternative reached of it.
//
// The problem is made of all alternatives together, so that one bound holds for each of them:
//   slots     the intervals between sampling dates (months); hours in them are exact, nothing is rounded to weeks
//   types     one: a request counts GPUs and takes them of any model, and so does the bound. Told apart, the models would
//             only let a project use all of them at once.
//   capacity  healthy GPU-hours of the slot, or what grants claimed if that was more, less what standing holders of
//             set-asides took; of the alternatives the largest. Set-asides and what contest teams hold count as free: the
//             clairvoyant may use them, so the bound errs on the high side there.
//   projects  every project that arose under any alternative, once whatever its attempts, with the earliest need, the largest
//             stated need and the most GPUs it had under any of them; nobody loses patience
//   value     GPU-hours of stated need served up to the end of the horizon; with `merit`, each times merit / 100 (points;
//             below 0 counts as 0). Hours beyond the need (extensions) are worth nothing.
// What an alternative reached is the same value of what its projects were delivered, each at most its need. So
// reached <= bound for every alternative, which is ensured here: otherwise InvariantBroken.
// Cost: kBoundIterations passes over the projects, about a second for ten thousand.
// Verified by: tests/experiment/compare_bound_test.cpp (every policy that ships).

#include <vector>

#include "models/experiment/compare/project_uses.hpp"
#include "models/outcome/clairvoyant_bound.hpp"

namespace tranche {

// Of one alternative: what the bound needs of its outcome.
struct BoundPart {
    std::vector<ProjectUse> projects;
    std::vector<double> capacity;  // [GPU h] by slot
};

struct RunBound {
    ServedProblem problem;
    Bound bound;
    std::vector<double> reached;  // by alternative
    std::vector<Time> edges;      // of the slots
};

BoundPart boundPart(const ReplicationOutcome&, std::vector<ProjectUse>);
// At least one part; all alternatives have the same supply.
RunBound boundOfRun(const std::vector<Time>& edges, const std::vector<BoundPart>&, bool merit,
                    int iterations = kBoundIterations);

}  // namespace tranche
