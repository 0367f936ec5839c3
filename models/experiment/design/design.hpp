// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Any design, asked point by point: an experiment of a million points is never written down.
//
//   const Design design = LatinHypercube(1000, 5, seed);
//   for (std::int64_t k = 0; k < pointCount(design); ++k) run(unitPoint(design, k));
//
// A point is a vector in the unit cube, one coordinate a factor; what a coordinate means (a quantile of a law, a place in a
// range, a level of a list: levelAt() in grid.hpp) is the caller's. It depends on the design and the index alone: any
// thread, any order, any shard. Errors: contract violations for an index outside. Cost: see each design.
// Verified by: tests/experiment/design_test.cpp.

#include <variant>

#include "models/experiment/design/grid.hpp"
#include "models/experiment/design/latin_hypercube.hpp"
#include "models/experiment/design/morris_design.hpp"
#include "models/experiment/design/saltelli_design.hpp"
#include "models/experiment/design/sobol_points.hpp"

namespace tranche {

using Design = std::variant<GridDesign, LatinHypercube, SobolPoints, MorrisDesign, SaltelliDesign>;

std::int64_t pointCount(const Design&);
std::size_t dimensions(const Design&);
std::vector<double> unitPoint(const Design&, std::int64_t index);

}  // namespace tranche
