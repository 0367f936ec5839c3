// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A Latin hypercube: n points in d dimensions such that each of the n strata [s/n, (s+1)/n) of every dimension holds
// exactly one (McKay, Beckman and Conover 1979).
//
//   coordinate i of point k = (permutation_i(k) + place) / n     place: 1/2 centred, a draw in (0, 1) jittered
//
// The permutations are independent draws of the seed, one a dimension, reached by index: point k costs O(d log n) and
// nothing is stored. Another n or d gives another hypercube: a study of 2 n points does not hold that of n.
// Verified by: tests/experiment/design_test.cpp.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tranche {

enum class Placing { centred, jittered };

class LatinHypercube {
public:
    // At least one point.
    LatinHypercube(std::int64_t points, std::size_t dimensions, std::uint64_t seed,
                   Placing placing = Placing::jittered);

    std::int64_t points() const { return points_; }
    std::size_t dimensions() const { return dimensions_; }
    std::vector<double> point(std::int64_t index) const;

private:
    std::int64_t points_;
    std::size_t dimensions_;
    std::uint64_t seed_;
    Placing placing_;
};

}  // namespace tranche
