// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where an axis has its ticks and what is written there, in the language of the screen: round numbers, first days of
// months, quarters or years, categories. Never more labels than there is room for.
// Verified by: tests/gui/ticks_test.cpp.

#include <functional>
#include <vector>

#include "gui/presentation/chart_data.hpp"

namespace tranche::gui {

struct Tick {
    double at = 0;
    QString label;
};

struct TickRoom {
    double low = 0, high = 1;  // of what is seen [data]
    double pixels = 400;       // along the axis
    // Room that a label takes along the axis [px]: its width for a level axis, a line for an upright one.
    std::function<double(const QString&)> extent;
};

// Ascending and inside [low, high].
std::vector<Tick> axisTicks(const AxisData& axis, const TickRoom& room);

// [low, high] widened to round numbers and, where the axis says so, to zero; never empty.
struct AxisRange {
    double low = 0, high = 1;
};
AxisRange axisRange(const AxisData& axis, double lowest, double highest);

}  // namespace tranche::gui
