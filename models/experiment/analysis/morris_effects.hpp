// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Elementary effects of a MorrisDesign (Morris 1991), from the responses in the order of its points:
//
//   effect of i in a walk = (y after - y before) / (x_i after - x_i before), x in the unit cube: the design's, or where the
//   values tried were rounded the `coordinates` really taken, in the unit of the range
//   mu = mean over walks, mu* = mean of absolute values (Campolongo, Cariboni and Saltelli 2007), sigma = standard deviation
//
// mu* ranks the factors; sigma beside it says that the effect depends on where the others are, or is not linear. |mu| far
// below mu* says that the sign changes. In the unit of the response, per full range of the factor.
//
// Intervals  of mu*, Student's t over walks, which are independent.
// Still      a step that rounding has made 0 is left out and counted in `still`.
// Undefined  an effect with an undefined end is left out; `walks` says how many remain. NaN without any.
// O(points x factors). Verified by: tests/experiment/morris_effects_test.cpp.

#include <cstdint>
#include <span>
#include <vector>

#include "models/experiment/design/morris_design.hpp"
#include "sim/statistics/interval.hpp"

namespace tranche {

struct MorrisEffect {
    std::int64_t walks = 0, still = 0;
    double mu = 0, muStar = 0, sigma = 0;
    Interval muStarInterval;
};

// One response a point of the design; by factor. `coordinates`: point by point, one a factor; empty: the design's.
std::vector<MorrisEffect> morrisEffects(const MorrisDesign&, std::span<const double> responses,
                                        double confidence = 0.95, std::span<const double> coordinates = {});

}  // namespace tranche
