// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Layers on top of each other over a common row of dates; each value holds from its date to the next. Values that are not
// finite or below zero count as 0. Verified by: tests/report/supply_charts_test.cpp.

#include <string>
#include <string_view>
#include <vector>

#include "models/report/axis.hpp"
#include "models/report/svg.hpp"

namespace tranche {

struct StackLayer {
    std::string tooltip;
    std::string_view mark;  // class
    std::vector<double> values;
};

double stackHeight(const std::vector<StackLayer>& layers);  // the highest total

// From the floor up; returns for each layer its lower and upper end at the last date [data].
std::vector<std::pair<double, double>> drawStack(Svg& svg, const ChartBox& plot, const LinearScale& x,
                                                 const LinearScale& y, const std::vector<double>& dates,
                                                 const std::vector<StackLayer>& layers);

// A line in steps over the same dates, with gaps where a value is not finite.
SvgPath stepLine(const ChartBox& plot, const LinearScale& x, const LinearScale& y,
                 const std::vector<double>& dates, const std::vector<double>& values);

}  // namespace tranche
