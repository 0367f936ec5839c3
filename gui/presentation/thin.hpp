// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A series thinned to the columns of pixels it is drawn in: of each column the first, the least, the greatest and the
// last point, in order of x, so that peaks survive and the drawn line is the same (M4: Jugel, Jerzak, Hackenbroich and
// Markl, VLDB 2014). Series that are short already, and NaN, which breaks a line, are kept.
// Input ascends in x. Outside [from, to] only the neighbours stay, so that lines run to the edge.
// O(points). Verified by: tests/gui/thin_test.cpp.

#include <cstddef>
#include <vector>

namespace tranche::gui {

struct ThinRange {
    double from = 0, to = 1;  // data
    int columns = 1;          // pixels
};

// The places of what is kept, ascending; at most 4 a column, its NaN, and two neighbours.
std::vector<std::size_t> thinLine(const std::vector<double>& x, const std::vector<double>& y, ThinRange);

// A band keeps of each column the least `low` and the greatest `high` as well as its ends.
std::vector<std::size_t> thinBand(const std::vector<double>& x, const std::vector<double>& low,
                                  const std::vector<double>& high, ThinRange);

}  // namespace tranche::gui
