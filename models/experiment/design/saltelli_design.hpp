// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The points from which Sobol' indices are estimated (Saltelli et al. 2010): two independent samples A and B of N points, and
// for each factor i the sample AB_i, A with column i from B.
//
//   point k: row k / (d + 2) of sample k mod (d + 2), in the order A, B, AB_1, ..., AB_d
//
// A and B are the halves of one 2d-dimensional Sobol' sequence with a digital shift (sobol_points.hpp), so N is best a
// power of 2 and more rows leave the first ones as they are. n = N (d + 2) points; at most 1,833 factors.
// Point k costs O(d log N). Analysed by analysis/sobol_indices.hpp. Verified by: tests/experiment/design_test.cpp.

#include "models/experiment/design/sobol_points.hpp"

namespace tranche {

class SaltelliDesign {
public:
    SaltelliDesign(std::int64_t rows, std::size_t dimensions, std::uint64_t seed);

    std::int64_t rows() const { return base_.points(); }
    std::int64_t points() const { return rows() * static_cast<std::int64_t>(dimensions_ + 2); }
    std::size_t dimensions() const { return dimensions_; }
    std::vector<double> point(std::int64_t index) const;

private:
    SobolPoints base_;
    std::size_t dimensions_;
};

}  // namespace tranche
