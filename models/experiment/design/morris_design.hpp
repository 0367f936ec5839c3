// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The trajectories of Morris (1991): r walks through the grid of p levels, each moving every factor once, by delta.
//
//   delta = p / (2 (p - 1)), p even;   levels 0, 1/(p-1), ..., 1
//   point k: walk k / (d + 1), step k mod (d + 1); step s has the first s factors of the walk's random order moved
//   a factor starts at one of the p/2 low levels and moves up, or mirrored: at one of the p/2 high ones and moves down
//
// Every elementary effect of one factor is then equally likely, which is what delta is chosen for. Both ends 0 and 1 are
// used. Order, start and direction are draws of the seed, one set a walk: more walks leave the first ones as they are.
// n = r (d + 1) points; point k costs O(d), nothing is stored. Analysed by analysis/morris_effects.hpp.
// Verified by: tests/experiment/design_test.cpp.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tranche {

class MorrisDesign {
public:
    // At least one trajectory; levels even, at least 2.
    MorrisDesign(std::int64_t trajectories, std::size_t dimensions, std::uint64_t seed, int levels = 4);

    std::int64_t trajectories() const { return trajectories_; }
    std::int64_t points() const { return trajectories_ * static_cast<std::int64_t>(dimensions_ + 1); }
    std::size_t dimensions() const { return dimensions_; }
    double delta() const { return levels_ / (2.0 * (levels_ - 1)); }
    std::vector<double> point(std::int64_t index) const;

private:
    std::int64_t trajectories_;
    std::size_t dimensions_;
    std::uint64_t seed_;
    int levels_;
};

}  // namespace tranche
