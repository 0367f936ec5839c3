// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Every combination of levels: the full factorial design.
//
//   point k   level of factor i = (k / product of the levels of the factors after i) mod its own: the last factor moves fastest,
//             as in nested loops written in order
//   as a unit point  the middle of the level's cell, (level + 1/2) / levels, so that levelAt() gives the level back
//
// A factor has at least one level; no factor at all is one point. The number of points fits 63 bits.
// Point k costs O(factors), memory O(factors). Verified by: tests/experiment/design_test.cpp.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tranche {

class GridDesign {
public:
    explicit GridDesign(std::vector<std::int64_t> levels);

    std::int64_t points() const { return points_; }
    std::size_t dimensions() const { return levels_.size(); }
    std::vector<std::int64_t> levelsOf(std::int64_t index) const;
    std::vector<double> point(std::int64_t index) const;

private:
    std::vector<std::int64_t> levels_;
    std::int64_t points_ = 1;
};

// Whether so many combinations can be counted at all (63 bits).
bool gridIsCountable(const std::vector<std::int64_t>& levels);

// The level of a list of `levels` equally likely ones that a coordinate of any design means: floor(u levels), the last
// one at u = 1.
std::int64_t levelAt(double u, std::int64_t levels);

}  // namespace tranche
