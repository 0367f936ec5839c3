// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How much of the start of a long run to delete before estimating a steady state: MSER-5 (White 1997; White,
// Cobb and Spratt 2000). Means y_1..y_m of batches of five observations; the cut d minimises
//   MSER(d) = sum over i > d of (y_i - mean of y_(d+1)..y_m)^2 / (m - d)^2.
// The last five batches never count as a tail: a few equal values would win by chance (Hoad, Robinson and
// Davies 2010). Ties: the smallest cut. Refused (nothing returned) when the cut would be more than half, or
// with fewer than ten batches: the run is then too short to say. Left-over observations at the end are
// unused.
// Only for steady-state studies: a programme starts from the real calendar and deletes nothing.
// O(n). Verified by tests/sim/series_test.cpp.

#include <cstddef>
#include <optional>
#include <span>

namespace tranche {

std::optional<std::size_t> mser5(std::span<const double> observations);  // observations to delete

}  // namespace tranche
