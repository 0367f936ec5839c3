// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The Sobol' sequence (Sobol' 1967) with the direction numbers of Joe and Kuo (2008), by index.
//
//   point k = XOR of the direction numbers of the set bits of k ^ (k >> 1)      Gray code (Antonov and Saleev 1979)
//
// In two dimensions 0 0, 1/2 1/2, 3/4 1/4, 1/4 3/4, ...: point 0 is the corner and is not left out, because the first 2^m
// points are balanced only with it (Owen 2020). Best with 2^m points: then every dimension has one in each 2^-m.
//
// Digital shift  with a seed every dimension is XORed with a draw of its own: uniform in the open cube, unbiased, the
//                balance kept, and independent seeds tell the error. Without one the points are the textbook's, 0 included.
// More points    are a continuation: the first n of 2 n are those of n.
// Limits         3,667 dimensions, 2^52 points. Point k costs O(d log k); memory 416 bytes a dimension.
// Verified by: tests/experiment/design_test.cpp (textbook points, nets, and Boost's generator as the second route).

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tranche {

class SobolPoints {
public:
    static constexpr std::size_t kMostDimensions = 3667;

    SobolPoints(std::int64_t points, std::size_t dimensions, std::optional<std::uint64_t> shiftSeed = {});

    std::int64_t points() const { return points_; }
    std::size_t dimensions() const { return shift_.size(); }
    std::vector<double> point(std::int64_t index) const;  // each in [0, 1)

private:
    static constexpr unsigned kBits = 52;
    using Directions = std::array<std::uint64_t, kBits>;

    std::int64_t points_;
    std::vector<Directions> directions_;  // by dimension; 52-bit fractions
    std::vector<std::uint64_t> shift_;
    bool shifted_;
};

}  // namespace tranche
