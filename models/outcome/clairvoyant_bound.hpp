// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What nobody could have beaten: an upper bound, by weak duality, on the value that any allocation of these GPUs to these
// projects reaches, even one that knows the future. For any prices lambda >= 0 of a type of GPU in a slot of time
//
//   UB(lambda) = sum lambda(g, t) C(g, t) + sum over projects of the most it gains at these prices
//
// is such a bound, so a file with lambda is a certificate that anyone can check in one pass. lambda is the shadow price: what
// one more GPU-hour of type g in slot t would have added. Two forms of a project:
//
//   ServedProblem  a project may use GPUs of any type at any time once its need has arisen, in any number up to the most it
//                  ever asked for or held, with any pauses, until its need is served. So the bound holds for every policy:
//                  partial awards, recalls, stretched and extended grants, pre-emption, borrowing and second attempts are
//                  all special cases. Hours are exact; slots are not rounded. Value = weight x need served.
//   StartProblem   a project starts once, in whole slots, and keeps its GPUs for its duration; the linear relaxation of
//                  non-preemptive starts: tighter, but no bound for policies that interrupt, shrink or stretch grants. Value
//                  that lies beyond the last slot does not count, by proportion.
//
// improvedBound: starts from the better of free and dearest prices, then steps from the best prices along the mean of what was
// wanted lately, towards `reached` (a value that some policy has reached), shorter when they stop helping (the volume
// algorithm: Barahona and Anbil 2000, after Held and Karp 1971), scaled by capacity; at the end prices are cut to all or
// nothing and changed one by one while that helps. Sequential and deterministic: the same bytes on any machine.
// Cost of one evaluation: served O(cells log cells + slots cells + projects x cells visited), start O(projects x slots x types)
// by prefix sums. Errors: sizes that do not fit and negative numbers violate the contract.
// Verified by: tests/outcome/clairvoyant_bound_test.cpp (a linear programme solved by enumeration as the second route).

#include <cstddef>
#include <span>
#include <vector>

namespace tranche {

struct ServedProject {
    double from = 0;    // [h] its need arises
    double gpus = 0;    // at once, at most
    double need = 0;    // [h of need]
    double weight = 1;  // value of one of them
};

struct ServedProblem {
    std::vector<double> edges;       // [h] ascending; slot t is [edges[t], edges[t + 1])
    std::vector<double> equivalent;  // by type: hours of need that one GPU-hour serves, above 0
    std::vector<double> capacity;    // [GPU h] types x slots, row-major by type
    std::vector<ServedProject> projects;
    std::size_t slots() const { return edges.empty() ? 0 : edges.size() - 1; }
    std::size_t types() const { return equivalent.size(); }
};

struct StartProject {
    std::size_t arrives = 0, duration = 1;  // [slots]
    std::vector<double> size, value;        // by type; size 0: not on this type
};

struct StartProblem {
    std::size_t slots = 0, types = 1;
    std::vector<double> capacity;  // types x slots
    std::vector<StartProject> projects;
};

// `usage`, unless null: what the projects would take at these prices, as capacity.
double upperBound(const ServedProblem&, std::span<const double> lambda, std::vector<double>* usage = nullptr);
double upperBound(const StartProblem&, std::span<const double> lambda, std::vector<double>* usage = nullptr);

struct Bound {
    double value = 0;
    std::vector<double> lambda;  // as capacity
    int iterations = 0;
};

inline constexpr int kBoundIterations = 400;
Bound improvedBound(const ServedProblem&, double reached, int iterations = kBoundIterations);
Bound improvedBound(const StartProblem&, double reached, int iterations = kBoundIterations);

}  // namespace tranche
