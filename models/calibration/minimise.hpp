// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The least value of a smooth function of two variables, and how sharply it bends there.
// minimise   the simplex of Nelder and Mead (1965) with their coefficients, started again once from where it ends, since
//            a simplex may collapse early. Deterministic. Infinity and nan count as worse than anything.
// errors     square roots of the diagonal of the inverse Hessian, by central differences: standard errors when the
//            function is a negative log-likelihood. nullopt when it does not bend upwards there.
// Cost: some 100 to 300 evaluations. Verified by: tests/calibration/minimise_test.cpp.

#include <array>
#include <functional>
#include <optional>

namespace tranche {

using Pair = std::array<double, 2>;
using Objective = std::function<double(const Pair&)>;

struct Minimum {
    Pair at{};
    double value = 0;
    int evaluations = 0;
    bool converged = false;
};

Minimum minimise(const Objective& f, Pair start, Pair step);
std::optional<Pair> curvatureErrors(const Objective& f, const Pair& at, const Pair& step = {1e-3, 1e-3});

}  // namespace tranche
