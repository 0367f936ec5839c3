// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What `sweep analyse --condition` shows: the boxes in which a condition on one metric holds, as text and as JSON.
//   {points, cases, too_few, boxes: [{coverage, density, support, points, by_luck, limits: [{factor, range, quasi_p}]}]}
// Limits have at most four significant digits, whole numbers all of theirs; dates and levels are as the experiment writes
// them. Verified by: tests/tools/sweep_test.cpp.

#include <nlohmann/json_fwd.hpp>

#include "models/experiment/analysis/prim.hpp"
#include "models/experiment/store/point_table.hpp"
#include "tools/terminal_text.hpp"

namespace tranche {

void showBoxes(const Sweep&, const PointTable&, std::size_t metric, const Target&, TextPage&);
nlohmann::ordered_json boxesJson(const Sweep&, const PointTable&, std::size_t metric, const Target&);

}  // namespace tranche
