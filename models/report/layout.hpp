// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where labels go so that none covers another, and how many points a line needs.
//
// Flags: a label beside the top of a vertical line. Row 0 is nearest the plot. A flag's label stands right of
// its line, or left where it would leave the plot; whoever's label another line would cross stands higher
// than that line's flag. Legend: entries flow from left to right and wrap.
//
// Verified by tests/report/layout_test.cpp.

#include <string>
#include <string_view>
#include <vector>

#include "models/report/svg.hpp"

namespace tranche {

struct FlagPlace {
    int row = 0;
    bool left = false;  // the label stands left of its line
};
// One place a flag, in the order given. Widths in px, `low` and `high` the ends of the plot. O(n^2) a pass, n
// passes.
std::vector<FlagPlace> placeFlags(const std::vector<double>& lines, const std::vector<double>& widths,
                                  double low, double high);

enum class LegendShape { box, line, dot };
struct LegendEntry {
    std::string text;
    std::string_view mark;  // class of the swatch
    LegendShape shape = LegendShape::box;
};
inline constexpr double kLegendRowHeight = 19;
// Draws from `topLeft` and returns the height used. A label too long for the width is clipped.
double drawLegend(Svg& svg, ChartPoint topLeft, double width, const std::vector<LegendEntry>& entries);

// Keeps first, lowest, highest and last point of every pixel column (of a line sorted by x): the drawing is
// the same, the file is not longer than 4 points a column.
std::vector<ChartPoint> thinToPixels(const std::vector<ChartPoint>& line);

}  // namespace tranche
