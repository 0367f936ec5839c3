// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A drawing, and the two widths of every drawing: for a page and for a telephone.
// Verified by: tests/report/charts_test.cpp.

#include <string>
#include <vector>

#include "models/report/svg.hpp"

namespace tranche {

enum class ChartSize { wide, narrow };
inline constexpr double chartWidth(ChartSize size) {
    return size == ChartSize::wide ? 920 : 400;
}

struct Chart {
    std::string svg;
    std::vector<LabelBox> labels;  // every text drawn, with its box
    double width = 0, height = 0;
    std::vector<std::string> notes;  // what the drawing leaves out, in sentences
};

}  // namespace tranche
