// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The clairvoyant bound of one replication, and what each alternative reached of it.
//
// The problem is made of all alternatives together, so that one bound holds for each of them:
//   slots     the intervals between sampling dates (months)          types   GPU models; pools of one model are one
//   capacity  healthy GPU-hours of the slot, or what grants claimed if that was more, less what standing holders of
//             set-asides took; of the alternatives the largest. Set-asides and what contest teams hold count as free: the
//             clairvoyant may use them, so the bound errs on the high side there.
//   projects  every project that arose under any alternative, once whatever its attempts, with the earliest need, the largest
//             stated need and the most GPUs it had under any of them; nobody loses patience
//   value     H200-equivalent GPU-hours of stated need served up to the end of the horizon; with `merit`, each times
//             merit / 100 (points; below 0 counts as 0)
// What an alternative reached is the same value of what its projects were delivered, each at most its need. So
// reached <= bound for every alternative, which is ensured here: otherwise InvariantBroken.
// Cost: kBoundIterations passes over the projects, about a second for ten thousand.
// Verified by: tests/experiment/compare_bound_test.cpp (every policy that ships).

#include <string>
#include <vector>

#include "models/experiment/compare/project_uses.hpp"
#include "models/outcome/clairvoyant_bound.hpp"
#include "models/programme/setting.hpp"

namespace tranche {

// Of one alternative: what the bound needs of its outcome.
struct BoundPart {
    std::vector<ProjectUse> projects;
    std::vector<double> capacity;  // [GPU h] types x slots
};

struct RunBound {
    ServedProblem problem;
    Bound bound;
    std::vector<double> reached;  // by alternative
    std::vector<std::string> types;
    std::vector<Time> edges;  // of the slots
};

std::vector<std::size_t> modelsInUse(const Setting&);  // indices of Scenario::hardware, in order of the pools
BoundPart boundPart(const Setting&, const ReplicationOutcome&, std::vector<ProjectUse>);
// At least one part; all alternatives have the supply of `setting`.
RunBound boundOfRun(const Setting&, const std::vector<Time>& edges, const std::vector<BoundPart>&, bool merit,
                    int iterations = kBoundIterations);

}  // namespace tranche
